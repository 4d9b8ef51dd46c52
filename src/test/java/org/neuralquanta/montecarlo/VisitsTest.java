package org.neuralquanta.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neuralquanta.Kernel;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.law.RepeatedLaw;
import org.neuralquanta.model.QuantaModel;

/**
 * Against sums written anew here, over the samples m that use a quantum: it is open where fewer than τ of their m R visits teach. The mean
 * must be within five standard errors, the exact ones. The seeds are fixed.
 */
class VisitsTest {

    private static final double[] GRID = {1, 10, 100, 2000};

    private static ExactLoss exact(double alpha, int quanta, int tau, Visits visits, double samples, Sampling sampling) {
        Zipf zipf = Zipf.finite(alpha, quanta);
        return ExactLoss.of(quanta, zipf::probability, k -> open(zipf.probability(k), tau, visits, samples, sampling));
    }

    private static double open(double p, int tau, Visits visits, double samples, Sampling sampling) {
        double open = 0;
        for (int m = 0; m <= samples * p + 40 + 12 * Math.sqrt(samples * p); m++) {
            double chance = sampling == Sampling.POISSON
                    ? new PoissonDistribution(null, samples * p, 1e-16, 10_000_000).probability(m)
                    : new BinomialDistribution(null, (int) samples, p).probability(m);
            open += chance < 1e-18
                    ? 0
                    : chance * new BinomialDistribution(null, m * visits.passes(), visits.teaches()).cumulativeProbability(tau - 1);
        }
        return open;
    }

    /**
     * 60 configurations of 4 points, where more than 100 quanta of all replicates are learned and open: at most 240 checks of five standard
     * errors, a false alarm in 7000 for the fixed seed.
     */
    @Test
    @Statement("T41")
    void meansAreSumsOverTheVisits() throws InterruptedException {
        var choice = new Random(41);
        int noticed = 0;
        for (int i = 0; i < 60; i++) {
            Sampling sampling = i % 4 == 3 ? Sampling.MULTINOMIAL : Sampling.POISSON;
            double alpha = 0.1 + choice.nextDouble();
            int quanta = 2 + choice.nextInt(25);
            int tau = 1 + choice.nextInt(choice.nextBoolean() ? 2 : 12);
            var visits = new Visits(1 + choice.nextInt(6), choice.nextInt(4) == 0 ? 1 : 0.05 + 0.9 * choice.nextDouble());
            long replicates = 1000;
            Simulation simulation = Simulation.of(Zipf.finite(alpha, quanta))
                    .learnedAfter(tau)
                    .sampled(sampling)
                    .visiting(visits)
                    .repeated(replicates, i);
            Result result = simulation.on(Execution.of(Kernel.VECTOR)).run(GRID);
            assertThat(simulation.on(new Execution(3, Kernel.SCALAR)).run(GRID).digest()).isEqualTo(result.digest());
            for (Estimate estimate : result.points()) {
                ExactLoss exact = exact(alpha, quanta, tau, visits, estimate.x(), sampling);
                if (exact.count() * replicates > 100 && (quanta - exact.count()) * replicates > 100) {
                    assertThat(exact.z(estimate, replicates)).as("%s at %s", simulation, estimate.x()).isCloseTo(0, within(5.0));
                    var once = new Visits(1, visits.teaches());
                    noticed += Math.abs(exact(alpha, quanta, tau, once, estimate.x(), sampling).z(estimate, replicates)) > 5 ? 1 : 0;
                }
            }
        }
        assertThat(noticed).as("points at which passes count").isGreaterThan(40);
    }

    /** Six points each: within five standard errors of the law, from the spread of the replicates. */
    @ParameterizedTest
    @CsvSource({"0.4, 1, 4, 0.06", "0.4, 3, 4, 0.3", "0.7, 10, 3, 1", "0.3, 5, 8, 0.7"})
    @Statement("T41")
    void infinitelyManyQuantaFollowTheLaw(double alpha, int tau, int passes, double teaches) throws InterruptedException {
        Simulation simulation =
                Simulation.of(Zipf.infinite(alpha)).learnedAfter(tau).visiting(new Visits(passes, teaches)).repeated(150, 9);
        RepeatedLaw law = RepeatedLaw.of(QuantaModel.of(Zipf.infinite(alpha)).learnedAfter(Shots.of(tau)), teaches);
        for (Estimate estimate : simulation.run(10, 30, 100, 300, 1000, 3000).points()) {
            assertThat(estimate.mean())
                    .as("at %s", estimate.x())
                    .isCloseTo(law.exact(estimate.x(), passes), within(5 * estimate.standardError()));
        }
    }

    @Test
    @Statement("T41")
    void visitsThatAllTeachDivideTheSamplesNeeded() throws InterruptedException {
        Simulation simulation = Simulation.of(Zipf.infinite(0.5)).learnedAfter(7);
        assertThat(simulation.visiting(new Visits(3, 1)).run(GRID).digest())
                .isEqualTo(Simulation.of(Zipf.infinite(0.5)).learnedAfter(3).run(GRID).digest());
    }

    @Test
    void refusesWhatCannotBeVisited() {
        assertThatThrownBy(() -> new Visits(0, 1)).hasMessageContaining("passes").hasMessageContaining("0");
        assertThatThrownBy(() -> new Visits(1, Double.NaN)).hasMessageContaining("teaches");
        assertThatThrownBy(() -> new Visits(1, 1.5)).hasMessageContaining("teaches");
        Simulation simulation = Simulation.of(Zipf.finite(0.5, 10));
        var twice = new Visits(2, 0.5);
        assertThatThrownBy(() -> simulation.learnedAfter(101).visiting(twice)).hasMessageContaining("tau").hasMessageContaining("101");
        assertThatThrownBy(() -> simulation.learnedBy(y -> Math.exp(-y)).visiting(twice)).hasMessageContaining("counts no visits");
        assertThatThrownBy(() -> simulation.visiting(twice).runSteps(1, Observer.none(), 1, 2)).hasMessageContaining("passes");
    }
}
