package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.neuralquanta.distribution.QuantaFamilies.logUniform;
import static org.neuralquanta.distribution.QuantaFamilies.real;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.QuantaFamilies;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Logistic;
import org.neuralquanta.emergence.Multilinear;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;

/** The laws of {@link ScalingLaws}, for every kind of model. */
class ScalingLawsTest {

    private static final int TRIES = 100;

    @Provide
    Arbitrary<QuantaDistribution> distributions() {
        return QuantaFamilies.ofLaws(0.05, 3, 1e17).all();
    }

    @Provide
    Arbitrary<QuantaModel> models() {
        return Combinators.combine(distributions(), Arbitraries.of(EmergenceCurves.ALL))
                .as((quanta, curve) -> QuantaModel.of(quanta).learnedAfter(curve));
    }

    /** With gaps and needs that depend on the rank. */
    @Provide
    Arbitrary<QuantaModel> generalModels() {
        return Combinators.combine(models(), real(-1, 0.04), real(0, 1.5), real(0.7, 2))
                .as((model, eta, delta, nu) -> model.with(new Gap(1, eta)).with(new Exposure(delta, nu)));
    }

    @Provide
    Arbitrary<Double> resources() {
        return logUniform(1, 1e12);
    }

    @Property(tries = TRIES)
    @Statement({"T8", "T11", "T12"})
    void enclosesItsValueInData(@ForAll("generalModels") QuantaModel model, @ForAll("resources") double x) {
        ScalingLaws.enclosesItsValue(DataLaw.of(model), x);
    }

    @Property(tries = TRIES)
    @Statement({"T10", "T15", "T17"})
    void enclosesItsValueInParametersAndSteps(@ForAll("generalModels") QuantaModel model, @ForAll("resources") double x) {
        ScalingLaws.enclosesItsValue(ParameterLaw.of(model), x);
        ScalingLaws.enclosesItsValue(StepLaw.of(model), x);
    }

    @Property(tries = TRIES)
    @Statement("T12")
    void enclosesItsValueInMultinomialData(@ForAll("distributions") QuantaDistribution quanta,
            @ForAll @IntRange(min = 1, max = 30) int tau, @ForAll("resources") double x) {
        QuantaModel model = QuantaModel.of(quanta).learnedAfter(Shots.of(tau));
        ScalingLaws.enclosesItsValue(DataLaw.of(model, Sampling.MULTINOMIAL), Math.rint(x));
    }

    @Property(tries = 25)
    @Statement("T18")
    void enclosesItsValueInCompute(@ForAll("models") QuantaModel model, @ForAll("resources") double x) {
        Assume.that(!(model.distribution() instanceof TabulatedQuanta && !(model.emergence() instanceof Threshold)));
        ScalingLaws.enclosesItsValue(ComputeLaw.of(model), x);
    }

    @Property(tries = TRIES)
    @Statement({"T8", "T10", "T11", "T12", "T15", "T17"})
    void fallsWithItsResource(@ForAll("generalModels") QuantaModel model, @ForAll("resources") double x,
            @ForAll @Scale(9) @DoubleRange(min = 1, max = 3) double factor) {
        ScalingLaws.fallsWithItsResource(DataLaw.of(model), x, factor);
        ScalingLaws.fallsWithItsResource(ParameterLaw.of(model), x, factor);
        ScalingLaws.fallsWithItsResource(StepLaw.of(model), x, factor);
    }

    @Property(tries = 40)
    @Statement("T18")
    void fallsWithCompute(@ForAll("models") QuantaModel model, @ForAll("resources") double x,
            @ForAll @Scale(9) @DoubleRange(min = 1, max = 3) double factor) {
        Assume.that(!(model.distribution() instanceof TabulatedQuanta && !(model.emergence() instanceof Threshold)));
        ScalingLaws.fallsWithItsResource(ComputeLaw.of(model), x, factor);
    }

    @Property(tries = TRIES)
    @Statement({"T8", "T10"})
    void scalesWithTheGap(@ForAll("models") QuantaModel model, @ForAll @Scale(9) @DoubleRange(min = 0.001, max = 1000) double gap,
            @ForAll("resources") double x) {
        ScalingLaws.scalesWithTheGap(model, gap, x);
    }

    @Property(tries = TRIES)
    @Statement("T10")
    void scalesWithTheCost(@ForAll @Scale(9) @DoubleRange(min = 0.05, max = 4) double alpha,
            @ForAll @IntRange(min = -20, max = 20) int log2, @ForAll("resources") double x) {
        ScalingLaws.scalesWithTheCost(QuantaModel.of(Zipf.infinite(alpha)), log2, x);
        ScalingLaws.scalesWithTheCost(QuantaModel.of(Zipf.infinite(alpha)).with(new Cost(3, 0.5)), log2, 4 * x);
    }

    @Property(tries = TRIES)
    @Statement({"T10", "T17"})
    void risesWithTheCost(@ForAll("models") QuantaModel model, @ForAll("resources") double x,
            @ForAll @Scale(9) @DoubleRange(min = 1, max = 3) double factor) {
        ScalingLaws.risesWithTheCost(model, factor, x);
    }

    @Property(tries = TRIES)
    @Statement("T8")
    void risesWithDifficulty(@ForAll("distributions") QuantaDistribution quanta, @ForAll("resources") double x,
            @ForAll @Scale(9) @DoubleRange(min = 0.3, max = 60) double tau,
            @ForAll @Scale(9) @DoubleRange(min = 1, max = 3) double factor) {
        QuantaModel model = QuantaModel.of(quanta);
        ScalingLaws.risesWithDifficulty(model, Shots.of(tau), Shots.of(tau * factor), x);
        ScalingLaws.risesWithDifficulty(model, Threshold.of(tau), Threshold.of(tau * factor), x);
        ScalingLaws.risesWithDifficulty(model, Logistic.of(tau), Logistic.of(tau * factor), x);
        ScalingLaws.risesWithDifficulty(model, Multilinear.of(tau), Logistic.of(tau), x);
    }

    @Property(tries = TRIES)
    @Statement({"T10", "T16"})
    void risesWithQuanta(@ForAll @Scale(9) @DoubleRange(min = 0.05, max = 2) double alpha, @ForAll("resources") double x,
            @ForAll @IntRange(min = 1, max = 100_000) int quanta, @ForAll @IntRange(min = 0, max = 1000) int more) {
        for (EmergenceCurve curve : EmergenceCurves.ALL) {
            QuantaModel few = QuantaModel.of(Zipf.finite(alpha, quanta)).learnedAfter(curve);
            QuantaModel many = QuantaModel.of(Zipf.finite(alpha, (long) quanta + more)).learnedAfter(curve);
            ScalingLaws.risesWithQuanta(few, many, x);
            ScalingLaws.risesWithQuanta(many, QuantaModel.of(Zipf.infinite(alpha)).learnedAfter(curve), x);
        }
    }

    @Property(tries = TRIES)
    @Statement("T16")
    void hasTheSlopeOfItsLoss(@ForAll("generalModels") QuantaModel model, @ForAll("resources") double x) {
        Assume.that(!(model.emergence() instanceof Threshold));
        Assume.that(DataLaw.of(model).exact(1.1 * x) > 1e-200);
        ScalingLaws.hasTheSlopeOfItsLoss(DataLaw.of(model), 1.01 * x);
        Assume.that(StepLaw.of(model).exact(1.1 * x) > 1e-200);
        ScalingLaws.hasTheSlopeOfItsLoss(StepLaw.of(model), 1.01 * x);
    }

    @Property(tries = TRIES)
    @Statement({"T13", "T14"})
    void countsWhatItLearns(@ForAll("distributions") QuantaDistribution quanta, @ForAll("resources") double x,
            @ForAll @Scale(9) @DoubleRange(min = 1, max = 3) double factor) {
        ScalingLaws.countsWhatItLearns(DataLaw.of(QuantaModel.of(quanta).learnedAfter(new Exponential())), x, factor);
    }

    @Property(tries = TRIES)
    @Statement({"T13", "T14"})
    void countsNoMoreThanThereAre(@ForAll("distributions") QuantaDistribution quanta, @ForAll("resources") double x,
            @ForAll @Scale(9) @DoubleRange(min = 1, max = 60) double tau) {
        ScalingLaws.countsNoMoreThanThereAre(DataLaw.of(QuantaModel.of(quanta).learnedAfter(Shots.of(tau))), quanta, x);
        ScalingLaws.countsNoMoreThanThereAre(DataLaw.of(QuantaModel.of(quanta).learnedAfter(Threshold.of(tau))), quanta, x);
    }

    /** At the threshold itself rounding decides whether the quantum is learned, so the enclosure holds both losses. */
    @Property
    void atTheThresholdBothSidesAreEnclosed(
            @ForAll @DoubleRange(min = 0.05, max = 3) double alpha,
            @ForAll @DoubleRange(min = 0.5, max = 20) double tau,
            @ForAll @IntRange(min = 1, max = 100_000) int rank) {
        Zipf zipf = Zipf.infinite(alpha);
        double samples = tau / zipf.probability(rank);
        Assume.that(samples >= 1 && samples <= 1e18);
        Enclosure enclosure = DataLaw.of(QuantaModel.of(zipf).learnedAfter(Threshold.of(tau))).bound(samples).interval();
        assertThat(enclosure.contains(zipf.tail(rank))).isTrue();
        assertThat(enclosure.contains(zipf.tail(rank - 1))).isTrue();
    }

    /** 1 − p is lost where p is rounded: p = 284135/284140, five samples, five shots. The value is that of exact fractions. */
    @Example
    void aQuantumThatNearlyEverySampleUses() {
        DataLaw law = DataLaw.of(QuantaModel.of(TabulatedQuanta.ofCounts(284_135, 5))
                .learnedAfter(Shots.of(5)), Sampling.MULTINOMIAL);
        assertThat(law.exact(5)).isCloseTo(1.0557711078701161e-4, within(1e-17));
    }
}
