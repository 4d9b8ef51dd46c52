package org.neuralquanta.verify;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.neuralquanta.derivation.Derivation;
import org.neuralquanta.derivation.Problem;
import org.neuralquanta.derivation.Target;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.mixture.BestMixtureLaw;
import org.neuralquanta.mixture.Family;
import org.neuralquanta.mixture.Mixture;
import org.neuralquanta.mixture.MixtureDataLaw;
import org.neuralquanta.mixture.MixtureParameterLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Estimate;
import org.neuralquanta.montecarlo.Execution;
import org.neuralquanta.montecarlo.MixtureSimulation;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.special.GammaRatio;
import org.neuralquanta.special.HurwitzZeta;

/** T42: several families of quanta. */
final class MixtureChecks {

    private static final double ROUNDING = 1e-12;
    private static final double[] WEIGHTS = {0.4, 0.6};
    private static final double[] ALPHAS = {0.25, 0.8};
    private static final double SHARE = 0.7;
    private static final Mixture TWO = infinite(new Exponential());
    private static final int DRAWN_QUANTA = 40;
    private static final double DRAWN_SAMPLES = 50;
    private static final int DRAWS = 20_000;

    private MixtureChecks() {}

    private static Mixture infinite(EmergenceCurve curve) {
        return Mixture.of(
                new Family(WEIGHTS[0], QuantaModel.of(Zipf.infinite(ALPHAS[0])).learnedAfter(curve)),
                new Family(WEIGHTS[1], QuantaModel.of(Zipf.infinite(ALPHAS[1])).learnedAfter(curve)));
    }

    static List<Check> all() {
        return List.of(
                Check.exact(
                        "T42.shares",
                        "loss of two families after 1000 samples in shares 0.7 and 0.3: mpmath against the law",
                        theory -> Expectation.within(ROUNDING, Reference.value(theory, "mixture.shares")),
                        () -> MixtureDataLaw.of(TWO, SHARE, 1 - SHARE).exact(1000)),
                Check.exact(
                        "T42.best",
                        "least loss of two families after 1000 samples: search by mpmath against the law",
                        theory -> Expectation.within(ROUNDING, Reference.value(theory, "mixture.best")),
                        () -> BestMixtureLaw.of(TWO).exact(1000)),
                Check.exact(
                        "T42.stationary",
                        "best share of the first family in 10^8 samples: equal benefits in closed form against the exact ones",
                        theory -> Expectation.within(1e-11, theory.share(bestShare(theory, 1e8), WEIGHTS[0])),
                        () -> BestMixtureLaw.of(TWO).shares(1e8).getFirst()),
                Check.exact(
                        "T42.closed",
                        "least loss after 10^8 samples: sum of power laws in the best shares against the law",
                        theory -> Expectation.within(1e-11, DoubleStream.of(terms(theory, 1e8)).sum()),
                        () -> BestMixtureLaw.of(TWO).exact(1e8)),
                Check.exact(
                        "T42.exponent",
                        "local exponent at 10^8 samples in the best shares: mean of z weighted by the terms against the exact benefits",
                        theory -> Expectation.within(1e-9, exponent(theory, 1e8)),
                        () -> BestMixtureLaw.of(TWO).localExponent(1e8)),
                Check.exact(
                        "T42.merged",
                        "loss with 1000 quanta of two families: sorted by use by mpmath against the law",
                        theory -> Expectation.within(ROUNDING, Reference.value(theory, "mixture.merged")),
                        () -> MixtureParameterLaw.of(TWO).exact(1000)),
                Check.exact(
                        "T42.broken",
                        "local exponent over parameters at 10^8: n lambda/L of the broken power law against the exact derivative",
                        theory -> Expectation.within(1e-7, broken(theory, 1e8)),
                        () -> MixtureParameterLaw.of(TWO).localExponent(1e8)),
                Check.exact(
                        "T42.derived",
                        "amplitude of the first family: derivation with weight and share as symbols against closed form",
                        theory -> Expectation.within(ROUNDING, derived(theory).amplitude()),
                        () -> MixtureDataLaw.of(TWO, SHARE, 1 - SHARE).asymptotic().terms().getFirst().amplitude()),
                Check.exact(
                        "T42.best-derived",
                        "least loss after 10^8 samples: derivation of the best shares against the law",
                        theory -> Expectation.within(1e-10, bestDerived(theory, 1e8)),
                        () -> BestMixtureLaw.of(TWO).exact(1e8)),
                new Check(
                        "T42.simulated",
                        "loss after 1000 samples in shares 0.7 and 0.3: the law against simulation",
                        theory -> Expectation.within(1e-9, given(theory, 1000)),
                        chance -> {
                            Estimate estimate = MixtureSimulation.of(part(0, SHARE), part(1, 1 - SHARE))
                                    .repeated(2048, chance.seed())
                                    .on(Execution.of(chance.threads()))
                                    .run(1000)
                                    .points()
                                    .getFirst();
                            return new Measurement(estimate.mean(), estimate.standardError());
                        }),
                new Check(
                        "T42.drawn",
                        "loss of two families of 40 quanta after about 50 samples: the law against 20000 draws of family and quantum, sample by"
                                + " sample",
                        theory -> Expectation.within(1e-9, few(theory)),
                        chance -> drawn(chance.seed())));
    }

    private static MixtureSimulation.Part part(int family, double share) {
        return new MixtureSimulation.Part(WEIGHTS[family], share, Simulation.of(Zipf.infinite(ALPHAS[family])));
    }

    private static double z(Theory theory, int family) {
        double alpha = theory.alpha(ALPHAS[family]);
        return alpha / (1 + alpha);
    }

    /** The term of a family that has all samples. */
    private static double term(Theory theory, int family, double samples) {
        double alpha = theory.alpha(ALPHAS[family]);
        double z = z(theory, family);
        return WEIGHTS[family] / (1 + alpha) * GammaRatio.gamma(z) * Math.pow(HurwitzZeta.value(alpha, 1), -1 / (1 + alpha)) * Math.pow(samples, -z);
    }

    /** The share q with \(z_1T_1q^{-1-z_1}=z_2T_2(1-q)^{-1-z_2}\). */
    private static double bestShare(Theory theory, double samples) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 60; i++) {
            double q = 0.5 * (low + high);
            double first = z(theory, 0) * term(theory, 0, samples) * Math.pow(q, -1 - z(theory, 0));
            double second = z(theory, 1) * term(theory, 1, samples) * Math.pow(1 - q, -1 - z(theory, 1));
            if (first > second) {
                low = q;
            } else {
                high = q;
            }
        }
        return low;
    }

    private static double[] terms(Theory theory, double samples) {
        double q = theory.share(bestShare(theory, samples), WEIGHTS[0]);
        return new double[] {
            term(theory, 0, samples) * Math.pow(q, -z(theory, 0)), term(theory, 1, samples) * Math.pow(1 - q, -z(theory, 1))
        };
    }

    private static double exponent(Theory theory, double samples) {
        double[] terms = terms(theory, samples);
        return (z(theory, 0) * terms[0] + z(theory, 1) * terms[1]) / (terms[0] + terms[1]);
    }

    /** \(n\lambda/L\), \(n=\sum_jv_j\), \(L=\sum_j\frac{\pi_jc_j}{\alpha_j}v_j^{-\alpha_j}\); or the mean of the exponents of separate networks. */
    private static double broken(Theory theory, double quanta) {
        double low = -60;
        double high = 0;
        for (int i = 0; i < 60; i++) {
            double level = 0.5 * (low + high);
            if (rank(theory, 0, level) + rank(theory, 1, level) > quanta) {
                low = level;
            } else {
                high = level;
            }
        }
        boolean separate = theory == Theory.SEPARATE_ORDERS;
        double loss = 0;
        double slope = 0;
        for (int j = 0; j < WEIGHTS.length; j++) {
            double alpha = theory.alpha(ALPHAS[j]);
            double own = use(theory, j) / theory.denominator(alpha) * Math.pow(separate ? WEIGHTS[j] * quanta : rank(theory, j, low), -alpha);
            loss += own;
            slope += alpha * own;
        }
        return (separate ? slope : quanta * Math.exp(low)) / loss;
    }

    /** \(\pi c\). */
    private static double use(Theory theory, int family) {
        return WEIGHTS[family] / HurwitzZeta.value(theory.alpha(ALPHAS[family]), 1);
    }

    private static double rank(Theory theory, int family, double logLevel) {
        return Math.exp((Math.log(use(theory, family)) - logLevel) / (1 + theory.alpha(ALPHAS[family])));
    }

    private static Derived derived(Theory theory) {
        return Derived.of(
                Problem.quanta(theory.curve("exponential")).gap("w*Delta").threshold("1/q").assuming("w > 0", "q > 0"),
                theory.target(Target.DATA),
                theory.alpha(ALPHAS[0]),
                new Derived.Value("w", WEIGHTS[0]),
                new Derived.Value("q", theory.share(SHARE, WEIGHTS[0])));
    }

    private static double bestDerived(Theory theory, double samples) {
        String families = theory == Theory.WEIGHTS_AS_SHARES ? "w:a:w,1-w:b:1-w" : "w:a,1-w:b";
        return Derivation.of(
                        Problem.quanta(theory.curve("exponential")).families(families).assuming("0 < w < 1", "b > a"),
                        theory == Theory.WEIGHTS_AS_SHARES ? Target.MIXTURE_DATA : Target.MIXTURE_BEST)
                .at(Map.of("w", WEIGHTS[0], "a", theory.alpha(ALPHAS[0]), "b", theory.alpha(ALPHAS[1]), "Delta", 1.0, "tau", 1.0))
                .derived(samples);
    }

    private static double given(Theory theory, double samples) {
        double share = theory.share(SHARE, WEIGHTS[0]);
        return MixtureDataLaw.of(infinite(theory.curve(new Exponential())), share, 1 - share).exact(samples);
    }

    private static double few(Theory theory) {
        EmergenceCurve curve = theory.curve(new Exponential());
        double share = theory.share(SHARE, WEIGHTS[0]);
        return MixtureDataLaw.of(
                        Mixture.of(
                                new Family(WEIGHTS[0], QuantaModel.of(Zipf.finite(ALPHAS[0], DRAWN_QUANTA)).learnedAfter(curve)),
                                new Family(WEIGHTS[1], QuantaModel.of(Zipf.finite(ALPHAS[1], DRAWN_QUANTA)).learnedAfter(curve))),
                        share,
                        1 - share)
                .exact(DRAWN_SAMPLES);
    }

    /** Samples come at the times of a Poisson process; for each a family is drawn, then one of its quanta. */
    private static Measurement drawn(long seed) {
        double[][] upTo = new double[WEIGHTS.length][DRAWN_QUANTA];
        for (int j = 0; j < WEIGHTS.length; j++) {
            Zipf quanta = Zipf.finite(ALPHAS[j], DRAWN_QUANTA);
            for (int k = 0; k < DRAWN_QUANTA; k++) {
                upTo[j][k] = 1 - quanta.tail(k + 1L);
            }
        }
        double[] losses = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            RandomStream stream = RandomStream.of(seed, draw);
            boolean[][] seen = new boolean[WEIGHTS.length][DRAWN_QUANTA];
            long number = 0;
            for (double time = stream.exponential(1, number); time < DRAWN_SAMPLES; time += stream.exponential(1, number)) {
                int family = stream.uniform(2, number) < SHARE ? 0 : 1;
                double u = stream.uniform(3, number++);
                int k = 0;
                while (k < DRAWN_QUANTA - 1 && upTo[family][k] < u) {
                    k++;
                }
                seen[family][k] = true;
            }
            for (int j = 0; j < WEIGHTS.length; j++) {
                for (int k = 0; k < DRAWN_QUANTA; k++) {
                    losses[draw] += seen[j][k] ? 0 : WEIGHTS[j] * (upTo[j][k] - (k == 0 ? 0 : upTo[j][k - 1]));
                }
            }
        }
        return Measurement.mean(losses);
    }
}
