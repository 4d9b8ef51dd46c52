package org.neuralquanta.fit;

import java.util.Arrays;

/**
 * The scatter of runs about a fitted curve, for prediction intervals: the residuals, by size, and Student's law fitted to them. The
 * residuals are multiplied by \(\sqrt{n/(n-p)}\), since a curve with p parameters lies too near to its n runs. Immutable.
 */
final class Scatter {

    /** Of more residuals evenly spaced quantiles are enough. */
    private static final int MOST = 20_000;

    private final double[] residuals;
    private final ErrorLaw law;

    private Scatter(double[] residuals, ErrorLaw law) {
        this.residuals = residuals;
        this.law = law;
    }

    static Scatter of(Fit fit) {
        double[] all = fit.residuals();
        int parameters = fit.model().dimension();
        double inflation = Math.sqrt((double) all.length / (all.length - parameters));
        Arrays.sort(all);
        double[] kept = new double[Math.min(all.length, MOST)];
        Arrays.setAll(kept, i -> all[(int) ((i + 0.5) * all.length / kept.length)]);
        ErrorLaw law = ErrorLaw.of(fit.loss(), kept, parameters);
        Arrays.setAll(kept, i -> inflation * kept[i]);
        return new Scatter(kept, law);
    }

    /** The value below which a share of Student's law lies, for shares above one half. */
    double quantile(double share) {
        return law.quantile(share);
    }

    /**
     * The quantile of the sum of a value and a residual, each drawn from all of its kind.
     *
     * @param sorted the values, rising
     */
    double quantileOfSum(double[] sorted, double share) {
        double wanted = share * sorted.length * residuals.length;
        double low = sorted[0] + residuals[0];
        double high = sorted[sorted.length - 1] + residuals[residuals.length - 1];
        while (true) {
            double middle = low + (high - low) / 2;
            if (!(low < middle && middle < high)) {
                return high;
            }
            if (pairsUpTo(middle, sorted) >= wanted) {
                high = middle;
            } else {
                low = middle;
            }
        }
    }

    /** The number of pairs whose sum is at most a limit. */
    private double pairsUpTo(double limit, double[] sorted) {
        double pairs = 0;
        int below = residuals.length;
        for (double value : sorted) {
            while (below > 0 && value + residuals[below - 1] > limit) {
                below--;
            }
            pairs += below;
        }
        return pairs;
    }
}
