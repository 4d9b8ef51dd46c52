package org.neuralquanta.verify;

import java.util.List;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.LogModifiedZipf;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.random.ZipfDraws;
import org.neuralquanta.special.HurwitzZeta;
import org.neuralquanta.special.PowerSum;
import org.neuralquanta.special.RankMonomial;

/** T1 and T2: tails and partial sums. */
final class FrequencyChecks {

    private static final double ROUNDING = 1e-13;

    private FrequencyChecks() {}

    static List<Check> all() {
        return List.of(
                Check.exact(
                        "T1.reference",
                        "tail of Zipf's law, alpha = 0.4, beyond rank 1000: mpmath against the library",
                        theory -> Expectation.within(ROUNDING, Reference.value(theory, "tail.small-alpha")),
                        () -> Zipf.infinite(0.4).tail(1000)),
                Check.exact(
                        "T1.enclosure",
                        "tail of Zipf's law, alpha = 0.8, beyond rank 10^12: mpmath inside the enclosure",
                        theory -> new Expectation(
                                Reference.value(theory, "tail.far"), 0.5 * Zipf.infinite(0.8).tailEnclosure(1_000_000_000_000L).width()),
                        () -> Zipf.infinite(0.8).tailEnclosure(1_000_000_000_000L).midpoint()),
                Check.exact(
                        "T1.convexity",
                        "zeta(1.8, 101) between the two bounds that follow from convexity",
                        FrequencyChecks::convexity,
                        () -> HurwitzZeta.value(0.8, 101)),
                Check.exact(
                        "T1.log-modified",
                        "tail of log-modified Zipf, alpha = 0.5, gamma = 1.5, beyond rank 10^9: mpmath against the library",
                        theory -> Expectation.within(ROUNDING, Reference.value(theory, "tail.log-modified")),
                        () -> LogModifiedZipf.infinite(0.5, 1.5).tail(1_000_000_000L)),
                new Check(
                        "T1.drawn",
                        "share of samples beyond rank 10 of 10^6, alpha = 0.4: the tail against 4 x 10^6 draws",
                        theory -> Expectation.within(ROUNDING, Zipf.finite(theory.alpha(0.4), 1_000_000).tail(theory.first(10))),
                        FrequencyChecks::shareBeyondTen),
                Check.exact(
                        "T2.constant",
                        "sum of k^-1.4 to 10^6: zeta(1.4) less the tail's first term",
                        theory -> new Expectation(constant(theory) - Math.pow(1e6, -0.4) / theory.denominator(0.4), Math.pow(1e6, -1.4)),
                        () -> PowerSum.value(0.4, 0, 1, 1_000_000)),
                Check.exact(
                        "T2.logarithm",
                        "sum of 1/k to 10^6: log n + Euler's constant",
                        theory -> new Expectation(Math.log(1e6) + (theory == Theory.WITHOUT_HALF ? 0 : 0.5772156649015329), 1e-6),
                        () -> PowerSum.value(0, 0, 1, 1_000_000)),
                Check.exact(
                        "T2.growth",
                        "sum of the square roots of k to 10^6: n^1.5/1.5",
                        theory -> new Expectation(Math.pow(1e6, 1.5) / theory.denominator(1.5), Math.sqrt(1e6)),
                        () -> PowerSum.value(-1.5, 0, 1, 1_000_000)),
                Check.exact(
                        "T2.reference",
                        "sum of log(k+e-1)^2/k to 10^5: mpmath, one by one, against the library",
                        theory -> Expectation.within(ROUNDING, Reference.value(theory, "sum.logarithms")),
                        () -> new RankMonomial(1, 0, 0, 0, 2).sum(1, 100_000)));
    }

    /** The limit of the sum of k^-1.4; that of the integral from 1 is 1/0.4. */
    private static double constant(Theory theory) {
        return theory == Theory.WITHOUT_HALF ? 1 / 0.4 : HurwitzZeta.value(0.4, 1);
    }

    private static Expectation convexity(Theory theory) {
        double n = 100;
        double alpha = theory.alpha(0.8);
        double lower = Math.pow(n, -alpha) / theory.denominator(alpha) - theory.half() * Math.pow(n, -1 - alpha);
        double upper = Math.pow(n + theory.half(), -alpha) / theory.denominator(alpha);
        var bounds = new Enclosure(lower, upper);
        return new Expectation(bounds.midpoint(), 0.5 * bounds.width());
    }

    private static Measurement shareBeyondTen(Chance chance) {
        int draws = 4_000_000;
        ZipfDraws ranks = ZipfDraws.of(1.4, 1_000_000);
        RandomStream stream = chance.stream(0);
        int beyond = 0;
        for (int i = 0; i < draws; i++) {
            if (ranks.draw(stream, i) > 10) {
                beyond++;
            }
        }
        return Measurement.share(beyond, draws);
    }
}
