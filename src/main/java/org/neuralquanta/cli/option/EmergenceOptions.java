package org.neuralquanta.cli.option;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.cli.answer.Rounding;
import org.neuralquanta.emergence.CurveFamily;
import org.neuralquanta.emergence.CurveParameter;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.model.QuantaModel;
import picocli.CommandLine.Option;

/** At which exposure a quantum is learned. Not thread-safe. */
public final class EmergenceOptions {

    @Option(
            names = "--emergence",
            paramLabel = "CURVE",
            description = "Emergence curve: threshold, shots, exponential, logistic, multilinear, weibull; default threshold (shots for"
                    + " sampling without replacement).")
    private @Nullable Curve emergence;

    @Option(names = "--tau", paramLabel = "T", description = "Samples that threshold and shots need; default 1.")
    private @Nullable Real tau;

    @Option(names = "--midpoint", paramLabel = "M", description = "Midpoint of logistic and multilinear, -50 to 200.")
    private @Nullable Real midpoint;

    @Option(names = "--shape", paramLabel = "W", description = "Power of the exposure in weibull, 0.2 to 20.")
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
        CurveFamily family = CurveFamily.named(Choice.name(curve)).orElseThrow();
        Optional<String> own = family.parameter().map(CurveParameter::name);
        given().forEach((name, value) -> {
            if (!own.equals(Optional.of(name))) {
                throw new BadInput("--" + name, value, "does not go with --emergence " + family.name(), "with " + users(name));
            }
        });
        return family.parameter().map(parameter -> curve(family, parameter)).orElseGet(() -> family.curve(1));
    }

    private EmergenceCurve curve(CurveFamily family, CurveParameter parameter) {
        String option = "--" + parameter.name();
        Real value = given().get(parameter.name());
        return value != null
                ? value.to(option, family::curve)
                : family.curve(parameter.usual().orElseThrow(() -> new BadInput(option + ": missing; --emergence " + family.name()
                        + " needs it; allowed: " + Rounding.shortest(parameter.least()) + " to " + Rounding.shortest(parameter.most()))));
    }

    private Map<String, Real> given() {
        var given = new LinkedHashMap<String, Real>();
        put(given, "tau", tau);
        put(given, "midpoint", midpoint);
        put(given, "shape", shape);
        return given;
    }

    private static void put(Map<String, Real> given, String name, @Nullable Real value) {
        if (value != null) {
            given.put(name, value);
        }
    }

    /** The families that have a parameter. */
    private static String users(String name) {
        return CurveFamily.all().stream()
                .filter(family -> family.parameter().map(CurveParameter::name).equals(Optional.of(name)))
                .map(CurveFamily::name)
                .collect(joining(" or "));
    }
}
