package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neuralquanta.distribution.QuantaFamilies.logUniform;
import static org.neuralquanta.distribution.QuantaFamilies.real;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.distribution.QuantaFamilies;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;

/** What the law of repeated data obeys, whatever its model. */
@Statement("T41")
class RepeatedLawTest {

    private static final int TRIES = 40;

    /** Twice what an exact value promises. */
    private static final double ACCURACY = 2e-12;

    @Provide
    Arbitrary<QuantaModel> models() {
        return Combinators.combine(QuantaFamilies.ofLaws(0.1, 2, 1e12).all(), Arbitraries.of(1, 1, 2, 3, 7), real(-1, 0.09), real(0, 1))
                .as((quanta, tau, eta, delta) -> QuantaModel.of(quanta)
                        .learnedAfter(Shots.of(tau))
                        .with(new Gap(1, eta))
                        .with(Exposure.ofDelta(delta)));
    }

    @Provide
    Arbitrary<Double> unique() {
        return logUniform(1, 1e9);
    }

    @Provide
    Arbitrary<Double> teaches() {
        return Arbitraries.oneOf(logUniform(1e-6, 1), real(0.01, 1), Arbitraries.just(1.0));
    }

    private static void assertAtMost(double smaller, double larger, Object where) {
        assertThat(smaller).as(String.valueOf(where)).isLessThanOrEqualTo(larger * (1 + ACCURACY) + 1e-290);
    }

    private static long shots(QuantaModel model) {
        return model.emergence().countedSamples().orElseThrow();
    }

    @Property(tries = TRIES)
    void liesInItsBoundWhichIsProvenAndNarrow(@ForAll("models") QuantaModel model, @ForAll("teaches") double h,
            @ForAll("unique") double u, @ForAll @IntRange(min = 1, max = 50) int passes) {
        RepeatedLaw law = RepeatedLaw.of(model, h);
        double exact = law.exact(u, passes);
        Bound bound = law.bound(u, passes);
        assertThat(bound).isInstanceOf(Bound.Proven.class);
        assertThat(exact).isBetween(bound.lower() * (1 - ACCURACY), bound.upper() * (1 + ACCURACY) + 1e-290);
        assertThat(bound.width()).as("%s %s %s %s", model, h, u, passes).isLessThanOrEqualTo(1e-9 * exact + 1e-280);
    }

    @Property(tries = TRIES)
    void fallsWithSamplesPassesAndTeaching(@ForAll("models") QuantaModel model, @ForAll("teaches") double h, @ForAll("unique") double u,
            @ForAll @IntRange(min = 1, max = 50) int passes, @ForAll @Scale(9) @DoubleRange(min = 1, max = 3) double factor) {
        RepeatedLaw law = RepeatedLaw.of(model, h);
        double exact = law.exact(u, passes);
        assertAtMost(law.exact(u * factor, passes), exact, model);
        assertAtMost(law.exact(u, passes + 1), exact, model);
        assertAtMost(RepeatedLaw.of(model, Math.min(1, h * factor)).exact(u, passes), exact, model);
    }

    /** One pass that always teaches. */
    @Property(tries = TRIES)
    void isTheLawOfDataForOnePassThatTeaches(@ForAll("models") QuantaModel model, @ForAll("unique") double u) {
        assertThat(RepeatedLaw.of(model, 1).exact(u, 1)).isEqualTo(DataLaw.of(model).exact(u));
        assertThat(RepeatedLaw.of(model, 1).bound(u, 1)).isEqualTo(DataLaw.of(model).bound(u));
    }

    /** One pass: every sample teaches with probability h, so U h samples teach. */
    @Property(tries = TRIES)
    void isTheLawOfFewerSamplesForOnePass(@ForAll("models") QuantaModel model, @ForAll("teaches") double h, @ForAll("unique") double u) {
        if (u * h >= 1) {
            double exact = RepeatedLaw.of(model, h).exact(u, 1);
            double fewer = DataLaw.of(model).exact(u * h);
            assertThat(exact).isBetween(fewer * (1 - 1e-11), fewer * (1 + 1e-11) + 1e-290);
        }
    }

    /** Each of R visits teaches, so ⌈τ/R⌉ samples are enough. */
    @Property(tries = TRIES)
    void countsVisitsOfTheSameSample(@ForAll("models") QuantaModel model, @ForAll @IntRange(min = 1, max = 9) int passes,
            @ForAll("unique") double u) {
        long samples = (shots(model) + passes - 1) / passes;
        QuantaModel fewer = model.learnedAfter(Shots.of((double) samples));
        double exact = DataLaw.of(fewer).exact(u);
        assertThat(RepeatedLaw.of(model, 1).exact(u, passes)).isBetween(exact * (1 - ACCURACY), exact * (1 + ACCURACY) + 1e-290);
    }

    /** For one shot, R passes are U (1 − (1−h)^R)/h samples that are visited once, at every U and for any frequencies. */
    @Property(tries = TRIES)
    void isWorthAGeometricSum(@ForAll("models") QuantaModel any, @ForAll("teaches") double h, @ForAll("unique") double u,
            @ForAll @IntRange(min = 1, max = 60) int passes) {
        QuantaModel model = any.learnedAfter(new Exponential());
        RepeatedLaw law = RepeatedLaw.of(model, h);
        double worth = law.worth(passes);
        double sum = 0;
        for (int r = passes - 1; r >= 0; r--) {
            sum += Math.pow(1 - h, r);
        }
        assertThat(worth).isEqualTo(sum, within(1e-9 * sum)).isBetween(1 - 1e-12, passes * (1 + 1e-12)).isLessThanOrEqualTo(law.largestWorth());
        double once = law.exact(u * worth, 1);
        assertThat(law.exact(u, passes)).isBetween(once * (1 - 1e-10), once * (1 + 1e-10) + 1e-290);
    }

    /** Passes are worth more and more, up to the limit, which is that of one sample for each quantum. */
    @Property(tries = TRIES)
    void saturates(@ForAll @DoubleRange(min = 0.1, max = 2) double alpha, @ForAll("teaches") double h,
            @ForAll @IntRange(min = 1, max = 12) int tau, @ForAll @IntRange(min = 1, max = 60) int passes) {
        QuantaModel model = QuantaModel.of(Zipf.infinite(alpha)).learnedAfter(Shots.of(tau));
        RepeatedLaw law = RepeatedLaw.of(model, h);
        assertAtMost(1, law.worth(passes), h);
        assertAtMost(law.worth(passes), law.worth(passes + 1), h);
        assertAtMost(law.worth(passes), law.largestWorth(), h);
        assertThat(law.worth(1_000_000_000_000L)).isEqualTo(law.largestWorth(), within(1e-9 * law.largestWorth()));
        double z = alpha / (1 + alpha);
        PowerLaw closed = law.asymptotic(passes);
        PowerLaw once = law.asymptotic(1);
        assertThat(closed.exponent()).isEqualTo(once.exponent()).isEqualTo(z, within(1e-15));
        assertThat(law.worth(passes)).isEqualTo(Math.pow(once.amplitude() / closed.amplitude(), 1 / z), within(1e-9 * law.worth(passes)));
    }

    /** To all orders (T9). */
    @Property(tries = TRIES)
    void hasItsClosedForm(@ForAll @DoubleRange(min = 0.2, max = 0.8) double alpha, @ForAll @DoubleRange(min = 0.05, max = 1) double h,
            @ForAll @IntRange(min = 1, max = 4) int tau, @ForAll @IntRange(min = 1, max = 60) int passes) {
        RepeatedLaw law = RepeatedLaw.of(QuantaModel.of(Zipf.infinite(alpha)).learnedAfter(Shots.of(tau)), h);
        assertThat(law.exact(1e12, passes) / law.asymptotic(passes).at(1e12)).isEqualTo(1, within(1e-11));
        assertThat(law.localExponent(1e12, passes)).isEqualTo(law.asymptotic(passes).exponent(), within(1e-9));
    }

    /** The local exponent is the slope, to the error of a central difference. */
    @Property(tries = TRIES)
    void hasTheSlopeOfItsLoss(@ForAll("models") QuantaModel model, @ForAll("teaches") double h,
            @ForAll @DoubleRange(min = 2, max = 1e6) double u, @ForAll @IntRange(min = 1, max = 20) int passes) {
        RepeatedLaw law = RepeatedLaw.of(model, h);
        double step = 1e-4;
        double up = law.exact(u * Math.exp(step), passes);
        double down = law.exact(u * Math.exp(-step), passes);
        if (down > 1e-200) {
            double exponent = law.localExponent(u, passes);
            double slope = Math.log(down / up) / (2 * step);
            assertThat(slope).as("%s %s %s", model, h, u).isEqualTo(exponent, within(1e-6 * (1 + exponent * exponent)));
        }
    }

    /** Exactly U samples: fewer fluctuations, and for few samples the plain sum over outcomes. */
    @Example
    void sumsOverTheSamplesThatUseAQuantum() {
        TabulatedQuanta counts = TabulatedQuanta.ofCounts(3, 2, 1);
        RepeatedLaw law = RepeatedLaw.of(QuantaModel.of(counts).learnedAfter(Shots.of(2)), 0.25, Sampling.MULTINOMIAL);
        // Of U = 2 samples m use a quantum, of whose 3 m visits at most one teaches.
        double expected = 0;
        for (double p : List.of(3 / 6.0, 2 / 6.0, 1 / 6.0)) {
            double one = Math.pow(0.75, 3) + 3 * 0.25 * Math.pow(0.75, 2);
            double two = Math.pow(0.75, 6) + 6 * 0.25 * Math.pow(0.75, 5);
            expected += p * ((1 - p) * (1 - p) + 2 * p * (1 - p) * one + p * p * two);
        }
        assertThat(law.exact(2, 3)).isEqualTo(expected, within(1e-14));
    }

    @Example
    void isThatOfTheCorpusWithoutReplacement() {
        QuantaModel model = QuantaModel.of(TabulatedQuanta.ofCounts(30, 10, 5, 3, 1));
        double exact = RepeatedLaw.of(model.learnedAfter(Shots.of(4)), 1, Sampling.WITHOUT_REPLACEMENT).exact(20, 3);
        assertThat(exact).isEqualTo(DataLaw.of(model.learnedAfter(Shots.of(2)), Sampling.WITHOUT_REPLACEMENT).exact(20));
    }

    /** The figures of docs/theory.md. */
    @Example
    void hasTheWorthOfThePage() {
        RepeatedLaw one = RepeatedLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(new Exponential()), 0.06);
        assertThat(one.worth(4)).isEqualTo(3.654184, within(1e-12));
        assertThat(one.worth(16)).isEqualTo(10.474, within(5e-4));
        assertThat(one.worth(64)).isEqualTo(16.349, within(5e-4));
        assertThat(one.largestWorth()).isEqualTo(1 / 0.06, within(1e-12));
        RepeatedLaw ten = RepeatedLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(Shots.of(10)), 1);
        assertThat(ten.largestWorth()).isEqualTo(13.96247, within(5e-6));
        assertThat(ten.worth(10)).isEqualTo(ten.largestWorth());
    }

    /** Of α → 0, where \((1+w)^{1/w}\to e\): a second visit of the same sample helps more than a second sample. */
    @Example
    void isWorthMoreThanItsPassesWhereTwoVisitsAreNeeded() {
        RepeatedLaw law = RepeatedLaw.of(QuantaModel.of(Zipf.infinite(1e-9)).learnedAfter(Shots.of(2)), 1);
        assertThat(law.worth(2)).isEqualTo(Math.E, within(1e-8));
    }

    @Example
    void refusesWhatItDoesNotCover() {
        QuantaModel model = QuantaModel.of(Zipf.infinite(0.4));
        QuantaModel shots = model.learnedAfter(Shots.of(2));
        assertThatThrownBy(() -> RepeatedLaw.of(model.learnedAfter(Threshold.of(1)), 1)).hasMessageContaining("counts visits");
        assertThatThrownBy(() -> RepeatedLaw.of(model.learnedAfter(Shots.of(1.5)), 1)).hasMessageContaining("whole tau");
        for (double h : new double[] {0, -0.1, 1.5, Double.NaN}) {
            assertThatThrownBy(() -> RepeatedLaw.of(shots, h)).hasMessageContaining("(0, 1]").hasMessageContaining(String.valueOf(h));
        }
        assertThatThrownBy(() -> RepeatedLaw.of(shots, 0.5).exact(10, 0)).hasMessageContaining("[1, 1e18], was 0");
        assertThatThrownBy(() -> RepeatedLaw.of(shots, 0.5).exact(0.5, 1)).hasMessageContaining("was 0.5");
        assertThatThrownBy(() -> RepeatedLaw.of(model.learnedAfter(Shots.of(101)), 0.5).exact(10, 2)).hasMessageContaining("at most 100");
        assertThatThrownBy(() -> RepeatedLaw.of(
                        QuantaModel.of(TabulatedQuanta.ofCounts(2, 1)).learnedAfter(new Exponential()), 0.5, Sampling.WITHOUT_REPLACEMENT))
                .hasMessageContaining("teaches = 1");
    }
}
