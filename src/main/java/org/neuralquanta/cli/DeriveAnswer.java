package org.neuralquanta.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.neuralquanta.derivation.Curve;
import org.neuralquanta.derivation.Derivation;
import org.neuralquanta.derivation.JointForm;
import org.neuralquanta.derivation.Law;
import org.neuralquanta.derivation.Proof;
import org.neuralquanta.derivation.Regime;
import org.neuralquanta.derivation.Relation;
import org.neuralquanta.derivation.Theorem;
import org.neuralquanta.symbolic.Certificate;
import org.neuralquanta.symbolic.Condition;
import org.neuralquanta.symbolic.DefinedFunction;
import org.neuralquanta.symbolic.Definition;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.MonotoneRoot;
import org.neuralquanta.symbolic.RankSum;
import org.neuralquanta.symbolic.Symbol;

/** A derived law with its proof and, where all symbols have values, with its check against exact sums. */
record DeriveAnswer(Derivation derivation, Map<Symbol, Double> values) implements Answer {

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
            case "latex" -> new Proof(derivation).toLatex();
            case "markdown" -> new Proof(derivation).toMarkdown();
            default -> Answer.super.in(format);
        };
    }

    @Override
    public String text() {
        var text = new StringBuilder(new Proof(derivation).toText());
        Law law = derivation.law();
        text.append("\nregime: ").append(name(law.regime())).append(law.isBound() ? ", upper bound" : "").append("\n");
        law.exponent().ifPresent(e -> text.append("exponent: ").append(valued(Expr.of(e))).append("\n"));
        law.logExponent().filter(e -> !e.isZero())
                .ifPresent(e -> text.append("log exponent: ").append(valued(Expr.of(e))).append("\n"));
        law.amplitude().ifPresent(a -> text.append("amplitude: ").append(valued(a)).append("\n"));
        law.joint().ifPresent(joint -> joint(text, joint));
        constants().forEach(c -> {
            if (c.bounds.isPresent()
                    && c.value instanceof Quantity.Known(double value)
                    && c.bounds.get().lower() instanceof Quantity.Known(double lower)
                    && c.bounds.get().upper() instanceof Quantity.Known(double upper)) {
                text.append(c.name).append(" = ").append(value).append(", between ").append(lower).append(" and ").append(upper)
                        .append(" (").append(c.bounds.get().kind().orElse("")).append(")\n");
            }
        });
        derivation.allocation().ifPresent(a -> text.append("parameters: ")
                .append(a.parameters().toString(law.variable()))
                .append("\ndata: ")
                .append(a.data().toString(law.variable()))
                .append("\n"));
        List<DeriveCheck.Point> check = check();
        if (!check.isEmpty()) {
            var table = new TextTable("n", law.variable().name(), "exact/law");
            check.forEach(p -> table.row(
                    Long.toString(p.n()), 0, List.of(new Quantity.Known(p.x()), new Quantity.Known(p.ratio()))));
            text.append("\n").append(table);
        }
        return text.toString();
    }

    private void joint(StringBuilder text, JointForm joint) {
        text.append("exponents: ").append(joint.parameters()).append(" ")
                .append(valued(Expr.of(joint.parameterLoss().exponent().negate()))).append(", ").append(joint.data()).append(" ")
                .append(valued(Expr.of(joint.dataLoss().exponent().negate()))).append("\n");
        text.append("amplitudes: ").append(joint.parameters()).append(" ").append(valued(joint.parameterLoss().coefficient()))
                .append(", ").append(joint.data()).append(" ").append(valued(joint.dataLoss().coefficient())).append("\n");
        text.append("crossover: ").append(joint.exposure()).append(" = ").append(joint.crossover()).append("\n");
    }

    private String valued(Expr expression) {
        return value(expression) instanceof Quantity.Known(double value)
                ? expression + " = " + TextTable.shortest(value)
                : expression.toString();
    }

    @Override
    public String json() {
        Law law = derivation.law();
        return JsonDocument.of(json -> {
            json.string("target", law.target().toString());
            json.string("variable", law.joint().map(j -> j.parameters() + ", " + j.data()).orElse(law.variable().name()));
            json.string("regime", name(law.regime())).string("kind", law.isBound() ? "bound" : "law");
            write(json, "exponent", law.exponent().map(Expr::of));
            write(json, "logExponent", law.logExponent().map(Expr::of));
            write(json, "amplitude", law.amplitude());
            law.rate().ifPresent(rate -> write(json, "rate", Optional.of(rate)));
            json.string("reason", law.reason());
            law.joint().ifPresent(joint -> joint(json, joint));
            json.array("constants", constants(), c -> {
                json.string("name", c.name).string("expr", c.definition).string("latex", c.latex).optional("value", c.value);
                c.bounds.ifPresent(bounds -> json.bounds(bounds));
            });
            json.strings("conditions", derivation.hypotheses().stream().map(Condition::toString).toList());
            List<Theorem> steps = new ArrayList<>(derivation.steps().keySet());
            json.array("steps", steps, t -> step(json, t));
            json.array("check", check(), p -> json.whole("n", p.n()).number("x", p.x()).number("ratio", p.ratio()));
            derivation.allocation().ifPresent(a -> json.object("allocation", o -> {
                o.object("parameters", p -> growth(p, a.parameters()));
                o.object("data", d -> growth(d, a.data()));
            }));
        });
    }

    private void growth(JsonDocument json, Germ germ) {
        write(json, "exponent", Optional.of(Expr.of(germ.exponent())));
        write(json, "logExponent", Optional.of(Expr.of(germ.logExponent())));
        write(json, "amplitude", Optional.of(germ.coefficient()));
    }

    private void joint(JsonDocument json, JointForm joint) {
        json.object("exponents", o -> {
            write(json, "parameters", Optional.of(Expr.of(joint.parameterLoss().exponent().negate())));
            write(json, "data", Optional.of(Expr.of(joint.dataLoss().exponent().negate())));
        });
        json.object("amplitudes", o -> {
            write(json, "parameters", Optional.of(joint.parameterLoss().coefficient()));
            write(json, "data", Optional.of(joint.dataLoss().coefficient()));
        });
        json.object("crossover", o -> o.string("name", joint.exposure().name())
                .string("expr", joint.crossover().toString())
                .string("latex", joint.crossover().toLatex()));
        json.array("terms", joint.terms(), t -> json.string("expr", t.toString()).string("latex", t.toLatex()));
        json.string("combination", joint.curve() == Curve.THRESHOLD ? "max" : "sum");
    }

    /** What a name stands for, and its value where it is a number. */
    private record Constant(
            String name, String definition, String latex, Quantity value, Optional<Quantity.Bounds> bounds) {}

    private List<Constant> constants() {
        var constants = new ArrayList<Constant>();
        for (Definition definition : derivation.constants()) {
            Quantity value = switch (definition) {
                case RankSum sum -> value(Expr.of(sum.name()));
                case MonotoneRoot root -> value(Expr.of(root.name()));
                case DefinedFunction _ -> new Quantity.Absent("a function");
            };
            constants.add(new Constant(
                    definition.head(), definition.definition(), definition.toLatex(), value,
                    definition instanceof MonotoneRoot root ? bound(root) : Optional.empty()));
        }
        if (derivation.law().amplitude().filter(a -> a.symbols().contains(Derivation.EULER_GAMMA)).isPresent()) {
            constants.add(new Constant(
                    Derivation.EULER_GAMMA.name(), "limit of the sum of 1/k up to n less log(n)",
                    "\\lim_{n\\to\\infty}\\sum_{k\\le n}\\frac{1}{k}-\\log n",
                    value(Expr.of(Derivation.EULER_GAMMA)), Optional.empty()));
        }
        return constants;
    }

    /** The interval around a root, nothing where a symbol has no value. */
    private Optional<Quantity.Bounds> bound(MonotoneRoot root) {
        try {
            return Optional.of(Quantity.Bounds.of(() -> root.bound(values)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private void step(JsonDocument json, Theorem theorem) {
        json.string("rule", theorem.rule()).string("statement", theorem.statement()).string("latex", theorem.latex());
        json.string(
                "condition",
                theorem.conditions().stream().map(c -> c.conclusion().toString()).collect(Collectors.joining(", ")));
        json.string("because", theorem.because());
        json.strings("certificates", theorem.conditions().stream().map(Certificate::toString).toList());
        json.wholes("premises", theorem.premises().stream().map(p -> derivation.steps().getOrDefault(p, 0)).toList());
    }

    private void write(JsonDocument json, String name, Optional<Expr> expression) {
        if (expression.isEmpty()) {
            json.absent(name);
            return;
        }
        json.object(name, o -> o.string("expr", expression.get().toString())
                .string("latex", expression.get().toLatex())
                .optional("value", value(expression.get())));
    }

    /** The value, absent where a symbol has none. */
    private Quantity value(Expr expression) {
        try {
            Map<Symbol, Double> all = expression.symbols().stream().allMatch(values::containsKey)
                    ? values
                    : derivation.withConstants(values);
            return Quantity.of(() -> expression.evaluate(all));
        } catch (IllegalArgumentException e) {
            return new Quantity.Absent(String.valueOf(e.getMessage()));
        }
    }

    private List<DeriveCheck.Point> check() {
        try {
            return DeriveCheck.of(derivation, derivation.withConstants(values));
        } catch (IllegalArgumentException | ArithmeticException _) {
            return List.of();
        }
    }

    private static String name(Regime regime) {
        return regime.name().toLowerCase(Locale.ROOT);
    }
}
