package org.neuralquanta.study;

import java.util.Arrays;
import java.util.Locale;
import org.neuralquanta.fit.BudgetLine;
import org.neuralquanta.fit.Covariance;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.runs.RunsRange;

/**
 * The best split for any fitted curve in N and D: the least loss along N·D = const, where the exact derivative by log N is 0. Standard
 * errors are those of the implicit function of the coordinates to leading order. The exponent is the local one at the largest compute of
 * the runs; its derivatives by the coordinates are central differences.
 */
final class NumericSplit implements SplitRule {

    /** N is sought within a factor of e^60 of that of the runs. */
    private static final double FARTHEST = 60;

    private static final double STEP = 0.5;
    private static final double ACCURACY = 1e-14;
    private static final double DIFFERENCE = 1e-5;

    private final Covariance covariance;
    private final BudgetLine line;
    private final double centreN;
    private final double centreD;
    private final double exponent;
    private final double exponentError;

    NumericSplit(Fit fit) {
        this.covariance = Covariance.sandwich(fit);
        this.centreN = fit.runs().centre(0);
        this.centreD = fit.runs().centre(1);
        this.line = new BudgetLine(fit);
        double logProduct = RunsRange.of(fit.runs()).mostProduct();
        this.exponent = exponent(line, logProduct);
        double[] gradient = new double[line.dimension()];
        Arrays.setAll(gradient, j -> (exponent(line.moved(j, DIFFERENCE), logProduct) - exponent(line.moved(j, -DIFFERENCE), logProduct))
                / (2 * DIFFERENCE));
        this.exponentError = covariance.standardErrorAlong(gradient);
    }

    private double exponent(BudgetLine along, double logProduct) {
        double n = best(along, logProduct);
        BudgetLine.Place place = along.at(n, logProduct - n);
        return -place.slopeByProduct() / place.curvature();
    }

    @Override
    public double exponent() {
        return exponent;
    }

    @Override
    public double exponentError() {
        return exponentError;
    }

    @Override
    public Best of(double product) {
        double logProduct = Math.log(product);
        double n = best(line, logProduct);
        BudgetLine.Place place = line.at(n, logProduct - n);
        // log(D/N) = log(ND) − 2n, and dn = −d(slope)/curvature.
        double[] gradient = Arrays.stream(line.slopeGradient(n, logProduct - n)).map(g -> 2 * g / place.curvature()).toArray();
        return new Best(Math.exp(n), Math.exp(logProduct - n), covariance.standardErrorAlong(gradient));
    }

    /** The log N of least loss: of all falls followed by a rise, the lowest. */
    private double best(BudgetLine along, double logProduct) {
        double middle = centreN + (logProduct - centreN - centreD) / 2;
        double least = Double.POSITIVE_INFINITY;
        double best = Double.NaN;
        double falling = Double.NaN;
        for (double n = middle - FARTHEST; n <= middle + FARTHEST; n += STEP) {
            double slope = along.at(n, logProduct - n).slope();
            if (slope < 0) {
                falling = n;
            } else if (slope > 0 && !Double.isNaN(falling)) {
                double root = root(along, logProduct, falling, n);
                double loss = along.at(root, logProduct - root).log();
                if (loss < least) {
                    least = loss;
                    best = root;
                }
                falling = Double.NaN;
            }
        }
        if (Double.isNaN(best)) {
            throw new IllegalStateException("the fitted loss has no least value among the splits of "
                    + String.format(Locale.ROOT, "%.3g", Math.exp(logProduct)) + " = N D: it does not fall with both N and D, and no split of compute is best");
        }
        return best;
    }

    /** Newton's method, kept between a fall and a rise. */
    private static double root(BudgetLine along, double logProduct, double falling, double rising) {
        double low = falling;
        double high = rising;
        double n = low + (high - low) / 2;
        while (high - low > ACCURACY * Math.abs(n)) {
            BudgetLine.Place place = along.at(n, logProduct - n);
            if (place.slope() == 0) {
                return n;
            }
            if (place.slope() < 0) {
                low = n;
            } else {
                high = n;
            }
            double newton = n - place.slope() / place.curvature();
            double next = newton > low && newton < high ? newton : low + (high - low) / 2;
            if (Math.abs(next - n) <= ACCURACY * Math.abs(n)) {
                return next;
            }
            n = next;
        }
        return n;
    }
}
