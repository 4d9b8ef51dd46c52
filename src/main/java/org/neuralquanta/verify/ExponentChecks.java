package org.neuralquanta.verify;

import java.util.List;
import java.util.Map;
import org.neuralquanta.derivation.Derivation;
import org.neuralquanta.derivation.Problem;
import org.neuralquanta.derivation.Relation;
import org.neuralquanta.derivation.Target;
import org.neuralquanta.distribution.LogModifiedZipf;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.law.AdditiveLaw;
import org.neuralquanta.law.ComputeLaw;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.JointLaw;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.law.ScalingLaw;
import org.neuralquanta.law.StepLaw;
import org.neuralquanta.law.TrainingCost;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.special.PowerSum;

/** T15 to T21 and T39: steps, saturation, general exponents, compute, logarithms, boundaries and relations. */
final class ExponentChecks {

    private static final double ROUNDING = 1e-12;
    private static final double ALPHA = 0.8;

    private ExponentChecks() {}

    static List<Check> all() {
        QuantaModel general = QuantaModel.of(Zipf.infinite(ALPHA)).with(new Gap(1, 0.25)).with(new Cost(1, 0.5)).with(Exposure.ofDelta(0.3));
        ScalingLaw steps = steps(Theory.STATED);
        ParameterLaw saturating = ParameterLaw.of(QuantaModel.of(Zipf.finite(0.4, 100_000_000)));
        ComputeLaw compute = ComputeLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(Threshold.of(1)));
        var additive = new AdditiveLaw(400, 0.35, 410, 0.28, 1.7);
        ParameterLaw logarithms = ParameterLaw.of(QuantaModel.of(LogModifiedZipf.infinite(0.4, 1.5)));
        return List.of(
                Check.exact(
                        "T15.closed",
                        "loss after 10^9 steps, nu = 1.5, alpha = 0.4: closed form against the sum",
                        theory -> Expectation.within(ROUNDING, steps(theory).asymptotic().at(1e9)),
                        () -> steps.exact(1e9)),
                Check.exact(
                        "T15.derived",
                        "the exponent alpha/(nu (1+alpha)): derivation against the exact derivative at 10^9",
                        theory -> Expectation.within(
                                1e-10,
                                Derived.of(
                                                Problem.quanta("exponential").nu("nu").assuming("nu > 0"),
                                                Target.STEPS,
                                                theory.alpha(0.4),
                                                new Derived.Value("nu", theory.nu(1.5)))
                                        .exponent()),
                        () -> steps.localExponent(1e9)),
                Check.exact(
                        "T16.saturation",
                        "local exponent after 10^6 of 10^8 quanta, alpha = 0.4: alpha/(1-(n/K)^alpha) against the exact derivative",
                        theory -> Expectation.within(1e-6, saturating(theory, theory.alpha(0.4))),
                        () -> saturating.localExponent(1e6)),
                Check.exact(
                        "T16.share",
                        "loss after eps^(1/alpha) K quanta, eps = 0.1: less than the infinite law by that share",
                        theory -> Expectation.within(1e-5, theory == Theory.INFINITE ? 1 : 1 - 0.1),
                        () -> {
                            double n = Math.rint(Math.pow(0.1, 1 / 0.4) * 1e8);
                            // The normalisations of K and of infinitely many quanta differ as well: compare unnormalised sums.
                            double ratio = Zipf.finite(0.4, 100_000_000).probability(1) / Zipf.infinite(0.4).probability(1);
                            return saturating.exact(n) / ratio / ParameterLaw.of(QuantaModel.of(Zipf.infinite(0.4))).exact(n);
                        }),
                exponent("T17.parameters", Target.PARAMETERS, ParameterLaw.of(general), 1e15, 1e-6),
                exponent("T17.data", Target.DATA, DataLaw.of(general.learnedAfter(Shots.of(1))), 1e12, 1e-10),
                Check.exact(
                        "T17.amplitude",
                        "amplitude over data with general exponents: derivation against closed form",
                        theory -> Expectation.within(ROUNDING, general(theory, Target.DATA).amplitude()),
                        () -> DataLaw.of(general.learnedAfter(Shots.of(1))).asymptotic().amplitude()),
                new Check(
                        "T17.drawn",
                        "exponent between 10^3 and 10^6 samples, alpha = 0.8, infinitely many quanta: alpha/(1+alpha) against simulation",
                        theory -> new Expectation(theory.dataExponent(theory.alpha(ALPHA)), 1e-9),
                        chance -> Simulated.exponent(
                                Simulation.of(Zipf.infinite(ALPHA)).repeated(1024, chance.seed()), chance, 1e3, 1e6)),
                Check.exact(
                        "T18.compute",
                        "loss at 10^24 FLOPs, alpha = 0.4: closed form against the best split over all numbers of quanta",
                        theory -> Expectation.within(1e-6, computed(theory, 1e24)),
                        () -> compute.exact(1e24)),
                Check.exact(
                        "T18.exponent",
                        "the exponent alpha/(2+alpha): derivation against the slope from 10^20 to 10^24 FLOPs",
                        theory -> Expectation.within(
                                1e-5, computeExponent(theory)),
                        () -> Math.log(compute.exact(1e20) / compute.exact(1e24)) / Math.log(1e4)),
                Check.exact(
                        "T18.additive",
                        "best split of 10^21 FLOPs between two bottlenecks: closed form against a search",
                        theory -> Expectation.within(
                                1e-9, theory == Theory.EVEN_SPLIT ? additive.at(even(1e21), even(1e21)) : additive.optimum().at(1e21)),
                        () -> leastLoss(additive, 1e21)),
                Check.exact(
                        "T19.logarithm",
                        "local exponent after 10^15 quanta, alpha = 0.4, gamma = 1.5: alpha + gamma/log n against the exact derivative",
                        theory -> new Expectation(
                                theory.alpha(0.4) + theory.logPower(1.5) / Math.log(1e15), 3 * 1.5 / Math.pow(Math.log(1e15), 2)),
                        () -> logarithms.localExponent(1e15)),
                Check.exact(
                        "T19.derived",
                        "the power of the logarithm over data, gamma/(1+alpha): derivation against the law",
                        theory -> Expectation.within(ROUNDING, theory.logPower(withLogarithm(theory.target(Target.DATA)).logExponent())),
                        () -> DataLaw.of(QuantaModel.of(LogModifiedZipf.infinite(0.4, 1.5)).learnedAfter(Threshold.of(1))).asymptotic().logExponent()),
                Check.exact(
                        "T20.equal-exponents",
                        "loss after 10^4 of 10^8 quanta, eta = alpha: c log(K/n) against the sum",
                        theory -> Expectation.within(
                                1e-4, Zipf.finite(theory.alpha(0.4), 100_000_000).probability(1) * (theory == Theory.WITHOUT_LOGARITHM ? 1 : Math.log(1e4))),
                        () -> ParameterLaw.of(QuantaModel.of(Zipf.finite(0.4, 100_000_000)).with(new Gap(1, 0.4))).exact(1e4)),
                Check.exact(
                        "T20.exponential",
                        "costs 1/k, alpha = 0.4: exponential law of the derivation against the tail after 10^6 quanta",
                        theory -> Expectation.within(1e-6, exponential(theory, PowerSum.value(0, 0, 1, 1_000_000))),
                        () -> Zipf.infinite(0.4).tail(1_000_000)),
                Check.exact(
                        "T20.finite",
                        "costs C/k^2: finitely many parameters learn everything, so loss falls with compute as with data",
                        theory -> Expectation.within(
                                ROUNDING,
                                Derived.of(Problem.quanta().cost(cost(theory, "C*k^-2")), Target.COMPUTE, theory.alpha(0.4)).exponent()),
                        () -> DataLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(Threshold.of(1))).asymptotic().exponent()),
                Check.exact(
                        "T39.compute",
                        "loss at 10^16 FLOPs, alpha = 0.4, one sample: derived optimum of the joint law against the best split, searched",
                        theory -> Expectation.within(1e-6, smooth(theory, 1e16)),
                        () -> ComputeLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(Shots.of(1))).exact(1e16)),
                relation("T21.data", Target.DATA, () -> DataLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(Threshold.of(1)))),
                relation("T21.compute", Target.COMPUTE, () -> ComputeLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(Threshold.of(1)))));
    }

    private static ScalingLaw steps(Theory theory) {
        return StepLaw.of(QuantaModel.of(Zipf.infinite(theory.alpha(0.4)))
                .with(Exposure.ofNu(theory.nu(1.5)))
                .learnedAfter(theory.curve(Shots.of(1))));
    }

    /** The local exponent where a hundredth of the quanta are learned. */
    private static double saturating(Theory theory, double alpha) {
        return theory == Theory.INFINITE ? alpha : alpha / (1 - Math.pow(1e-2, alpha));
    }

    /** The number of parameters, and of samples, where compute is split evenly. */
    private static double even(double compute) {
        return Math.sqrt(TrainingCost.standard().product(compute));
    }

    /** The loss at some compute, hard threshold. */
    private static double computed(Theory theory, double compute) {
        QuantaModel model = QuantaModel.of(Zipf.infinite(theory.alpha(0.4))).learnedAfter(Threshold.of(1));
        return theory == Theory.EVEN_SPLIT
                ? Math.max(ParameterLaw.of(model).asymptotic().at(even(compute)), DataLaw.of(model).asymptotic().at(even(compute)))
                : ComputeLaw.of(model).asymptotic().at(compute);
    }

    private static double computeExponent(Theory theory) {
        Problem problem = Problem.quanta();
        double alpha = theory.alpha(0.4);
        return theory == Theory.EVEN_SPLIT
                ? Derived.of(problem, Target.DATA, alpha).exponent() / 2
                : Derived.of(problem, Target.COMPUTE, alpha).exponent();
    }

    /** The loss at some compute, one sample by chance. */
    private static double smooth(Theory theory, double compute) {
        if (theory == Theory.EVEN_SPLIT) {
            return JointLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(Shots.of(1))).exact(even(compute), even(compute));
        }
        Derived law = Derived.of(Problem.quanta("exponential"), Target.COMPUTE, theory.alpha(0.4));
        return law.amplitude() * Math.pow(TrainingCost.standard().product(compute), -law.exponent());
    }

    private static String cost(Theory theory, String monomial) {
        return theory == Theory.EQUAL_COSTS ? "C" : monomial;
    }

    /** The loss at so many parameters where quantum k costs 1/k. */
    private static double exponential(Theory theory, double parameters) {
        Derived law = Derived.of(Problem.quanta().cost(cost(theory, "C*k^-1")), Target.PARAMETERS, theory.alpha(0.4));
        return law.amplitude()
                * (theory == Theory.EQUAL_COSTS ? Math.pow(parameters, -law.exponent()) : Math.exp(law.rate() * parameters));
    }

    private static Derived general(Theory theory, Target target) {
        Problem problem = Problem.quanta("shots")
                .gap("Delta*k^eta")
                .cost("C*k^kappa")
                .threshold(theory == Theory.EQUAL_NEEDS ? "tau" : "tau*k^delta")
                .assuming("alpha > eta", "kappa > -1", "delta > 0");
        return Derived.of(
                problem,
                theory.target(target),
                theory.alpha(ALPHA),
                new Derived.Value("eta", theory.eta(0.25)),
                new Derived.Value("kappa", theory.kappa(0.5)),
                new Derived.Value("delta", 0.3));
    }

    private static Check exponent(String id, Target target, ScalingLaw law, double x, double relative) {
        return Check.exact(
                id,
                "exponent with eta = 0.25, kappa = 0.5, delta = 0.3, alpha = 0.8: derivation against the exact derivative",
                theory -> Expectation.within(relative, general(theory, target).exponent()),
                () -> law.localExponent(x));
    }

    /** The least loss over splits of compute, by golden section in the logarithm of the parameters. */
    private static double leastLoss(AdditiveLaw law, double compute) {
        double product = TrainingCost.standard().product(compute);
        double golden = (Math.sqrt(5) - 1) / 2;
        double low = 0;
        double high = Math.log(product);
        while (high - low > 1e-9) {
            double left = high - golden * (high - low);
            double right = low + golden * (high - low);
            if (law.at(Math.exp(left), product / Math.exp(left)) < law.at(Math.exp(right), product / Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return law.at(Math.exp(low), product / Math.exp(low));
    }

    private static Derived withLogarithm(Target target) {
        Problem problem = Problem.quanta().frequency("k^-(1+alpha)*log(k)^-gamma").assuming("gamma > 0");
        return Derived.of(problem, target, 0.4, new Derived.Value("gamma", 1.5));
    }

    private interface Law {
        ScalingLaw get();
    }

    private static double related(Target target) {
        Problem problem = Problem.quanta();
        Relation relation = Relation.between(
                Derivation.of(problem, Target.PARAMETERS), Derivation.of(problem, target), "alpha");
        return relation.at(Map.of(Target.PARAMETERS.exponentName(), 0.4)).right().value();
    }

    /** What follows from the exponent in parameters alone, at α_N = 0.4. */
    private static Check relation(String id, Target target, Law law) {
        return Check.exact(
                id,
                "exponent in " + target + " as a function of that in parameters, at 0.4: derivation against the law",
                theory -> Expectation.within(
                        ROUNDING,
                        target == Target.COMPUTE && theory == Theory.EVEN_SPLIT ? related(Target.DATA) / 2 : related(theory.target(target))),
                () -> law.get().asymptotic().exponent());
    }
}
