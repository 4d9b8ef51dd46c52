package org.neuralquanta.verify;

import java.util.List;
import org.neuralquanta.derivation.Problem;
import org.neuralquanta.derivation.Target;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.Moment;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.law.PowerLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.special.GammaRatio;
import org.neuralquanta.special.HurwitzZeta;

/** T10 to T14: losses over parameters and data, learned quanta, and their spread. */
final class DataChecks {

    private static final double ROUNDING = 1e-12;
    private static final double ALPHA = 0.4;
    private static final QuantaModel INFINITE = QuantaModel.of(Zipf.infinite(ALPHA));

    private DataChecks() {}

    static List<Check> all() {
        return List.of(
                Check.exact(
                        "T10.closed",
                        "loss after 10^6 quanta, alpha = 0.4: n^-alpha/(alpha zeta(s)) against the tail",
                        theory -> Expectation.within(0.6e-6 * ALPHA, ParameterLaw.of(model(theory)).asymptotic().at(1e6)),
                        () -> ParameterLaw.of(INFINITE).exact(1e6)),
                Check.exact(
                        "T10.exponent",
                        "local exponent after 10^9 quanta, alpha = 0.4: derivation against the exact derivative",
                        theory -> Expectation.within(1e-9, derived(theory, Problem.quanta(), Target.PARAMETERS).exponent()),
                        () -> ParameterLaw.of(INFINITE).localExponent(1e9)),
                Check.exact(
                        "T10.amplitude",
                        "amplitude over parameters, alpha = 0.4: derivation against closed form",
                        theory -> Expectation.within(ROUNDING, derived(theory, Problem.quanta(), Target.PARAMETERS).amplitude()),
                        () -> ParameterLaw.of(INFINITE).asymptotic().amplitude()),
                Check.exact(
                        "T11.closed",
                        "loss at 10^15, threshold 3, alpha = 0.4: closed form against the staircase",
                        theory -> Expectation.within(1e-9, threshold(theory).asymptotic().at(1e15)),
                        () -> threshold(Theory.STATED).exact(1e15)),
                Check.exact(
                        "T11.derived",
                        "amplitude over data, threshold 3: derivation against closed form",
                        theory -> Expectation.within(
                                ROUNDING,
                                derived(theory, Problem.quanta(), Target.DATA).amplitude()),
                        () -> threshold(Theory.STATED).asymptotic().amplitude()),
                Check.exact(
                        "T12.reference",
                        "loss at 10^5, three shots, alpha = 0.4: mpmath against the sum",
                        theory -> Expectation.within(ROUNDING, Reference.value(theory, "data.shots")),
                        () -> DataLaw.of(INFINITE.learnedAfter(Shots.of(3))).exact(1e5)),
                Check.exact(
                        "T12.enclosure",
                        "loss at 10^5, exponential, alpha = 0.8: mpmath inside the enclosure",
                        theory -> new Expectation(Reference.value(theory, "data.exponential"), 0.5 * exponential().bound(1e5).width()),
                        () -> exponential().bound(1e5).interval().midpoint()),
                Check.exact(
                        "T12.multinomial",
                        "loss at exactly 500 samples: closed form with a Gamma ratio for D^-z against the sum",
                        theory -> Expectation.within(ROUNDING, multinomial(theory, 500)),
                        () -> shots(Theory.STATED, 1, Sampling.MULTINOMIAL).exact(500)),
                Check.exact(
                        "T12.without-replacement",
                        "loss after 20 of 100 samples of a corpus, two shots: exact fractions against the library",
                        theory -> Expectation.within(ROUNDING, Reference.value(theory, "data.without-replacement")),
                        () -> DataLaw.of(QuantaModel.of(TabulatedQuanta.ofCounts(50, 30, 15, 5))
                                .learnedAfter(Shots.of(2)), Sampling.WITHOUT_REPLACEMENT)
                                .exact(20)),
                Check.exact(
                        "T12.derived",
                        "amplitude over data, three shots: derivation against closed form",
                        theory -> Expectation.within(
                                ROUNDING,
                                derived(theory, Problem.quanta(theory.curve("shots")), Target.DATA).amplitude()),
                        () -> shots(Theory.STATED, 3, Sampling.POISSON).asymptotic().amplitude()),
                new Check(
                        "T12.drawn-poisson",
                        "loss at 10^4 of infinitely many quanta, two shots: closed form against simulation",
                        theory -> Expectation.within(1e-9, shots(theory, 2, Sampling.POISSON).asymptotic().at(1e4)),
                        chance -> Simulated.loss(
                                Simulation.of(Zipf.infinite(ALPHA)).learnedAfter(2).repeated(4096, chance.seed()), chance, 1e4)),
                new Check(
                        "T12.drawn-multinomial",
                        "loss of 200 quanta at exactly 100 samples: the sum against drawn samples",
                        theory -> Expectation.within(1e-9, finite(theory, 200, Sampling.MULTINOMIAL).exact(100)),
                        chance -> Simulated.loss(
                                Simulation.of(Zipf.finite(ALPHA, 200))
                                        .sampled(Sampling.MULTINOMIAL)
                                        .repeated(20_000, chance.seed()),
                                chance,
                                100)),
                Check.exact(
                        "T13.count",
                        "learned quanta at 1000 samples, alpha = 0.4: closed form with -1/2 against the sum",
                        theory -> Expectation.within(ROUNDING, count(theory, 1000, 0)),
                        () -> value(shots(Theory.STATED, 1, Sampling.POISSON).count(1000))),
                Check.exact(
                        "T13.offset",
                        "the same with offset 2.5: closed form with -3 against the sum",
                        theory -> Expectation.within(ROUNDING, count(theory, 1000, 2.5)),
                        () -> value(DataLaw.of(QuantaModel.of(Zipf.infinite(ALPHA).withOffset(2.5)).learnedAfter(Shots.of(1))).count(1000))),
                Check.exact(
                        "T13.derived",
                        "amplitude of the count, three shots: derivation against the Gamma function",
                        theory -> Expectation.within(
                                ROUNDING,
                                derived(theory, Problem.quanta(theory.curve("shots")).assuming("tau > 1"), Target.COUNT).amplitude()),
                        () -> Math.pow(HurwitzZeta.value(ALPHA, 1), -1 / (1 + ALPHA)) * GammaRatio.value(3, -1 / (1 + ALPHA))),
                new Check(
                        "T13.drawn",
                        "learned quanta at 300 samples, infinitely many quanta: closed form with -1/2 against simulation",
                        theory -> Expectation.within(1e-9, count(theory, 300, 0)),
                        chance -> Simulated.count(Simulation.of(Zipf.infinite(ALPHA)).repeated(256, 1), chance, 300, 256)),
                Check.exact(
                        "T14.closed",
                        "variance of the loss at 10^6, one shot, alpha = 0.4: closed form against the sum",
                        theory -> Expectation.within(1e-9, variance(theory, 1e6)),
                        () -> value(shots(Theory.STATED, 1, Sampling.POISSON).variance(1e6))),
                new Check(
                        "T14.drawn",
                        "variance of the loss of 40 quanta at 50 samples: the sum against 2 x 10^6 data sets",
                        theory -> Expectation.within(1e-9, value(finite(theory, 40, Sampling.POISSON).variance(50))),
                        chance -> Simulated.variance(Simulation.of(Zipf.finite(ALPHA, 40)).repeated(2_000_000, chance.seed()), chance, 50)),
                new Check(
                        "T14.multinomial",
                        "variance of the loss of 20 quanta at exactly 20 samples: the double sum against drawn samples",
                        theory -> Expectation.within(1e-9, Reference.value(theory, "data.multinomial-variance")),
                        chance -> Simulated.variance(
                                Simulation.of(Zipf.finite(ALPHA, 20))
                                        .sampled(Sampling.MULTINOMIAL)
                                        .repeated(2_000_000, chance.seed()),
                                chance,
                                20)));
    }

    /** The derived law at three samples. */
    private static Derived derived(Theory theory, Problem problem, Target target) {
        return Derived.of(problem, theory.target(target), theory.alpha(ALPHA), new Derived.Value("tau", theory.tau(3)));
    }

    private static QuantaModel model(Theory theory) {
        return QuantaModel.of(Zipf.infinite(theory.alpha(ALPHA)));
    }

    private static DataLaw threshold(Theory theory) {
        return DataLaw.of(model(theory).learnedAfter(theory.curve(Threshold.of(3))));
    }

    private static DataLaw exponential() {
        return DataLaw.of(QuantaModel.of(Zipf.infinite(0.8)).learnedAfter(new Exponential()));
    }

    private static DataLaw shots(Theory theory, double tau, Sampling sampling) {
        return DataLaw.of(model(theory).learnedAfter(theory.curve(Shots.of(tau))), sampling);
    }

    /** Finitely many quanta, each learned at its first sample. */
    private static DataLaw finite(Theory theory, long quanta, Sampling sampling) {
        QuantaModel model = QuantaModel.of(Zipf.finite(theory.alpha(ALPHA), quanta));
        return sampling == Sampling.POISSON
                ? DataLaw.of(model.learnedAfter(theory.curve(Shots.of(1))))
                : DataLaw.of(model.learnedAfter(Shots.of(1)), theory == Theory.POISSON ? Sampling.POISSON : sampling);
    }

    private static double value(Moment moment) {
        return switch (moment) {
            case Moment.Value(double value) -> value;
            case Moment.Absent(String reason) -> throw new IllegalStateException(reason);
        };
    }

    /** The law with Γ(D+1)/Γ(D+1+z) in place of D^−z. */
    private static double multinomial(Theory theory, double samples) {
        PowerLaw law = shots(theory, 1, Sampling.POISSON).asymptotic();
        return theory == Theory.POISSON ? law.at(samples) : law.amplitude() / GammaRatio.value(samples + 1, law.exponent());
    }

    private static double count(Theory theory, double samples, double offset) {
        double alpha = theory.alpha(ALPHA);
        double q = theory.offset(offset);
        double exponent = 1 / (1 + alpha);
        double emergence = theory == Theory.STEP ? 1 : GammaRatio.gamma(1 - exponent);
        return Math.pow(HurwitzZeta.value(alpha, 1 + q), -exponent) * emergence * Math.pow(samples, exponent) - theory.half() - q;
    }

    /** \((c^{1/s}/s)\,D^{1/s-2}\,\Gamma(2-1/s)(1-2^{-(2-1/s)})\). */
    private static double variance(Theory theory, double samples) {
        double alpha = theory.alpha(ALPHA);
        double s = 1 + alpha;
        double power = 2 - 1 / s;
        // A result without randomness has no variance.
        double spread = theory == Theory.STEP ? 0 : 1 - Math.pow(2, -power);
        return Math.pow(HurwitzZeta.value(alpha, 1), -1 / s) / s * GammaRatio.gamma(power) * spread * Math.pow(samples, -power);
    }
}
