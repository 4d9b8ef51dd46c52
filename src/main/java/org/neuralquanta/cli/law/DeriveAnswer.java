package org.neuralquanta.cli.law;

import static java.util.stream.Collectors.joining;
import static org.neuralquanta.cli.answer.Rounding.ALL;
import static org.neuralquanta.cli.answer.Rounding.GIVEN;
import static org.neuralquanta.cli.answer.Rounding.TWELVE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Bounds;
import org.neuralquanta.cli.answer.Column;
import org.neuralquanta.cli.answer.Field;
import org.neuralquanta.cli.answer.Form;
import org.neuralquanta.cli.answer.Listing;
import org.neuralquanta.cli.answer.Prose;
import org.neuralquanta.cli.answer.Value;
import org.neuralquanta.cli.option.Choice;
import org.neuralquanta.derivation.Derivation;
import org.neuralquanta.derivation.Formula;
import org.neuralquanta.derivation.Relation;
import org.neuralquanta.derivation.Target;
import org.neuralquanta.plot.Plot;

/** A derived law with its proof and, where its symbols have values, with exact over derived law. */
public final class DeriveAnswer {

    private final Derivation derivation;
    private final List<Field> fields = new ArrayList<>();
    private final Prose text = new Prose();

    private DeriveAnswer(Derivation derivation) {
        this.derivation = derivation;
    }

    /** A law. */
    public static Answer of(Derivation derivation) {
        return new DeriveAnswer(derivation).answer();
    }

    /** A relation between two laws. */
    public static Answer of(Relation relation) {
        return Answer.of(
                        List.of(
                                Field.of("target", "relation"),
                                Field.group("relation", Field.of("expr", relation.toString()), Field.of("latex", relation.toLatex()))),
                        new Prose().say(relation + "\n"))
                .with(Form.LATEX, () -> relation.toLatex() + "\n")
                .with(Form.MARKDOWN, () -> relation.toMarkdown() + "\n");
    }

    private Answer answer() {
        law();
        derivation.joint().ifPresent(this::joint);
        derivation.expansion().ifPresent(this::expansion);
        derivation.mixture().ifPresent(this::mixture);
        constants();
        proof();
        Derivation.Check check = derivation.check();
        derivation.allocation().ifPresent(this::say);
        Listing comparison = comparison(check);
        derivation.allocation().ifPresent(split -> fields.add(
                Field.group("allocation", growth("parameters", split.parameters()), growth("data", split.data()))));
        Answer answer = Answer.of(fields, text);
        return check.points().isEmpty()
                ? answer.withTable(Optional.empty())
                : answer.withTable(Optional.of(comparison)).drawnAs(new Plot.Derived(derivation));
    }

    private void law() {
        Target target = derivation.target();
        String regime = Choice.name(derivation.regime());
        fields.add(Field.of("target", target.toString()));
        fields.add(Field.of("variable", derivation.variable()));
        if (!target.variableDefinition().isEmpty()) {
            fields.add(Field.of("variableDefinition", target.variableDefinition()));
        }
        fields.add(Field.of("regime", regime));
        fields.add(Field.of("kind", derivation.isBound() ? "bound" : "law"));
        fields.add(formula("exponent", derivation.exponent()));
        fields.add(formula("logExponent", derivation.logExponent()));
        fields.add(formula("amplitude", derivation.amplitude()));
        derivation.rate().ifPresent(rate -> fields.add(formula("rate", rate)));
        fields.add(Field.of("reason", derivation.reason()));
        text.say(derivation.toText() + "\nregime: " + regime + (derivation.isBound() ? ", upper bound" : "") + "\n");
        derivation.exponent().ifPresent(exponent -> valued("exponent: ", exponent).say("\n"));
        derivation.logExponent().filter(exponent -> !exponent.toString().equals("0"))
                .ifPresent(exponent -> valued("log exponent: ", exponent).say("\n"));
        derivation.amplitude().ifPresent(amplitude -> valued("amplitude: ", amplitude).say("\n"));
    }

    private void joint(Derivation.Joint joint) {
        Derivation.Fall parameters = joint.parameters();
        Derivation.Fall data = joint.data();
        fields.add(Field.group("exponents", formula("parameters", parameters.exponent()), formula("data", data.exponent())));
        fields.add(Field.group("amplitudes", formula("parameters", parameters.amplitude()), formula("data", data.amplitude())));
        fields.add(Field.group(
                "crossover",
                Field.of("name", joint.exposure()),
                Field.of("expr", joint.crossover().toString()),
                Field.of("latex", joint.crossover().toLatex())));
        fields.add(new Field.Rows("terms", Listing.of(joint.terms(), List.of(
                new Column<>("expr", ALL, term -> Value.of(term.toString())),
                new Column<>("latex", ALL, term -> Value.of(term.toLatex()))))));
        fields.add(Field.of("combination", joint.isMaximum() ? "max" : "sum"));
        valued("exponents: " + parameters.variable() + " ", parameters.exponent());
        valued(", " + data.variable() + " ", data.exponent());
        valued("\namplitudes: " + parameters.variable() + " ", parameters.amplitude());
        valued(", " + data.variable() + " ", data.amplitude());
        text.say("\ncrossover: " + joint.exposure() + " = " + joint.crossover() + "\n");
    }

    private void expansion(Derivation.Expansion expansion) {
        Listing terms = terms(expansion.terms());
        fields.add(new Field.Rows("terms", terms));
        fields.add(formula("order", expansion.order()));
        text.say("\n").show(terms);
        valued("exponent of the order of the error: ", expansion.order()).say("\n");
    }

    private void mixture(Derivation.MixtureTerms mixture) {
        fields.add(Field.of("parameter", mixture.parameter()));
        Listing loss = terms(mixture.loss());
        Listing resource = terms(mixture.resource());
        fields.add(new Field.Rows("terms", loss));
        fields.add(new Field.Rows("resourceTerms", resource));
        Listing largeShares = terms(mixture.largeShares());
        Listing smallShares = terms(mixture.smallShares());
        fields.add(end("large", mixture.large(), largeShares));
        fields.add(end("small", mixture.small(), smallShares));
        text.say("\nloss, a sum of powers of " + mixture.parameter() + ":\n").show(loss);
        if (!mixture.resource().isEmpty()) {
            text.say("\n" + derivation.variable() + ", a sum of powers of " + mixture.parameter() + ":\n").show(resource);
        }
        valued("exponent at small " + derivation.variable() + ": ", mixture.small().exponent()).say("\n");
        if (!mixture.largeShares().isEmpty()) {
            text.say("\nshares of " + derivation.variable() + " at large " + derivation.variable() + ":\n").show(largeShares)
                    .say("\nat small " + derivation.variable() + ":\n").show(smallShares);
        }
    }

    private static Field end(String name, Derivation.Fall loss, Listing shares) {
        return Field.group(
                name, formula("exponent", loss.exponent()), formula("amplitude", loss.amplitude()), new Field.Rows("shares", shares));
    }

    private static Listing terms(List<Derivation.Term> terms) {
        return Listing.of(terms, List.<Column<Derivation.Term>>of(
                new Column<>("exponent", ALL, term -> Value.of(term.exponent().toString())),
                new Column<>("coefficient", ALL, term -> Value.of(term.coefficient().toString())),
                new Column<>("exponentValue", ALL, term -> value(term.exponent())),
                new Column<>("coefficientValue", ALL, term -> value(term.coefficient()))));
    }

    private void constants() {
        fields.add(new Field.Objects("constants", derivation.constants().stream().map(DeriveAnswer::constant).toList()));
        derivation.constants().forEach(constant -> constant.bound().ifPresent(bound -> enclosed(constant, bound)));
    }

    private static Field.Group constant(Derivation.Constant constant) {
        var parts = new ArrayList<Field>();
        parts.add(Field.of("name", constant.name()));
        parts.add(Field.of("expr", constant.definition()));
        parts.add(Field.of("latex", constant.latex()));
        parts.add(new Field.Fact("value", constant.value().map(DeriveAnswer::value).orElseGet(() -> new Value.Absent(""))));
        constant.bound().map(bound -> Bounds.of(() -> bound)).ifPresent(ends -> {
            parts.add(new Field.Fact("lower", ends.lower()));
            parts.add(new Field.Fact("upper", ends.upper()));
            parts.add(new Field.Fact("bound", ends.kind()));
        });
        return new Field.Group(constant.name(), parts);
    }

    private void enclosed(Derivation.Constant constant, Bound bound) {
        Bounds ends = Bounds.of(() -> bound);
        text.say(constant.name() + " = ").show(Value.of(constant.value().orElseThrow().value()), ALL)
                .say(", between ").show(ends.lower(), ALL).say(" and ").show(ends.upper(), ALL).say(" (").show(ends.kind(), ALL).say(")\n");
    }

    private void proof() {
        fields.add(new Field.Fact("conditions", Value.of(derivation.hypotheses())));
        fields.add(new Field.Rows("steps", Listing.of(derivation.steps(), List.<Column<Derivation.Step>>of(
                new Column<>("rule", ALL, step -> Value.of(step.rule())),
                new Column<>("statement", ALL, step -> Value.of(step.statement())),
                new Column<>("latex", ALL, step -> Value.of(step.latex())),
                new Column<>("condition", ALL, step -> Value.of(step.conditions().stream().map(Derivation.Condition::text).collect(joining(", ")))),
                new Column<>("because", ALL, step -> Value.of(step.because())),
                new Column<>("certificates", ALL, step -> Value.of(step.conditions().stream().map(Derivation.Condition::because).toList())),
                new Column<>("premises", ALL, step -> new Value.Several(
                        step.premises().stream().<Value>map(premise -> new Value.Whole(premise)).toList()))))));
    }

    private void say(Derivation.Split split) {
        text.say("parameters: " + split.parameters().text() + "\ndata: " + split.data().text() + "\n");
    }

    private Listing comparison(Derivation.Check check) {
        String definition = derivation.target().variableDefinition();
        String resource = derivation.joint()
                .map(joint -> joint.parameters().variable() + ", " + joint.exposure() + " = 1")
                .orElse(derivation.variable() + (definition.isEmpty() ? "" : " = " + definition));
        Listing table = Listing.of(check.points(), List.<Column<Derivation.Point>>of(
                new Column<>("x", resource, GIVEN, point -> Value.of(point.x())),
                new Column<>("ratio", "exact/law", TWELVE, point -> Value.of(point.ratio()))));
        fields.add(new Field.Rows("check", table));
        if (check.points().isEmpty()) {
            fields.add(Field.of("checkReason", check.reason()));
            text.say("exact/law: none: " + check.reason() + "\n");
        } else {
            text.say("\n").show(table);
        }
        return table;
    }

    private static Field growth(String name, Derivation.Growth growth) {
        return Field.group(
                name,
                formula("exponent", growth.exponent()),
                formula("logExponent", growth.logExponent()),
                formula("amplitude", growth.amplitude()));
    }

    private static Field formula(String name, Optional<Formula> formula) {
        return formula.map(present -> formula(name, present)).orElseGet(() -> new Field.Fact(name, new Value.Absent("")));
    }

    /** Where symbols have no value, the formula says which. */
    private static Field formula(String name, Formula formula) {
        return Field.group(
                name,
                Field.of("expr", formula.toString()),
                Field.of("latex", formula.toLatex()),
                new Field.Fact("value", value(formula)));
    }

    private static Value value(Formula formula) {
        return Value.of(formula::value) instanceof Value.Known known ? known : new Value.Absent("");
    }

    private Prose valued(String what, Formula formula) {
        text.say(what + formula);
        return value(formula) instanceof Value.Known known ? text.say(" = ").show(known, ALL) : text;
    }
}
