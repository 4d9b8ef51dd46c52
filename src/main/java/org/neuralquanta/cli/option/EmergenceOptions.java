package org.neuralquanta.cli.option;

import static java.util.stream.Collectors.joining;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.cli.answer.Rounding;
import org.neuralquanta.emergence.CurveFamily;
import org.neuralquanta.emergence.CurveParameter;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.model.QuantaModel;
import picocli.CommandLine.Option;

/** The emergence curve. Not thread-safe. */
public final class EmergenceOptions {

    @Option(
            names = "--emergence",
            paramLabel = "CURVE",
            description = "Emergence curve: threshold, shots, exponential, logistic, multilinear, weibull; default threshold (shots for"
                    + " sampling without replacement).")
    private @Nullable Curve emergence;

    @Option(names = "--tau", paramLabel = "T", description = "Samples needed to learn a quantum, for threshold and shots; default 1.")
    private @Nullable Real tau;

    @Option(names = "--midpoint", paramLabel = "M", description = "Midpoint of logistic and multilinear, -50 to 200.")
    private @Nullable Real midpoint;

    @Option(names = "--shape", paramLabel = "W", description = "Exponent of weibull, 0.2 to 20.")
    private @Nullable Real shape;

    /** The usual curve. */
    public EmergenceOptions() {}

    /**
     * Adds the curve to a model.
     *
     * @param model any model
     * @param usual the curve where none is given
     * @return the model with the curve
     * @throws BadInput if a parameter does not go with the curve, or the library refuses it
     */
    public QuantaModel of(QuantaModel model, Curve usual) {
        return model.learnedAfter(curve(curveOr(usual)));
    }

    /**
     * The curve as given, or the usual one.
     *
     * @param usual the curve where none is given
     * @return which of the curves
     */
    public Curve curveOr(Curve usual) {
        return emergence == null ? usual : emergence;
    }

    private EmergenceCurve curve(Curve curve) {
        String name = Choice.name(curve);
        CurveFamily family = CurveFamily.named(name).orElseThrow();
        refuseUnless(family, "tau", tau);
        refuseUnless(family, "midpoint", midpoint);
        refuseUnless(family, "shape", shape);
        if (family.parameter().isEmpty()) {
            return family.curve(0);
        }
        CurveParameter parameter = family.parameter().get();
        String option = "--" + parameter.name();
        Real given = Stream.of(tau, midpoint, shape).filter(Objects::nonNull).findFirst().orElse(null);
        if (given != null) {
            return given.to(option, family::curve);
        }
        return family.curve(parameter.usual().orElseThrow(() -> new BadInput(option + ": missing; --emergence " + name
                + " needs it; allowed: " + Rounding.shortest(parameter.least()) + " to " + Rounding.shortest(parameter.most()))));
    }

    /** Refuses a parameter that is not that of the family. */
    private static void refuseUnless(CurveFamily family, String parameter, @Nullable Real given) {
        if (family.parameter().map(CurveParameter::name).filter(parameter::equals).isEmpty()) {
            String others = CurveFamily.all().stream()
                    .filter(other -> other.parameter().map(CurveParameter::name).filter(parameter::equals).isPresent())
                    .map(CurveFamily::name)
                    .collect(joining(" or "));
            BadInput.refuse("--" + parameter, given, "cannot be used with --emergence " + family.name(), "with " + others);
        }
    }
}
