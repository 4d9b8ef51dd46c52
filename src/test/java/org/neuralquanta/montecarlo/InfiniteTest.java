package org.neuralquanta.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Kernel;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.LogModifiedZipf;
import org.neuralquanta.distribution.Zipf;

/** Infinitely many quanta against sums written anew, within five standard errors by the exact variance. */
class InfiniteTest {

    private static final double[] GRID = {2, 30, 1000, 2e4};

    /** Beyond the direct ranks nearly nothing is learned, and what is, is linear in D (τ = 1) or nothing (τ &gt; 1). */
    private static ExactLoss exact(double alpha, int tau, double delta, double eta, double x) {
        double c = 1 / InfiniteSum.zeta(1 + alpha);
        double mean = 0;
        double variance = 0;
        double count = 0;
        for (int k = InfiniteSum.DIRECT; k >= 1; k--) {
            double p = c * Math.pow(k, -1 - alpha);
            double worth = p * Math.pow(k, eta);
            double exposure = x * p * Math.pow(k, -delta);
            double open = tau == 1 ? Math.exp(-exposure) : poisson(tau, exposure);
            mean += worth * open;
            variance += worth * worth * open * (1 - open);
            count += tau == 1 ? -Math.expm1(-exposure) : 1 - open;
        }
        double n = InfiniteSum.DIRECT;
        double rest = c * InfiniteSum.powersBeyond(n, 1 + alpha - eta);
        double hits = tau == 1 ? x * c * InfiniteSum.powersBeyond(n, 1 + alpha + delta) : 0;
        double learned = tau == 1 ? x * c * c * InfiniteSum.powersBeyond(n, 2 + 2 * alpha + delta - eta) : 0;
        return new ExactLoss(mean + rest - learned, variance, count + hits);
    }

    private static double poisson(int tau, double y) {
        if (y < 1e-7) {
            return 1;
        }
        return new PoissonDistribution(null, y, 1e-16, 10_000_000).cumulativeProbability(tau - 1);
    }

    /** The normalisation comes from the distribution: a direct sum with an integral bound confirms it. */
    @Test
    void theNormalizationIsThatOfADirectSum() {
        for (double alpha : new double[] {0.1, 0.4, 1, 2.5}) {
            assertThat(1 / Zipf.infinite(alpha).normalization())
                    .isCloseTo(InfiniteSum.zeta(1 + alpha), within(1e-12 * InfiniteSum.zeta(1 + alpha)));
        }
    }

    /**
     * 30 configurations × 4 points × 2 numbers = 240 checks of five standard errors: false alarm 240 · 6e-7 = 1.5e-4 for the fixed
     * seed. A mean is checked where at least 100 quanta are learned in all replicates.
     */
    @Test
    @Statement({"T8", "T13", "T14"})
    void meansAndCountsAreThoseOfTheInfiniteSums() throws InterruptedException {
        Random choice = new Random(0x1f1f);
        long replicates = 100;
        int checked = 0;
        int mutants = 0;
        for (int i = 0; i < 30; i++) {
            double alpha = 0.25 + 1.5 * choice.nextDouble();
            int tau = 1 + choice.nextInt(choice.nextBoolean() ? 1 : 5);
            double delta = choice.nextBoolean() ? 0 : 0.5 * choice.nextDouble();
            double eta = choice.nextBoolean() ? 0 : alpha * (choice.nextDouble() - 0.5);
            Result result = Simulation.of(Zipf.infinite(alpha))
                    .learnedAfter(tau)
                    .withExponents(delta, eta)
                    .repeated(replicates, i)
                    .run(GRID);
            for (Estimate estimate : result.points()) {
                ExactLoss exact = exact(alpha, tau, delta, eta, estimate.x());
                if (exact.count() * replicates > 100) {
                    assertThat(exact.z(estimate, replicates)).as("%s %s %s %s: %s", alpha, tau, delta, eta, estimate).isBetween(-5.0, 5.0);
                    assertThat(exact.zOfCount(estimate, replicates)).isBetween(-5.0, 5.0);
                    checked++;
                    ExactLoss mutant = exact(alpha, tau + 1, delta, eta, estimate.x());
                    mutants += Math.abs(mutant.z(estimate, replicates)) > 5 ? 1 : 0;
                }
            }
        }
        assertThat(checked).isGreaterThan(60);
        assertThat(mutants).as("tau off by one").isGreaterThan(checked / 2);
    }

    /** Of many replicates: the exponent off by 1 %, the rank by one, or the tail dropped are seen. */
    @Test
    void mutantsAreRejected() throws InterruptedException {
        long replicates = 3000;
        Estimate estimate = Simulation.of(Zipf.infinite(0.5)).repeated(replicates, 9).run(1000).points().getFirst();
        ExactLoss exact = exact(0.5, 1, 0, 0, 1000);
        assertThat(exact.z(estimate, replicates)).isBetween(-5.0, 5.0);
        assertThat(exact.zOfCount(estimate, replicates)).isBetween(-5.0, 5.0);
        assertThat(estimate.variance() / exact.variance()).isBetween(1 - 5 * Math.sqrt(2.0 / replicates), 1 + 5 * Math.sqrt(2.0 / replicates));
        assertThat(Math.abs(exact(0.505, 1, 0, 0, 1000).z(estimate, replicates))).as("exponent").isGreaterThan(5);
        double c = 1 / InfiniteSum.zeta(1.5);
        double dropped = c * InfiniteSum.powersBeyond(2000, 1.5);
        assertThat(dropped).as("the tail beyond the cut").isGreaterThan(5 * estimate.standardError());
        double shifted = InfiniteSum.direct(k -> Math.abs(Math.exp(-1000 * c * Math.pow(k + 1, -1.5)) - Math.exp(-1000 * c * Math.pow(k, -1.5)))
                * c
                * Math.pow(k, -1.5));
        assertThat(shifted).as("rank off by one").isGreaterThan(5 * estimate.standardError());
    }

    /** K = 10^7 and infinitely many agree where D is small for K, and the tail of K is skipped in the same way. */
    @Test
    void manyQuantaAreInfinitelyManyWhereTheirTailDoesNotMatter() throws InterruptedException {
        long replicates = 400;
        Result many = Simulation.of(Zipf.finite(1, 10_000_000)).repeated(replicates, 1).run(1e4, 1e6);
        Result infinite = Simulation.of(Zipf.infinite(1)).repeated(replicates, 2).run(1e4, 1e6);
        for (int j = 0; j < 2; j++) {
            Estimate a = many.points().get(j);
            Estimate b = infinite.points().get(j);
            assertThat(a.mean()).isCloseTo(b.mean(), within(5 * Math.hypot(a.standardError(), b.standardError()) + 2e-7));
            assertThat(a.count()).isCloseTo(b.count(), within(5 * Math.sqrt(2 * b.count() / replicates)));
        }
    }

    /** A logarithm and an offset are thinned from a power; the count of a first-hit tail is D times a sum. */
    @Test
    void thinnedTailsHaveTheirCounts() throws InterruptedException {
        long replicates = 2000;
        double x = 300;
        var modified = LogModifiedZipf.infinite(0.5, 1);
        Estimate estimate = Simulation.of(modified).repeated(replicates, 3).run(x).points().getFirst();
        double c = modified.normalization();
        double count = InfiniteSum.direct(k -> -Math.expm1(-x * c * Math.pow(k, -1.5) / Math.log(k - 1 + Math.E)));
        // Beyond the direct ranks the logarithm is between 12.9 and infinity.
        double most = x * c * InfiniteSum.powersBeyond(InfiniteSum.DIRECT, 1.5) / Math.log(InfiniteSum.DIRECT);
        double slack = 5 * Math.sqrt(count / replicates);
        assertThat(estimate.count()).isBetween(count - slack, count + most + slack);

        var shifted = Zipf.infinite(0.5).withOffset(5);
        Estimate useful = Simulation.of(shifted).withExponents(0.3, 0).repeated(replicates, 3).run(x).points().getFirst();
        double d = shifted.normalization();
        double learned = InfiniteSum.direct(k -> -Math.expm1(-x * d * Math.pow(k + 5, -1.5) * Math.pow(k, -0.3)))
                + x * d * InfiniteSum.powersBeyond(InfiniteSum.DIRECT, 1.8);
        assertThat(useful.count()).isCloseTo(learned, within(5 * Math.sqrt(learned / replicates)));
    }

    /** Quanta far beyond 2^53 are learned too, each by itself. */
    @Test
    void verySlowTailsAreNotTruncated() throws InterruptedException {
        double x = 50;
        Estimate estimate = Simulation.of(Zipf.infinite(1e-3)).repeated(500, 1).run(x).points().getFirst();
        // Nearly every sample is of a quantum of its own: the count is near D, the loss near 1.
        assertThat(estimate.count()).isBetween(x - 5 * Math.sqrt(x / 500) - 0.2, x + 5 * Math.sqrt(x / 500));
        assertThat(estimate.mean()).isBetween(0.98, 1.0);
    }

    @Test
    void whatHasNoLossIsRefused() {
        Simulation simulation = Simulation.of(Zipf.infinite(0.4));
        assertThatThrownBy(() -> simulation.withExponents(0, 0.4).run(10)).hasMessageContaining("eta must be < alpha");
        assertThatThrownBy(() -> Simulation.of(Zipf.infinite(0.4).withOffset(1)).withExponents(0, 0.1).run(10))
                .hasMessageContaining("eta must be 0");
        assertThatThrownBy(() -> Simulation.of(LogModifiedZipf.infinite(0.4, -1))).hasMessageContaining("gamma must be >= 0");
        assertThatThrownBy(() -> simulation.on(Execution.of(Kernel.SCALAR)).run(1e18)).hasMessageContaining("at most 1e14 random numbers");
    }
}
