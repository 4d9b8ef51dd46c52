package org.neuralquanta.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Kernel;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.law.CuratedLaw;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.TemperedLaw;
import org.neuralquanta.model.QuantaModel;

/** Samples that are not drawn as in use: against sums over the quanta written anew here, and against the laws. The seeds are fixed. */
@Statement("T43")
class CuratedSimulationTest {

    private static final double[] GRID = {1, 10, 100, 1000};

    private static ExactLoss exact(Simulation simulation, QuantaDistribution training, double samples) {
        return ExactLoss.of(
                (int) simulation.quanta().quanta().orElseThrow(),
                k -> Math.pow(k, simulation.eta()) * simulation.quanta().probability(k),
                k -> ExactLoss.open(simulation.sampling(), samples, training.probability(k) * Math.pow(k, -simulation.delta()), simulation.tau()));
    }

    /**
     * 40 configurations of 4 points, where more than 100 trained quanta of all replicates are learned and open: at most 160 checks of five standard
     * errors, a false alarm in 10,000 for the fixed seed.
     */
    @Test
    void meansAreSumsOverTheQuanta() throws InterruptedException {
        var choice = new Random(43);
        int noticed = 0;
        for (int i = 0; i < 40; i++) {
            int quanta = 2 + choice.nextInt(25);
            int trained = 1 + choice.nextInt(quanta);
            QuantaDistribution training = choice.nextBoolean()
                    ? Zipf.finite(choice.nextDouble() - 0.9, trained)
                    : TabulatedQuanta.ofFrequencies(DoubleStream.generate(() -> 0.01 + choice.nextDouble()).limit(trained).toArray());
            long replicates = 1000;
            Simulation plain = Simulation.of(Zipf.finite(0.1 + choice.nextDouble(), quanta))
                    .learnedAfter(1 + choice.nextInt(3))
                    .sampled(i % 4 == 3 ? Sampling.MULTINOMIAL : Sampling.POISSON)
                    .withExponents(choice.nextInt(3) * 0.2, choice.nextInt(3) * 0.3)
                    .repeated(replicates, i);
            Simulation simulation = plain.trainedOn(training);
            Result result = simulation.on(Execution.of(Kernel.VECTOR)).run(GRID);
            assertThat(simulation.on(new Execution(3, Kernel.SCALAR)).run(GRID).digest()).isEqualTo(result.digest());
            for (Estimate estimate : result.points()) {
                ExactLoss exact = exact(simulation, training, estimate.x());
                if (exact.count() * replicates > 100 && (trained - exact.count()) * replicates > 100) {
                    assertThat(exact.z(estimate, replicates)).as("%s at %s", simulation, estimate.x()).isCloseTo(0, within(5.0));
                    assertThat(estimate.count()).isCloseTo(exact.count(), within(5 * Math.sqrt(quanta / (4.0 * replicates))));
                    noticed += Math.abs(exact(simulation, plain.quanta(), estimate.x()).z(estimate, replicates)) > 5 ? 1 : 0;
                }
            }
        }
        assertThat(noticed).as("points at which the samples differ").isGreaterThan(50);
    }

    /**
     * Of infinitely many quanta, of many and of a table. Every trained quantum is left open with a chance of μ/p_k, so that the loss has the
     * variance μ Σ p_k (1 − μ/p_k): of so few data sets that miss a frequent one that an estimate from the replicates would be too small.
     * Samples drawn as in use are ten standard errors off.
     */
    @ParameterizedTest
    @ValueSource(doubles = {30, 300})
    void theBestFrequenciesHaveTheLeastLoss(double samples) throws InterruptedException {
        for (QuantaDistribution quanta : new QuantaDistribution[] {
            Zipf.infinite(0.4),
            Zipf.finite(0.2, 20_000),
            TabulatedQuanta.ofFrequencies(DoubleStream.iterate(6, k -> k + 1).map(k -> Math.pow(k, -1.3)).limit(50_000).toArray())
        }) {
            QuantaModel model = QuantaModel.of(quanta).learnedAfter(new Exponential());
            CuratedLaw law = CuratedLaw.of(model);
            TabulatedQuanta training = law.frequencies(samples);
            int replicates = 5000;
            Estimate estimate = Simulation.of(quanta).trainedOn(training).repeated(replicates, 43).run(samples).points().getFirst();
            double error = Math.sqrt(LongStream.rangeClosed(1, law.trained(samples))
                    .mapToDouble(k -> {
                        double open = Math.exp(-samples * training.probability(k));
                        return quanta.probability(k) * quanta.probability(k) * open * (1 - open);
                    })
                    .sum() / replicates);
            assertThat((estimate.mean() - law.exact(samples)) / error).as("%s", quanta).isCloseTo(0, within(5.0));
            assertThat((DataLaw.of(model).exact(samples) - estimate.mean()) / error).as("%s", quanta).isGreaterThan(10);
        }
    }

    /** Both have a tail of quanta that are drawn together. */
    @Test
    void temperedSamplesOfInfinitelyManyQuantaFollowTheLaw() throws InterruptedException {
        Zipf quanta = Zipf.infinite(0.6);
        TemperedLaw law = TemperedLaw.of(QuantaModel.of(quanta).learnedAfter(new Exponential()), 0.8);
        for (Estimate estimate : Simulation.of(quanta).trainedOn(Zipf.infinite(0.8 * 1.6 - 1)).repeated(2000, 43).run(10, 1000).points()) {
            assertThat(estimate.mean()).isCloseTo(law.exact(estimate.x()), within(5 * estimate.standardError()));
            assertThat(estimate.standardError()).isLessThan(0.01 * estimate.mean());
        }
    }

    @Test
    void samplesAsInUseChangeNothing() throws InterruptedException {
        Simulation simulation = Simulation.of(Zipf.infinite(0.6)).learnedAfter(2);
        assertThat(simulation.trainedOn(Zipf.infinite(0.6)).run(GRID)).isEqualTo(simulation.run(GRID));
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        Simulation simulation = Simulation.of(Zipf.finite(0.5, 10));
        assertThatThrownBy(() -> simulation.trainedOn(Zipf.finite(0.5, 11))).hasMessageContaining("no more quanta than are in use, 10");
        assertThatThrownBy(() -> simulation.trainedOn(Zipf.infinite(0.5))).hasMessageContaining("no more quanta than are in use, 10");
        Simulation curated = simulation.trainedOn(Zipf.finite(0.5, 9));
        assertThatThrownBy(() -> new JointSimulation(curated, new JointSimulation.Room.First())).hasMessageContaining("frequencies of use");
        assertThatThrownBy(() -> curated.run(Observer.none().withTimes((_, _) -> {}, 10), 5)).hasMessageContaining("between 1 and 9, was 10");
    }
}
