package org.neuralquanta.cli;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Form;
import org.neuralquanta.cli.law.DeriveAnswer;
import org.neuralquanta.cli.option.Assignment;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.Choice;
import org.neuralquanta.cli.option.EmergenceOptions;
import org.neuralquanta.cli.option.PlotOption;
import org.neuralquanta.cli.option.Whole;
import org.neuralquanta.derivation.Derivation;
import org.neuralquanta.derivation.Problem;
import org.neuralquanta.derivation.Relation;
import org.neuralquanta.derivation.Target;
import org.neuralquanta.emergence.CurveFamily;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Laws derived from assumptions, with their proofs (T8, T10 to T13, T15, T17 to T21, T38, T39, T41 to T43, T45). */
@Command(
        name = "derive",
        description = {
            "Derives a scaling law step by step from assumptions, with its proof.",
            "EXPR is a product of numbers, symbols, k^(...) and log(k)^(...), with rational expressions in symbols as exponents; log(k) stands for"
                    + " log(k+e-1), which is 1 at k = 1. alpha, tau, C and Delta are assumed positive unless --assume contradicts that."
        },
        footer = {
            "",
            "Example: quanta derive data --gap Delta*k^eta --assume 'alpha > eta'",
            "Example: quanta derive data --frequency 'k^-(1+alpha)*(1+b*k^-rho)' --emergence exponential --terms 2 --assume 'rho > 0'"
                    + " --assume 'b > -1'",
            "Example: quanta derive mixture-data --families pi_1:alpha_1,pi_2:alpha_2",
            "Example: quanta derive joint --emergence exponential --at alpha=0.4,C=1,Delta=1",
            "Example: quanta derive relation --between parameters,data --eliminate alpha"
        })
final class DeriveCommand implements Question {

    @Parameters(paramLabel = "TARGET",
            description = "What to derive: parameters, data, joint, steps, compute (over F = N*D; compute is 6*F FLOPs), sum-bound (an upper bound"
                    + " on the loss over F), count, repeated, tempered and curated (data whose frequencies are a power of those of the test, or"
                    + " optimal), mixture-data, mixture-best (data in optimal shares), mixture-parameters, or relation.")
    private String target = "";

    @Option(
            names = "--frequency",
            paramLabel = "EXPR",
            description = "Use frequency of quantum k; default"
                    + " k^-(1+alpha). Also (k+q)^-(1+alpha), k^-(1+alpha)*(1+b*k^-rho) and exp(-b*k^beta).")
    private @Nullable String frequency;

    @Option(names = "--gap", paramLabel = "EXPR", description = "Gap of quantum k; default Delta.")
    private @Nullable String gap;

    @Option(names = "--cost", paramLabel = "EXPR", description = "Cost of quantum k in parameters; default C.")
    private @Nullable String cost;

    @Option(
            names = "--threshold",
            paramLabel = "EXPR",
            description = "Samples needed to learn quantum k; default tau, or 1 for curves without a threshold. With shots the coefficient"
                    + " is the number of shots; for steps it must not depend on k.")
    private @Nullable String threshold;

    @Option(names = "--nu", paramLabel = "EXPR", description = "Exponent of the learning time, tau*p^-nu steps; default 1.")
    private @Nullable String nu;

    @Option(
            names = "--emergence",
            paramLabel = "CURVE",
            completionCandidates = EmergenceOptions.Symbols.class,
            description = "Emergence curve, with the symbol of its parameter in parentheses: ${COMPLETION-CANDIDATES}; default threshold.")
    private @Nullable CurveFamily emergence;

    @Option(
            names = "--families",
            paramLabel = "W:ALPHA:SHARE,...",
            description = "For mixtures: the families, each with its weight W in the test, its exponent and its share of the training data, as"
                    + " numbers or symbols; a share defaults to the weight. Default pi_1:alpha_1:q_1,pi_2:alpha_2:q_2; alpha is assumed to"
                    + " increase from one family to the next.")
    private @Nullable String families;

    @Option(
            names = "--terms",
            paramLabel = "M",
            description = "For parameters, data and steps: number of terms of the law in powers of its variable, 1 to 8 (T45); default 1.")
    private @Nullable Whole terms;

    @Option(names = "--assume", paramLabel = "COND", description = "Assumption, such as 'alpha > eta' or '0 < mu < 1'.")
    private List<String> assume = List.of();

    @Option(names = "--at", paramLabel = "NAME=VALUE", split = ",", description = "Value of a symbol, for the numerical check.")
    private List<Assignment> at = List.of();

    @Option(names = "--between", paramLabel = "T1,T2", description = "For relation: the two targets.")
    private @Nullable String between;

    @Option(names = "--eliminate", paramLabel = "NAME", description = "For relation: the symbol to eliminate.")
    private @Nullable String eliminate;

    @Mixin
    private final PlotOption plot = new PlotOption();

    @Override
    public PlotOption plot() {
        return plot;
    }

    @Override
    public Set<Form> forms() {
        return EnumSet.allOf(Form.class);
    }

    @Override
    public boolean computes() {
        return !at.isEmpty();
    }

    @Override
    public Answer answer() {
        if (target.equals("relation")) {
            return relation();
        }
        Target wanted = BadInput.unlessRefused("TARGET", target, () -> Target.of(target));
        BadInput.refuse("--between", between, "cannot be used with " + target, "with relation");
        BadInput.refuse("--eliminate", eliminate, "cannot be used with " + target, "with relation");
        Derivation derivation = expanded(problem(List.of(wanted)), wanted);
        Map<String, Double> values = values();
        return DeriveAnswer.of(BadInput.unlessRefused("--at", assignments(), () -> derivation.at(values)))
                .with(Form.LATEX, () -> withoutValues(derivation, Form.LATEX).toLatex())
                .with(Form.MARKDOWN, () -> withoutValues(derivation, Form.MARKDOWN).toMarkdown());
    }

    /** What follows from no single option is said without one: the missing assumption, or what diverges. */
    private static Derivation derived(Problem problem, Target target) {
        try {
            return Derivation.of(problem, target);
        } catch (IllegalArgumentException e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
    }

    /** More terms may be refused where the leading one is not. */
    private Derivation expanded(Problem problem, Target target) {
        Derivation leading = derived(problem, target);
        Whole given = terms;
        if (given == null) {
            return leading;
        }
        if (!target.hasTerms()) {
            throw new BadInput("--terms", given, "cannot be used with " + target, "with parameters, data or steps");
        }
        int count = given.within("--terms", 1, Derivation.MOST_TERMS);
        return BadInput.unlessRefused("--terms", given, () -> Derivation.of(problem, target, count));
    }

    private Derivation withoutValues(Derivation derivation, Form form) {
        if (!at.isEmpty()) {
            throw new BadInput("--at", assignments(), "cannot be used with --format " + Choice.name(form), "with text, json or csv");
        }
        return derivation;
    }

    private String assignments() {
        return String.join(",", at.stream().map(Assignment::text).toList());
    }

    private Answer relation() {
        if (!at.isEmpty()) {
            throw new BadInput("--at", assignments(), "cannot be used with relation", "with any other target");
        }
        BadInput.refuse("--terms", terms, "cannot be used with relation", "with parameters, data or steps");
        if (between == null || eliminate == null) {
            throw new BadInput("relation: --between T1,T2 and --eliminate NAME are both needed");
        }
        List<Target> targets = Stream.of(between.split(",", -1)).map(DeriveCommand::target).toList();
        if (targets.size() != 2) {
            throw new BadInput("--between", between, "does not name two targets", "two of parameters, data, steps, compute, sum-bound, count");
        }
        Problem problem = problem(targets);
        Derivation first = derived(problem, targets.getFirst());
        Derivation second = derived(problem, targets.getLast());
        String name = eliminate;
        return DeriveAnswer.of(BadInput.unlessRefused("--eliminate", name, () -> Relation.between(first, second, name)));
    }

    private static Target target(String name) {
        return BadInput.unlessRefused("--between", name, () -> Target.of(name.strip()));
    }

    private Problem problem(List<Target> targets) {
        refuseUnlessUsed("--frequency", frequency, Problem.Input.FREQUENCY, targets);
        if (targets.stream().noneMatch(Target::isMixture)) {
            BadInput.refuse("--families", families, "has no effect on " + names(targets.stream()), "for mixture-data, mixture-best, mixture-parameters");
        }
        refuseUnlessUsed("--gap", gap, Problem.Input.GAP, targets);
        refuseUnlessUsed("--cost", cost, Problem.Input.COST, targets);
        refuseUnlessUsed("--threshold", threshold, Problem.Input.THRESHOLD, targets);
        refuseUnlessUsed("--emergence", emergence == null ? null : emergence.name(), Problem.Input.EMERGENCE, targets);
        refuseUnlessUsed("--nu", nu, Problem.Input.NU, targets);
        Problem problem = emergence == null ? Problem.quanta() : Problem.quanta(emergence.name());
        problem = changed(problem, "--frequency", frequency, problem::frequency);
        problem = changed(problem, "--families", families, problem::families);
        problem = changed(problem, "--gap", gap, problem::gap);
        problem = changed(problem, "--cost", cost, problem::cost);
        problem = changed(problem, "--threshold", threshold, problem::threshold);
        problem = changed(problem, "--nu", nu, problem::nu);
        for (String condition : assume) {
            problem = changed(problem, "--assume", condition, problem::assuming);
        }
        // The steps that a quantum takes depend on its rank by nu instead (T15).
        if (!problem.isThresholdConstant()
                && targets.stream().filter(t -> t != Target.STEPS).noneMatch(Problem.Input.THRESHOLD::isUsedBy)) {
            String nothing = "depends on k, which has no effect on " + names(targets.stream());
            BadInput.refuse("--threshold", threshold, nothing, "a threshold independent of k");
        }
        return problem;
    }

    private static void refuseUnlessUsed(String option, @Nullable String value, Problem.Input input, List<Target> targets) {
        if (value != null && targets.stream().noneMatch(input::isUsedBy)) {
            String users = names(Arrays.stream(Target.values()).filter(input::isUsedBy));
            BadInput.refuse(option, value, "has no effect on " + names(targets.stream()), "for " + users);
        }
    }

    private static String names(Stream<Target> targets) {
        return targets.map(Target::toString).collect(joining(", "));
    }

    private interface Change {
        Problem with(String value);
    }

    private static Problem changed(Problem problem, String option, @Nullable String value, Change change) {
        return value == null ? problem : BadInput.unlessRefused(option, value, () -> change.with(value));
    }

    private Map<String, Double> values() {
        var values = new LinkedHashMap<String, Double>();
        at.forEach(symbol -> values.put(symbol.name(), symbol.value()));
        return values;
    }
}
