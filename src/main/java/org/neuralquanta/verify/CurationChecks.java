package org.neuralquanta.verify;

import java.util.List;
import org.neuralquanta.derivation.Problem;
import org.neuralquanta.derivation.Target;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.law.CuratedLaw;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.law.TemperedLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.special.GammaRatio;
import org.neuralquanta.special.HurwitzZeta;

/** T43: training samples that are not drawn as the test samples are. */
final class CurationChecks {

    private static final double ROUNDING = 1e-12;
    private static final double ALPHA = 0.4;
    private static final double TEMPER = 0.8;
    private static final QuantaModel ONE = QuantaModel.of(Zipf.infinite(ALPHA)).learnedAfter(new Exponential());
    private static final int DRAWN_QUANTA = 60;
    private static final double DRAWN_SAMPLES = 40;
    private static final int DRAWS = 20_000;

    private CurationChecks() {}

    static List<Check> all() {
        return List.of(
                Check.exact(
                        "T43.tempered",
                        "loss after 10^5 samples of frequencies p^0.8: mpmath against the law",
                        theory -> Expectation.within(ROUNDING, Reference.value(theory, "data.tempered")),
                        () -> TemperedLaw.of(ONE, TEMPER).exact(1e5)),
                Check.exact(
                        "T43.best",
                        "least loss after 1000 samples of any frequencies: bisection of the level by mpmath against the law",
                        theory -> Expectation.within(ROUNDING, Reference.value(theory, "data.curated")),
                        () -> CuratedLaw.of(ONE).exact(1000)),
                Check.exact(
                        "T43.closed",
                        "loss after 10^8 samples of frequencies p^0.8: closed form against the sum",
                        theory -> Expectation.within(ROUNDING, closed(theory, 1e8)),
                        () -> TemperedLaw.of(ONE, TEMPER).exact(1e8)),
                Check.exact(
                        "T43.exponent",
                        "local exponent at 10^9 samples of frequencies p^0.8: alpha/(t s) against the exact derivative",
                        theory -> Expectation.within(1e-9, theory.alpha(ALPHA) / theory.temper(TEMPER) / (1 + theory.alpha(ALPHA))),
                        () -> TemperedLaw.of(ONE, TEMPER).localExponent(1e9)),
                Check.exact(
                        "T43.derived",
                        "amplitude over samples of frequencies p^0.8: derivation, from these frequencies and gaps p/q, against closed form",
                        theory -> Expectation.within(ROUNDING, derived(theory).amplitude()),
                        () -> TemperedLaw.of(ONE, TEMPER).asymptotic().amplitude()),
                Check.exact(
                        "T43.derived-exponent",
                        "local exponent at 10^9 samples of frequencies p^1.3, three shots: derivation against the exact derivative",
                        theory -> Expectation.within(1e-9, derived(theory, 1.3).exponent()),
                        () -> TemperedLaw.of(ONE.learnedAfter(Shots.of(3)), 1.3).localExponent(1e9)),
                Check.exact(
                        "T43.best-exponent",
                        "local exponent at 10^12 samples of the best frequencies: that over parameters against the exact derivative",
                        theory -> Expectation.within(
                                1e-9, theory == Theory.UNCURATED ? ALPHA / (1 + ALPHA) : ParameterLaw.of(infinite(theory)).asymptotic().exponent()),
                        () -> CuratedLaw.of(ONE).localExponent(1e12)),
                Check.exact(
                        "T43.best-amplitude",
                        "least loss after 10^15 samples: c (1 + 1/alpha) (D/s)^-alpha against the law",
                        theory -> Expectation.within(1e-11, amplitude(theory) * Math.pow(1e15, -theory.alpha(ALPHA))),
                        () -> CuratedLaw.of(ONE).exact(1e15)),
                Check.exact(
                        "T43.trained",
                        "quanta in the best 10^6 samples: D/s + log(2 pi D/s)/2 against the law, which rounds down",
                        theory -> new Expectation(
                                theory == Theory.UNCURATED ? 1e6 : 1e6 / (1 + theory.alpha(ALPHA)) + 0.5 * Math.log(2 * Math.PI * 1e6 / (1 + ALPHA)), 1),
                        () -> CuratedLaw.of(ONE).trained(1e6)),
                new Check(
                        "T43.tempered-drawn",
                        "loss after 1000 samples of frequencies p^0.8: the law against simulation",
                        theory -> Expectation.within(1e-9, drawnTempered(theory)),
                        chance -> {
                            double s = 1 + ALPHA;
                            Zipf training = Zipf.infinite(TEMPER * s - 1);
                            Measurement worth = Simulated.loss(
                                    Simulation.of(training).withExponents(0, (TEMPER - 1) * s).repeated(2048, chance.seed()), chance, 1000);
                            double unit = Zipf.infinite(ALPHA).probability(1) / training.probability(1);
                            return new Measurement(unit * worth.value(), unit * worth.standardError());
                        }),
                new Check(
                        "T43.best-drawn",
                        "loss of 60 quanta after about 40 of the best samples: the law against 20000 draws, sample by sample",
                        theory -> Expectation.within(1e-9, best(theory, Zipf.finite(ALPHA, DRAWN_QUANTA), DRAWN_SAMPLES)),
                        chance -> drawn(chance.seed())),
                new Check(
                        "T43.best-simulated",
                        "loss after 100 of the best samples: the law against simulation",
                        theory -> Expectation.within(1e-9, best(theory, Zipf.infinite(ALPHA), 100)),
                        // That many, since few data sets miss a frequent quantum, and these decide the variance.
                        chance -> Simulated.loss(
                                Simulation.of(Zipf.infinite(ALPHA)).trainedOn(CuratedLaw.of(ONE).frequencies(100)).repeated(1 << 16, chance.seed()),
                                chance,
                                100)));
    }

    private static QuantaModel infinite(Theory theory) {
        return QuantaModel.of(Zipf.infinite(theory.alpha(ALPHA)));
    }

    private static double closed(Theory theory, double samples) {
        double alpha = theory.alpha(ALPHA);
        double s = 1 + alpha;
        double ts = theory.temper(TEMPER) * s;
        double w = alpha / ts;
        double total = theory == Theory.UNNORMALISED ? Math.pow(HurwitzZeta.value(alpha, 1), TEMPER) : HurwitzZeta.value(ts - 1, 1);
        return GammaRatio.gamma(w) / HurwitzZeta.value(alpha, 1) / ts * Math.pow(samples / total, -w);
    }

    private static Derived derived(Theory theory) {
        return derived(theory, TEMPER);
    }

    /** The quanta of the training samples, whose gaps make up for their frequencies: those of the test are b k^((t-1)(1+alpha)) times theirs. */
    private static Derived derived(Theory theory, double temper) {
        double alpha = theory.alpha(ALPHA);
        double t = theory.temper(temper);
        double ratio = HurwitzZeta.value(t * (1 + alpha) - 1, 1) / HurwitzZeta.value(alpha, 1);
        return Derived.of(
                Problem.quanta(theory.curve("exponential"))
                        .frequency("k^-(t*(1+alpha))")
                        .gap("Delta*b*k^((t-1)*(1+alpha))")
                        .assuming("b > 0", "t > 0", "t*(1+alpha) > 1"),
                Target.DATA,
                alpha,
                new Derived.Value("t", t),
                new Derived.Value("b", ratio));
    }

    private static double amplitude(Theory theory) {
        double alpha = theory.alpha(ALPHA);
        double s = 1 + alpha;
        double c = 1 / HurwitzZeta.value(alpha, 1);
        double trained = theory == Theory.EVEN_SAMPLES ? 0 : 1;
        return c * (trained + 1 / theory.denominator(alpha)) * Math.pow(s, alpha);
    }

    private static double drawnTempered(Theory theory) {
        QuantaModel model = ONE.learnedAfter(theory.curve(ONE.emergence()));
        return switch (theory) {
            case UNCURATED -> DataLaw.of(model).exact(1000);
            case UNNORMALISED -> TemperedLaw.of(model, TEMPER).exact(1000 * HurwitzZeta.value(TEMPER * (1 + ALPHA) - 1, 1)
                    * Math.pow(HurwitzZeta.value(ALPHA, 1), -TEMPER));
            default -> TemperedLaw.of(model, TEMPER).exact(1000);
        };
    }

    private static double best(Theory theory, Zipf quanta, double samples) {
        QuantaModel model = QuantaModel.of(quanta).learnedAfter(new Exponential());
        CuratedLaw law = CuratedLaw.of(model);
        return switch (theory) {
            case UNCURATED -> DataLaw.of(model).exact(samples);
            case EVEN_SAMPLES -> {
                long n = law.trained(samples);
                double rest = quanta.tail(n);
                yield (1 - rest) * Math.exp(-samples / n) + rest;
            }
            default -> law.exact(samples);
        };
    }

    /** Samples come at the times of a Poisson process; each uses one quantum. */
    private static Measurement drawn(long seed) {
        Zipf quanta = Zipf.finite(ALPHA, DRAWN_QUANTA);
        CuratedLaw law = CuratedLaw.of(QuantaModel.of(quanta).learnedAfter(new Exponential()));
        double[] upTo = new double[DRAWN_QUANTA];
        for (int k = 0; k < DRAWN_QUANTA; k++) {
            upTo[k] = (k == 0 ? 0 : upTo[k - 1]) + law.frequency(DRAWN_SAMPLES, k + 1L);
        }
        double[] losses = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            RandomStream stream = RandomStream.of(seed, draw);
            boolean[] seen = new boolean[DRAWN_QUANTA];
            long number = 0;
            for (double time = stream.exponential(1, number); time < DRAWN_SAMPLES; time += stream.exponential(1, number)) {
                double u = stream.uniform(2, number++);
                int k = 0;
                while (k < DRAWN_QUANTA - 1 && upTo[k] < u) {
                    k++;
                }
                seen[k] = true;
            }
            for (int k = 0; k < DRAWN_QUANTA; k++) {
                losses[draw] += seen[k] ? 0 : quanta.probability(k + 1L);
            }
        }
        return Measurement.mean(losses);
    }
}
