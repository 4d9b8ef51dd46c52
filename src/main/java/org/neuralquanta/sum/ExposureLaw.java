package org.neuralquanta.sum;

import org.jspecify.annotations.Nullable;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.numerics.Bisection;
import org.neuralquanta.special.RankMonomial;

/**
 * The common part of the laws in data and in steps: each quantum emerges by its own exposure to the resource. Losses here are without L∞. A
 * threshold over ranked quanta is a staircase, whose tail has a closed sum; everything else is a sum over exposures. Immutable,
 * thread-safe.
 */
public final class ExposureLaw {

    private final QuantaModel model;
    private final ExposureLoss sums;

    /** The tail of a staircase; null where the law is none. */
    private final @Nullable TailLoss tail;

    /**
     * @param frequencyPower ν
     * @param rankPower −δ
     */
    public ExposureLaw(QuantaModel model, double frequencyPower, double rankPower) {
        this.model = model;
        this.sums = ExposureLoss.of(model, frequencyPower, rankPower);
        this.tail = sums instanceof RankedLoss && isStep() ? TailLoss.of(model) : null;
    }

    public double loss(Response response, double x) {
        return tail != null && sums instanceof RankedLoss ranked
                ? tail.loss(ranked.learned(x, tau()).taken())
                : sums.sum(Weight.LOSS, Share.OPEN, response, x);
    }

    public Enclosure enclosure(Response response, double x) {
        if (tail != null && sums instanceof RankedLoss ranked) {
            return tail.enclosure(ranked.learned(x, tau()));
        }
        return sums.enclosure(response, x);
    }

    public double localExponent(Response response, double x) {
        if (!isStep()) {
            double loss = loss(response, x);
            if (!(loss > 0)) {
                throw new ArithmeticException("nothing is left to learn at " + x + ", so no local exponent");
            }
            return sums.sum(Weight.LOSS, Share.SLOPE, response, x) / loss;
        }
        if (tail != null && sums instanceof RankedLoss ranked) {
            if (ranked.learned(x, tau()).taken() == model.distribution().quanta().orElse(Long.MAX_VALUE)) {
                throw new ArithmeticException("nothing is left to learn at " + x + ", so no local exponent");
            }
            RankMonomial exposure = ranked.unitExposure().times(x, 0);
            double n = continuedLearned(exposure);
            return tail.logSlope(n) / exposure.logSlope(n);
        }
        throw new ArithmeticException(TailLoss.noContinuation(model.distribution()));
    }

    /** The real n with exposure τ. */
    public double continuedLearned(RankMonomial exposure) {
        double target = Math.log(tau());
        double low = Math.log(Math.max(1e-9, -1.000001 * exposure.offset()));
        double high = 1;
        if (exposure.logAt(low) < target) {
            throw new ArithmeticException("no quantum is within reach of the threshold, so no local exponent");
        }
        while (exposure.logAt(high) > target) {
            high *= 2;
        }
        return Math.exp(Bisection.between(low, high, 1e-15, 1e-15, log -> exposure.logAt(log) > target).high());
    }

    /** The sum over all quanta of a function of their exposure. */
    public double sum(Weight weight, Share profile, Response response, double x) {
        return sums.sum(weight, profile, response, x);
    }

    /** The number of quanta above the threshold, for a threshold curve. */
    public double learned(Response response, double x) {
        return sums instanceof RankedLoss ranked
                ? (double) ranked.learned(x, tau()).taken()
                : sums.sum(Weight.ONE, Share.CLOSED, response, x);
    }

    public boolean isStep() {
        return model.emergence().step().isPresent();
    }

    private double tau() {
        return model.emergence().step().orElse(Double.NaN);
    }
}
