package org.neuralquanta.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Kernel;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;

/**
 * Against finite sums written anew here: the loss is \(\sum_k k^\eta p_k P(\text{not learned})\). The mean must be within five
 * standard errors of it, the exact ones, from the exact variance.
 */
class SimulationTest {

    private static final double[] GRID = {1, 10, 100, 1234.5, 1e4, 1e6};

    private static ExactLoss exact(double alpha, int quanta, int tau, double delta, double eta, double x, Sampling sampling) {
        double total = 0;
        for (int k = quanta; k >= 1; k--) {
            total += Math.pow(k, -1 - alpha);
        }
        double sum = total;
        return ExactLoss.of(
                quanta,
                k -> Math.pow(k, -1 - alpha) / sum * Math.pow(k, eta),
                k -> ExactLoss.open(sampling, x, Math.pow(k, -1 - alpha) / sum * Math.pow(k, -delta), tau));
    }

    /**
     * 200 configurations of 6 points by both kernels, which must agree in every bit: 1200 checks of five standard errors, false alarm
     * 1200 · 6e-7 = 7e-4 for the fixed seed. At points where less than one replicate learns anything, the mean is far from normal, so the
     * check is for an expected number of learned and of open quanta over all replicates above 100.
     */
    @Test
    @Statement({"T8", "T13", "T14"})
    void meansAreThoseOfTheFiniteSums() throws InterruptedException {
        Random choice = new Random(0x5eed);
        int checked = 0;
        int rejectedMutants = 0;
        for (int i = 0; i < 200; i++) {
            double alpha = -0.5 + 2.5 * choice.nextDouble();
            int quanta = 1 + choice.nextInt(300);
            int tau = 1 + choice.nextInt(choice.nextBoolean() ? 3 : 40);
            double delta = choice.nextBoolean() ? 0 : choice.nextDouble();
            double eta = choice.nextBoolean() ? 0 : choice.nextDouble() - 0.5;
            long replicates = 200;
            Simulation simulation = Simulation.of(Zipf.finite(alpha, quanta))
                    .learnedAfter(tau)
                    .withExponents(delta, eta)
                    .repeated(replicates, i);
            Result result = simulation.on(Execution.of(Kernel.VECTOR)).run(GRID);
            assertThat(simulation.on(Execution.of(Kernel.SCALAR)).run(GRID).digest()).isEqualTo(result.digest());
            for (Estimate estimate : result.points()) {
                ExactLoss exact = exact(alpha, quanta, tau, delta, eta, estimate.x(), Sampling.POISSON);
                if (exact.count() * replicates > 100 && (quanta - exact.count()) * replicates > 100) {
                    assertThat(exact.z(estimate, replicates)).as("%s of %s at %s", alpha, quanta, estimate).isBetween(-5.0, 5.0);
                    checked++;
                    ExactLoss mutant = exact(alpha, quanta, tau + 1, delta, eta, estimate.x(), Sampling.POISSON);
                    rejectedMutants += Math.abs(mutant.z(estimate, replicates)) > 5 ? 1 : 0;
                }
            }
        }
        assertThat(checked).isGreaterThan(400);
        assertThat(rejectedMutants).as("tau off by one is seen at most points").isGreaterThan(checked / 2);
    }

    /**
     * Variance, count and mean of 20,000 replicates. The sample variance of a sum of many independent terms is within
     * 5 √(2/R) = 5 % of the variance, the count within five standard errors; 3 checks, false alarm 2e-6.
     */
    @Test
    @Statement({"T13", "T14"})
    void varianceAndCountAreThoseOfTheFiniteSums() throws InterruptedException {
        long replicates = 20_000;
        Estimate estimate = Simulation.of(Zipf.finite(0.4, 200)).repeated(replicates, 7).run(100).points().getFirst();
        ExactLoss exact = exact(0.4, 200, 1, 0, 0, 100, Sampling.POISSON);
        ExactLoss steeper = exact(0.408, 200, 1, 0, 0, 100, Sampling.POISSON);
        assertThat(estimate.variance() / exact.variance()).isBetween(0.95, 1.05);
        assertThat(Math.abs(exact.z(estimate, replicates))).isLessThan(5);
        // The variance of the count is at most its mean.
        assertThat(Math.abs(estimate.count() - exact.count())).isLessThan(5 * Math.sqrt(exact.count() / replicates));
        assertThat(Math.abs(steeper.z(estimate, replicates))).as("exponent +2 %").isGreaterThan(5);
    }

    /** Two means within five standard errors of the Poisson variance, which is the larger one; false alarm below 2 · 3 · 6e-7. */
    @Test
    @Statement("T12")
    void reallyDrawnDataAgreeWithTheBinomialAndDifferFromPoisson() throws InterruptedException {
        long replicates = 20_000;
        for (int tau : new int[] {1, 3}) {
            Result result = Simulation.of(Zipf.finite(0.4, 30))
                    .sampled(Sampling.MULTINOMIAL)
                    .learnedAfter(tau)
                    .withExponents(0.2, 0)
                    .repeated(replicates, 11)
                    .run(5, 20, 60);
            for (Estimate estimate : result.points()) {
                ExactLoss exact = exact(0.4, 30, tau, 0.2, 0, estimate.x(), Sampling.MULTINOMIAL);
                assertThat(Math.abs(exact.z(estimate, replicates))).as("tau %s at %s", tau, estimate).isLessThan(5);
            }
        }
        Estimate few = Simulation.of(Zipf.finite(0.4, 30))
                .sampled(Sampling.MULTINOMIAL)
                .repeated(replicates, 12)
                .run(5)
                .points()
                .getFirst();
        assertThat(Math.abs(exact(0.4, 30, 1, 0, 0, 5, Sampling.POISSON).z(few, replicates)))
                .as("T12's correction is seen at 5 samples")
                .isGreaterThan(5);
    }

    /** With nothing learned the loss is 1, with everything 0; one quantum that is never used changes neither. */
    @Test
    void curvesFallFromOneToZero() throws InterruptedException {
        Simulation simulation = Simulation.of(TabulatedQuanta.ofFrequencies(5, 3, 2, 0)).learnedAfter(50);
        Observer.LossCurve falls = (replicate, losses) -> {
            assertThat(losses[0]).isEqualTo(1);
            assertThat(losses[1]).isBetween(losses[2], losses[0]);
            assertThat(losses[2]).isZero();
        };
        simulation.run(Observer.none().withCurves(falls), 1, 120, 1e6);
    }

    @Test
    void anInterruptEndsTheRun() throws InterruptedException {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Simulation.of(Zipf.finite(0.4, 1_000_000_000L)).run(10))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        Simulation simulation = Simulation.of(Zipf.finite(0.4, 10));
        assertThatThrownBy(() -> Simulation.of(Zipf.infinite(0.4)).sampled(Sampling.MULTINOMIAL))
                .hasMessageContaining("finitely many");
        assertThatThrownBy(() -> simulation.learnedAfter(0)).hasMessage("tau must be between 1 and 1000000, was 0");
        assertThatThrownBy(() -> simulation.repeated(1, 0)).hasMessageContaining("replicates must be between 2");
        assertThatThrownBy(() -> simulation.withExponents(Double.NaN, 0)).hasMessage("delta must be between 0 and 10, was NaN");
        assertThatThrownBy(() -> simulation.run()).hasMessageContaining("at least one point");
        assertThatThrownBy(() -> simulation.run(10, 10)).hasMessageContaining("grid must increase");
        assertThatThrownBy(() -> simulation.run(Double.NaN)).hasMessageContaining("grid must increase");
        assertThatThrownBy(() -> simulation.sampled(Sampling.MULTINOMIAL).run(1e18)).hasMessageContaining("at most 1e14 random numbers");
    }
}
