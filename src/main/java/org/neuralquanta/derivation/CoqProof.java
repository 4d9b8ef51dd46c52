package org.neuralquanta.derivation;

import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.neuralquanta.claim.Curve;
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

    private final Derivation derivation;

    CoqProof(Derivation derivation) {
        this.derivation = derivation;
    }

    /** A module, to be compiled after {@link #IMPORTS}. */
    String module(String name) {
        Assumptions assumptions = derivation.problem().allAssumptions();
        var text = new StringBuilder("Module " + name + ".\nSection Derivation.\n");
        String symbols = symbols(assumptions);
        if (!symbols.isEmpty()) {
            text.append("Variables %s : R.\n".formatted(symbols));
        }
        int number = 0;
        for (Condition condition : assumptions.conditions()) {
            text.append("Hypothesis assumed_%d : %s.\n".formatted(++number, CoqNotation.print(condition)));
        }
        var signs = new CoqSigns(assumptions);
        Map<Theorem, Integer> steps = derivation.steps();
        steps.keySet().forEach(theorem -> text.append(new CoqStep(theorem, steps, signs).text()));
        return text.append("End Derivation.\nEnd ").append(name).append(".\n").toString();
    }

    private String symbols(Assumptions assumptions) {
        var symbols = new TreeSet<Symbol>(derivation.problem().symbols());
        assumptions.conditions().forEach(c -> symbols.addAll(c.form().symbols()));
        derivation.problem().curve().parameter().ifPresent(symbols::add);
        return symbols.stream().map(CoqNotation::print).collect(Collectors.joining(" "));
    }
}
