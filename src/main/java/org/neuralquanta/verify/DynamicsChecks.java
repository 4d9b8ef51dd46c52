package org.neuralquanta.verify;

import java.util.List;
import org.neuralquanta.distribution.CoarseClusters;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.dynamics.DominoModel;
import org.neuralquanta.dynamics.ResourceModel;
import org.neuralquanta.dynamics.SampleLoss;
import org.neuralquanta.dynamics.Sharpness;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.law.PowerLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.random.ZipfDraws;
import org.neuralquanta.special.GammaRatio;
import org.neuralquanta.special.HurwitzZeta;

/** T22 to T25: learning in time, single samples, and clusters of them. */
final class DynamicsChecks {

    private static final double ROUNDING = 1e-12;
    private static final double ALPHA = 0.4;

    private DynamicsChecks() {}

    static List<Check> all() {
        ResourceModel resource = ResourceModel.of(Zipf.infinite(ALPHA));
        ResourceModel wasteful = resource.withWaste(1);
        ResourceModel few = ResourceModel.of(Zipf.finite(ALPHA, 50)).withWaste(0.01);
        DominoModel domino = DominoModel.of(Zipf.infinite(ALPHA));
        var samples = new SampleLoss(Zipf.finite(ALPHA, 40), 3);
        return List.of(
                Check.exact(
                        "T22.reference",
                        "loss at t = 30 of 50 quanta with waste 0.01: an integrator of SciPy against the closed form",
                        theory -> Expectation.within(1e-9, Reference.value(theory, "dynamics.resource")),
                        () -> few.loss(30)),
                // The count's −½ shifts the clock by half a quantum: relative alpha/(2 t).
                Check.exact(
                        "T22.early",
                        "loss at t = 10^6 without waste, alpha = 0.4: the power law against the sum",
                        theory -> Expectation.within(ALPHA / 1e6, early(theory, 1e6)),
                        () -> resource.loss(1e6)),
                Check.exact(
                        "T22.late",
                        "loss at t = 10^15 with waste 1: parallel learning's power law against the sum",
                        theory -> Expectation.within(2e-4, late(theory).at(1e15)),
                        () -> wasteful.loss(1e15)),
                Check.exact(
                        "T22.crossover",
                        "exposure at which both terms of the time are equal, waste 0.001: closed form against the terms",
                        theory -> new Expectation(theory.waste(0.5), 1e-3),
                        () -> {
                            ResourceModel little = resource.withWaste(1e-3);
                            double exposure = little.asymptotics().crossoverExposure();
                            return 1e-3 * exposure / little.time(exposure);
                        }),
                new Check(
                        "T22.clock",
                        "time at exposure 10^4 without waste: the closed form against distinct quanta among simulated samples",
                        theory -> Expectation.within(1e-9, ResourceModel.of(Zipf.infinite(theory.alpha(ALPHA))).time(1e4)),
                        chance -> Simulated.count(Simulation.of(Zipf.infinite(ALPHA)).repeated(16, 1), chance, 1e4, 256)),
                Check.exact(
                        "T23.closed",
                        "loss at t = 10^6, alpha = 0.4: c/alpha t^-alpha against the tail",
                        theory -> Expectation.within(
                                ALPHA / 1e6,
                                domino(theory, 1e6)),
                        () -> domino.loss(1e6)),
                Check.exact(
                        "T23.factor",
                        "ratio of the losses of the resource and the domino model at 10^8: z Gamma(z)^(1+alpha) against the sums",
                        theory -> Expectation.within(1e-7, factor(theory)),
                        () -> resource.loss(1e8) / domino.loss(1e8)),
                Check.exact(
                        "T24.mean",
                        "mean loss after 100 quanta of samples that use three: the tail of T10",
                        theory -> Expectation.within(
                                ROUNDING, ParameterLaw.of(QuantaModel.of(Zipf.infinite(theory.alpha(ALPHA)))).exact(theory.first(100))),
                        () -> new SampleLoss(Zipf.infinite(ALPHA), 3).mean(100)),
                Check.exact(
                        "T24.reference",
                        "share of samples with a loss up to 1/3 after 5 of 40 quanta: binomial sum against the library",
                        theory -> Expectation.within(ROUNDING, Reference.value(theory, "samples.at-most")),
                        () -> samples.atMost(5, 1.0 / 3)),
                new Check(
                        "T24.drawn",
                        "the same share among 10^6 drawn samples",
                        theory -> Expectation.within(ROUNDING, new SampleLoss(Zipf.finite(theory.alpha(ALPHA), 40), 3).atMost(theory.first(5), 1.0 / 3)),
                        chance -> drawnSamples(chance, 1_000_000)),
                Check.exact(
                        "T25.envelope",
                        "slope of the envelope of coarse clusters between ranks 10^4 and 10^6, alpha = 0.4: -(1+alpha) against its shares",
                        theory -> new Expectation(-(1 + theory.alpha(ALPHA)), 1e-3),
                        () -> {
                            var clusters = new CoarseClusters(Zipf.infinite(ALPHA));
                            return Math.log(clusters.envelope(1_000_000) / clusters.envelope(10_000)) / Math.log(100);
                        }),
                Check.exact(
                        "T24.sharpness",
                        "largest share of an exponential's drop in one e-fold: closed form against the search",
                        theory -> Expectation.within(
                                ROUNDING, theory == Theory.STEP ? 1 : Math.exp(-1 / (Math.E - 1)) * (1 - 1 / Math.E)),
                        () -> Sharpness.of(new Exponential())));
    }

    private static double early(Theory theory, double time) {
        return theory == Theory.DOMINO
                ? domino(theory, time)
                : ResourceModel.of(Zipf.infinite(theory.alpha(ALPHA))).asymptotics().early().at(time);
    }

    /** The last power law: the early one lasts where nothing is wasted. */
    private static PowerLaw late(Theory theory) {
        ResourceModel.Asymptotics asymptotics =
                ResourceModel.of(Zipf.infinite(theory.alpha(ALPHA))).withWaste(theory.waste(1)).asymptotics();
        return asymptotics.late().orElse(asymptotics.early());
    }

    private static double domino(Theory theory, double time) {
        double alpha = theory.alpha(ALPHA);
        return 1 / (theory.denominator(alpha) * HurwitzZeta.value(alpha, 1)) * Math.pow(time, -alpha);
    }

    /** The resource model's loss over that of the domino model. */
    private static double factor(Theory theory) {
        double alpha = theory.alpha(ALPHA);
        double z = alpha / (1 + alpha);
        return theory == Theory.DOMINO ? 1 : z * Math.pow(GammaRatio.gamma(z), 1 + alpha);
    }

    private static Measurement drawnSamples(Chance chance, int drawn) {
        ZipfDraws ranks = ZipfDraws.of(1 + ALPHA, 40);
        RandomStream stream = chance.stream(2);
        int low = 0;
        for (int i = 0; i < drawn; i++) {
            int unlearned = 0;
            for (int use = 0; use < 3; use++) {
                unlearned += ranks.draw(stream, 3L * i + use) > 5 ? 1 : 0;
            }
            low += unlearned <= 1 ? 1 : 0;
        }
        return Measurement.share(low, drawn);
    }
}
