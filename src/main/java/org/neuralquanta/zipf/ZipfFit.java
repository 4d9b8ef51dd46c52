package org.neuralquanta.zipf;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.fit.Bootstrap;
import org.neuralquanta.fit.Interval;
import org.neuralquanta.fit.Vuong;

/**
 * Is the third hypothesis of the quantization model, use frequencies \(p_k\propto k^{-(1+\alpha)}\), true of a list of counts? If it is,
 * the number of quanta that are used x times falls as \(x^{-a}\) with \(a = 1 + \frac1{1+\alpha}\), and a is estimated as Clauset,
 * Shalizi and Newman do: maximum likelihood for the discrete power law above a cut-off, the cut-off where the law is nearest to
 * the counts in Kolmogorov and Smirnov's distance, a goodness-of-fit test that refits simulated lists, and Vuong's comparison
 * with the log-normal. Immutable, thread-safe.
 *
 * <p>Sources: Clauset, Shalizi, Newman, SIAM Review 51 (2009) 661; Alstott, Bullmore, Plenz, PLoS ONE 9 (2014) e85777, whose Python
 * package powerlaw it follows, with the exact likelihood (there {@code estimate_discrete=False}).
 */
@Statement({"T1", "T25"})
public final class ZipfFit {

    private static final double NORMAL_975 = 1.959963984540054;
    private static final int FEWEST_DISTINCT = 3;

    private final CountList counts;
    private final DiscretePowerLaw.Found found;

    private ZipfFit(CountList counts) {
        if (counts.distinct() < FEWEST_DISTINCT) {
            throw new IllegalArgumentException(
                    "too few different counts: at least " + FEWEST_DISTINCT + " are needed, there are " + counts.distinct());
        }
        this.counts = counts;
        this.found = DiscretePowerLaw.best(counts);
    }

    /**
     * Fits a list of counts.
     *
     * @param list the counts of all quanta
     * @return the fit
     * @throws IllegalArgumentException if the list holds frequencies that are not whole numbers, or fewer than three different counts
     */
    public static ZipfFit of(TabulatedQuanta list) {
        if (list.samples().isEmpty()) {
            throw new IllegalArgumentException("the law of counts needs counts, whole numbers with a total of at most 2^53; these are not");
        }
        int quanta = Math.toIntExact(list.quanta().orElseThrow());
        long[] counts = new long[quanta];
        Arrays.setAll(counts, i -> list.count(quanta - i));
        return new ZipfFit(new CountList(counts));
    }

    /**
     * The smallest count that the law is fitted to.
     *
     * @return x_min
     */
    public long cutoff() {
        return (long) found.law().cutoff();
    }

    /**
     * The quanta at or above the cut-off.
     *
     * @return how many
     */
    public long tail() {
        return counts.from(found.first());
    }

    /**
     * All quanta.
     *
     * @return how many
     */
    public long size() {
        return counts.size();
    }

    /**
     * The exponent of the law of counts.
     *
     * @return a in \(P(x)\propto x^{-a}\)
     */
    public double countExponent() {
        return found.law().exponent();
    }

    /**
     * The 95 % interval of the exponent, from the curvature of the likelihood, with the cut-off taken as known.
     *
     * @return a ± 1.96 standard errors
     */
    public Interval countExponentInterval() {
        double error = Math.sqrt(found.law().variance(tail()));
        return new Interval(countExponent() - NORMAL_975 * error, countExponent() + NORMAL_975 * error);
    }

    /**
     * The α of the use frequencies \(p_k\propto k^{-(1+\alpha)}\) that goes with the exponent.
     *
     * @return 1/(a−1) − 1
     */
    public double alpha() {
        return alpha(countExponent());
    }

    private static double alpha(double exponent) {
        return exponent > 1 ? 1 / (exponent - 1) - 1 : Double.POSITIVE_INFINITY;
    }

    /**
     * The 95 % interval of α.
     *
     * @return the interval of the exponent, transformed
     */
    public Interval alphaInterval() {
        Interval exponent = countExponentInterval();
        return new Interval(alpha(exponent.upper()), alpha(exponent.lower()));
    }

    /**
     * Kolmogorov and Smirnov's distance at the cut-off.
     *
     * @return max |P_data(X &lt; x) − P(X &lt; x)| over the counts x
     */
    public double distance() {
        return found.distance();
    }

    /**
     * The comparison with the log-normal above the same cut-off.
     *
     * @return the power law against the log-normal; positive where the power law fits better
     */
    public Vuong againstLogNormal() {
        LogNormalCounts rival = LogNormalCounts.mostLikely(counts, found.first());
        double norm = found.law().logNorm();
        int first = found.first();
        double[] differences = new double[counts.distinct() - first];
        double[] numbers = new double[differences.length];
        for (int i = 0; i < differences.length; i++) {
            double x = counts.value(first + i);
            differences[i] = -found.law().exponent() * Math.log(x) - norm - rival.logProbability(x);
            numbers[i] = counts.multiplicity(first + i);
        }
        return Vuong.of(differences, numbers);
    }

    /**
     * The goodness of fit: how often a list simulated from the fit, itself refitted with its own cut-off, is at least as far from
     * its fit. Counts below the cut-off are drawn from the list. At p ≤ 0.1 the power law is ruled out.
     *
     * @param replicates how many lists, at least 1; p is known to ½/√replicates
     * @param seed the seed
     * @param progress called once for each replicate, by several threads
     * @return p, (1 + number as far)/(1 + replicates)
     */
    public double goodnessOfFit(int replicates, long seed, Runnable progress) {
        var source = new CountSource(counts, found);
        SplittableRandom[] streams = Bootstrap.streams(seed, replicates);
        long asFar = IntStream.range(0, replicates)
                .parallel()
                .filter(i -> {
                    CountList drawn = source.draw(streams[i]);
                    boolean far = drawn.distinct() >= 2 && DiscretePowerLaw.best(drawn).distance() >= found.distance();
                    progress.run();
                    return far;
                })
                .count();
        return (1.0 + asFar) / (1 + replicates);
    }

    /**
     * What not to do: the slope of a least-squares line through log count against log rank, as α. Its points depend on each other
     * and are weighted towards the rare quanta, it has no honest error and fits what is no power law as well (Clauset et al. 2009,
     * appendix A). For comparison only.
     *
     * @return minus the slope, less 1
     */
    public double alphaByRegressionOnRanks() {
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        long rank = 0;
        for (int i = counts.distinct() - 1; i >= 0; i--) {
            double y = Math.log(counts.value(i));
            for (long j = 0; j < counts.multiplicity(i); j++) {
                double x = Math.log((double) ++rank);
                sumX += x;
                sumY += y;
                sumXx += x * x;
                sumXy += x * y;
            }
        }
        double slope = (rank * sumXy - sumX * sumY) / (rank * sumXx - sumX * sumX);
        return -slope - 1;
    }

    /**
     * The result in words.
     *
     * @param pValue from {@link #goodnessOfFit}
     * @return one sentence or two
     */
    public String verdict(double pValue) {
        Vuong rival = againstLogNormal();
        String fit = pValue <= 0.1
                ? String.format(Locale.ROOT, "a power law of the counts from %d on is ruled out (p = %.2g <= 0.1)", cutoff(), pValue)
                : String.format(Locale.ROOT, "the %d counts from %d on, of %d, are compatible with a power law (p = %.2g)", tail(),
                        cutoff(), size(), pValue);
        String against = rival.pValue() > 0.1
                ? "; they do not tell it from a log-normal"
                : rival.ratio() > 0 ? "; it fits better than a log-normal" : "; a log-normal fits better";
        return fit + against + String.format(Locale.ROOT, " (Vuong p = %.2g)", rival.pValue());
    }

    @Override
    public String toString() {
        return "ZipfFit[alpha=" + alpha() + ", countExponent=" + countExponent() + ", cutoff=" + cutoff() + ", tail=" + tail()
                + ", distance=" + distance() + "]";
    }
}
