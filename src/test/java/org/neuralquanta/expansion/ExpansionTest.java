package org.neuralquanta.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.AnalyticQuanta;
import org.neuralquanta.distribution.FrequencyShape;
import org.neuralquanta.distribution.LogModifiedZipf;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.NoPowerLawException;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;

/** Expansions in as many powers as asked (T1, T45). */
@Statement({"T1", "T45"})
class ExpansionTest {

    private static QuantaModel model(double alpha, double b, double rho, EmergenceCurve curve) {
        return QuantaModel.of(AnalyticQuanta.of(FrequencyShape.secondOrder(alpha, b, rho))).learnedAfter(curve);
    }

    @Test
    void oneAndTwoTermsAgainstTheExactLaw() {
        QuantaModel model = model(0.4, 0.8, 0.5, new Exponential());
        double exact = DataLaw.of(model).exact(1e6);
        assertThat(DataExpansion.of(model, 1).at(1e6) / exact - 1).isEqualTo(-1.5607750e-3, within(1e-10));
        assertThat(DataExpansion.of(model, 2).at(1e6) / exact - 1).isEqualTo(5.01036e-8, within(1e-13));
        assertThat(DataExpansion.of(model, 1).at(1e6)).isEqualTo(DataLaw.of(model).asymptotic().at(1e6), within(1e-15));
    }

    /** The error after any number of terms is the first term left out, up to the next order. */
    @Property(tries = 60)
    void theErrorIsOfItsOrder(
            @ForAll @DoubleRange(min = 0.2, max = 1.5) double alpha,
            @ForAll @DoubleRange(min = -0.3, max = 1) double b,
            @ForAll @DoubleRange(min = 0.4, max = 1.5) double rho,
            @ForAll @DoubleRange(min = 0, max = 0.5) double delta,
            @ForAll @IntRange(min = 1, max = 3) int terms,
            @ForAll @IntRange(min = 1, max = 3) int shots) {
        QuantaModel model = model(alpha, b, rho, Shots.of(shots)).with(new Gap(2.5, 0)).with(Exposure.ofDelta(delta)).withResidual(0.125);
        double x = Math.pow(1e5, 1 + alpha + delta) * 10;
        Bound exact = DataLaw.of(model).bound(x);
        Expansion expansion = DataExpansion.of(model, terms);
        Expansion more = DataExpansion.of(model, terms + 4);
        double left = 0;
        for (Expansion.Term term : more.terms().subList(expansion.terms().size(), more.terms().size())) {
            left += Math.abs(term.at(x));
        }
        double rounding = 1e-13 * exact.upper();
        assertThat(expansion.at(x)).isBetween(exact.lower() - 1.01 * left - rounding, exact.upper() + 1.01 * left + rounding);
        if (left > 1e-9 * exact.upper()) {
            double error = expansion.at(x) - exact.interval().midpoint();
            assertThat(Math.abs(error)).as("the first term left out is there").isGreaterThan(0.5 * Math.abs(more.terms().get(terms).at(x)) - rounding);
        }
    }

    @Test
    void aTermVanishesWhereTheSecondPowerIsAnOffset() {
        Expansion shifted = DataExpansion.of(model(0.4, 0.8, 1, new Exponential()), 3);
        assertThat(shifted.terms()).extracting(Expansion.Term::vanishes).containsExactly(false, true, false);
        Expansion half = DataExpansion.of(model(0.4, 0.8, 0.5, new Exponential()), 2);
        assertThat(half.order()).as("the third term vanishes, the fourth is the order").isEqualTo((0.4 + 3 * 0.5) / 1.4, within(1e-15));
        Expansion third = DataExpansion.of(model(0.4, 0.8, 0.75, new Exponential()).with(Exposure.ofDelta(0.5)), 3);
        assertThat(third.terms().get(2).vanishes()).isTrue();
    }

    /** With an offset q, \((k+q)^{-s}=k^{-s}(1-sq/k+\dots)\), which over data has one term alone (T9). */
    @Test
    void anOffsetHasOneTerm() {
        QuantaModel offset = QuantaModel.of(Zipf.infinite(0.4).withOffset(2)).learnedAfter(new Exponential());
        Expansion expansion = DataExpansion.of(offset, 5);
        assertThat(expansion.terms()).hasSize(1);
        assertThat(expansion.order()).isInfinite();
        assertThat(expansion.at(1e5)).isEqualTo(DataLaw.of(offset).exact(1e5), within(1e-15));
    }

    @Test
    void aStaircaseHasNoTermsBelowItsSteps() {
        Expansion steps = DataExpansion.of(model(0.4, 0.8, 0.6, Threshold.of(1)), 5);
        assertThat(steps.terms()).hasSize(2);
        assertThat(steps.order()).isEqualTo(1, within(1e-15));
    }

    @Test
    void twoTermsGiveTheLocalExponent() {
        QuantaModel model = model(0.4, 0.8, 0.5, new Exponential());
        double exact = DataLaw.of(model).localExponent(1e6);
        assertThat(exact - 0.4 / 1.4).isGreaterThan(5e-4);
        assertThat(DataExpansion.of(model, 2).localExponent(1e6)).isEqualTo(exact, within(1e-7));
        QuantaModel opposite = model(0.4, -0.5, 0.5, new Exponential());
        assertThatThrownBy(() -> DataExpansion.of(opposite, 2).localExponent(1e-3))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("too small for the expansion");
    }

    @Property(tries = 200)
    void theTailLiesInTheBoundOfItsTerms(
            @ForAll @DoubleRange(min = 0.05, max = 4) double alpha,
            @ForAll @DoubleRange(min = -0.4, max = 3) double b,
            @ForAll @DoubleRange(min = 1, max = 3) double rho,
            @ForAll @IntRange(min = 1, max = 14) int terms,
            @ForAll @LongRange(min = 1, max = 1_000_000) long n) {
        QuantaModel model = model(alpha, b, rho, new Exponential()).with(new Gap(2.5, 0)).withResidual(0.125);
        ParameterExpansion expansion = ParameterExpansion.of(model, terms);
        Enclosure exact = ParameterLaw.of(model).bound((double) n).interval();
        Bound bound = expansion.bound(n);
        assertThat(bound).isInstanceOf(Bound.Proven.class);
        assertThat(bound.interval().overlaps(exact)).as("%s %s", bound, exact).isTrue();
        // A loss is at least the residual, what a few terms add up to need not be.
        double value = Math.max(0.125, expansion.expansion().at((double) n));
        assertThat(value).isBetween(bound.lower() - 1e-13 * value, bound.upper() + 1e-13 * value);
    }

    /** Euler and Maclaurin's coefficients with the Bernoulli numbers 1/6, −1/30 and 1/42. */
    @Test
    void powersWithoutABernoulliNumberVanish() {
        double alpha = 0.4;
        QuantaModel zipf = QuantaModel.of(Zipf.infinite(alpha));
        double c = Zipf.infinite(alpha).normalization();
        List<Expansion.Term> terms = ParameterExpansion.of(zipf, 7).expansion().terms();
        double s = 1 + alpha;
        double[] expected = {1 / alpha, -0.5, s / 12, 0, -s * (s + 1) * (s + 2) / 720, 0, s * (s + 1) * (s + 2) * (s + 3) * (s + 4) / 30240};
        for (int j = 0; j < expected.length; j++) {
            assertThat(terms.get(j).exponent()).isEqualTo(alpha + j);
            assertThat(terms.get(j).coefficient()).isEqualTo(c * expected[j], within(1e-15));
        }
        assertThat(ParameterExpansion.of(zipf, 7).bound(50).width()).isLessThan(1e-14);
        assertThat(ParameterExpansion.of(zipf, 5).expansion().order()).isEqualTo(alpha + 6);
    }

    @Test
    void allPowersStillHaveABoundAndAnOrder() {
        QuantaModel zipf = QuantaModel.of(Zipf.infinite(0.4));
        ParameterExpansion all = ParameterExpansion.of(zipf, 50);
        assertThat(all.expansion().terms()).hasSize(31);
        assertThat(all.expansion().order()).isEqualTo(32.4);
        // B_32 (1+alpha)_31/32! at n = 1, which is not small.
        assertThat(all.bound(1).width()).isGreaterThan(1);
        assertThat(all.bound(1).contains(ParameterLaw.of(zipf).exact(1))).isTrue();
        assertThat(all.bound(10).width()).isLessThan(1e-14);
    }

    @Test
    void equalExponentsAreOneTerm() {
        Expansion merged = ParameterExpansion.of(model(0.4, 0.8, 1, new Exponential()), 3).expansion();
        double c = AnalyticQuanta.of(FrequencyShape.secondOrder(0.4, 0.8, 1)).normalization();
        assertThat(merged.terms()).extracting(Expansion.Term::exponent).containsExactly(0.4, 1.4, 2.4);
        assertThat(merged.terms().get(1).coefficient()).isEqualTo(c * (0.8 / 1.4 - 0.5), within(1e-15));
    }

    @Test
    void whatHasNoPowersIsRefused() {
        QuantaModel logarithm = QuantaModel.of(LogModifiedZipf.infinite(0.4, 1));
        assertThatThrownBy(() -> DataExpansion.of(logarithm, 2)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("without logarithms");
        QuantaModel geometric = QuantaModel.of(AnalyticQuanta.of(FrequencyShape.geometric(0.5)));
        assertThatThrownBy(() -> ParameterExpansion.of(geometric, 2)).isInstanceOf(NoPowerLawException.class).hasMessageContaining("geometric");
        QuantaModel zipf = QuantaModel.of(Zipf.infinite(0.4));
        assertThatThrownBy(() -> DataExpansion.of(zipf, 0)).hasMessageContaining("between 1 and 50, was 0");
        assertThatThrownBy(() -> ParameterExpansion.of(zipf, 51)).hasMessageContaining("between 1 and 50, was 51");
        assertThatThrownBy(() -> ParameterExpansion.of(zipf, 3).bound(0)).hasMessageContaining("at least 1, was 0");
        assertThatThrownBy(() -> ParameterExpansion.of(QuantaModel.of(Zipf.infinite(0.4).withOffset(1)), 3)).hasMessageContaining("offset must be 0");
        assertThatThrownBy(() -> DataExpansion.of(zipf, 1).at(0)).hasMessageContaining("x must be finite and > 0");
    }
}
