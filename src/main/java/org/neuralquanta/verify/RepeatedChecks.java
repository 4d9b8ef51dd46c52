package org.neuralquanta.verify;

import java.util.List;
import org.neuralquanta.derivation.Problem;
import org.neuralquanta.derivation.Target;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.dynamics.LearningCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.JointLaw;
import org.neuralquanta.law.Moment;
import org.neuralquanta.law.RepeatedLaw;
import org.neuralquanta.model.Capacity;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.montecarlo.Visits;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.special.GammaRatio;
import org.neuralquanta.special.HurwitzZeta;

/** T40 and T41: the learning curve from its start, and repeated data. */
final class RepeatedChecks {

    private static final double ROUNDING = 1e-12;
    private static final double ALPHA = 0.4;
    private static final double TEACHES = 0.06;
    private static final QuantaModel ONE = QuantaModel.of(Zipf.infinite(ALPHA)).learnedAfter(new Exponential());
    private static final int DRAWN_QUANTA = 30;
    private static final int DRAWN_PASSES = 4;
    private static final double DRAWN_SAMPLES = 40;
    private static final double DRAWN_TEACHES = 0.2;
    private static final int DRAWS = 20_000;
    private static final TabulatedQuanta FEW = TabulatedQuanta.ofCounts(3, 2, 1);

    private RepeatedChecks() {}

    static List<Check> all() {
        return List.of(
                Check.exact(
                        "T40.reference",
                        "loss at exposure 3, alpha = 0.4, where the power law does not hold yet: mpmath against the sum",
                        theory -> Expectation.within(ROUNDING, Reference.value(theory, "data.start")),
                        () -> DataLaw.of(ONE).exact(3)),
                Check.exact(
                        "T40.limited",
                        "loss at 300 samples where 200 samples would fill the network: three open shares against the joint law",
                        theory -> Expectation.within(1e-11, limited(theory, 300, 200)),
                        () -> JointLaw.of(ONE, Capacity.soft()).exact(withRoom(200), 300)),
                Check.exact(
                        "T40.curve",
                        "loss after 30 samples from 5 towards 1, 10 samples to an exposure of 1: mpmath's open share against the curve",
                        theory -> Expectation.within(ROUNDING, 1 + 4 * Reference.value(theory, "data.start")),
                        () -> LearningCurve.of(5, 1, ALPHA, 10).loss(30)),
                Check.exact(
                        "T40.inverse",
                        "samples to a loss of 1.001 on the same curve: the power law, inverted, against a search on the sums",
                        theory -> Expectation.within(1e-9, inverted(theory, 0.001 / 4)),
                        () -> LearningCurve.of(5, 1, ALPHA, 10).samplesFor(1.001)),
                Check.exact(
                        "T41.reference",
                        "loss of 500 quanta after 5 passes over 300 samples, visits teach with probability 0.3, three needed: the sum over"
                                + " visits by mpmath against the law",
                        theory -> Expectation.within(ROUNDING, Reference.value(theory, "repeated.visits")),
                        () -> RepeatedLaw.of(QuantaModel.of(Zipf.finite(ALPHA, 500)).learnedAfter(Shots.of(3)), 0.3).exact(300, 5)),
                Check.exact(
                        "T41.closed",
                        "loss after 4 passes over 10^6 samples, h = 0.06, one visit needed: closed form against the sum",
                        theory -> Expectation.within(ROUNDING, closed(theory, 1e6, 4)),
                        () -> RepeatedLaw.of(ONE, TEACHES).exact(1e6, 4)),
                Check.exact(
                        "T41.worth",
                        "worth of 16 passes, h = 0.06: the geometric sum against the law",
                        theory -> Expectation.within(ROUNDING, geometric(theory, 16)),
                        () -> RepeatedLaw.of(ONE, TEACHES).worth(16)),
                Check.exact(
                        "T41.fresh",
                        "loss after 16 passes over 1000 samples: that of the geometric sum of fresh ones against the law",
                        theory -> Expectation.within(1e-11, DataLaw.of(ONE).exact(1000 * TEACHES * geometric(theory, 16))),
                        () -> RepeatedLaw.of(ONE, TEACHES).exact(1000, 16)),
                Check.exact(
                        "T41.two-visits",
                        "loss after 2 passes over 10^4 samples, five visits needed, all teach: that of three samples needed against the law",
                        theory -> Expectation.within(ROUNDING, twoVisits(theory)),
                        () -> RepeatedLaw.of(ONE.learnedAfter(Shots.of(5)), 1).exact(1e4, 2)),
                Check.exact(
                        "T41.saturation",
                        "worth of 10^15 passes, ten visits needed, h = 0.5: ratio of Gamma functions against the law",
                        theory -> Expectation.within(1e-11, saturation(theory)),
                        () -> RepeatedLaw.of(ONE.learnedAfter(Shots.of(10)), 0.5).worth(1_000_000_000_000_000L)),
                Check.exact(
                        "T41.derived",
                        "amplitude over distinct samples, 4 passes, h = 0.06: derivation against closed form",
                        theory -> Expectation.within(ROUNDING, derived(theory).amplitude()),
                        () -> RepeatedLaw.of(ONE, TEACHES).asymptotic(4).amplitude()),
                Check.exact(
                        "T41.exponent",
                        "local exponent at 10^9 samples, 4 passes, three visits needed: derivation against the exact derivative",
                        theory -> Expectation.within(1e-9, derived(theory).exponent()),
                        () -> RepeatedLaw.of(ONE.learnedAfter(Shots.of(3)), TEACHES).localExponent(1e9, 4)),
                Check.exact(
                        "T41.multinomial",
                        "loss of 3 quanta after 3 passes over exactly 2 samples, h = 0.25, two visits needed: all outcomes against the law",
                        theory -> Expectation.within(ROUNDING, theory == Theory.POISSON ? few(Sampling.POISSON) : outcomes(theory)),
                        () -> few(Sampling.MULTINOMIAL)),
                Check.exact(
                        "T41.once",
                        "loss after one pass over 10^4 samples, h = 0.25, four visits needed: that of a quarter of the samples against the law",
                        theory -> Expectation.within(1e-11, DataLaw.of(ONE.learnedAfter(theory.curve(Shots.of(4)))).exact(2500)),
                        () -> RepeatedLaw.of(ONE.learnedAfter(Shots.of(4)), 0.25).exact(1e4, 1)),
                new Check(
                        "T41.simulated",
                        "loss after 4 passes over 1000 samples, h = 0.2, three visits needed: the law against simulation",
                        theory -> Expectation.within(1e-9, simulated(theory)),
                        chance -> Simulated.loss(
                                Simulation.of(Zipf.infinite(ALPHA))
                                        .learnedAfter(3)
                                        .visiting(new Visits(4, 0.2))
                                        .repeated(4000, chance.seed()),
                                chance,
                                1000)),
                new Check(
                        "T41.visited",
                        "loss of 30 quanta after 6 passes over exactly 100 samples, h = 0.1, two visits needed: the law against every visit",
                        theory -> Expectation.within(1e-9, RepeatedLaw.of(QuantaModel.of(Zipf.finite(ALPHA, DRAWN_QUANTA))
                                        .learnedAfter(Shots.of(2)), 0.1, Sampling.MULTINOMIAL)
                                .exact(100, theory.passes(6))),
                        chance -> Simulated.loss(
                                Simulation.of(Zipf.finite(ALPHA, DRAWN_QUANTA))
                                        .sampled(Sampling.MULTINOMIAL)
                                        .learnedAfter(2)
                                        .visiting(new Visits(6, 0.1))
                                        .repeated(20_000, chance.seed()),
                                chance,
                                100)),
                new Check(
                        "T41.drawn",
                        "loss of 30 quanta after 4 passes over 40 samples, h = 0.2, two visits needed: the law against 20000 draws of all visits",
                        theory -> Expectation.within(1e-9, drawn(theory)),
                        chance -> visited(chance.seed())));
    }

    private static double limited(Theory theory, double samples, double room) {
        DataLaw law = DataLaw.of(ONE);
        double overlap = theory == Theory.SUM_OF_LIMITS ? 0 : law.exact(samples + room);
        return law.exact(samples) + law.exact(room) - overlap;
    }

    private static double withRoom(double time) {
        return switch (DataLaw.of(ONE).count(time)) {
            case Moment.Value(double value) -> value;
            case Moment.Absent(String reason) -> throw new IllegalStateException(reason);
        };
    }

    /** The samples that are worth as much, in fresh ones that are visited once. */
    private static double geometric(Theory theory, int passes) {
        double sum = 0;
        for (int r = 0; r < theory.passes(passes); r++) {
            sum += theory == Theory.FRESH_PASSES ? 1 : Math.pow(1 - TEACHES, r);
        }
        return sum;
    }

    private static double closed(Theory theory, double unique, int passes) {
        double alpha = theory.alpha(ALPHA);
        double s = 1 + alpha;
        double z = alpha / s;
        double counted = unique * TEACHES * geometric(theory, passes);
        return GammaRatio.gamma(z) / s * Math.pow(HurwitzZeta.value(alpha, 1), -1 / s) * Math.pow(counted, -z);
    }

    private static double twoVisits(Theory theory) {
        double needed = theory == Theory.WORTHLESS_PASSES || theory == Theory.FRESH_PASSES || theory == Theory.SAMPLES_ONCE ? 5 : 3;
        return DataLaw.of(ONE.learnedAfter(theory.curve(Shots.of(needed)))).exact(theory == Theory.FRESH_PASSES ? 2e4 : 1e4);
    }

    private static double saturation(Theory theory) {
        double z = ALPHA / (1 + ALPHA);
        return switch (theory) {
            case WORTHLESS_PASSES -> 1;
            case FRESH_PASSES -> 1e15;
            case SAMPLES_ONCE -> 2;
            default -> 2 * Math.pow(GammaRatio.value(10, z) / GammaRatio.value(1, z), 1 / z);
        };
    }

    private static Derived derived(Theory theory) {
        return Derived.of(
                Problem.quanta(theory.curve("exponential")),
                Target.REPEATED,
                theory.alpha(ALPHA),
                new Derived.Value("h", TEACHES),
                new Derived.Value("R", theory.passes(4)));
    }

    /** \(D_0(A/S)^{1/z}\) for the open share S, D₀ = 10. */
    private static double inverted(Theory theory, double open) {
        double alpha = theory.alpha(ALPHA);
        double s = 1 + alpha;
        double z = alpha / s;
        double amplitude = GammaRatio.gamma(z) / s * Math.pow(HurwitzZeta.value(alpha, 1), -1 / s);
        return 10 * Math.pow(amplitude / open, 1 / theory.dataExponent(alpha));
    }

    private static double few(Sampling sampling) {
        return RepeatedLaw.of(QuantaModel.of(FEW).learnedAfter(Shots.of(2)), 0.25, sampling).exact(2, 3);
    }

    private static double drawn(Theory theory) {
        QuantaModel model = QuantaModel.of(Zipf.finite(ALPHA, DRAWN_QUANTA)).learnedAfter(Shots.of(2));
        double once = DRAWN_SAMPLES * DRAWN_TEACHES;
        return switch (theory) {
            case FRESH_PASSES -> DataLaw.of(model).exact(DRAWN_PASSES * once);
            case SAMPLES_ONCE -> DataLaw.of(model).exact(DRAWN_SAMPLES * (1 - Math.pow(1 - DRAWN_TEACHES, DRAWN_PASSES)));
            default -> RepeatedLaw.of(model, DRAWN_TEACHES).exact(DRAWN_SAMPLES, theory.passes(DRAWN_PASSES));
        };
    }

    private static double simulated(Theory theory) {
        QuantaModel model = QuantaModel.of(Zipf.infinite(theory.alpha(ALPHA))).learnedAfter(Shots.of(3));
        return switch (theory) {
            case FRESH_PASSES -> DataLaw.of(model).exact(4 * 0.2 * 1000);
            case SAMPLES_ONCE -> DataLaw.of(model).exact((1 - Math.pow(0.8, 4)) * 1000);
            default -> RepeatedLaw.of(model, 0.2).exact(1000, theory.passes(4));
        };
    }

    /** Every sample that uses a quantum, at the times of a Poisson process, and every visit of it, one by one. */
    private static Measurement visited(long seed) {
        double[] losses = new double[DRAWS];
        Zipf quanta = Zipf.finite(ALPHA, DRAWN_QUANTA);
        for (int draw = 0; draw < DRAWS; draw++) {
            RandomStream stream = RandomStream.of(seed, draw);
            for (int k = 1; k <= DRAWN_QUANTA; k++) {
                double p = quanta.probability(k);
                long number = 0;
                int taught = 0;
                for (double time = stream.exponential(k, number++); time < DRAWN_SAMPLES * p; time += stream.exponential(k, number++)) {
                    for (int visit = 0; visit < DRAWN_PASSES; visit++) {
                        taught += stream.uniform(k, number++) < DRAWN_TEACHES ? 1 : 0;
                    }
                }
                losses[draw] += taught < 2 ? p : 0;
            }
        }
        return Measurement.mean(losses);
    }

    /** Of 2 samples m use a quantum; it is open if at most one of their 3 m visits teaches. */
    private static double outcomes(Theory theory) {
        int passes = theory.passes(3);
        double loss = 0;
        for (long k = 1; k <= 3; k++) {
            double p = FEW.probability(k);
            loss += p * ((1 - p) * (1 - p) + 2 * p * (1 - p) * atMostOne(theory, passes) + p * p * atMostOne(theory, 2 * passes));
        }
        return loss;
    }

    private static double atMostOne(Theory theory, int visits) {
        double none = Math.pow(0.75, visits);
        if (theory == Theory.SAMPLES_ONCE) {
            // Of one sample never more than one counts; of two, both.
            double each = 1 - Math.pow(0.75, 3);
            return visits == 3 ? 1 : 1 - each * each;
        }
        return none + visits * 0.25 * Math.pow(0.75, visits - 1);
    }
}
