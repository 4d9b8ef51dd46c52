package org.neuralquanta.derivation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.coq.Step;
import org.neuralquanta.rule.BestTraining;
import org.neuralquanta.rule.NormaliseFrequencies;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Assumptions;
import org.neuralquanta.symbolic.Condition;
import org.neuralquanta.symbolic.CoqNotation;
import org.neuralquanta.symbolic.CoqSigns;

/**
 * A derivation for the proof assistant Coq: a section whose hypotheses are the assumptions. Each step has a lemma for each certificate and
 * one for the statement.
 */
final class CoqProof {

    /** The first lines of a file. */
    static final String IMPORTS = "Require Import Reals Lra ScalingLaws.\nOpen Scope R_scope.\n\n";

    private final Deduction deduction;

    CoqProof(Deduction deduction) {
        this.deduction = deduction;
    }

    /** Whether every step has a theorem in ScalingLaws.v: expansions, sums of families and chosen frequencies have none. */
    static boolean isWritable(Deduction deduction) {
        return deduction.terms() == 1
                && deduction.steps().keySet().stream().noneMatch(theorem -> theorem.claim() instanceof Claim.Sum
                        || theorem.appliedRule() instanceof BestTraining
                        || (theorem.appliedRule() instanceof NormaliseFrequencies rule && !rule.power().isOne()));
    }

    /** A module, to be compiled after {@link #IMPORTS}. */
    String module(String name) {
        if (!isWritable(deduction)) {
            throw new UnsupportedOperationException("the derivation has steps without a theorem in ScalingLaws.v; use text, Markdown or LaTeX");
        }
        Assumptions assumptions = deduction.assumptions();
        var text = new StringBuilder("Module " + name + ".\nSection Derivation.\n");
        String symbols = symbols(assumptions);
        if (!symbols.isEmpty()) {
            text.append("Variables %s : R.\n".formatted(symbols));
        }
        int assumed = 0;
        for (Condition condition : assumptions.conditions()) {
            text.append("Hypothesis assumed_%s : %s.\n".formatted(++assumed, CoqNotation.print(condition)));
        }
        var signs = new CoqSigns(assumptions);
        var steps = new HashMap<Theorem, Step>();
        deduction.steps().forEach((theorem, number) -> {
            Step step = step(theorem, number, steps);
            steps.put(theorem, step);
            text.append(step.text(signs));
        });
        return text.append("End Derivation.\nEnd ").append(name).append(".\n").toString();
    }

    /** A theorem with its premises, which are steps before it. */
    private static Step step(Theorem theorem, int number, Map<Theorem, Step> before) {
        List<Step> premises = theorem.premises().stream().map(p -> Objects.requireNonNull(before.get(p))).toList();
        return new Step(
                number, theorem.appliedRule(), theorem.claim(), theorem.statement(), theorem.isExact(), premises, theorem.conditions(),
                theorem.constants());
    }

    private String symbols(Assumptions assumptions) {
        var symbols = new TreeSet<Symbol>(deduction.problem().symbols());
        assumptions.conditions().forEach(c -> symbols.addAll(c.form().symbols()));
        deduction.problem().curve().parameter().ifPresent(symbols::add);
        return symbols.stream().map(CoqNotation::print).collect(Collectors.joining(" "));
    }
}
