package org.neuralquanta.study;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.special.Erf;
import org.neuralquanta.Statement;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.Moment;

/**
 * The band in which a learning curve lies at all its points simultaneously, with at least a given probability: the mean of n curves, each
 * over its own growing data set, is within \(q\,\sigma_i/\sqrt n\) of the law at every \(D_i\), where \(\sigma_i^2=\mathrm{Var}\,L(D_i)\).
 * With \(Z_i=(L(D_i)-E\,L(D_i))/\sigma_i\) and the correlations of neighbours from T44, the factor q solves
 * \[\sum_iP(|Z_i|>q)-\sum_iP(|Z_i|>q,\,|Z_{i+1}|>q)=1-p,\] whose left side bounds the probability of leaving the band (Hunter 1976; Worsley
 * 1982); where Šidák's \(1-\prod_iP(|Z_i|\le q)\) is smaller, that bound is used. Both hold for normal vectors.
 *
 * <p>A loss is the sum of many independent parts and so nearly normal, except where few quanta dominate: at small D, or at large D among
 * finitely many. Immutable, thread-safe.
 */
@Statement("T44")
public final class CurveBand {

    private static final int NODES = 48;
    private static final double LARGEST_FACTOR = 40;
    private static final GaussIntegratorFactory GAUSS = new GaussIntegratorFactory();

    private final List<Point> points;
    private final double[] correlations;
    private final double factor;

    private CurveBand(List<Point> points, double factor, double... correlations) {
        this.points = points;
        this.factor = factor;
        this.correlations = correlations;
    }

    /**
     * One point of a band. Immutable, thread-safe.
     *
     * @param samples D
     * @param mean the expected loss
     * @param error the standard deviation of the mean of the curves
     * @param lower the lower end of the band
     * @param upper the upper end of the band
     */
    @Statement("T44")
    public record Point(double samples, double mean, double error, double lower, double upper) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is NaN
         */
        public Point {
            if (Double.isNaN(samples + mean + error + lower + upper)) {
                throw new IllegalArgumentException("samples, mean, error and ends must be numbers, were " + samples + ", " + mean + ", " + error
                        + ", " + lower + " and " + upper);
            }
        }
    }

    /**
     * The band of the mean of some curves.
     *
     * @param law the law of the curves
     * @param curves n, at least 1
     * @param level p, above 0, below 1
     * @param samples the numbers of samples, increasing, at least one
     * @return the band
     * @throws IllegalArgumentException if a value is out of range, the numbers do not increase, or the losses have no variance
     */
    public static CurveBand of(DataLaw law, long curves, double level, double... samples) {
        if (curves < 1) {
            throw new IllegalArgumentException("curves must be at least 1, was " + curves);
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be above 0 and below 1, was " + level);
        }
        if (samples.length == 0) {
            throw new IllegalArgumentException("a band needs at least one number of samples");
        }
        double[] deviations = new double[samples.length];
        double[] correlations = new double[samples.length - 1];
        for (int i = 0; i < samples.length; i++) {
            if (i > 0 && !(samples[i] > samples[i - 1])) {
                throw new IllegalArgumentException("the numbers of samples must increase, but " + samples[i] + " follows " + samples[i - 1]);
            }
            deviations[i] = Math.sqrt(value(law.variance(samples[i])));
            if (i > 0) {
                double scale = deviations[i] * deviations[i - 1];
                correlations[i - 1] = scale > 0 ? Math.clamp(value(law.covariance(samples[i - 1], samples[i])) / scale, -1, 1) : 0;
            }
        }
        double factor = factor(samples.length, 1 - level, correlations);
        var points = new ArrayList<Point>();
        for (int i = 0; i < samples.length; i++) {
            double mean = law.exact(samples[i]);
            double error = deviations[i] / Math.sqrt((double) curves);
            points.add(new Point(samples[i], mean, error, mean - factor * error, mean + factor * error));
        }
        return new CurveBand(List.copyOf(points), factor, correlations);
    }

    private static double value(Moment moment) {
        return switch (moment) {
            case Moment.Value(double value) -> value;
            case Moment.Absent(String reason) -> throw new IllegalArgumentException(reason);
        };
    }

    /**
     * The points of the band.
     *
     * @return one for each number of samples
     */
    public List<Point> points() {
        return points;
    }

    /**
     * The confidence band around measured curves: with probability at least p it contains the expected losses at all points simultaneously.
     *
     * @param losses the mean of the curves at each point
     * @return the band around the measured losses; its points have the same expected losses and errors
     * @throws IllegalArgumentException if there are more or fewer losses than points
     */
    public CurveBand around(double... losses) {
        checkCount(losses);
        var around = new ArrayList<Point>();
        for (int i = 0; i < losses.length; i++) {
            Point point = points.get(i);
            double width = factor * point.error();
            around.add(new Point(point.samples(), point.mean(), point.error(), losses[i] - width, losses[i] + width));
        }
        return new CurveBand(List.copyOf(around), factor, correlations);
    }

    /**
     * The point at a number of samples.
     *
     * @param samples one of the numbers of samples of the band
     * @return the point
     * @throws IllegalArgumentException if the band has no such point
     */
    public Point at(double samples) {
        return points.stream().filter(point -> point.samples() == samples).findFirst().orElseThrow(() ->
                new IllegalArgumentException("samples must be one of " + points.stream().map(Point::samples).toList() + ", was " + samples));
    }

    private void checkCount(double... losses) {
        if (losses.length != points.size()) {
            throw new IllegalArgumentException("losses must be as many as points, " + points.size() + ", were " + losses.length);
        }
    }

    /**
     * The half-width of the band in standard deviations.
     *
     * @return q, at most that of independent points
     */
    public double factor() {
        return factor;
    }

    /**
     * The correlations of the losses at neighbouring points.
     *
     * @return one fewer than there are points
     */
    public double[] correlations() {
        return correlations.clone();
    }

    /**
     * A test of measured losses by the largest of their distances from the law in standard deviations, at which a band would just contain
     * them.
     *
     * @param losses the mean of the curves at each point
     * @return an upper bound on the probability that curves of the law lie as far away anywhere
     * @throws IllegalArgumentException if there are more or fewer losses than points, or one is not finite
     */
    public double pValue(double... losses) {
        checkCount(losses);
        double largest = 0;
        for (int i = 0; i < losses.length; i++) {
            Point point = points.get(i);
            double distance = Math.abs(losses[i] - point.mean());
            if (!Double.isFinite(distance)) {
                throw new IllegalArgumentException("losses must be finite, was " + losses[i]);
            }
            largest = Math.max(largest, distance == 0 ? 0 : distance / point.error());
        }
        return miss(losses.length, largest, correlations);
    }

    private static double factor(int count, double most, double... correlations) {
        double low = 0;
        double high = LARGEST_FACTOR;
        while (high - low > 1e-12 * high) {
            double middle = 0.5 * (low + high);
            if (miss(count, middle, correlations) > most) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** A bound on the probability that one of the points is further than q standard deviations away. */
    private static double miss(int count, double q, double... correlations) {
        double alone = Erf.erfc(q / Math.sqrt(2));
        double sum = count * alone;
        for (double correlation : correlations) {
            sum -= both(q, correlation, alone);
        }
        return Math.min(sum, -Math.expm1(count * Math.log1p(-alone)));
    }

    /**
     * P(|X| > q, |Y| > q), by Plackett's identity \(\frac{\partial}{\partial\rho}P(X>q,Y>q)=\frac{e^{-q^2/(1+\rho)}}{2\pi\sqrt{1-\rho^2}}\), with
     * ρ = sin θ.
     */
    private static double both(double q, double correlation, double alone) {
        double angle = Math.asin(Math.abs(correlation));
        if (angle == 0) {
            return alone * alone;
        }
        GaussIntegrator rule = GAUSS.legendre(NODES, 0, angle);
        double integral = rule.integrate(theta -> Math.exp(-q * q / (1 + Math.sin(theta))) - Math.exp(-q * q / (1 - Math.sin(theta))));
        return alone * alone + integral / Math.PI;
    }

    @Override
    public String toString() {
        return "CurveBand[points=" + points.size() + ", factor=" + factor + "]";
    }
}
