package org.neuralquanta.grokking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.csv.CSVRecord;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.special.OracleFile;

/**
 * The closed form of the flow, against Hipparchus's DormandPrince853 and SciPy's DOP853; loss, spectrum and quality against NumPy:
 * src/test/resources/oracle/grokking/flow.py and random-sets.py.
 */
@Statement({"T26", "T28"})
class RepresentationFlowTest {

    private static RepresentationFlow random(int symbols, double fraction, int dimensions, long trial) {
        return RepresentationFlow.of(
                EffectiveLoss.of(set(symbols, fraction, trial)), Representation.random(symbols, dimensions, 26, trial));
    }

    private static TrainingSet set(int symbols, double fraction, long trial) {
        var addition = Addition.of(symbols);
        return TrainingSet.random(addition, (int) Math.round(fraction * addition.pairs()), 26, trial);
    }

    private static double distance(Representation a, Representation b) {
        double most = 0;
        for (int i = 0; i < a.symbols(); i++) {
            for (int k = 0; k < a.dimensions(); k++) {
                most = Math.max(most, Math.abs(a.at(i, k) - b.at(i, k)));
            }
        }
        return most;
    }

    /** The gradient flow as an equation of its own. */
    private record GradientFlow(EffectiveLoss loss, int symbols, int dimensions) implements OrdinaryDifferentialEquation {

        Representation fold(double[] flat) {
            var vectors = new double[symbols][dimensions];
            for (int i = 0; i < flat.length; i++) {
                vectors[i / dimensions][i % dimensions] = flat[i];
            }
            return Representation.of(vectors);
        }

        double[] flat(double[][] vectors) {
            var flat = new double[symbols * dimensions];
            for (int i = 0; i < flat.length; i++) {
                flat[i] = vectors[i / dimensions][i % dimensions];
            }
            return flat;
        }

        @Override
        public int getDimension() {
            return symbols * dimensions;
        }

        @Override
        public double[] computeDerivatives(double t, double[] y) {
            double[] slope = flat(loss.gradient(fold(y)));
            for (int i = 0; i < slope.length; i++) {
                slope[i] = -slope[i];
            }
            return slope;
        }
    }

    @Property(tries = 30)
    void closedFormAgainstAnIntegrator(
            @ForAll @IntRange(min = 3, max = 12) int symbols,
            @ForAll @DoubleRange(min = 0.1, max = 1) double fraction,
            @ForAll @IntRange(min = 1, max = 3) int dimensions,
            @ForAll @DoubleRange(min = 0.01, max = 30) double time,
            @ForAll @LongRange(min = 0, max = 1 << 20) long trial) {
        RepresentationFlow flow = random(symbols, fraction, dimensions, trial);
        var equation = new GradientFlow(EffectiveLoss.of(set(symbols, fraction, trial)), symbols, dimensions);
        var integrator = new DormandPrince853Integrator(1e-12, 10, 1e-12, 1e-12);
        double[] start = new double[symbols * dimensions];
        for (int i = 0; i < start.length; i++) {
            start[i] = flow.at(0).at(i / dimensions, i % dimensions);
        }
        double[] end = integrator.integrate(equation, new ODEState(0, start), time).getPrimaryState();
        assertThat(distance(flow.at(time), equation.fold(end))).isLessThan(1e-10);
    }

    @Test
    void closedFormAgainstScipy() {
        int rows = 0;
        for (CSVRecord row : OracleFile.read("grokking/flow.csv")) {
            var flow = RepresentationFlow.of(EffectiveLoss.of(OracleSet.set(row)), OracleSet.representation(row, "start"))
                    .withRate(Double.parseDouble(row.get("rate")));
            Representation end = OracleSet.representation(row, "end");
            assertThat(distance(flow.at(Double.parseDouble(row.get("time"))), end)).isLessThan(1e-10);
            rows++;
        }
        assertThat(rows).isEqualTo(24);
    }

    @Property(tries = 100)
    void normIsConservedAndTheSumFromZero(
            @ForAll @IntRange(min = 3, max = 12) int symbols,
            @ForAll @DoubleRange(min = 0.1, max = 1) double fraction,
            @ForAll @DoubleRange(min = 0, max = 1000) double time,
            @ForAll @LongRange(min = 0, max = 1 << 20) long trial) {
        RepresentationFlow flow = random(symbols, fraction, 2, trial);
        assertThat(flow.at(time).squaredNorm()).isCloseTo(flow.at(0).squaredNorm(), within(1e-11));
        assertThat(flow.loss(time)).isLessThanOrEqualTo(flow.loss(time / 2) + 1e-13);
        var set = TrainingSet.random(Addition.of(symbols), symbols, 26, trial);
        Representation centred = Representation.random(symbols, 2, 26, trial).centred();
        Representation later = RepresentationFlow.of(EffectiveLoss.of(set), centred).at(time);
        double sum = 0;
        for (int i = 0; i < symbols; i++) {
            sum += later.at(i, 0);
        }
        assertThat(sum).isCloseTo(0, within(1e-11));
    }

    /** Seen from its linear end, the rest falls as the third eigenvalue says. */
    @Test
    void theThirdEigenvalueIsTheSlowestRate() {
        var loss = EffectiveLoss.of(TrainingSet.random(Addition.of(10), 40, 26, 1));
        var flow = RepresentationFlow.of(loss, Representation.random(10, 1, 26, 1).centred());
        assertThat(loss.lambda3()).isPositive();
        assertThat(flow.slowestRate()).isCloseTo(2 * loss.lambda3() / flow.at(0).squaredNorm(), within(1e-15));
        double late = 14 / flow.slowestRate();
        double ratio = Math.log(flow.loss(late) / flow.loss(late + 1));
        assertThat(ratio).isCloseTo(2 * flow.slowestRate(), within(2e-3 * ratio));
    }

    @Test
    void spectrumLossAndQualityOfTheOracle() {
        int rows = 0;
        for (CSVRecord row : OracleFile.read("grokking/random-sets.csv")) {
            TrainingSet set = OracleSet.set(row);
            var loss = EffectiveLoss.of(set);
            Representation representation = OracleSet.representation(row, "representation");
            double[] expected = OracleSet.numbers(row, "spectrum");
            assertThat(loss.gramSpectrum()).usingElementComparator((a, b) -> Math.abs(a - b) < 1e-11 ? 0 : 1).containsExactly(expected);
            assertThat(loss.value(representation)).isCloseTo(Double.parseDouble(row.get("loss")), within(1e-13));
            var quality = new RepresentationQuality(set.addition());
            assertThat(quality.index(representation)).isEqualTo(Double.parseDouble(row.get("quality")));
            assertThat(quality.impliedAccuracy(representation, set)).isEqualTo(Double.parseDouble(row.get("accuracy")));
            rows++;
        }
        assertThat(rows).isEqualTo(60);
    }

    /** Many zero eigenvalues at once. */
    @Test
    void sparseSetsOfManySymbols() {
        for (int size : new int[] {0, 1, 60, 200, 800}) {
            var set = TrainingSet.random(Addition.of(120), size, 26, size);
            var loss = EffectiveLoss.of(set);
            assertThat(loss.gramSpectrum()[1]).isZero();
            assertThat(loss.lambda3() > 0).isEqualTo(Uniqueness.of(set).isUnique());
            assertThat(RepresentationFlow.of(loss, Representation.random(120, 1, 26, 0)).at(3).squaredNorm()).isPositive();
        }
    }

    @Property(tries = 20)
    void closedEigenvaluesOfFullData(@ForAll @IntRange(min = 2, max = 20) int half) {
        int even = 2 * half;
        assertThat(EffectiveLoss.of(TrainingSet.full(Addition.of(even))).gramSpectrum()[2])
                .isCloseTo(even * (even + 2) / 4.0, within(1e-10 * even));
        int odd = even + 1;
        double[] modular = EffectiveLoss.of(TrainingSet.full(Addition.modulo(odd))).gramSpectrum();
        assertThat(modular[0]).isZero();
        for (int k = 1; k < odd; k++) {
            assertThat(modular[k]).isCloseTo(odd * (odd + 3) / 2.0, within(1e-10 * odd));
        }
    }

    @Property(tries = 30)
    void linearRepresentationsHaveNoLossAndFullQuality(
            @ForAll @IntRange(min = 3, max = 12) int p, @ForAll @DoubleRange(min = 0.1, max = 3) double slope) {
        var vectors = new double[p][1];
        for (int i = 0; i < p; i++) {
            vectors[i][0] = 5 - slope * i;
        }
        Representation line = Representation.of(vectors);
        var full = TrainingSet.full(Addition.of(p));
        assertThat(EffectiveLoss.of(full).value(line)).isCloseTo(0, within(1e-13));
        assertThat(new RepresentationQuality(Addition.of(p)).index(line)).isEqualTo(1);
        var one = TrainingSet.of(Addition.of(p), 0);
        assertThat(new RepresentationQuality(Addition.of(p)).impliedAccuracy(line, one)).isEqualTo(2.0 / (p * (p + 1)));
    }

    @Test
    void timeToAQuality() {
        RepresentationFlow flow = random(10, 0.8, 1, 3);
        double time = flow.timeTo(0.95);
        var quality = new RepresentationQuality(Addition.of(10));
        assertThat(quality.index(flow.at(time))).isGreaterThanOrEqualTo(0.95);
        assertThat(quality.index(flow.at(time * 0.999999))).isLessThan(0.95);
        assertThat(random(10, 0.1, 1, 3).timeTo(0.95)).isInfinite();
    }

    @Test
    void badInput() {
        var loss = EffectiveLoss.of(TrainingSet.full(Addition.of(4)));
        Representation zero = Representation.of(new double[4][1]);
        assertThatIllegalArgumentException().isThrownBy(() -> loss.value(zero)).withMessageContaining("must not be 0");
        Representation five = Representation.random(5, 1, 1, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> loss.gradient(five)).withMessageContaining("p = 4 symbols, had 5");
        var flow = RepresentationFlow.of(loss, Representation.random(4, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> flow.at(-1)).withMessageContaining("finite and >= 0, was -1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> flow.withRate(0)).withMessageContaining("was 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> flow.timeTo(1.5)).withMessageContaining("was 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Representation.of(new double[][] {{1}, {2}, {Double.NaN}}))
                .withMessageContaining("symbol 2");
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(zero::standardised).withMessageContaining("dimension 0");
        var quality = new RepresentationQuality(Addition.of(4));
        assertThatIllegalArgumentException().isThrownBy(() -> quality.index(five)).withMessageContaining("had 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> quality.impliedAccuracy(five, TrainingSet.full(Addition.of(5))))
                .withMessageContaining("must belong to");
    }
}
