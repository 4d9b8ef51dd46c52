package org.neuralquanta.dynamics;

import java.util.OptionalLong;
import org.neuralquanta.law.RaceLaw;

/**
 * The inverse of \(\tau(u)=\sum_k(1-e^{-p_k^\nu u})+wu\), which is increasing and concave. Exposures are in units of the most used
 * quantum's, \(x=up_1^\nu\).
 *
 * @param race the sums over quanta at x
 * @param quanta K
 * @param unit the rate of the most used quantum, p_1^ν
 * @param waste w
 */
record ResourceClock(RaceLaw race, OptionalLong quanta, double unit, double waste) {

    private static final double LARGEST = 5e99;
    private static final double RELATIVE = 1e-15;
    private static final int MOST_STEPS = 200;

    /** x with τ = spent; without waste and for K quanta, spent must be below K. */
    double raceTime(double spent) {
        if (spent == 0) {
            return 0;
        }
        boolean late = quanta.isPresent() && spent > 0.5 * quanta.getAsLong();
        double high = 1;
        while (excess(high, spent, late) < 0) {
            if (high == LARGEST) {
                throw new ArithmeticException("this amount is spent only at an exposure above " + LARGEST);
            }
            high = Math.min(LARGEST, 4 * high);
        }
        double low = 0.25 * high;
        while (excess(low, spent, late) > 0) {
            high = low;
            low *= 0.25;
        }
        return solve(low, high, spent, late);
    }

    /** Newton's method, with bisection where it leaves the bracket. */
    private double solve(double lower, double upper, double spent, boolean late) {
        double low = lower;
        double high = upper;
        double x = low;
        for (int i = 0; i < MOST_STEPS && high - low > RELATIVE * high; i++) {
            double excess = excess(x, spent, late);
            if (excess == 0) {
                return x;
            }
            if (excess < 0) {
                low = x;
            } else {
                high = x;
            }
            double next = x - step(x, excess, spent, late);
            if (!(next > low && next < high)) {
                next = Math.abs(next - x) <= RELATIVE * x ? x : 0.5 * (low + high);
            }
            if (Math.abs(next - x) <= RELATIVE * x) {
                return next;
            }
            x = next;
        }
        return x;
    }

    /** τ − spent; where more than half of K quanta is spent, from what remains, without cancellation. */
    private double excess(double x, double spent, boolean late) {
        double wasted = waste * (x / unit);
        return late
                ? wasted - race.remaining(x) + (quanta.orElseThrow() - spent)
                : race.count(x) + wasted - spent;
    }

    /** Newton's step; without waste near the end, for the logarithm of what remains, which is nearly straight. */
    private double step(double x, double excess, double spent, boolean late) {
        double slope = race.speed(x) + waste / unit;
        if (late && waste == 0) {
            double remaining = race.remaining(x);
            return Math.log((quanta.orElseThrow() - spent) / remaining) * remaining / slope;
        }
        return excess / slope;
    }
}
