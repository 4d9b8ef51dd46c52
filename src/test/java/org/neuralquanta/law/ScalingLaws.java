package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;

/** What every scaling law obeys, whatever its model. Losses in these laws are without L∞ where it is 0 in the model. */
final class ScalingLaws {

    /** The relative error that the laws promise for exact values. */
    private static final double ACCURACY = 1e-12;

    private ScalingLaws() {}

    private static void assertClose(double value, double expected, Object where) {
        assertThat(value).as(String.valueOf(where)).isBetween(expected * (1 - 2 * ACCURACY), expected * (1 + 2 * ACCURACY));
    }

    /** The exact value lies in its enclosure, which is not below the residual loss. */
    static void enclosesItsValue(ScalingLaw law, double x) {
        Enclosure enclosure = law.bound(x).interval();
        assertThat(law.exact(x)).as("%s at %s", law, x).isBetween(
                enclosure.lower() * (1 - ACCURACY), enclosure.upper() * (1 + ACCURACY));
        assertThat(enclosure.lower()).isGreaterThanOrEqualTo(0);
    }

    /** More of a resource never hurts. */
    static void fallsWithItsResource(ScalingLaw law, double x, double factor) {
        assertThat(law.exact(x * factor)).as("from %s times %s", x, factor).isLessThanOrEqualTo(law.exact(x) * (1 + ACCURACY));
    }

    /** L − L∞ is proportional to Δ, whatever L∞. */
    static void scalesWithTheGap(QuantaModel model, double gap, double x) {
        QuantaModel larger = model.with(new Gap(model.gap().first() * gap, model.gap().eta()));
        assertClose(DataLaw.of(larger).exact(x), gap * DataLaw.of(model).exact(x), model);
        assertClose(ParameterLaw.of(larger).exact(x), gap * ParameterLaw.of(model).exact(x), model);
        double residual = 0.25;
        assertThat(DataLaw.of(model.withResidual(residual)).exact(x)).isEqualTo(residual + DataLaw.of(model).exact(x));
    }

    /** Parameters count in units of C; powers of two are exact. */
    static void scalesWithTheCost(QuantaModel model, int log2, double parameters) {
        double factor = Math.scalb(1.0, log2);
        QuantaModel dearer = model.with(new Cost(model.cost().first() * factor, model.cost().kappa()));
        assertThat(ParameterLaw.of(dearer).exact(parameters * factor)).isEqualTo(ParameterLaw.of(model).exact(parameters));
        assertClose(
                ParameterLaw.of(dearer).localExponent(parameters * factor), ParameterLaw.of(model).localExponent(parameters), model);
    }

    /** Loss does not fall with C. */
    static void risesWithTheCost(QuantaModel model, double factor, double parameters) {
        QuantaModel dearer = model.with(new Cost(model.cost().first() * factor, model.cost().kappa()));
        assertThat(ParameterLaw.of(dearer).exact(parameters)).isGreaterThanOrEqualTo(ParameterLaw.of(model).exact(parameters));
    }

    /** The harder curve, which leaves more open at every exposure, never has the smaller loss. */
    static void risesWithDifficulty(QuantaModel model, EmergenceCurve easier, EmergenceCurve harder, double x) {
        assertThat(DataLaw.of(model.learnedAfter(harder)).exact(x))
                .as("%s against %s over %s", easier, harder, model.distribution())
                .isGreaterThanOrEqualTo(DataLaw.of(model.learnedAfter(easier)).exact(x) * (1 - ACCURACY));
    }

    /** More quanta make each rarer, so at the same resource more is left. */
    static void risesWithQuanta(QuantaModel fewer, QuantaModel more, double x) {
        assertThat(DataLaw.of(more).exact(x)).isGreaterThanOrEqualTo(DataLaw.of(fewer).exact(x) * (1 - ACCURACY));
        assertThat(ParameterLaw.of(more).exact(x)).isGreaterThanOrEqualTo(ParameterLaw.of(fewer).exact(x) * (1 - ACCURACY));
    }

    /** The local exponent is the slope of the loss in the logarithms, to the error of a central difference. */
    static void hasTheSlopeOfItsLoss(ScalingLaw law, double x) {
        double step = 1e-4;
        double difference = Math.log(law.exact(x * Math.exp(-step)) / law.exact(x * Math.exp(step))) / (2 * step);
        double exponent = law.localExponent(x);
        assertThat(exponent).as("at %s", x).isBetween(
                difference - 1e-6 * (1 + difference * difference), difference + 1e-6 * (1 + difference * difference));
    }

    /**
     * With one sample enough and unit gaps, \(\frac{d}{dD}E[n]=\sum p_k e^{-Dp_k}=E[L]\), and L falls; and
     * \(\mathrm{Var}\,n(D)=\sum e^{-y}-e^{-2y}=E[n(2D)]-E[n(D)]\).
     */
    static void countsWhatItLearns(DataLaw law, double samples, double factor) {
        double more = samples * factor;
        double learned = value(law.count(more)) - value(law.count(samples));
        double rounding = ACCURACY * value(law.count(more));
        assertThat(learned).isBetween(
                law.exact(more) * (more - samples) - rounding, law.exact(samples) * (more - samples) + rounding);
        double doubled = value(law.count(2 * samples)) - value(law.count(samples));
        assertThat(value(law.countVariance(samples))).isBetween(
                doubled - 2 * ACCURACY * value(law.count(2 * samples)), doubled + 2 * ACCURACY * value(law.count(2 * samples)));
    }

    /** No more quanta are expected to be learned than there are, and their spread is at most that of as many coins. */
    static void countsNoMoreThanThereAre(DataLaw law, QuantaDistribution quanta, double samples) {
        double count = value(law.count(samples));
        double spread = value(law.countVariance(samples));
        assertThat(count).isBetween(0.0, (double) quanta.quanta().orElse(Long.MAX_VALUE) * (1 + ACCURACY));
        assertThat(spread).isBetween(0.0, count * (1 + ACCURACY));
    }

    static double value(Moment moment) {
        return switch (moment) {
            case Moment.Value value -> value.value();
            case Moment.Absent absent -> throw new AssertionError(absent.reason());
        };
    }
}
