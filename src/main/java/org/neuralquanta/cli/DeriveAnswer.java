package org.neuralquanta.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.neuralquanta.claim.Regime;
import org.neuralquanta.derivation.Law;
import org.neuralquanta.derivation.Proof;
import org.neuralquanta.derivation.Relation;
import org.neuralquanta.instance.Formula;
import org.neuralquanta.instance.Instance;

/**
 * A derived law with its proof and, where its symbols have values, with exact over derived law.
 *
 * @param at the values as given
 * @param comparison empty where there is none
 * @param incomparable why there is no comparison, empty where there is one
 */
record DeriveAnswer(Instance instance, List<String> at, List<Instance.Point> comparison, String incomparable)
        implements Answer {

    static DeriveAnswer of(Instance instance, List<String> at) {
        try {
            return new DeriveAnswer(instance, at, instance.comparison(), "");
        } catch (UnsupportedOperationException e) {
            return new DeriveAnswer(instance, at, List.of(), String.valueOf(e.getMessage()));
        }
    }

    /** A relation between two laws. */
    record Related(Relation relation) implements Answer {

        @Override
        public String text() {
            return relation + "\n";
        }

        @Override
        public String json() {
            return JsonDocument.of(json -> json.string("target", "relation").object("relation", r -> r.string(
                            "expr", relation.toString())
                    .string("latex", relation.toLatex())));
        }

        @Override
        public String in(String format) {
            return switch (format) {
                case "latex" -> relation.toLatex() + "\n";
                case "markdown" -> relation.toMarkdown() + "\n";
                default -> Answer.super.in(format);
            };
        }
    }

    @Override
    public String in(String format) {
        return switch (format) {
            case "latex" -> proof(format).toLatex();
            case "markdown" -> proof(format).toMarkdown();
            default -> Answer.super.in(format);
        };
    }

    private Proof proof(String format) {
        if (!at.isEmpty()) {
            throw new BadInput("--at", String.join(",", at), "does not go with --format " + format, "with text or json");
        }
        return new Proof(instance.derivation());
    }

    @Override
    public String text() {
        var text = new StringBuilder(new Proof(instance.derivation()).toText());
        Law law = instance.derivation().law();
        text.append("\nregime: ").append(name(law.regime())).append(law.isBound() ? ", upper bound" : "").append("\n");
        instance.exponent().ifPresent(e -> text.append("exponent: ").append(valued(e)).append("\n"));
        instance.logExponent().filter(e -> !e.toString().equals("0"))
                .ifPresent(e -> text.append("log exponent: ").append(valued(e)).append("\n"));
        instance.amplitude().ifPresent(a -> text.append("amplitude: ").append(valued(a)).append("\n"));
        instance.joint().ifPresent(joint -> joint(text, joint));
        instance.constants().forEach(c -> c.bound().ifPresent(bound -> text.append(c.name())
                .append(" = ")
                .append(c.value().orElseThrow().value())
                .append(", between ")
                .append(bound.lower())
                .append(" and ")
                .append(bound.upper())
                .append(" (").append(Quantity.Bounds.of(() -> bound).kind().orElseThrow()).append(")\n")));
        instance.allocation().ifPresent(split -> text.append("parameters: ")
                .append(split.parameters().text())
                .append("\ndata: ")
                .append(split.data().text())
                .append("\n"));
        if (comparison.isEmpty()) {
            return text.append("exact/law: none: ").append(incomparable).append("\n").toString();
        }
        String resource = instance.joint()
                .map(joint -> joint.parameters().variable() + ", " + joint.exposure() + " = 1")
                .orElse(instance.variable());
        var table = new TextTable(resource, "exact/law");
        comparison.forEach(p -> table.row(TextTable.shortest(p.x()), 0, List.of(new Quantity.Known(p.ratio()))));
        return text.append("\n").append(table).toString();
    }

    private static void joint(StringBuilder text, Instance.Joint joint) {
        Instance.Fall parameters = joint.parameters();
        Instance.Fall data = joint.data();
        text.append("exponents: ").append(parameters.variable()).append(" ").append(valued(parameters.exponent()))
                .append(", ").append(data.variable()).append(" ").append(valued(data.exponent())).append("\n");
        text.append("amplitudes: ").append(parameters.variable()).append(" ").append(valued(parameters.amplitude()))
                .append(", ").append(data.variable()).append(" ").append(valued(data.amplitude())).append("\n");
        text.append("crossover: ").append(joint.exposure()).append(" = ").append(joint.crossover()).append("\n");
    }

    private static String valued(Formula formula) {
        return Quantity.of(formula::value) instanceof Quantity.Known(double value)
                ? formula + " = " + TextTable.shortest(value)
                : formula.toString();
    }

    @Override
    public String json() {
        Law law = instance.derivation().law();
        return JsonDocument.of(json -> {
            json.string("target", law.target().toString()).string("variable", instance.variable());
            json.string("regime", name(law.regime())).string("kind", law.isBound() ? "bound" : "law");
            write(json, "exponent", instance.exponent());
            write(json, "logExponent", instance.logExponent());
            write(json, "amplitude", instance.amplitude());
            instance.rate().ifPresent(rate -> write(json, "rate", Optional.of(rate)));
            json.string("reason", law.reason());
            instance.joint().ifPresent(joint -> joint(json, joint));
            json.array("constants", instance.constants(), c -> {
                Quantity value = c.value().map(f -> Quantity.of(f::value)).orElseGet(() -> new Quantity.Absent("a function"));
                json.string("name", c.name()).string("expr", c.definition()).string("latex", c.latex()).optional("value", value);
                c.bound().ifPresent(bound -> json.bounds(Quantity.Bounds.of(() -> bound)));
            });
            json.strings("conditions", instance.conditions());
            json.array("steps", instance.steps(), step -> json.string("rule", step.rule())
                    .string("statement", step.statement())
                    .string("latex", step.latex())
                    .string("condition", String.join(", ", step.conditions()))
                    .string("because", step.because())
                    .strings("certificates", step.certificates())
                    .wholes("premises", step.premises()));
            json.array("check", comparison, p -> json.number("x", p.x()).number("ratio", p.ratio()));
            if (comparison.isEmpty()) {
                json.string("checkReason", incomparable);
            }
            instance.allocation().ifPresent(split -> json.object("allocation", o -> {
                o.object("parameters", p -> growth(p, split.parameters()));
                o.object("data", d -> growth(d, split.data()));
            }));
        });
    }

    private static void growth(JsonDocument json, Instance.Growth growth) {
        write(json, "exponent", Optional.of(growth.exponent()));
        write(json, "logExponent", Optional.of(growth.logExponent()));
        write(json, "amplitude", Optional.of(growth.amplitude()));
    }

    private static void joint(JsonDocument json, Instance.Joint joint) {
        json.object("exponents", o -> {
            write(o, "parameters", Optional.of(joint.parameters().exponent()));
            write(o, "data", Optional.of(joint.data().exponent()));
        });
        json.object("amplitudes", o -> {
            write(o, "parameters", Optional.of(joint.parameters().amplitude()));
            write(o, "data", Optional.of(joint.data().amplitude()));
        });
        json.object("crossover", o -> o.string("name", joint.exposure())
                .string("expr", joint.crossover().toString())
                .string("latex", joint.crossover().toLatex()));
        json.array("terms", joint.terms(), t -> json.string("expr", t.toString()).string("latex", t.toLatex()));
        json.string("combination", joint.isMaximum() ? "max" : "sum");
    }

    private static void write(JsonDocument json, String name, Optional<Formula> formula) {
        if (formula.isEmpty()) {
            json.absent(name);
            return;
        }
        json.object(name, o -> o.string("expr", formula.get().toString())
                .string("latex", formula.get().toLatex())
                .optional("value", Quantity.of(formula.get()::value)));
    }

    private static String name(Regime regime) {
        return regime.name().toLowerCase(Locale.ROOT);
    }
}
