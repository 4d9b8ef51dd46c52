package org.neuralquanta.cli;

import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Logistic;
import org.neuralquanta.emergence.Multilinear;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.model.QuantaModel;
import picocli.CommandLine.Option;

/** At which exposure a quantum is learned. */
final class EmergenceOptions {

    private static final String CURVES = "threshold, shots, exponential, logistic, multilinear";

    @Option(
            names = "--emergence",
            paramLabel = "CURVE",
            description = "Emergence curve: " + CURVES + "; default threshold (shots for sampling without replacement).")
    private @Nullable String emergence;

    @Option(names = "--tau", paramLabel = "T", description = "Samples that threshold and shots need; default 1.")
    private @Nullable String tau;

    @Option(names = "--midpoint", paramLabel = "M", description = "Midpoint of logistic and multilinear, -50 to 200.")
    private @Nullable String midpoint;

    /** The model with the curve as given, or the usual one. */
    QuantaModel of(QuantaModel model, String usual) {
        return model.learnedAfter(curve(emergence(usual)));
    }

    /** The curve as given, or the usual one. */
    String emergence(String usual) {
        return emergence == null ? usual : emergence;
    }

    private EmergenceCurve curve(String name) {
        return switch (name) {
            case "threshold" -> withTau(name, Threshold::of);
            case "shots" -> withTau(name, Shots::of);
            case "exponential" -> {
                refuseTau(name);
                refuseMidpoint(name);
                yield new Exponential();
            }
            case "logistic" -> withMidpoint(name, Logistic::of);
            case "multilinear" -> withMidpoint(name, Multilinear::of);
            default -> throw new BadInput("--emergence", name, "is no emergence curve", CURVES);
        };
    }

    private EmergenceCurve withTau(String name, DoubleFunction<EmergenceCurve> curve) {
        refuseMidpoint(name);
        return curve.apply(tau == null ? 1 : Numbers.real("--tau", tau, Domain.TAU));
    }

    private EmergenceCurve withMidpoint(String name, DoubleFunction<EmergenceCurve> curve) {
        refuseTau(name);
        if (midpoint == null) {
            throw new BadInput("--midpoint: missing; --emergence " + name + " needs it; allowed: " + Domain.MIDPOINT.text());
        }
        return curve.apply(Numbers.real("--midpoint", midpoint, Domain.MIDPOINT));
    }

    private void refuseTau(String name) {
        BadInput.refuse("--tau", tau, "does not go with --emergence " + name, "with threshold or shots");
    }

    private void refuseMidpoint(String name) {
        BadInput.refuse("--midpoint", midpoint, "does not go with --emergence " + name, "with logistic or multilinear");
    }
}
