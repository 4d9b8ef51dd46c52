package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.QuantaFamilies;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.model.Capacity;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.QuantaModel;

/** The least amount of a resource with which a law reaches a loss. */
@Statement("T40")
class InverseTest {

    private static final int TRIES = 20;

    @Provide
    Arbitrary<QuantaModel> models() {
        Arbitrary<QuantaDistribution> quanta = QuantaFamilies.ofLaws(0.1, 2, 1e9).all();
        return Combinators.combine(quanta, Arbitraries.of(EmergenceCurves.ALL))
                .as((distribution, curve) -> QuantaModel.of(distribution).learnedAfter(curve));
    }

    /** What the answer says: above the loss before it, and not after it. */
    private static void assertInverts(Bound amount, DoubleFunction<Bound> loss, double least, double target) {
        assertThat(amount).isInstanceOf(Bound.Proven.class);
        assertThat(loss.apply(amount.upper()).upper()).isLessThanOrEqualTo(target);
        if (amount.lower() > least) {
            double before = amount.lower() * (1 - 1e-15);
            assertThat(loss.apply(before).lower()).as("%s for %s", amount, target).isGreaterThan(target);
        }
    }

    @Property(tries = TRIES)
    void isTheLeastAmount(@ForAll("models") QuantaModel model, @ForAll @DoubleRange(min = 0.05, max = 0.95) double share) {
        DataLaw data = DataLaw.of(model);
        double target = share * data.exact(1) + (1 - share) * data.exact(1e9);
        assertInverts(data.resourceFor(target), data::bound, 1, target);
        ParameterLaw parameters = ParameterLaw.of(model);
        double loss = share * parameters.exact(0) + (1 - share) * parameters.exact(1e6);
        assertInverts(parameters.resourceFor(loss), parameters::bound, 0, loss);
    }

    /** The loss of an amount leads back to it, where the loss falls strictly. */
    @Property(tries = TRIES)
    void undoesTheLaw(@ForAll @DoubleRange(min = 0.1, max = 2) double alpha, @ForAll @DoubleRange(min = 2, max = 1e9) double samples) {
        for (EmergenceCurve curve : new EmergenceCurve[] {new Exponential(), Shots.of(3)}) {
            DataLaw law = DataLaw.of(QuantaModel.of(Zipf.infinite(alpha)).learnedAfter(curve));
            Bound amount = law.resourceFor(law.exact(samples));
            assertThat(amount.lower()).as(curve.toString()).isEqualTo(samples, within(1e-9 * samples / law.localExponent(samples)));
            assertThat(amount.upper()).as(curve.toString()).isEqualTo(samples, within(1e-9 * samples / law.localExponent(samples)));
        }
    }

    @Property(tries = TRIES)
    void undoesTheJointLaw(@ForAll @DoubleRange(min = 0.1, max = 1) double alpha, @ForAll @IntRange(min = 10, max = 1000) int n,
            @ForAll @DoubleRange(min = 10, max = 1e4) double d) {
        JointLaw law = JointLaw.of(QuantaModel.of(Zipf.infinite(alpha)).learnedAfter(new Exponential()).with(new Cost(2, 0)));
        double loss = law.exact(2.0 * n, d);
        assertInverts(law.samplesFor(loss * (1 + 1e-9), 2.0 * n), x -> law.bound(2.0 * n, x), 1, loss * (1 + 1e-9));
        assertInverts(law.parametersFor(loss * (1 + 1e-9), d), x -> law.bound(x, d), 0, loss * (1 + 1e-9));
        assertThat(law.samplesFor(loss * (1 + 1e-9), 2.0 * n).upper()).isLessThanOrEqualTo(d);
        assertThat(law.parametersFor(loss * (1 + 1e-9), d).upper()).isLessThanOrEqualTo(2.0 * n);
    }

    @Example
    void takesSoftCapacityStepsAndCompute() {
        QuantaModel model = QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(new Exponential());
        JointLaw soft = JointLaw.of(model, Capacity.soft());
        assertInverts(soft.samplesFor(0.3, 1000), d -> soft.bound(1000, d), 1, 0.3);
        // The exposure to room of very few parameters is outside the range of a double.
        assertInverts(soft.parametersFor(0.7, 1e9), n -> soft.bound(n, 1e9), 0, 0.7);
        StepLaw steps = StepLaw.of(model);
        assertInverts(steps.resourceFor(0.3), steps::bound, 1, 0.3);
        ComputeLaw compute = ComputeLaw.of(model);
        assertInverts(compute.resourceFor(0.3), compute::bound, 0, 0.3);
        RepeatedLaw repeated = RepeatedLaw.of(model, 0.06);
        assertInverts(repeated.uniqueFor(0.3, 4), u -> repeated.bound(u, 4), 1, 0.3);
        assertThat(repeated.uniqueFor(0.3, 4).upper() * repeated.worth(4))
                .isEqualTo(repeated.uniqueFor(0.3, 1).upper(), within(1e-6));
    }

    /** Samples are whole numbers where so many are drawn: the last loss above the target belongs to one sample less. */
    @Example
    void isAWholeNumberOfSamples() {
        DataLaw exactly = DataLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(Shots.of(2)), Sampling.MULTINOMIAL);
        Bound amount = exactly.resourceFor(0.1);
        assertThat(amount).isInstanceOf(Bound.Proven.class);
        assertThat(amount.lower()).isEqualTo(amount.upper());
        assertThat(exactly.exact(amount.upper())).isLessThanOrEqualTo(0.1);
        assertThat(exactly.exact(amount.upper() - 1)).isGreaterThan(0.1);
        QuantaModel counts = QuantaModel.of(TabulatedQuanta.ofCounts(50, 30, 15, 5)).learnedAfter(Shots.of(2));
        assertThat(DataLaw.of(counts, Sampling.WITHOUT_REPLACEMENT).resourceFor(0).upper()).isEqualTo(97);
    }

    /** A jump is where a quantum is learned: 184 parameters, the least n with ζ(1.4, n+1)/ζ(1.4) ≤ 0.1. */
    @Example
    void findsTheStepOfAStaircase() {
        ParameterLaw law = ParameterLaw.of(QuantaModel.of(Zipf.infinite(0.4)));
        assertThat(law.resourceFor(0.1)).isEqualTo(new Bound.Proven(new Enclosure(Math.nextDown(184.0), 184)));
        assertThat(law.resourceFor(1.01)).isEqualTo(new Bound.Proven(Enclosure.exactly(0)));
    }

    @Example
    void isEstimatedWhereTheBoundIs() {
        EmergenceCurve own = EmergenceCurve.of("own", y -> Math.exp(-y));
        Bound amount = DataLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(own)).resourceFor(0.3);
        assertThat(amount).isInstanceOf(Bound.Estimated.class);
        assertThat(amount.contains(DataLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(new Exponential())).resourceFor(0.3).interval().midpoint()))
                .isTrue();
    }

    /** Of 172 quanta those that 22 samples hardly ever teach four times change the loss by less than its rounding. */
    @Example
    void refusesALossThatItsBoundDoesNotDecide() {
        JointLaw law = JointLaw.of(QuantaModel.of(Zipf.finite(1.404, 172)).learnedAfter(new Shots(4)));
        assertThatThrownBy(() -> law.parametersFor(law.exact(172, 22), 22))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("is not decided by its bound");
    }

    @Example
    void refusesWhatNoAmountReaches() {
        DataLaw law = DataLaw.of(QuantaModel.of(Zipf.infinite(0.4)).withResidual(0.5));
        assertThatThrownBy(() -> law.resourceFor(0.5)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at least 0.50000");
        assertThatThrownBy(() -> law.resourceFor(Double.NaN)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("NaN");
        assertThatThrownBy(() -> JointLaw.of(QuantaModel.of(Zipf.infinite(0.4))).samplesFor(1e-3, 10)).hasMessageContaining("loss must be at least");
    }
}
