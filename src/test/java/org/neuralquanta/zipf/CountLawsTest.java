package org.neuralquanta.zipf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.TabulatedQuanta;

/** What the laws of counts obey, and what is refused. */
@Statement({"T1", "T13", "T16", "T25"})
class CountLawsTest {

    private static long[] heavy(int seed, int size) {
        return new Random(seed).doubles(size).mapToLong(u -> (long) (3 * Math.pow(u, -0.8))).toArray();
    }

    private static TabulatedQuanta repeated(long[] counts, int times) {
        return TabulatedQuanta.ofCounts(LongStream.of(counts).flatMap(c -> LongStream.generate(() -> c).limit(times)).toArray());
    }

    /** Twice the same list says the same with twice the weight. */
    @Property(tries = 5)
    void multiplicitiesScaleTheLikelihoodOnly(@ForAll @IntRange(min = 0, max = 1_000_000) int seed, @ForAll @IntRange(min = 2, max = 5) int times) {
        long[] counts = heavy(seed, 200);
        // Up to the cut-off that leaves 50 counts: with x_max a longer list may be cut farther out.
        FitRange range = FitRange.ALL.fromBestBetween(1, Arrays.stream(counts).sorted().toArray()[150]).upTo(100_000_000);
        ZipfFit one = ZipfFit.of(TabulatedQuanta.ofCounts(counts), range);
        ZipfFit many = ZipfFit.of(repeated(counts, times), range);
        assertThat(many.cutoff()).isEqualTo(one.cutoff());
        assertThat(many.countExponent()).isCloseTo(one.countExponent(), within(1e-9));
        assertThat(many.distance()).isCloseTo(one.distance(), within(1e-9));
        double width = one.countExponentInterval().upper() - one.countExponentInterval().lower();
        assertThat(many.countExponentInterval().upper() - many.countExponentInterval().lower())
                .isCloseTo(width / Math.sqrt(times), within(1e-5 * width));
        assertThat(many.truncated().ratio()).isCloseTo(times * one.truncated().ratio(), within(1e-7 * (1 + times * one.truncated().ratio())));
    }

    @Property(tries = 3)
    void theOrderOfTheListDoesNotMatter(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        long[] counts = heavy(seed, 150);
        long[] reversed = IntStream.range(0, counts.length).mapToLong(i -> counts[counts.length - 1 - i]).toArray();
        ZipfFit one = ZipfFit.of(TabulatedQuanta.ofCounts(counts));
        ZipfFit other = ZipfFit.of(TabulatedQuanta.ofCounts(reversed));
        assertThat(other.truncated()).isEqualTo(one.truncated());
        assertThat(other.finiteQuanta()).isEqualTo(one.finiteQuanta());
        assertThat(other.alternatives()).isEqualTo(one.alternatives());
    }

    /** As λ → 0 the sum with a cut-off becomes that of the power law inside, up to |Γ(1−a)| λ^(a−1) and λ times a mean. */
    @Property(tries = 200)
    void theCutOffGoesAway(
            @ForAll @DoubleRange(min = 1.2, max = 4) double exponent, @ForAll @IntRange(min = 1, max = 1000) int cutoff, @ForAll boolean limited) {
        double limit = limited ? 50.0 * cutoff : Double.POSITIVE_INFINITY;
        double inside = new DiscretePowerLaw(exponent - 1, cutoff, limit).objective(0);
        double last = Double.POSITIVE_INFINITY;
        for (double rate : new double[] {1e-3, 1e-6, 1e-12, 1e-24}) {
            double below = inside - new ExponentialCutoff(exponent, rate / cutoff, cutoff).logSum(limit);
            assertThat(below).isGreaterThan(-1e-13).isLessThan(last + 1e-13);
            last = below;
        }
        assertThat(last).isLessThan(limited ? 1e-12 : 2e-4);
    }

    /** A larger family never fits worse, and a limit beyond reach changes nothing. */
    @Property(tries = 5)
    void familiesAreNested(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        TabulatedQuanta list = TabulatedQuanta.ofCounts(heavy(seed, 200));
        ZipfFit fit = ZipfFit.of(list, FitRange.ALL.from(3));
        TruncatedPowerLaw cut = fit.truncated();
        assertThat(cut.ratio()).isNotNegative();
        assertThat(cut.pValue()).isBetween(0.0, 1.0);
        assertThat(cut.exponentInterval().contains(cut.exponent())).isTrue();
        assertThat(cut.rateInterval().contains(cut.rate())).isTrue();
        assertThat(cut.exponent()).isLessThanOrEqualTo(fit.countExponent() + 1e-9);
        ZipfFit limited = ZipfFit.of(list, FitRange.ALL.from(3).upTo(1L << 53));
        assertThat(limited.countExponent()).isCloseTo(fit.countExponent(), within(1e-4));
        FiniteQuanta quanta = fit.finiteQuanta();
        assertThat(quanta.ratio()).isNotNegative();
        assertThat(quanta.quantaInterval().contains(quanta.quanta())).isTrue();
        assertThat(quanta.quantaInterval().lower()).isGreaterThanOrEqualTo((double) quanta.seen());
    }

    /** For a ≥ 3, where counts have a variance, the law of the ratio is half a χ²; below, it is larger, and continuous at 2 and 3. */
    @Property
    void theCutOffIsTestedAtTheEndOfItsRange(@ForAll @DoubleRange(min = 0.1, max = 20) double ratio, @ForAll @DoubleRange(min = 1.05, max = 5) double exponent) {
        double half = 0.5 * Erf.erfc(Math.sqrt(ratio));
        assertThat(CutoffRatio.pValue(ratio, 3)).isCloseTo(half, within(1e-9));
        assertThat(CutoffRatio.pValue(ratio, exponent)).isGreaterThanOrEqualTo(half - 1e-9).isLessThanOrEqualTo(Math.exp(-ratio));
        assertThat(CutoffRatio.pValue(ratio, 2 - 1e-7)).isCloseTo(CutoffRatio.pValue(ratio, 2 + 1e-7), within(1e-5));
    }

    /** f sums to 1, and its tail to P(X ≥ y). */
    @Property(tries = 100)
    void sampledQuantaHaveCounts(@ForAll @DoubleRange(min = 0.05, max = 3.9) double z, @ForAll @DoubleRange(min = -8, max = 4) double logLambda) {
        var law = new SampledZipf(z, Math.exp(logLambda));
        double sum = Math.exp(law.logUnseen());
        assertThat(sum + law.seen()).isCloseTo(1, within(1e-12));
        for (int x = 1; x < SampledZipf.FAR - 1; x++) {
            sum += Math.exp(law.log(x));
            assertThat(sum + Math.exp(law.logTail(x + 1))).isCloseTo(1, within(1e-11));
        }
        // From FAR on the tail is a series, below it a recurrence.
        double far = Math.exp(law.logTail(SampledZipf.FAR - 1)) - Math.exp(law.log(SampledZipf.FAR - 1));
        assertThat(Math.exp(law.logTail(SampledZipf.FAR))).isCloseTo(far, within(1e-14 + 1e-10 * far));
    }

    /** Searching the largest distance by halves finds what looking everywhere finds. */
    @Property(tries = 100)
    void theDistanceIsTheLargest(@ForAll @IntRange(min = 0, max = 1_000_000) int seed, @ForAll @DoubleRange(min = 1.2, max = 4) double exponent) {
        CountList counts = CountList.of(TabulatedQuanta.ofCounts(heavy(seed, 300)));
        var law = new DiscretePowerLaw(exponent - 1, counts.value(0), Double.POSITIVE_INFINITY);
        double largest = IntStream.range(0, counts.distinct())
                .mapToDouble(i -> Math.abs((double) counts.from(i) / counts.size() - law.tail(counts.value(i))))
                .max()
                .orElseThrow();
        assertThat(law.distance(counts, 0, Double.POSITIVE_INFINITY)).isEqualTo(largest);
    }

    /** Mean and variance of binomial numbers, by inversion and by rejection; six standard errors for one seed. */
    @Test
    void binomialNumbersHaveTheirMoments() {
        var random = new SplittableRandom(1);
        int draws = 200_000;
        for (double p : new double[] {0.003, 0.03, 0.4, 0.9}) {
            long[] drawn = IntStream.range(0, draws).mapToLong(_ -> BinomialDraw.of(1000, p, random)).toArray();
            double mean = LongStream.of(drawn).average().orElseThrow();
            double variance = 1000 * p * (1 - p);
            assertThat(mean).isCloseTo(1000 * p, within(6 * Math.sqrt(variance / draws)));
            double squares = LongStream.of(drawn).mapToDouble(k -> (k - 1000 * p) * (k - 1000 * p)).average().orElseThrow();
            assertThat(squares).isCloseTo(variance, within(6 * variance * Math.sqrt((2 + 1 / variance) / draws)));
        }
    }

    @Test
    void theCutOffCanBeGivenOrBounded() {
        TabulatedQuanta list = TabulatedQuanta.ofCounts(heavy(7, 400));
        assertThat(ZipfFit.of(list, FitRange.ALL.from(11)).cutoff()).isEqualTo(11);
        assertThat(ZipfFit.of(list, FitRange.ALL.fromBestBetween(20, 30)).cutoff()).isBetween(20L, 30L);
        ZipfFit limited = ZipfFit.of(list, FitRange.ALL.from(3).upTo(40));
        assertThat(limited.tail()).isEqualTo(Arrays.stream(heavy(7, 400)).filter(c -> c <= 40).count());
        assertThat(limited.size()).isEqualTo(400);
        assertThat(limited.goodnessOfFit(20, 1, () -> {})).isBetween(0.0, 1.0);
    }

    /** Two counts next to x_max are fitted without any distance: powerlaw's issues 89 and 108. */
    @Test
    void theCutOffStaysAwayFromTheLargestCountThatCanBe() {
        long[] counts = LongStream.rangeClosed(1, 100)
                .flatMap(x -> LongStream.generate(() -> x).limit(Math.round(1200 * Math.pow((double) x, -1.5))))
                .toArray();
        ZipfFit fit = ZipfFit.of(TabulatedQuanta.ofCounts(counts), FitRange.ALL.upTo(100));
        assertThat(fit.tail()).isGreaterThanOrEqualTo(50);
        assertThat(fit.countExponentInterval().contains(1.5)).isTrue();
        ZipfFit few = ZipfFit.of(TabulatedQuanta.ofCounts(50, 30, 20, 10, 5, 1), FitRange.ALL.upTo(100));
        assertThat(few.cutoff()).isEqualTo(1);
    }

    /** powerlaw's issue 61: discrete data from 1 on; plfit.py finds 2.59 from 1 on. */
    @Test
    void aSteepListIsFittedFromItsStart() {
        int[] times = {233, 33, 13, 10, 2, 3, 2, 2, 1, 0, 1, 0, 0, 0, 1, 0, 0, 1};
        long[] counts = IntStream.range(0, times.length).boxed().flatMapToLong(i -> LongStream.generate(() -> i + 1L).limit(times[i])).toArray();
        ZipfFit fit = ZipfFit.of(TabulatedQuanta.ofCounts(counts));
        assertThat(fit.cutoff()).isEqualTo(1);
        assertThat(fit.countExponent()).isCloseTo(2.59, within(0.006));
    }

    @Test
    void shortListsAreWarnedOf() {
        assertThat(ZipfFit.of(TabulatedQuanta.ofCounts(50, 30, 20, 10, 5, 1)).warning()).hasValueSatisfying(w -> assertThat(w).contains("fewer than 50"));
        assertThat(ZipfFit.of(TabulatedQuanta.ofCounts(heavy(1, 200)), FitRange.ALL.from(3)).warning()).isEmpty();
    }

    /** No power law, and steeper than the values of zeta: it is fitted and ruled out, without an underflow. */
    @Test
    void evenCountsAreFittedAndRuledOut() {
        ZipfFit fit = ZipfFit.of(TabulatedQuanta.ofCounts(LongStream.rangeClosed(1, 1000).toArray()));
        assertThat(fit.goodnessOfFit(100, 1, () -> {})).isLessThan(0.1);
        assertThat(fit.truncated().logLikelihood()).isFinite();
        assertThat(fit.finiteQuanta().isRuledOut()).isTrue();
    }

    /** All were seen: the interval is the list. And where nearly nothing tells K, it is open. */
    @Test
    void quantaThatAllWereSeenAreCounted() {
        long[] seen = IntStream.rangeClosed(1, 300).mapToLong(k -> Math.round(40 * Math.pow(k / 300.0, -1.4))).toArray();
        FiniteQuanta all = ZipfFit.of(TabulatedQuanta.ofCounts(seen)).finiteQuanta();
        assertThat(all.quanta()).isEqualTo(300);
        assertThat(all.quantaInterval().upper()).isEqualTo(300);
        long[] tail = IntStream.rangeClosed(1, 200).mapToLong(k -> Math.round(Math.pow(k / 200.5, -1.4))).filter(c -> c > 0).toArray();
        assertThat(ZipfFit.of(TabulatedQuanta.ofCounts(tail)).finiteQuanta().seen()).isEqualTo(tail.length);
    }

    /** Beyond 10^15 half a count is the last bit of a double, and the laws still have their densities there. */
    @Test
    void countsAtTheEndOfTheWholeDoublesHaveProbabilities() {
        double far = 0x1p52;
        double z = (Math.log(far) - 3) / 9;
        assertThat(new LogNormalCounts(3, 9, 1, Double.POSITIVE_INFINITY).logProbability(far) + Math.log(0.5 * Erf.erfc((Math.log(0.5) - 3) / 9 / Math.sqrt(2))))
                .isCloseTo(-0.5 * z * z - Math.log(9 * far * Math.sqrt(2 * Math.PI)), within(1e-9));
        assertThat(new StretchedExponential(0.3, 0.01, 1, Double.POSITIVE_INFINITY).logProbability(far))
                .isCloseTo(Math.log(0.6) - 0.99 * Math.log(2 * far) - 30 * Math.expm1(0.01 * Math.log(2 * far)), within(1e-9));
        ZipfFit fit = ZipfFit.of(TabulatedQuanta.ofCounts(IntStream.range(0, 50).mapToLong(k -> 1L << k).toArray()));
        assertThat(fit.alternatives()).allSatisfy(law -> assertThat(law.against().pValue()).isBetween(0.0, 1.0));
        assertThat(fit.verdict(0.01)).doesNotContain("NaN", "Infinity");
    }

    /** The quanta above x_max come first, then those of the law, added up here one by one. */
    @Test
    void aCountHasTheRankThatTheLawGivesIt() {
        ZipfFit fit = ZipfFit.of(TabulatedQuanta.ofCounts(heavy(1, 300)), FitRange.ALL.from(5).upTo(40));
        long above = LongStream.of(heavy(1, 300)).filter(x -> x > 40).count();
        assertThat(above).isPositive();
        double all = IntStream.rangeClosed(5, 40).mapToDouble(x -> Math.pow(x, -fit.countExponent())).sum();
        for (int count : new int[] {3, 5, 17, 40}) {
            double from = IntStream.rangeClosed(count, 40).mapToDouble(x -> Math.pow(x, -fit.countExponent())).sum();
            assertThat(fit.rank(count)).isCloseTo(above + fit.tail() * from / all, within(1e-9));
        }
        assertThat(fit.largest()).isEqualTo(40);
        assertThatIllegalArgumentException().isThrownBy(() -> fit.rank(41)).withMessageContaining("1 to 40");
        assertThatIllegalArgumentException().isThrownBy(() -> fit.rank(0)).withMessageContaining("was 0");
    }

    /** The number of these counts falls exponentially. */
    @Test
    void theVerdictNamesEveryLawThatFitsBetter() {
        long[] counts = new Random(2).doubles(400).mapToLong(u -> 1 + (long) (-300 * Math.log(u))).toArray();
        ZipfFit fit = ZipfFit.of(TabulatedQuanta.ofCounts(counts), FitRange.ALL.from(1));
        assertThat(fit.truncated().ratio()).isGreaterThan(300);
        assertThat(fit.verdict(0.001)).contains("ruled out (p = 0.0010 <= 0.1); fits better: ", "power law with exponential cut-off (log-likelihood +",
                "log-normal (log-likelihood +", "stretched exponential (log-likelihood +").doesNotContain("fits worse", "not told");
        ZipfFit law = ZipfFit.of(TabulatedQuanta.ofCounts(heavy(1, 60)));
        assertThat(law.verdict(0.5)).contains("compatible with a power law (p = 0.50); not distinguishable from it: ").doesNotContain("fits better");
    }

    @Test
    void refusesRangesWithoutCounts() {
        TabulatedQuanta list = TabulatedQuanta.ofCounts(1, 2, 3, 4, 5);
        assertThatIllegalArgumentException().isThrownBy(() -> FitRange.ALL.from(0)).withMessageContaining(">= 1");
        assertThatIllegalArgumentException().isThrownBy(() -> FitRange.ALL.fromBestBetween(5, 4)).withMessageContaining("lowest first");
        assertThatIllegalArgumentException().isThrownBy(() -> FitRange.ALL.from(5).upTo(5)).withMessageContaining("above the lowest");
        assertThatIllegalArgumentException().isThrownBy(() -> FitRange.ALL.upTo(Long.MAX_VALUE - 1)).withMessageContaining("2^53");
        assertThatIllegalArgumentException().isThrownBy(() -> ZipfFit.of(list, FitRange.ALL.from(5))).withMessageContaining("two different counts");
        assertThatIllegalArgumentException().isThrownBy(() -> ZipfFit.of(list, FitRange.ALL.upTo(2))).withMessageContaining("too few different");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZipfFit.of(TabulatedQuanta.ofCounts(1_000_000, 1_000_001, 1_000_002)))
                .withMessageContaining("no power law");
    }
}
