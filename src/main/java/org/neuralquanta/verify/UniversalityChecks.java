package org.neuralquanta.verify;

import java.util.List;
import java.util.stream.Stream;
import org.neuralquanta.derivation.Problem;
import org.neuralquanta.derivation.Target;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Logistic;
import org.neuralquanta.emergence.Multilinear;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.special.HurwitzZeta;

/** T8 and T9: one exponent for every emergence curve, and a closed form that is right to all orders. */
final class UniversalityChecks {

    private static final double ROUNDING = 1e-12;

    private UniversalityChecks() {}

    static List<Check> all() {
        return Stream.of(curves(), constants(), general(), orders()).flatMap(s -> s).toList();
    }

    private static Stream<Check> curves() {
        return Stream.of(
                closed("T8.universality-shots", "three shots", 0.4, Shots.of(3), 1e8, ROUNDING),
                closed("T8.universality-exponential", "exponential", 0.8, new Exponential(), 1e8, 1e-11),
                closed("T8.universality-logistic", "logistic, midpoint 2", 0.4, Logistic.of(2), 1e8, ROUNDING),
                closed("T8.universality-multilinear", "multilinear, midpoint 3", 0.4, Multilinear.of(3), 1e8, ROUNDING),
                // A staircase: the closed form takes its tail, zeta(s, n+1), as n^-alpha/alpha.
                closed("T8.universality-threshold", "threshold of 2", 0.4, Threshold.of(2), 1e15, 1e-9),
                reference("T8.reference-logistic", "data.logistic", 0.4, Logistic.of(2)),
                reference("T8.reference-multilinear", "data.multilinear", 0.4, Multilinear.of(3)));
    }

    private static Check closed(String id, String name, double alpha, EmergenceCurve curve, double x, double relative) {
        DataLaw law = law(Theory.STATED, alpha, curve);
        return Check.exact(
                id,
                "loss, alpha = " + alpha + ", emergence " + name + ": closed form against the sum",
                theory -> Expectation.within(relative, law(theory, alpha, curve).asymptotic().at(x)),
                () -> law.exact(x));
    }

    private static DataLaw law(Theory theory, double alpha, EmergenceCurve curve) {
        return DataLaw.of(QuantaModel.of(Zipf.infinite(theory.alpha(alpha))).learnedAfter(theory.curve(curve)));
    }

    private static Check reference(String id, String value, double alpha, EmergenceCurve curve) {
        return Check.exact(
                id,
                "loss at 10^5, alpha = " + alpha + ": mpmath against the sum",
                theory -> Expectation.within(ROUNDING, Reference.value(theory, value)),
                () -> law(Theory.STATED, alpha, curve).exact(1e5));
    }

    private static Stream<Check> constants() {
        return Stream.of(
                constant("T8.constant-shots", "shots", Shots.of(3), "tau", 3),
                constant("T8.constant-logistic", "logistic", Logistic.of(2), "m", 2),
                constant("T8.constant-multilinear", "multilinear", Multilinear.of(3), "m", 3));
    }

    private static Check constant(String id, String symbolic, EmergenceCurve curve, String symbol, double value) {
        return Check.exact(
                id,
                "amplitude at alpha = 0.4: derivation against closed form",
                theory -> Expectation.within(
                        ROUNDING,
                        Derived.of(
                                        Problem.quanta(theory.curve(symbolic)),
                                        theory.target(Target.DATA),
                                        theory.alpha(0.4),
                                        new Derived.Value(symbol, value),
                                        new Derived.Value("tau", value))
                                .amplitude()),
                () -> law(Theory.STATED, 0.4, curve).asymptotic().amplitude());
    }

    private static Stream<Check> general() {
        QuantaModel model = generalModel(Theory.STATED);
        return Stream.of(
                Check.exact(
                        "T8.general-reference",
                        "loss at 10^5 with gaps k^0.25 and needs k^0.5, alpha = 0.8: mpmath against the sum",
                        theory -> Expectation.within(ROUNDING, Reference.value(theory, "data.general")),
                        () -> DataLaw.of(model).exact(1e5)),
                Check.exact(
                        "T8.general-closed",
                        "the same at 10^12: closed form against the sum",
                        theory -> Expectation.within(ROUNDING, DataLaw.of(generalModel(theory)).asymptotic().at(1e12)),
                        () -> DataLaw.of(model).exact(1e12)),
                new Check(
                        "T8.general-drawn",
                        "the same at 3000: closed form against simulation",
                        theory -> Expectation.within(1e-9, DataLaw.of(generalModel(theory)).asymptotic().at(3000)),
                        chance -> Simulated.loss(
                                Simulation.of(Zipf.infinite(0.8)).withExponents(0.5, 0.25).repeated(8192, chance.seed()), chance, 3000)));
    }

    private static QuantaModel generalModel(Theory theory) {
        return QuantaModel.of(Zipf.infinite(theory.alpha(0.8)))
                .with(new Gap(1, theory.eta(0.25)))
                .with(Exposure.ofDelta(theory.delta(0.5)))
                .learnedAfter(theory.curve(Shots.of(1)));
    }

    private static DataLaw offset(Theory theory) {
        return DataLaw.of(QuantaModel.of(Zipf.infinite(0.4).withOffset(theory.offset(2.5))).learnedAfter(theory.curve(Shots.of(1))));
    }

    private static Stream<Check> orders() {
        double alpha = 0.4;
        double d = Math.pow(61, 1 + alpha) * HurwitzZeta.value(alpha, 1);
        DataLaw plain = law(Theory.STATED, alpha, Shots.of(1));
        DataLaw offset = offset(Theory.STATED);
        return Stream.of(
                Check.exact(
                        "T9.all-orders",
                        "loss where 61 quanta are learned, alpha = 0.4: the closed form is right to the last digits",
                        theory -> Expectation.within(1e-14, law(theory, alpha, Shots.of(1)).asymptotic().at(d)),
                        () -> plain.exact(d)),
                Check.exact(
                        "T9.offset",
                        "loss at 10^6 with offset 2.5, alpha = 0.4: closed form against the sum",
                        theory -> Expectation.within(ROUNDING, offset(theory).asymptotic().at(1e6)),
                        () -> offset.exact(1e6)),
                Check.exact(
                        "T9.local-exponent",
                        "local exponent at 10^6, alpha = 0.4: alpha/(1+alpha) against the exact derivative",
                        theory -> Expectation.within(ROUNDING, theory.dataExponent(theory.alpha(alpha))),
                        () -> plain.localExponent(1e6)));
    }
}
