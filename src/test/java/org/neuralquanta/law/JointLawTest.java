package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neuralquanta.distribution.QuantaFamilies.logUniform;
import static org.neuralquanta.distribution.QuantaFamilies.real;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.capacity.CapacityRace;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.QuantaFamilies;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.law.JointLaw.LocalExponents.Exponent;
import org.neuralquanta.model.Capacity;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.special.GammaRatio;
import org.neuralquanta.sum.ParameterCost;

/** What the joint law obeys, whatever its model. */
@Statement("T38")
class JointLawTest {

    private static final int TRIES = 60;

    /** Twice what an exact value promises, for two of them. */
    private static final double ACCURACY = 2e-12;

    @Provide
    Arbitrary<QuantaDistribution> distributions() {
        return QuantaFamilies.ofLaws(0.1, 2, 1e12).all();
    }

    /** With gaps, costs and needs that depend on the rank. */
    @Provide
    Arbitrary<QuantaModel> models() {
        return Combinators.combine(
                        distributions(), Arbitraries.of(EmergenceCurves.ALL), real(-1, 0.09), real(0, 1), Arbitraries.of(0, 0.05, -0.5, -1.0))
                .as((quanta, curve, eta, delta, kappa) -> QuantaModel.of(quanta)
                        .learnedAfter(curve)
                        .with(new Gap(1, eta))
                        .with(new Cost(2, kappa.doubleValue()))
                        .with(Exposure.ofDelta(delta)));
    }

    @Provide
    Arbitrary<Capacity> capacities() {
        return Arbitraries.oneOf(Arbitraries.just(Capacity.sharp()), real(0, 1).map(Capacity::soft));
    }

    @Provide
    Arbitrary<Double> parameters() {
        return Arbitraries.oneOf(logUniform(0.01, 1e6), logUniform(0.01, 20));
    }

    @Provide
    Arbitrary<Double> samples() {
        return logUniform(1, 1e12);
    }

    private static void assertAtMost(double smaller, double larger, Object where) {
        assertThat(smaller).as(String.valueOf(where)).isLessThanOrEqualTo(larger * (1 + ACCURACY) + 1e-290);
    }

    private static void assertClose(double value, double expected, Object where) {
        assertAtMost(value, expected, where);
        assertAtMost(expected, value, where);
    }

    /** N(n) grows so slowly for κ = −1 that large N exceed 2^62 quanta, and the exposure to room e^660. */
    private static double affordable(QuantaModel model, double parameters) {
        return model.cost().kappa() < 0 ? Math.min(parameters, model.cost().kappa() == -1 ? 60 : 1e4) : parameters;
    }

    @Property(tries = TRIES)
    void liesInItsBoundWhichIsNarrow(@ForAll("models") QuantaModel model, @ForAll("capacities") Capacity capacity,
            @ForAll("parameters") double n, @ForAll("samples") double d) {
        // A single quantum and one sample are a tie: p = 1.
        Assume.that(d > 1);
        double parameters = affordable(model, n);
        JointLaw law = JointLaw.of(model, capacity);
        double exact = law.exact(parameters, d);
        Bound bound = law.bound(parameters, d);
        assertThat(exact).isBetween(bound.lower() * (1 - ACCURACY), bound.upper() * (1 + ACCURACY));
        double width = model.emergence() instanceof Threshold ? 1e-11 : 1e-9;
        assertThat(bound.width()).as("%s %s at %s, %s", model, capacity, parameters, d).isLessThanOrEqualTo(width * exact + 1e-290);
    }

    /** A power of two rounds nothing, though it takes bits from the logarithm of N. The loss falls steeply here. */
    @Example
    void dependsOnParametersInUnitsOfTheCost() {
        QuantaModel model = QuantaModel.of(Zipf.finite(1, 150)).with(new Gap(1, -60));
        for (double parameters = 4000; parameters < 16_000; parameters += 500) {
            double exact = JointLaw.of(model.with(new Cost(1, 1.5)), Capacity.soft()).exact(parameters, 1e6);
            double scaled = JointLaw.of(model.with(new Cost(0x1p500, 1.5)), Capacity.soft()).exact(0x1p500 * parameters, 1e6);
            assertThat(Math.abs(scaled - exact)).as("N = %s C", parameters).isLessThanOrEqualTo(5e-14 * exact);
        }
    }

    @Property(tries = TRIES)
    void fallsWithBothResources(@ForAll("models") QuantaModel model, @ForAll("capacities") Capacity capacity,
            @ForAll("parameters") double n, @ForAll("samples") double d, @ForAll @Scale(9) @DoubleRange(min = 1, max = 3) double factor) {
        double parameters = affordable(model, n);
        JointLaw law = JointLaw.of(model, capacity);
        double exact = law.exact(parameters, d);
        assertAtMost(law.exact(affordable(model, parameters * factor), d), exact, model);
        assertAtMost(law.exact(parameters, d * factor), exact, model);
    }

    /** max(T_N, T_D) ≤ L − L∞ ≤ T_N + T_D, with the exact terms. */
    @Property(tries = TRIES)
    void liesBetweenTheLargerTermAndTheirSum(@ForAll("models") QuantaModel model, @ForAll("parameters") double n,
            @ForAll("samples") double d) {
        double parameters = affordable(model, n);
        double byParameters = ParameterLaw.of(model).exact(parameters);
        double byData = DataLaw.of(model).exact(d);
        double exact = JointLaw.of(model).exact(parameters, d);
        assertAtMost(Math.max(byParameters, byData), exact, model);
        assertAtMost(exact, byParameters + byData, model);
    }

    /** Of both capacities, with closed terms. */
    @Property(tries = TRIES)
    void closedFormLiesBetweenTheLargerTermAndTheirSum(@ForAll @DoubleRange(min = 0.1, max = 2) double alpha,
            @ForAll("capacities") Capacity capacity, @ForAll("parameters") double n, @ForAll("samples") double d) {
        for (EmergenceCurve curve : EmergenceCurves.ALL) {
            JointAsymptotic closed = JointLaw.of(QuantaModel.of(Zipf.infinite(alpha)).learnedAfter(curve), capacity).asymptotic();
            assertAtMost(closed.larger(n, d) * (1 - 1e-10), closed.at(n, d), curve);
            assertAtMost(closed.at(n, d), closed.sum(n, d), curve);
        }
    }

    /** A threshold has no crossover: the scarcer resource decides alone, at ties too. */
    @Property(tries = TRIES)
    void isTheLargerTermForAThreshold(@ForAll("distributions") QuantaDistribution quanta, @ForAll("parameters") double n,
            @ForAll("samples") double d) {
        QuantaModel model = QuantaModel.of(quanta);
        assertClose(JointLaw.of(model).exact(n, d), Math.max(ParameterLaw.of(model).exact(n), DataLaw.of(model).exact(d)), model);
    }

    @Example
    void isTheLargerTermAtTies() {
        QuantaModel counts = QuantaModel.of(TabulatedQuanta.ofCounts(30, 10, 5, 3, 1));
        for (double d : List.of(49 / 30.0, 4.9, 9.8, 49 / 3.0, 49.0, 147.0)) {
            for (double n = 0; n <= 6; n += 0.5) {
                assertClose(
                        JointLaw.of(counts).exact(n, d), Math.max(ParameterLaw.of(counts).exact(n), DataLaw.of(counts).exact(d)), n + ", " + d);
            }
        }
        QuantaModel dear = QuantaModel.of(Zipf.infinite(0.4)).with(new Cost(1, 1));
        for (double n : List.of(209.0, 210.0, 210.5)) {
            assertThat(JointLaw.of(dear).exact(n, 1e9)).isEqualTo(ParameterLaw.of(dear).exact(n));
        }
    }

    /** Room for all: the law of data. */
    @Property(tries = TRIES)
    void isTheLawOfDataWhereAllHaveRoom(@ForAll("models") QuantaModel model, @ForAll("capacities") Capacity capacity,
            @ForAll("samples") double d) {
        if (model.distribution().quanta().isPresent() && model.distribution().quanta().getAsLong() < 1e9) {
            double enough = 2.0 * model.distribution().quanta().getAsLong() * (1 + 1e-9);
            if (model.cost().kappa() <= 0) {
                assertClose(JointLaw.of(model, capacity).exact(enough, d), DataLaw.of(model).exact(d), model);
            }
        }
    }

    /** Plentiful data: what is left is due to parameters. */
    @Property(tries = TRIES)
    void isTheLawOfParametersWhereDataArePlentiful(@ForAll @DoubleRange(min = 0.1, max = 1) double alpha,
            @ForAll @DoubleRange(min = 1, max = 1000) double n) {
        for (EmergenceCurve curve : EmergenceCurves.ALL) {
            QuantaModel model = QuantaModel.of(Zipf.infinite(alpha)).learnedAfter(curve);
            assertClose(JointLaw.of(model).exact(n, 1e18), ParameterLaw.of(model).exact(n), curve);
            assertThat(value(JointLaw.of(model).localExponents(n, 1e18).parameters()))
                    .isBetween(ParameterLaw.of(model).localExponent(n) - 1e-9, ParameterLaw.of(model).localExponent(n) + 1e-9);
        }
    }

    /** The loss is linear in ω, and ω = 0 is the sum of both limits. */
    @Property(tries = TRIES)
    void isTheSumOfBothTermsWithoutOverlap(@ForAll("models") QuantaModel model, @ForAll @DoubleRange(min = 0, max = 1) double omega,
            @ForAll("parameters") double n, @ForAll("samples") double d) {
        double parameters = affordable(model, n);
        double none = JointLaw.of(model, Capacity.soft(0)).exact(parameters, d);
        double x = new CapacityRace(model).of(parameters);
        double byRoom = x < 1e90 ? RaceLaw.of(model, new PlackettLuce(1)).loss(x * model.distribution().probability(1)) : 0;
        assertClose(none, byRoom + DataLaw.of(model).exact(d), model);
        double all = JointLaw.of(model, Capacity.soft()).exact(parameters, d);
        assertClose(JointLaw.of(model, Capacity.soft(omega)).exact(parameters, d), (1 - omega) * none + omega * all, model);
        assertAtMost(Math.max(DataLaw.of(model).exact(d), none - DataLaw.of(model).exact(d)) * (1 - 1e-10), all, model);
    }

    /** For one sample each, the overlap is the law of data with x + D samples (T8), and x is such that N have room (T6). */
    @Property(tries = TRIES)
    void overlapsAsTheLawOfDataWithMoreSamples(@ForAll("distributions") QuantaDistribution quanta,
            @ForAll @DoubleRange(min = 0.1, max = 1000) double n, @ForAll @DoubleRange(min = 1, max = 1e6) double d) {
        QuantaModel model = QuantaModel.of(quanta).learnedAfter(new Exponential());
        if (n < 0.9 * quanta.quanta().orElse(Long.MAX_VALUE)) {
            double x = new CapacityRace(model).of(n);
            var race = RaceLaw.of(model, new PlackettLuce(1));
            assertClose(race.count(x * quanta.probability(1)), n, quanta);
            double room = race.loss(x * quanta.probability(1));
            assertClose(
                    JointLaw.of(model, Capacity.soft()).exact(n, d) + DataLaw.of(model).exact(x + d), room + DataLaw.of(model).exact(d), quanta);
        }
    }

    @Property(tries = TRIES)
    void scalesWithGapAndCost(@ForAll("models") QuantaModel model, @ForAll("capacities") Capacity capacity,
            @ForAll("parameters") double n, @ForAll("samples") double d) {
        double parameters = affordable(model, n);
        double exact = JointLaw.of(model, capacity).exact(parameters, d);
        assertClose(JointLaw.of(model.with(new Gap(7, model.gap().eta())), capacity).exact(parameters, d), 7 * exact, model);
        assertClose(
                JointLaw.of(model.with(new Cost(4 * model.cost().first(), model.cost().kappa())), capacity).exact(4 * parameters, d), exact, model);
        assertThat(JointLaw.of(model.withResidual(0.25), capacity).exact(parameters, d)).isEqualTo(0.25 + exact);
    }

    /** Local exponents are the slopes of the loss, to the error of a central difference, which subnormal losses are too coarse for. */
    @Property(tries = TRIES)
    void hasTheSlopesOfItsLoss(@ForAll("models") QuantaModel model, @ForAll("capacities") Capacity capacity,
            @ForAll("parameters") double n, @ForAll @DoubleRange(min = 1.1, max = 1e9) double d) {
        JointLaw law = JointLaw.of(model, capacity);
        double parameters = affordable(model, n);
        double step = 1e-4;
        JointLaw.LocalExponents exponents = law.localExponents(parameters, d);
        if (!(model.emergence() instanceof Threshold) && exponents.data() instanceof Exponent.Value(double exponent)
                && law.exact(parameters, d * Math.exp(step)) > 1e-300) {
            double slope = Math.log(law.exact(parameters, d * Math.exp(-step)) / law.exact(parameters, d * Math.exp(step))) / (2 * step);
            assertThat(exponent).as(model.toString()).isBetween(slope - 1e-6 * (1 + slope * slope), slope + 1e-6 * (1 + slope * slope));
        }
        if (capacity instanceof Capacity.Soft && exponents.parameters() instanceof Exponent.Value(double exponent) && exponent < 50) {
            double slope = Math.log(law.exact(parameters * Math.exp(-step), d) / law.exact(parameters * Math.exp(step), d)) / (2 * step);
            if (model.distribution() instanceof ParametricQuanta quanta && quanta.quanta().isEmpty()) {
                assertThat(exponent).as(model.toString())
                        .isBetween(slope - 1e-6 * (1 + slope * slope), slope + 1e-6 * (1 + slope * slope));
            }
        }
    }

    private static double value(Exponent exponent) {
        return switch (exponent) {
            case Exponent.Value(double value) -> value;
            case Exponent.Absent(String reason) -> throw new AssertionError(reason);
        };
    }

    private static String reason(Exponent exponent) {
        return exponent instanceof Exponent.Absent(String reason) ? reason : "";
    }

    @Example
    void learnsNothingBelowTheFirstCost() {
        JointLaw law = JointLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(new Exponential()).with(new Cost(10, 0)));
        assertThat(law.exact(0, 1e6)).isEqualTo(1);
        assertThat(law.exact(9.99, 1e6)).isEqualTo(1);
        assertThat(law.exact(10, 1e6)).isLessThan(0.7);
        JointLaw soft = JointLaw.of(QuantaModel.of(Zipf.infinite(0.4)), Capacity.soft());
        assertThat(soft.exact(0, 1e6)).isCloseTo(1, within(1e-15));
        assertThat(reason(soft.localExponents(0, 1e6).parameters())).contains("0 parameters");
    }

    @Example
    void anAbsentExponentNeverTakesTheAnswerAlong() {
        JointLaw counts = JointLaw.of(QuantaModel.of(TabulatedQuanta.ofCounts(5, 3, 1)).learnedAfter(Shots.of(2)));
        assertThat(counts.exact(2, 10)).isBetween(0.1, 1.0);
        assertThat(reason(counts.localExponents(2, 10).parameters())).contains("no continuation");
        assertThat(value(counts.localExponents(2, 10).data())).isPositive();
        assertThat(value(counts.localExponents(3, 10).parameters())).isZero();
        JointLaw done = JointLaw.of(QuantaModel.of(Zipf.finite(1, 5)));
        assertThat(done.exact(5, 1e6)).isZero();
        assertThat(reason(done.localExponents(5, 1e6).data())).contains("nothing is left");
    }

    @Example
    void refusesWhatItCannotTake() {
        JointLaw law = JointLaw.of(QuantaModel.of(Zipf.infinite(0.4)));
        for (double bad : List.of(Double.NaN, -1.0, 2e18, Double.POSITIVE_INFINITY)) {
            assertThatThrownBy(() -> law.exact(bad, 10)).hasMessageContaining("parameters").hasMessageContaining("" + bad);
        }
        for (double bad : List.of(Double.NaN, 0.5, 2e18, Double.POSITIVE_INFINITY)) {
            assertThatThrownBy(() -> law.bound(10, bad)).hasMessageContaining("samples").hasMessageContaining("" + bad);
        }
        assertThatThrownBy(() -> Capacity.soft(Double.NaN)).hasMessageContaining("overlap");
        assertThatThrownBy(() -> JointLaw.of(QuantaModel.of(Zipf.infinite(0.4)).with(new Cost(1, 0.4)), Capacity.soft()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kappa < alpha");
        assertThatThrownBy(() -> JointLaw.of(QuantaModel.of(Zipf.infinite(0.4)).with(new Cost(1, -1))).asymptotic())
                .isInstanceOf(NoPowerLawException.class);
    }

    /** Also where two quanta differ in use so much that the cost hardly rises between them, and where nearly all have room. */
    @Example
    void findsTheExposureToRoom() {
        TabulatedQuanta counts = TabulatedQuanta.ofCounts(331790, 4584, 5, 5, 5, 3, 3, 2, 2, 1, 1);
        for (double kappa : List.of(0.0, 1.0, -1.0)) {
            QuantaModel model = QuantaModel.of(counts).with(new Cost(37.5, kappa));
            double all = new ParameterCost(model).total();
            for (double share = 0.001; share < 1; share += 0.01) {
                double x = new CapacityRace(model).of(share * all);
                double used = 0;
                for (int k = 1; k <= 11; k++) {
                    used -= 37.5 * Math.pow(k, kappa) * Math.expm1(-x * counts.probability(k));
                }
                assertClose(used, share * all, "kappa = " + kappa + ", share " + share);
            }
        }
        // Two quanta, of which p_2 = 1/5: N lacks C (2 e^(−x/5) + e^(−4x/5)), and the second term is e^−66 of the first.
        for (double cost : List.of(0.1, 0.7, 1 / 3.0, 37.7)) {
            QuantaModel two = QuantaModel.of(Zipf.finite(1, 2)).with(new Cost(cost, 1));
            double parameters = 3 * cost * (1 - 1e-10);
            double left = new BigDecimal(cost).multiply(BigDecimal.valueOf(3)).subtract(new BigDecimal(parameters)).doubleValue();
            assertThat(new CapacityRace(two).of(parameters)).isCloseTo(-5 * Math.log(left / (2 * cost)), within(1e-13 * 110));
        }
    }

    /** To all orders \(\frac{C}{1+\kappa}\Gamma(1-m)(xc)^m=N\), but for a constant. */
    @Example
    void takesRoomForMoreThanTheLargestRank() {
        for (double kappa : List.of(-0.3, -0.5, -0.6)) {
            Zipf quanta = Zipf.infinite(0.4);
            QuantaModel model = QuantaModel.of(quanta).with(new Cost(1, kappa));
            double m = (1 + kappa) / 1.4;
            double closed = Math.pow((1 + kappa) * 1e18 / GammaRatio.gamma(1 - m), 1 / m) / quanta.normalization();
            CapacityRace.Bracket room = new CapacityRace(model).bracket(1e18);
            assertThat(room.lower()).isBetween(closed * (1 - 1e-10), closed);
            assertThat(room.upper()).isBetween(closed, closed * (1 + 1e-10));
        }
    }

    /** The cost of a point does not depend on N and D. */
    @Example
    void takesTheLargestResources() {
        for (EmergenceCurve curve : EmergenceCurves.ALL) {
            QuantaModel model = QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(curve);
            for (Capacity capacity : List.of(Capacity.sharp(), Capacity.soft())) {
                JointLaw law = JointLaw.of(model, capacity);
                double exact = law.exact(1e12, 1e18);
                assertThat(exact).isBetween(0.0, law.asymptotic().sum(1e12, 1e18));
                assertThat(exact / law.asymptotic().at(1e12, 1e18)).isBetween(1 - 1e-7, 1 + 1e-7);
            }
        }
    }

    /** What was asked before leaves no trace, also where there is no room at all. */
    @Example
    void doesNotDependOnWhatWasAskedBefore() {
        QuantaModel model = QuantaModel.of(Zipf.infinite(0.4));
        JointLaw fresh = JointLaw.of(model, Capacity.soft());
        JointLaw used = JointLaw.of(model, Capacity.soft());
        used.exact(10, 100);
        assertThat(used.exact(0, 100)).isEqualTo(fresh.exact(0, 100));
        assertThat(used.localExponents(0, 100)).isEqualTo(fresh.localExponents(0, 100));
    }
}
