package org.neuralquanta.derivation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.rule.Checks;
import org.neuralquanta.rule.CountedSamples;
import org.neuralquanta.rule.Hypothesis;
import org.neuralquanta.rule.NormaliseFrequencies;
import org.neuralquanta.rule.Product;
import org.neuralquanta.rule.Rule;
import org.neuralquanta.symbolic.Assumptions;
import org.neuralquanta.symbolic.Certificate;
import org.neuralquanta.symbolic.Definition;

/**
 * A claim that a rule concluded from theorems, with the conditions that the rule checked. Only {@link #by} makes theorems. Immutable,
 * thread-safe.
 */
@Statement({"T1", "T2", "T4", "T8"})
final class Theorem {

    private final Rule rule;
    private final Assumptions assumptions;
    private final List<Theorem> premises;
    private final Rule.Conclusion conclusion;
    private final List<Certificate> conditions;

    private Theorem(
            Rule rule,
            Assumptions assumptions,
            List<Theorem> premises,
            Rule.Conclusion conclusion,
            List<Certificate> conditions) {
        this.rule = rule;
        this.assumptions = assumptions;
        this.premises = premises;
        this.conclusion = conclusion;
        this.conditions = conditions;
    }

    /**
     * Applies a rule.
     *
     * @param rule the rule
     * @param assumptions the assumptions
     * @param premises theorems under the same assumptions
     * @return the theorem that the rule concludes
     * @throws org.neuralquanta.outcome.UndecidedException if a condition of the rule does not follow
     * @throws IllegalArgumentException if the rule does not apply to the premises
     */
    static Theorem by(Rule rule, Assumptions assumptions, Theorem... premises) {
        for (Theorem premise : premises) {
            if (!premise.assumptions.conditions().equals(assumptions.conditions())) {
                throw new IllegalArgumentException("the premise " + premise.claim().plain() + " holds under other assumptions");
            }
        }
        var checks = new Checks(assumptions);
        List<Claim> claims = List.of(premises).stream().map(Theorem::claim).toList();
        Rule.Conclusion conclusion = rule.conclude(claims, checks);
        return new Theorem(rule, assumptions, List.of(premises), conclusion, checks.certificates());
    }

    /**
     * What is stated.
     *
     * @return the claim
     */
    Claim claim() {
        return conclusion.claim();
    }

    /**
     * The rule that was applied.
     *
     * @return the name of the rule
     */
    String rule() {
        return rule.name();
    }

    Rule appliedRule() {
        return rule;
    }

    /**
     * Whether the statement holds with equality for all ranks. Hypotheses do, also normalised and multiplied, unless there is an
     * offset or a second power.
     */
    boolean isExact() {
        return switch (rule) {
            case Hypothesis _ -> true;
            case NormaliseFrequencies _, Product _, CountedSamples _ ->
                premises.stream()
                        .allMatch(p -> p.isExact() && !(p.claim() instanceof Claim.Shifted || p.claim() instanceof Claim.Sum));
            default -> false;
        };
    }

    /**
     * Why the rule holds.
     *
     * @return one or two sentences
     */
    String because() {
        return conclusion.because();
    }

    /**
     * The theorems that the rule was applied to.
     *
     * @return the premises in the order of the rule
     */
    List<Theorem> premises() {
        return premises;
    }

    /**
     * The conditions that the rule checked, with the reasons why they hold.
     *
     * @return certificates
     */
    List<Certificate> conditions() {
        return conditions;
    }

    /**
     * Constants without a closed form, and functions, that this theorem introduces.
     *
     * @return the definitions
     */
    List<Definition> constants() {
        return List.copyOf(conclusion.constants());
    }

    /**
     * The statement in plain text, with an equality sign where it holds for every rank.
     *
     * @return the statement
     */
    String statement() {
        return isExact() ? claim().plain().replaceFirst(" ~ ", " = ") : claim().plain();
    }

    /**
     * The statement in TeX's mathematics.
     *
     * @return the formula
     */
    String latex() {
        return isExact() ? claim().latex().replaceFirst(" \\\\sim ", " = ") : claim().latex();
    }

    /**
     * This theorem and all theorems that it depends on, premises first, each once.
     *
     * @return theorems with their numbers, from 1
     */
    Map<Theorem, Integer> proof() {
        var numbered = new LinkedHashMap<Theorem, Integer>();
        number(numbered);
        return numbered;
    }

    @Override
    public String toString() {
        return "Theorem[rule=" + rule.getClass().getSimpleName() + ", premises=" + premises.size()
                + ", conditions=" + conditions.size() + "]";
    }

    private void number(Map<Theorem, Integer> numbered) {
        if (!numbered.containsKey(this)) {
            premises.forEach(p -> p.number(numbered));
            numbered.put(this, numbered.size() + 1);
        }
    }

}
