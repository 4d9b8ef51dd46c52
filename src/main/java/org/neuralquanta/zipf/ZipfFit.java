package org.neuralquanta.zipf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.fit.Bootstrap;
import org.neuralquanta.fit.Interval;
import org.neuralquanta.runs.UnfittableException;
import org.neuralquanta.study.Vuong;

/**
 * Is the third hypothesis of the quantization model, that use frequencies are \(p_k\propto k^{-(1+\alpha)}\), true of a list of counts? If
 * it is, the number of quanta that are used x times falls as \(x^{-a}\) with \(a = 1 + \frac1{1+\alpha}\), and a is estimated as Clauset,
 * Shalizi and Newman do: maximum likelihood for the discrete power law above a cut-off, the cut-off where the law is nearest to the counts
 * in the Kolmogorov–Smirnov distance, a goodness-of-fit test that refits simulated lists, and Vuong's comparison with the log-normal.
 * Immutable, thread-safe.
 *
 * <p>Sources: Clauset, Shalizi, Newman, SIAM Review 51 (2009) 661; Alstott, Bullmore, Plenz, PLoS ONE 9 (2014) e85777, whose Python package
 * powerlaw this class follows, with the exact likelihood ({@code estimate_discrete=False} there).
 *
 * {@snippet file="org/neuralquanta/ExamplesTest.java" region="zipf-fit"}
 */
@Statement({"T1", "T25"})
public final class ZipfFit {

    private static final double NORMAL_975 = 1.959963984540054;
    private static final int FEWEST_DISTINCT = 3;

    private static final double RULED_OUT = 0.1;

    /** All counts, and those up to x_max. */
    private final CountList all;

    private final CountList counts;
    private final FitRange range;
    private final DiscretePowerLaw.Found found;

    private ZipfFit(CountList all, FitRange range) {
        this.all = all;
        this.range = range;
        counts = all.upTo(range.limit());
        if (counts.distinct() < FEWEST_DISTINCT) {
            throw new UnfittableException(
                    "too few different counts: at least " + FEWEST_DISTINCT + " are needed, there are " + counts.distinct());
        }
        this.found = DiscretePowerLaw.best(counts, range).orElseThrow(() -> new UnfittableException(
                "no power law can be fitted: it needs at least two different counts from a cut-off on, which fall no faster than x^-190"));
    }

    /**
     * Fits all counts of a list from the best cut-off on.
     *
     * @param list the counts of all quanta
     * @return the fit
     * @throws IllegalArgumentException if the list contains frequencies that are not whole numbers, or fewer than three different counts
     */
    public static ZipfFit of(TabulatedQuanta list) {
        return of(list, FitRange.ALL);
    }

    /**
     * Fits the counts of a list that lie in a range. The cost grows with the number of distinct counts.
     *
     * @param list the counts of all quanta
     * @param range the cut-off or its bounds, and the largest count
     * @return the fit
     * @throws IllegalArgumentException if the list contains frequencies that are not whole numbers, fewer than three different counts up to
     *     the largest, fewer than two from a given cut-off on, or counts that fall faster than any power law
     */
    public static ZipfFit of(TabulatedQuanta list, FitRange range) {
        if (list.samples().isEmpty()) {
            throw new UnfittableException("the law of counts needs counts, whole numbers with a total of at most 2^53; these are not");
        }
        return new ZipfFit(CountList.of(list), range);
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
     * The largest count that can occur under the law.
     *
     * @return x_max, or {@link Long#MAX_VALUE} where there is none
     */
    public long largest() {
        return range.largest();
    }

    /**
     * The quanta at or above the cut-off, up to x_max.
     *
     * @return how many
     */
    public long tail() {
        return counts.from(found.first());
    }

    /**
     * All quanta.
     *
     * @return how many, including those above x_max
     */
    public long size() {
        return all.size();
    }

    /**
     * The rank that the law assigns to a count: the quanta above x_max, and those that the law expects to have at least this count,
     * \(n\thinspace P(X\ge x)\) of the n = {@link #tail()} that it is fitted to. Below the cut-off the law is continued.
     *
     * @param count x, at least 1, and at most x_max
     * @return the expected number of quanta with at least this count, not less than the quanta above x_max
     * @throws IllegalArgumentException if the count is out of range
     */
    public double rank(long count) {
        if (count < 1 || count > range.largest()) {
            throw new IllegalArgumentException("count must be from 1 to " + range.largest() + ", the largest that can occur, was " + count);
        }
        return all.size() - counts.size() + tail() * found.law().tail((double) count);
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
     * The α of the use frequencies \(p_k\propto k^{-(1+\alpha)}\) that corresponds to the exponent.
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
     * The Kolmogorov–Smirnov distance at the cut-off.
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
        return against(LogNormalCounts.mostLikely(counts, found));
    }

    private Vuong against(CountLaw rival) {
        double[] differences = found.law().logProbabilities(counts, found.first());
        double[] numbers = new double[differences.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] -= rival.logProbability(counts.value(found.first() + i));
            numbers[i] = counts.multiplicity(found.first() + i);
        }
        return Vuong.of(differences, numbers);
    }

    /**
     * The laws in which the power law is not nested, fitted to the same counts: log-normal and stretched exponential.
     *
     * @return each with its parameters and Vuong's comparison
     */
    public List<Alternative> alternatives() {
        LogNormalCounts logNormal = LogNormalCounts.mostLikely(counts, found);
        StretchedExponential stretched = StretchedExponential.mostLikely(counts, found);
        Map<String, Double> first = new LinkedHashMap<>();
        first.put("mu", logNormal.mu());
        first.put("sigma", logNormal.sigma());
        Map<String, Double> second = new LinkedHashMap<>();
        second.put("logLambda", stretched.logRate());
        second.put("beta", stretched.stretch());
        return List.of(
                new Alternative("log-normal", first, against(logNormal)),
                new Alternative("stretched exponential", second, against(stretched)));
    }

    /**
     * The power law with an exponential cut-off, in which the power law is nested, fitted to the same counts.
     *
     * @return its parameters with intervals, and the test of the nested power law
     */
    public TruncatedPowerLaw truncated() {
        return TruncatedPowerLaw.fit(counts, found);
    }

    /**
     * The number of quanta, seen and unseen. It is estimated from all counts from 1 on, whatever the cut-off: the end of the ranks shows in
     * the smallest counts. Counts above x_max enter as such.
     *
     * @return the number with its interval
     */
    @Statement("T16")
    public FiniteQuanta finiteQuanta() {
        return FiniteQuanta.fit(all, range.limit());
    }

    /**
     * A warning where few counts are fitted.
     *
     * @return the warning, or empty from 50 counts on
     */
    public Optional<String> warning() {
        return tail() < DiscretePowerLaw.SHORT
                ? Optional.of(String.format(Locale.ROOT, "only %d counts are fitted, fewer than %d: exponent, interval and p-values are rough,"
                        + " and a power law can hardly be distinguished from anything else", tail(), DiscretePowerLaw.SHORT))
                : Optional.empty();
    }

    /**
     * The goodness of fit: how often a list simulated from the fit, itself refitted with its own cut-off (unless it is given), is at least
     * as far from its fit. Counts below the cut-off are drawn from the list. At p ≤ 0.1 the power law is ruled out.
     *
     * @param replicates how many lists, at least 1; p is accurate to ½/√replicates
     * @param seed the seed
     * @param progress called once for each replicate, from several threads
     * @return p, (1 + number as far)/(1 + replicates)
     */
    public double goodnessOfFit(int replicates, long seed, Runnable progress) {
        return goodnessOfFit(replicates, seed, Bootstrap.Replicates.computed(progress));
    }

    /**
     * The goodness of fit, with lists whose results may be known already.
     *
     * @param replicates how many lists, at least 1
     * @param seed the seed
     * @param known computes or recalls for each list whether it is as far, 1, or not, 0
     * @return p, (1 + number as far)/(1 + replicates)
     */
    public double goodnessOfFit(int replicates, long seed, Bootstrap.Replicates known) {
        var source = new CountSource(counts, found);
        SplittableRandom[] streams = Bootstrap.streams(seed, replicates);
        long asFar = IntStream.range(0, replicates)
                .parallel()
                .filter(i -> known.of(i, () -> new double[] {isFar(source.draw(streams[i])) ? 1 : 0})[0] == 1)
                .count();
        return (1.0 + asFar) / (1 + replicates);
    }

    /** Whether a drawn list is at least as far from its own fit; one that no power law can be fitted to is not. */
    private boolean isFar(CountList drawn) {
        return DiscretePowerLaw.best(drawn, range).filter(refitted -> refitted.distance() >= found.distance()).isPresent();
    }

    /**
     * What not to do: the slope of a least-squares line through log count against log rank, as α. Its points depend on each other and are
     * weighted towards the rare quanta, it has no honest standard error, and it fits what is not a power law just as well (Clauset et al.
     * 2009, appendix A). For comparison only.
     *
     * @return minus the slope, minus 1
     */
    public double alphaByRegressionOnRanks() {
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        long rank = 0;
        for (int i = all.distinct() - 1; i >= 0; i--) {
            double y = Math.log(all.value(i));
            for (long j = 0; j < all.multiplicity(i); j++) {
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
     * @return one sentence
     */
    public String verdict(double pValue) {
        return verdict(pValue, alternatives(), truncated());
    }

    /**
     * The result in words, from comparisons already at hand. Laws are named in order of decreasing likelihood; those that the counts do not
     * distinguish from the power law are named as such.
     *
     * @param pValue from {@link #goodnessOfFit}
     * @param rivals from {@link #alternatives}
     * @param truncated from {@link #truncated}
     * @return one sentence
     */
    public String verdict(double pValue, List<Alternative> rivals, TruncatedPowerLaw truncated) {
        String fit = pValue <= RULED_OUT
                ? String.format(Locale.ROOT, "a power law of the counts from %d on is ruled out (p = %.2g <= 0.1)", cutoff(), pValue)
                : String.format(Locale.ROOT, "the %d counts from %d on, of %d, are compatible with a power law (p = %.2g)", tail(),
                        cutoff(), size(), pValue);
        var laws = new ArrayList<Compared>();
        laws.add(new Compared("power law with exponential cut-off", truncated.ratio(), "", truncated.pValue()));
        rivals.forEach(rival -> laws.add(new Compared(rival.name(), -rival.against().ratio(), "Vuong ", rival.against().pValue())));
        laws.sort(Comparator.comparingDouble(Compared::gain).reversed());
        return fit + listed("fits better", laws, law -> law.isTold() && law.gain > 0) + listed("fits worse", laws, law -> law.isTold() && law.gain <= 0)
                + listed("not distinguishable from it", laws, law -> !law.isTold());
    }

    private static String listed(String outcome, List<Compared> laws, Predicate<Compared> with) {
        String list = laws.stream().filter(with).map(Compared::said).collect(Collectors.joining(", "));
        return list.isEmpty() ? "" : "; " + outcome + ": " + list;
    }

    /** A law beside the power law: its log-likelihood less that of the power law, and the p-value of the difference. */
    private record Compared(String law, double gain, String test, double pValue) {

        boolean isTold() {
            return pValue <= RULED_OUT;
        }

        String said() {
            String p = pValue < 1e-300 ? "< 1e-300" : String.format(Locale.ROOT, "= %.2g", pValue);
            return String.format(Locale.ROOT, "%s (log-likelihood %+.1f, %sp %s)", law, gain, test, p);
        }
    }

    @Override
    public String toString() {
        return "ZipfFit[alpha=" + alpha() + ", countExponent=" + countExponent() + ", cutoff=" + cutoff() + ", tail=" + tail()
                + ", distance=" + distance() + "]";
    }

    /**
     * A law in which the power law is not nested, fitted to the same counts by maximum likelihood, and Vuong's comparison of the two.
     * Immutable, thread-safe.
     *
     * @param name its name
     * @param parameters its parameters, by their names in the Python package powerlaw
     * @param against the power law against it; positive where the power law fits better
     */
    public record Alternative(String name, Map<String, Double> parameters, Vuong against) {

        /** Copies the parameters, in their order. */
        public Alternative {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }
    }
}
