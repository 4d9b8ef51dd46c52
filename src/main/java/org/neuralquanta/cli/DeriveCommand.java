package org.neuralquanta.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.derivation.Curve;
import org.neuralquanta.derivation.Derivation;
import org.neuralquanta.derivation.Input;
import org.neuralquanta.derivation.Law;
import org.neuralquanta.derivation.Problem;
import org.neuralquanta.derivation.Relation;
import org.neuralquanta.derivation.Target;
import org.neuralquanta.symbolic.Condition;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.Symbol;
import org.neuralquanta.symbolic.UndecidedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Laws derived from assumptions, with their proofs (T8, T10 to T13, T15, T17 to T21). */
@Command(
        name = "derive",
        description = "A scaling law with its proof, step by step from the assumptions. EXPR is a product of numbers, symbols,"
                + " k^(...) and log(k)^(...), exponents rational expressions in symbols; log(k) stands for log(k+e-1), so that it"
                + " is finite at k = 1. alpha, tau, C and Delta are assumed positive unless that contradicts --assume.",
        footer = {
            "",
            "Example: quanta derive data --gap Delta*k^eta --assume 'alpha > eta'",
            "Example: quanta derive relation --between parameters,data --eliminate alpha"
        })
final class DeriveCommand implements Question {

    private static final Domain ANY = new Domain("finite numbers", Double::isFinite);

    @Parameters(paramLabel = "TARGET", description = "parameters, data, steps, compute, count, or relation.")
    private String target = "";

    @Option(
            names = "--frequency",
            paramLabel = "EXPR",
            description = "Use frequency of quantum k; default"
                    + " k^-(1+alpha). Also (k+q)^-(1+alpha) and exp(-b*k^beta).")
    private @Nullable String frequency;

    @Option(names = "--gap", paramLabel = "EXPR", description = "Loss that it takes off; default Delta.")
    private @Nullable String gap;

    @Option(names = "--cost", paramLabel = "EXPR", description = "Parameters that it takes; default C.")
    private @Nullable String cost;

    @Option(
            names = "--threshold",
            paramLabel = "EXPR",
            description = "Samples that it takes; default tau, or 1 for curves without a threshold. With shots the coefficient"
                    + " is the number of shots; for steps it is free of k.")
    private @Nullable String threshold;

    @Option(names = "--nu", paramLabel = "EXPR", description = "It takes tau*p^-nu steps; default 1.")
    private @Nullable String nu;

    @Option(
            names = "--emergence",
            paramLabel = "CURVE",
            defaultValue = "threshold",
            description = "threshold (default), shots, exponential, logistic or multilinear, the last two with midpoint m.")
    private String emergence = "threshold";

    @Option(names = "--assume", paramLabel = "COND", description = "What holds, such as 'alpha > eta' or '0 < mu < 1'.")
    private List<String> assume = List.of();

    @Option(names = "--at", paramLabel = "NAME=VALUE", split = ",", description = "Value of a symbol.")
    private List<String> at = List.of();

    @Option(names = "--between", paramLabel = "T1,T2", description = "For relation: two targets.")
    private @Nullable String between;

    @Option(names = "--eliminate", paramLabel = "NAME", description = "For relation: the symbol that goes.")
    private @Nullable String eliminate;

    @Override
    public List<String> formats() {
        return List.of("text", "json", "latex", "markdown");
    }

    @Override
    public Answer answer() {
        try {
            if (target.equals("relation")) {
                return relation();
            }
            Target wanted = BadInput.unlessRefused("TARGET", target, () -> Target.of(target));
            refuseWithoutRelation("--between", between);
            refuseWithoutRelation("--eliminate", eliminate);
            Problem problem = problem();
            Derivation derivation = Derivation.of(problem, wanted);
            refuseUnused(problem, List.of(wanted));
            Map<Symbol, Double> values = values();
            for (Condition condition : derivation.hypotheses()) {
                if (values.keySet().containsAll(condition.form().symbols()) && !condition.holdsAt(values)) {
                    throw new BadInput("--at", String.join(",", at), "contradicts an assumption of the proof", condition.toString());
                }
            }
            return new DeriveAnswer(derivation, values);
        } catch (UndecidedException e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
    }

    private void refuseWithoutRelation(String option, @Nullable String value) {
        if (value != null) {
            throw new BadInput(option, value, "does not go with " + target, "with relation");
        }
    }

    private Answer relation() {
        if (!at.isEmpty()) {
            throw new BadInput("--at", String.join(",", at), "does not go with relation", "with a target that has a law of its own");
        }
        if (between == null || eliminate == null) {
            throw new BadInput("relation: --between T1,T2 and --eliminate NAME are both needed");
        }
        String[] targets = between.split(",", -1);
        if (targets.length != 2) {
            throw new BadInput("--between", between, "is not two targets", "two of parameters, data, steps, compute, count");
        }
        List<Target> both = Arrays.stream(targets)
                .map(t -> BadInput.unlessRefused("--between", t, () -> Target.of(t.strip())))
                .toList();
        Problem problem = problem();
        Law first = Derivation.of(problem, both.getFirst()).law();
        Law second = Derivation.of(problem, both.getLast()).law();
        refuseUnused(problem, both);
        String name = eliminate;
        Symbol symbol = BadInput.unlessRefused("--eliminate", name, () -> Symbol.of(name));
        return new DeriveAnswer.Related(
                BadInput.unlessRefused("--eliminate", name, () -> Relation.between(first, second, symbol)));
    }

    private Problem problem() {
        Problem problem = Problem.quanta(curve());
        problem = changed(problem, "--frequency", frequency, problem::frequency);
        problem = changed(problem, "--gap", gap, problem::gap);
        problem = changed(problem, "--cost", cost, problem::cost);
        problem = changed(problem, "--threshold", threshold, problem::threshold);
        problem = changed(problem, "--nu", nu, problem::nu);
        for (String condition : assume) {
            problem = changed(problem, "--assume", condition, problem::assuming);
        }
        return problem;
    }

    private void refuseUnused(Problem problem, List<Target> targets) {
        refuseUnused(targets, Input.FREQUENCY, "--frequency", frequency);
        refuseUnused(targets, Input.GAP, "--gap", gap);
        refuseUnused(targets, Input.COST, "--cost", cost);
        refuseUnused(targets, Input.THRESHOLD, "--threshold", threshold);
        refuseUnused(targets, Input.NU, "--nu", nu);
        // The sharp threshold is what laws without an emergence curve assume.
        refuseUnused(targets, Input.EMERGENCE, "--emergence", problem.curve() == Curve.THRESHOLD ? null : emergence);
        if (threshold != null && targets.stream().allMatch(Target.STEPS::equals) && !isConstant(problem.threshold())) {
            throw new BadInput("--threshold", threshold, "grows with k, which the law of steps does not use", "a threshold free of k");
        }
    }

    private static boolean isConstant(Germ germ) {
        return germ.exponent().isZero() && germ.logExponent().isZero();
    }

    private static void refuseUnused(List<Target> targets, Input input, String option, @Nullable String value) {
        if (value != null && targets.stream().noneMatch(input::isUsedBy)) {
            String names = targets.stream().map(Target::toString).collect(Collectors.joining(" and "));
            String users = Arrays.stream(Target.values())
                    .filter(input::isUsedBy)
                    .map(Target::toString)
                    .collect(Collectors.joining(", "));
            throw new BadInput(option, value, "is not used by the law of " + names, "with " + users);
        }
    }

    private interface Change {
        Problem with(String value);
    }

    private static Problem changed(Problem problem, String option, @Nullable String value, Change change) {
        return value == null ? problem : BadInput.unlessRefused(option, value, () -> change.with(value));
    }

    private Curve curve() {
        try {
            return Curve.valueOf(emergence.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw new BadInput(
                    "--emergence", emergence, "is no emergence curve", "threshold, shots, exponential, logistic, multilinear");
        }
    }

    private Map<Symbol, Double> values() {
        var values = new LinkedHashMap<Symbol, Double>();
        for (String pair : at) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw new BadInput("--at", pair, "is no assignment", "NAME=VALUE");
            }
            Symbol symbol = BadInput.unlessRefused("--at", pair, () -> Symbol.of(pair.substring(0, equals).strip()));
            values.put(symbol, Numbers.real("--at", pair.substring(equals + 1).strip(), ANY));
        }
        return values;
    }
}
