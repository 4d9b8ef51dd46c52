package org.neuralquanta.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.mixture.Family;
import org.neuralquanta.mixture.Mixture;
import org.neuralquanta.mixture.MixtureDataLaw;
import org.neuralquanta.model.QuantaModel;

/** Simulated mixtures against their law, which they know nothing of. */
@Statement("T42")
class MixtureSimulationTest {

    private static final Simulation FIRST = Simulation.of(Zipf.infinite(0.25));
    private static final Simulation SECOND = Simulation.of(Zipf.finite(0.8, 500)).learnedAfter(3);
    private static final MixtureSimulation TWO =
            MixtureSimulation.of(new MixtureSimulation.Part(0.4, 0.7, FIRST), new MixtureSimulation.Part(0.6, 0.3, SECOND)).repeated(1000, 20261127);

    /** Five standard errors at three points: a false alarm in 600,000 runs. The shares of the test are 20 errors off. */
    @Test
    void hasTheMeanOfTheLaw() throws InterruptedException {
        var mixture = Mixture.of(
                new Family(0.4, QuantaModel.of(Zipf.infinite(0.25)).learnedAfter(Shots.of(1))),
                new Family(0.6, QuantaModel.of(Zipf.finite(0.8, 500)).learnedAfter(Shots.of(3))));
        for (Estimate point : TWO.run(10, 300, 1e4).points()) {
            double exact = MixtureDataLaw.of(mixture, 0.7, 0.3).exact(point.x());
            assertThat(point.mean()).isEqualTo(exact, within(5 * point.standardError()));
            assertThat(point.standardError()).isLessThan(0.01 * exact);
            double wrong = MixtureDataLaw.of(mixture).exact(point.x());
            assertThat(Math.abs(point.mean() - wrong)).isGreaterThan(5 * point.standardError());
        }
    }

    /** Families are drawn independently. */
    @Test
    void hasTheVarianceAndCountOfItsFamilies() throws InterruptedException {
        Estimate both = TWO.run(300).points().getFirst();
        Estimate first = FIRST.repeated(1000, 7).run(210).points().getFirst();
        Estimate second = SECOND.repeated(1000, 8).run(90).points().getFirst();
        double variance = 0.16 * first.variance() + 0.36 * second.variance();
        // A variance of 1000 normal numbers has a standard error of 4.5 %, the quotient of two of 6.4 %.
        assertThat(both.variance()).isEqualTo(variance, within(0.32 * variance));
        assertThat(both.count()).isEqualTo(first.count() + second.count(), within(0.02 * both.count()));
    }

    @Test
    void dependsOnTheSeedAlone() throws InterruptedException {
        String digest = TWO.run(300, 1e4).digest();
        assertThat(TWO.on(Execution.of(2)).run(300, 1e4).digest()).isEqualTo(digest);
        assertThat(TWO.repeated(1000, 2).run(300, 1e4).digest()).isNotEqualTo(digest);
        // A family of all samples is a simulation of its own, and families have seeds of their own.
        var equal = new MixtureSimulation.Part(0.5, 0.5, FIRST);
        double twice = MixtureSimulation.of(equal, equal).run(300).points().getFirst().variance();
        double once = MixtureSimulation.of(new MixtureSimulation.Part(1, 1, FIRST)).run(150).points().getFirst().variance();
        assertThat(twice).isLessThan(0.9 * once);
    }

    @Test
    void refusesWhatItCannotDraw() {
        var whole = new MixtureSimulation.Part(1, 1, FIRST);
        assertThatThrownBy(() -> MixtureSimulation.of(whole, whole)).hasMessageContaining("sum of weights");
        assertThatThrownBy(() -> MixtureSimulation.of(new MixtureSimulation.Part(1, 0.5, FIRST))).hasMessageContaining("sum of shares");
        assertThatThrownBy(MixtureSimulation::of).hasMessageContaining("sum of weights");
        assertThatThrownBy(() -> new MixtureSimulation.Part(1, 0, FIRST)).hasMessageContaining("share");
        assertThatThrownBy(() -> new MixtureSimulation.Part(Double.NaN, 1, FIRST)).hasMessageContaining("weight");
        assertThatThrownBy(() -> new MixtureSimulation.Part(1, 1, SECOND.sampled(Sampling.MULTINOMIAL))).hasMessageContaining("POISSON");
        assertThatThrownBy(() -> TWO.run(3)).hasMessageContaining("each family has one");
        assertThatThrownBy(() -> TWO.run(Double.NaN)).hasMessageContaining("was NaN");
    }
}
