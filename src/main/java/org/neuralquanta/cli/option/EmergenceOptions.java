package org.neuralquanta.cli.option;

import static java.util.stream.Collectors.joining;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.cli.answer.Rounding;
import org.neuralquanta.emergence.CurveFamily;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.model.QuantaModel;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The emergence curve, with an option for each parameter of the catalogue. Not thread-safe. */
public final class EmergenceOptions {

    /** The names of the catalogue. Immutable, thread-safe. */
    public static final class Names implements Iterable<String> {

        /** The names. */
        public Names() {}

        @Override
        public Iterator<String> iterator() {
            return CurveFamily.all().stream().map(CurveFamily::name).iterator();
        }
    }

    /** The names of the catalogue, with the symbols of the parameters. Immutable, thread-safe. */
    public static final class Symbols implements Iterable<String> {

        /** The names. */
        public Symbols() {}

        @Override
        public Iterator<String> iterator() {
            return CurveFamily.all().stream()
                    .map(family -> family.name() + family.parameter().map(p -> " (" + p.symbol() + ")").orElse(""))
                    .iterator();
        }
    }

    /** The value of one parameter as given. */
    private final class Value implements IGetter, ISetter {

        private final String parameter;

        Value(String parameter) {
            this.parameter = parameter;
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <T> @Nullable T get() {
            return (T) given.get(parameter);
        }

        @Override
        public <T> @Nullable T set(@Nullable T value) {
            @SuppressWarnings("unchecked")
            T before = (T) (value == null ? given.remove(parameter) : given.put(parameter, (Real) value));
            return before;
        }
    }

    @Option(
            names = "--emergence",
            paramLabel = "CURVE",
            completionCandidates = Names.class,
            description = "Emergence curve: ${COMPLETION-CANDIDATES}; default threshold (shots for sampling without replacement, exponential for repeated, curated and mixed data).")
    private @Nullable CurveFamily emergence;

    private final Map<String, Real> given = new LinkedHashMap<>();

    /** The usual curve. */
    public EmergenceOptions() {}

    /**
     * Adds the options of the parameters to a command.
     *
     * @param command the command
     */
    @Spec(Spec.Target.MIXEE)
    void addParameters(CommandSpec command) {
        parameters().forEach((name, parameter) -> {
            var value = new Value(name);
            command.addOption(OptionSpec.builder("--" + name)
                    .type(Real.class)
                    .paramLabel(parameter.symbol().toUpperCase(Locale.ROOT))
                    .description(description(parameter))
                    .getter(value)
                    .setter(value)
                    .build());
        });
    }

    private static Map<String, CurveFamily.Parameter> parameters() {
        var parameters = new LinkedHashMap<String, CurveFamily.Parameter>();
        CurveFamily.all().stream().flatMap(family -> family.parameter().stream()).forEach(p -> parameters.put(p.name(), p));
        return parameters;
    }

    private static String description(CurveFamily.Parameter parameter) {
        String meaning = parameter.meaning();
        String usual = parameter.usual().isPresent() ? "; default " + Rounding.shortest(parameter.usual().getAsDouble()) : "";
        return meaning.substring(0, 1).toUpperCase(Locale.ROOT) + meaning.substring(1) + ", for " + families(parameter.name()) + "; "
                + range(parameter) + usual + ".";
    }

    private static String range(CurveFamily.Parameter parameter) {
        return Rounding.shortest(parameter.least()) + " to " + Rounding.shortest(parameter.most());
    }

    /** The families with a parameter of that name. */
    private static String families(String parameter) {
        return CurveFamily.all().stream().filter(family -> has(family, parameter)).map(CurveFamily::name).collect(joining(" or "));
    }

    private static boolean has(CurveFamily family, String parameter) {
        return family.parameter().filter(p -> p.name().equals(parameter)).isPresent();
    }

    /** Reads the name of a family. */
    static CurveFamily family(String text) {
        return CurveFamily.named(text.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new Unreadable(text, "is not an emergence curve", String.join(", ", new Names())));
    }

    /**
     * Adds the curve to a model.
     *
     * @param model any model
     * @param usual the curve where none is given
     * @return the model with the curve
     * @throws BadInput if a parameter cannot be used with the curve, or the library refuses it
     */
    public QuantaModel of(QuantaModel model, CurveFamily usual) {
        return model.learnedAfter(curve(curveOr(usual)));
    }

    /**
     * Refuses a curve.
     *
     * @param problem why it has no use
     * @param allowed where it has
     * @throws BadInput if a curve or a parameter of one is given
     */
    public void refuse(String problem, String allowed) {
        BadInput.refuse("--emergence", emergence == null ? null : emergence.name(), problem, allowed);
        given.forEach((name, value) -> BadInput.refuse("--" + name, value, problem, allowed));
    }

    /**
     * The curve as given, or the usual one.
     *
     * @param usual the curve where none is given
     * @return which of the curves
     */
    public CurveFamily curveOr(CurveFamily usual) {
        return emergence == null ? usual : emergence;
    }

    private EmergenceCurve curve(CurveFamily family) {
        for (Map.Entry<String, Real> one : given.entrySet()) {
            if (!has(family, one.getKey())) {
                throw new BadInput("--" + one.getKey(), one.getValue(), "cannot be used with --emergence " + family.name(),
                        "with " + families(one.getKey()));
            }
        }
        if (family.parameter().isEmpty()) {
            return family.curve(0);
        }
        CurveFamily.Parameter parameter = family.parameter().get();
        String option = "--" + parameter.name();
        Real value = given.get(parameter.name());
        if (value != null) {
            return value.to(option, family::curve);
        }
        return family.curve(parameter.usual().orElseThrow(() -> new BadInput(
                option + ": missing; --emergence " + family.name() + " needs it; allowed: " + range(parameter))));
    }
}
