package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.apache.commons.csv.CSVRecord;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.distribution.LogModifiedZipf;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.OracleFile;

/** Training samples of any frequencies, against src/test/resources/oracle/law-shifted.py and the laws that are special cases. */
@Statement("T43")
class ShiftedLawTest {

    private static final QuantaModel ONE = QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(new Exponential());

    private static double[] normalised(List<Double> weights) {
        double sum = weights.stream().mapToDouble(w -> w).sum();
        return weights.stream().mapToDouble(w -> w / sum).toArray();
    }

    @Example
    void thousandPointsLieInTheirBounds() {
        List<CSVRecord> rows = OracleFile.read("law-shifted.csv.gz");
        assertThat(rows).hasSize(1000).allSatisfy(row -> {
            double tau = OracleModel.number(row, "tau");
            EmergenceCurve curve = switch (row.get("curve")) {
                case "threshold" -> new Threshold(tau);
                case "exponential" -> new Exponential();
                default -> Shots.of(tau);
            };
            double alpha = OracleModel.number(row, "alpha");
            Zipf test = row.get("quanta").equals("inf") ? Zipf.infinite(alpha) : Zipf.finite(alpha, Long.parseLong(row.get("quanta")));
            QuantaModel model = QuantaModel.of(test)
                    .learnedAfter(curve)
                    .with(new Gap(OracleModel.number(row, "gap"), OracleModel.number(row, "eta")))
                    .withResidual(OracleModel.number(row, "residual"));
            ShiftedLaw law = ShiftedLaw.of(model, Arrays.stream(row.get("training").split(" ", -1)).mapToDouble(Double::parseDouble).toArray());
            double samples = OracleModel.number(row, "samples");
            OracleModel.assertLoss(law.bound(samples), law.exact(samples), row);
            if (!row.get("localExponent").isEmpty() && law.exact(samples) - model.residual() > 1e-270) {
                double exponent = OracleModel.number(row, "localExponent");
                assertThat(law.localExponent(samples)).isEqualTo(exponent, within(1e-11 * exponent + 1e-290));
            }
        });
    }

    /** Drawn as in the test, tempered, and at best. */
    @Property(tries = 30)
    void specialCasesAreTheOtherLaws(
            @ForAll @DoubleRange(min = 0.05, max = 2) double alpha, @ForAll @DoubleRange(min = 0.2, max = 3) double temper,
            @ForAll @DoubleRange(min = 1, max = 1e4) @Scale(4) double samples) {
        QuantaModel model = QuantaModel.of(Zipf.finite(alpha, 50)).with(new Gap(1.5, 0.3)).withResidual(0.25).learnedAfter(Shots.of(2));
        assertThat(ShiftedLaw.of(model, model.distribution()).exact(samples)).isEqualTo(DataLaw.of(model).exact(samples), within(1e-12));
        double[] powers = DoubleStream.iterate(1, k -> k + 1).limit(50).map(k -> Math.pow(k, -(1 + alpha) * temper)).toArray();
        double total = Arrays.stream(powers).sum();
        assertThat(ShiftedLaw.of(model, Arrays.stream(powers).map(w -> w / total).toArray()).exact(samples))
                .isEqualTo(TemperedLaw.of(model, temper).exact(samples), within(1e-12));
        CuratedLaw best = CuratedLaw.of(QuantaModel.of(Zipf.infinite(alpha)).learnedAfter(new Exponential()));
        ShiftedLaw listed = ShiftedLaw.of(QuantaModel.of(Zipf.infinite(alpha)).learnedAfter(new Exponential()), best.frequencies(samples));
        assertThat(listed.exact(samples)).isEqualTo(best.exact(samples), within(1e-11));
        assertThat(listed.localExponent(samples)).isEqualTo(best.localExponent(samples), within(1e-9));
    }

    @Property(tries = 50)
    void noFrequenciesAreBetterThanTheBest(
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = 0.01, max = 1) Double> weights,
            @ForAll @DoubleRange(min = 1, max = 1e4) @Scale(4) double samples) {
        ShiftedLaw law = ShiftedLaw.of(ONE, normalised(weights));
        Bound bound = law.bound(samples);
        assertThat(bound).isInstanceOf(Bound.Proven.class);
        assertThat(bound.contains(law.exact(samples))).isTrue();
        assertThat(bound.upper()).isGreaterThanOrEqualTo(CuratedLaw.of(ONE).bound(samples).lower());
    }

    /** 8 samples at a frequency of 1/8 reach a threshold of 1 exactly. */
    @Example
    void aTieCoversBothSides() {
        ShiftedLaw law = ShiftedLaw.of(QuantaModel.of(Zipf.finite(1, 2)).learnedAfter(new Threshold(1)), 0.125, 0.875);
        assertThat(law.exact(8)).isZero();
        assertThat(law.bound(8).contains(0)).isTrue();
        assertThat(law.exact(7.999)).isEqualTo(0.8, within(1e-15));
        assertThat(law.resourceFor(0).upper()).isEqualTo(8, within(1e-14));
    }

    @Example
    void quantaThatDoNotOccurStayOpen() {
        assertThat(ShiftedLaw.of(ONE, 0, 1).exact(1e18)).isEqualTo(1 - ONE.distribution().probability(2), within(1e-15));
        assertThatThrownBy(() -> ShiftedLaw.of(ONE, 0, 1).resourceFor(0.5)).hasMessageContaining("at least 0.8");
        assertThatThrownBy(() -> ShiftedLaw.of(ONE, 0, 1).asymptotic()).isInstanceOf(NoPowerLawException.class).hasMessageContaining("list of 2");
    }

    /** Also where every quantum is listed, so that no tail is summed. */
    @Example
    void refusesLossesBeyondDoubles() {
        double[] even = new double[5000];
        Arrays.fill(even, 1.0 / 5000);
        for (Gap gap : List.of(new Gap(1, 100), new Gap(1e300, 5))) {
            QuantaModel model = QuantaModel.of(Zipf.finite(0.4, 5000)).learnedAfter(new Exponential()).with(gap);
            ShiftedLaw law = ShiftedLaw.of(model, even);
            assertThatThrownBy(() -> law.exact(1e3)).isInstanceOf(ArithmeticException.class).hasMessageContaining("range of a double");
            assertThatThrownBy(() -> law.bound(1e3)).isInstanceOf(ArithmeticException.class).hasMessageContaining("range of doubles");
            assertThatThrownBy(() -> law.localExponent(1e3)).isInstanceOf(ArithmeticException.class).hasMessageContaining("range of a double");
        }
    }

    @Example
    void refusesWhatIsNoListOfFrequencies() {
        assertThatThrownBy(() -> ShiftedLaw.of(ONE)).hasMessageContaining("of 1 to 10000000 quanta, were 0");
        assertThatThrownBy(() -> ShiftedLaw.of(ONE, 0.5, Double.NaN)).hasMessageContaining("rank 2 was NaN");
        assertThatThrownBy(() -> ShiftedLaw.of(ONE, 1.5, -0.5)).hasMessageContaining("rank 1 was 1.5");
        assertThatThrownBy(() -> ShiftedLaw.of(ONE, 0.5, 0.4)).hasMessageContaining("add up to 1").hasMessageContaining("0.9");
        assertThatThrownBy(() -> ShiftedLaw.of(ONE, Zipf.infinite(1))).hasMessageContaining("TemperedLaw");
        assertThatThrownBy(() -> ShiftedLaw.of(QuantaModel.of(Zipf.finite(1, 2)), 0.2, 0.3, 0.5)).hasMessageContaining("1 to 2 quanta, were 3");
        assertThatThrownBy(() -> ShiftedLaw.of(ONE.with(Exposure.ofDelta(1)), 1)).hasMessageContaining("delta = 0");
        assertThatThrownBy(() -> ShiftedLaw.of(QuantaModel.of(QuantaDistribution.of("rankwise", k -> 1.0 / k / (k + 1.0), n -> 1 / (n + 1.0))), 1)).hasMessageContaining("formula or a table");
        assertThatThrownBy(() -> ShiftedLaw.of(ONE, 1).exact(0.5)).hasMessageContaining("between 1 and 1e18");
        assertThatThrownBy(() -> ShiftedLaw.of(ONE.learnedAfter(new Threshold(1)), 1).localExponent(10)).hasMessageContaining("staircase");
    }

    @Example
    void takesTablesAndLogModifiedFrequencies() {
        for (QuantaDistribution test : List.of(TabulatedQuanta.ofCounts(50, 30, 15, 5), LogModifiedZipf.infinite(0.5, 1))) {
            QuantaModel model = QuantaModel.of(test).learnedAfter(Shots.of(2));
            ShiftedLaw law = ShiftedLaw.of(model, 0.1, 0.2, 0.3, 0.4);
            double sum = test.tail(4);
            for (int k = 1; k <= 4; k++) {
                double y = 10 * 0.1 * k;
                sum += test.probability(k) * Math.exp(-y) * (1 + y);
            }
            assertThat(law.exact(10)).isEqualTo(sum, within(1e-14));
            assertThat(law.bound(10).contains(sum)).isTrue();
            assertThat(law.bound(10).width()).isLessThan(1e-12);
        }
    }
}
