package org.neuralquanta.dynamics;

import java.util.Arrays;
import org.neuralquanta.Statement;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.numerics.Bisection;

/**
 * The loss on one sample that uses m given quanta, against a resource x: the mean of their open shares, \(\frac1m\sum_i\varphi(xp_i)\)
 * (T24). With one quantum it falls as sharply as the emergence curve; with several it falls in as many steps. Immutable, thread-safe.
 *
 * <p>Source: Michaud et al., arXiv 2303.13506, section 5.
 */
@Statement("T24")
public final class SampleCurve {

    private static final int STEPS_PER_WIDTH = 16;

    private final EmergenceCurve curve;

    /** The logarithms of the use frequencies, ascending. */
    private final double[] logs;

    private SampleCurve(EmergenceCurve curve, double... logs) {
        this.curve = curve;
        this.logs = logs;
    }

    /**
     * The curve of a sample.
     *
     * @param curve how each quantum emerges
     * @param frequencies the use frequencies of the quanta that the sample uses, one for each use, above 0 and at most 1
     * @return the sample's curve
     * @throws IllegalArgumentException if there is none, or one is out of range
     */
    public static SampleCurve of(EmergenceCurve curve, double... frequencies) {
        if (frequencies.length == 0) {
            throw new IllegalArgumentException("a sample must use at least one quantum");
        }
        for (double p : frequencies) {
            if (!(p > 0 && p <= 1)) {
                throw new IllegalArgumentException("use frequencies must be above 0 and at most 1, one was " + p);
            }
        }
        return new SampleCurve(curve, Arrays.stream(frequencies).map(Math::log).sorted().toArray());
    }

    /**
     * The loss of the sample.
     *
     * @param resource x ≥ 0
     * @return the mean of the open shares
     * @throws IllegalArgumentException if x is out of range
     */
    public double loss(double resource) {
        return Arrays.stream(logs).map(log -> curve.open(resource * Math.exp(log))).sum() / logs.length;
    }

    /**
     * How much the curve looks like a jump: the largest share of its drop inside one e-fold of the resource. It is found by sorting for
     * thresholds, and otherwise by a search between the places where single quanta drop most, on a grid of a sixteenth of the width of
     * their drop, refined to 1e-12.
     *
     * @return the share, in (0, 1]
     */
    public double sharpness() {
        if (curve.step().isPresent()) {
            return (double) mostInOneFold() / logs.length;
        }
        double typical = Math.log(Sharpness.steepest(curve));
        double first = typical - logs[logs.length - 1];
        double last = typical - logs[0];
        double step = Math.min(1, 1 / curve.slope(Math.exp(typical + 0.5)) * curve.atZero()) / STEPS_PER_WIDTH;
        double largest = Math.max(drop(first), drop(last));
        double before = change(first);
        for (double log = first; log < last; log += step) {
            double after = change(log + step);
            if (before > 0 && after <= 0) {
                largest = Math.max(largest, drop(top(log, log + step)));
            }
            before = after;
        }
        return largest / (curve.atZero() * logs.length);
    }

    @Override
    public String toString() {
        return "SampleCurve[curve=" + curve + ", quanta=" + logs.length + "]";
    }

    /** The most thresholds within one e-fold; that of the rarest quantum is last. */
    private int mostInOneFold() {
        int most = 0;
        for (int i = 0, j = 0; j < logs.length; j++) {
            while (logs[j] - logs[i] >= 1) {
                i++;
            }
            most = Math.max(most, j - i + 1);
        }
        return most;
    }

    /** Nothing is open at the largest double. */
    private static double exposure(double log) {
        return Math.min(Double.MAX_VALUE, Math.exp(log));
    }

    /** By how much all shares fall from e^log to e^(log + 1). */
    private double drop(double log) {
        return Arrays.stream(logs)
                .map(p -> curve.open(exposure(log + p)) - curve.open(exposure(log + p + 1)))
                .sum();
    }

    /** The derivative of the drop. */
    private double change(double log) {
        return Arrays.stream(logs)
                .map(p -> curve.slope(exposure(log + p + 1)) - curve.slope(exposure(log + p)))
                .sum();
    }

    private double top(double from, double to) {
        return Bisection.between(from, to, 0, 0, log -> change(log) > 0).low();
    }
}
