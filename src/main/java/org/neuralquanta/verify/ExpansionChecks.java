package org.neuralquanta.verify;

import java.util.List;
import org.neuralquanta.distribution.AnalyticQuanta;
import org.neuralquanta.distribution.FrequencyShape;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.expansion.DataExpansion;
import org.neuralquanta.expansion.ParameterExpansion;
import org.neuralquanta.expansion.PeriodicLaw;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Simulation;

/** T45 and T48: use frequencies that are no single power of the rank. */
final class ExpansionChecks {

    private static final double ROUNDING = 1e-12;
    private static final double ALPHA = 0.4;
    private static final FrequencyShape SECOND = FrequencyShape.secondOrder(ALPHA, 0.8, 0.5);
    private static final FrequencyShape PERIODIC = FrequencyShape.logPeriodic(ALPHA, 0.5, 2, 0);
    private static final FrequencyShape GEOMETRIC = FrequencyShape.geometric(0.1);
    private static final FrequencyShape CUT_OFF = FrequencyShape.cutOff(ALPHA, 100);
    private static final int DRAWN_QUANTA = 5000;
    private static final double DRAWN_SAMPLES = 300;

    private ExpansionChecks() {}

    static List<Check> all() {
        return List.of(
                Check.exact(
                        "T45.exact",
                        "loss after 10^4 samples of frequencies k^-1.4 (1 + 0.8 k^-0.5): mpmath against the law",
                        theory -> Expectation.within(ROUNDING, Reference.value(theory, "data.second")),
                        () -> DataLaw.of(model(SECOND)).exact(1e4)),
                Check.exact(
                        "T45.two-terms",
                        "the same after 10^6 samples: two terms against the sum",
                        theory -> Expectation.within(1e-7, DataExpansion.of(stated(theory, SECOND), 2).at(1e6)),
                        () -> DataLaw.of(model(SECOND)).exact(1e6)),
                Check.exact(
                        "T45.four-terms",
                        "the same after 10^9 samples: four terms, of which the third vanishes, against the sum",
                        theory -> Expectation.within(1e-12, DataExpansion.of(stated(theory, SECOND), 4).at(1e9)),
                        () -> DataLaw.of(model(SECOND)).exact(1e9)),
                Check.exact(
                        "T45.vanishes",
                        "loss after 10^8 samples of frequencies k^-1.4 (1 + 0.8/k): the first term alone against the sum",
                        theory -> Expectation.within(1e-10, DataExpansion.of(stated(theory, FrequencyShape.secondOrder(ALPHA, 0.8, 1)), 1).at(1e8)),
                        () -> DataLaw.of(model(FrequencyShape.secondOrder(ALPHA, 0.8, 1))).exact(1e8)),
                Check.exact(
                        "T45.exponent",
                        "local exponent at 10^6 samples: that of two terms against the exact derivative",
                        theory -> Expectation.within(1e-6, DataExpansion.of(stated(theory, SECOND), 2).localExponent(1e6)),
                        () -> DataLaw.of(model(SECOND)).localExponent(1e6)),
                Check.exact(
                        "T45.parameters",
                        "loss with 1000 quanta: nine powers of n against the tail",
                        theory -> Expectation.within(1e-12, ParameterExpansion.of(stated(theory, SECOND), 9).expansion().at(1000)),
                        () -> ParameterLaw.of(model(SECOND)).exact(1000)),
                new Check(
                        "T45.drawn",
                        "loss of the first 5000 quanta after 300 samples: the law, less what the others lose, against simulation",
                        theory -> Expectation.within(1e-6, drawnPart(AnalyticQuanta.of(SECOND), DataLaw.of(stated(theory, SECOND)).exact(DRAWN_SAMPLES))),
                        chance -> drawn(AnalyticQuanta.of(SECOND), chance)),
                Check.exact(
                        "T48.log-periodic",
                        "loss after 10^4 samples of frequencies k^-1.4 (1 + cos(2 log k)/2): mpmath against the law",
                        theory -> Expectation.within(ROUNDING, Reference.value(theory, "data.periodic")),
                        () -> DataLaw.of(model(PERIODIC)).exact(1e4)),
                Check.exact(
                        "T48.cut-off",
                        "loss after 10^4 samples of frequencies k^-1.4 exp(-k/100): mpmath against the law",
                        theory -> Expectation.within(ROUNDING, Reference.value(theory, "data.cut-off")),
                        () -> DataLaw.of(model(CUT_OFF)).exact(1e4)),
                Check.exact(
                        "T48.oscillation",
                        "loss after 10^8 samples of log-periodic frequencies: closed form against the sum",
                        theory -> Expectation.within(ROUNDING, periodic(theory, PeriodicLaw.data(model(PERIODIC)), 1e8)),
                        () -> DataLaw.of(model(PERIODIC)).exact(1e8)),
                Check.exact(
                        "T48.parameters",
                        "loss with 10^6 quanta of log-periodic frequencies: closed form against the tail",
                        theory -> Expectation.within(1e-11, periodic(theory, PeriodicLaw.parameters(model(PERIODIC)), 1e6 + theory.half())),
                        () -> ParameterLaw.of(model(PERIODIC)).exact(1e6)),
                Check.exact(
                        "T48.geometric",
                        "loss after 10^6 samples of frequencies 10^-k: 1/D times an oscillation against the sum",
                        theory -> Expectation.within(ROUNDING, periodic(theory, PeriodicLaw.data(model(GEOMETRIC)), 1e6)),
                        () -> DataLaw.of(model(GEOMETRIC)).exact(1e6)),
                new Check(
                        "T48.cut-off-drawn",
                        "loss after 300 samples of frequencies k^-1.4 exp(-k/100): the law against simulation",
                        theory -> Expectation.within(1e-6, drawnPart(AnalyticQuanta.of(CUT_OFF), cutOff(theory))),
                        chance -> drawn(AnalyticQuanta.of(CUT_OFF), chance)));
    }

    private static QuantaModel model(FrequencyShape shape) {
        return QuantaModel.of(AnalyticQuanta.of(shape)).learnedAfter(new Exponential());
    }

    /** With the second power, or without it. */
    private static QuantaModel stated(Theory theory, FrequencyShape shape) {
        return theory == Theory.LEADING_POWER ? QuantaModel.of(Zipf.infinite(ALPHA)).learnedAfter(new Exponential()) : model(shape);
    }

    private static double periodic(Theory theory, PeriodicLaw law, double x) {
        double mean = Math.pow(x, -law.exponent()) * law.harmonics().getFirst().real();
        return theory == Theory.WITHOUT_OSCILLATION ? mean : law.at(x);
    }

    private static double cutOff(Theory theory) {
        QuantaModel model = theory == Theory.WITHOUT_CUT_OFF ? QuantaModel.of(Zipf.infinite(ALPHA)).learnedAfter(new Exponential()) : model(CUT_OFF);
        return DataLaw.of(model.learnedAfter(theory.curve(new Exponential()))).exact(DRAWN_SAMPLES);
    }

    /** What is left of a loss without the quanta that are not drawn, whose exposures y are so small that 1 − e^−y is y. */
    private static double drawnPart(QuantaDistribution quanta, double loss) {
        double last = quanta.probability(DRAWN_QUANTA);
        double exposures = DRAWN_SAMPLES * last * last * DRAWN_QUANTA / (1 + 2 * ALPHA);
        return loss - quanta.tail(DRAWN_QUANTA) + exposures;
    }

    /** The first quanta get their share of the samples. */
    private static Measurement drawn(AnalyticQuanta quanta, Chance chance) throws InterruptedException {
        TabulatedQuanta first = quanta.first(DRAWN_QUANTA);
        double share = 1 - quanta.tail(DRAWN_QUANTA);
        Measurement loss = Simulated.loss(Simulation.of(first).repeated(256, chance.seed()), chance, DRAWN_SAMPLES * share);
        return new Measurement(share * loss.value(), share * loss.standardError());
    }
}
