package org.neuralquanta.symbolic;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.neuralquanta.polynomial.Polynomial;

/**
 * The reason why a condition follows from assumptions: its polynomial is split into factors, and each factor, up to its
 * sign, is written as a sum of products of assumptions with non-negative weights (Farkas 1902 for linear factors, where such
 * a sum exists whenever the condition follows; Handelman 1988 for others). Anyone can check it by multiplying out.
 * Immutable, thread-safe.
 */
public final class Certificate {

    /** A product of assumed conditions, or the square of a monomial, which is never negative. */
    record Generator(Polynomial value, boolean strict, List<Condition> factors) {}

    /** A weight with its generator. */
    record Term(BigFraction weight, Generator generator) {}

    /** A polynomial as a sum of generators; strict where the sum is positive, otherwise it is only not negative. */
    record Combination(Polynomial polynomial, boolean strict, List<Term> terms) {

        boolean holds() {
            RationalFunction sum = RationalFunction.ZERO;
            boolean positive = false;
            for (Term term : terms) {
                sum = sum.plus(RationalFunction.of(term.weight).times(RationalFunction.of(term.generator.value)));
                positive |= term.generator.strict && term.weight.signum() > 0;
                if (term.weight.signum() < 0) {
                    return false;
                }
            }
            return sum.equals(RationalFunction.of(polynomial)) && (positive || !strict);
        }
    }

    private final Condition conclusion;
    private final List<Combination> factors;

    Certificate(Condition conclusion, List<Combination> factors) {
        this.conclusion = conclusion;
        this.factors = List.copyOf(factors);
    }

    List<Combination> combinations() {
        return factors;
    }

    /**
     * The condition that is proved.
     *
     * @return the condition
     */
    public Condition conclusion() {
        return conclusion;
    }

    /**
     * The sign of a form for which {@link Assumptions#sign} gave this certificate.
     *
     * @param form the form
     * @return 1, 0 or −1
     */
    public int sign(RationalFunction form) {
        return !conclusion.strict() ? 0 : conclusion.equals(Condition.positive(form)) ? 1 : -1;
    }

    /**
     * The assumptions that the proof uses.
     *
     * @return conditions, each once
     */
    public List<Condition> premises() {
        return factors.stream()
                .flatMap(f -> f.terms.stream())
                .flatMap(t -> t.generator.factors.stream())
                .distinct()
                .toList();
    }

    /**
     * Whether the condition is one of the assumptions.
     *
     * @return whether nothing had to be combined
     */
    public boolean isAssumed() {
        return premises().equals(List.of(conclusion));
    }

    /**
     * Multiplies the certificate out.
     *
     * @return whether every sum is the polynomial that it should be, with weights that are not negative
     */
    public boolean holds() {
        return factors.stream().allMatch(Combination::holds);
    }

    /**
     * The reason in words and formulas.
     *
     * @return for example {@code 1+alpha+delta = 1 + alpha + delta}, or {@code assumed}
     */
    @Override
    public String toString() {
        return describe(PlainNotation.INSTANCE);
    }

    /**
     * The reason with formulas in TeX's mathematics, without words but {@code assumed}.
     *
     * @return for example {@code 1+\alpha+\delta = 1 + \alpha + \delta}
     */
    public String toLatex() {
        return describe(LatexNotation.INSTANCE);
    }

    private String describe(Notation notation) {
        List<String> reasons = factors.stream()
                .filter(f -> !f.polynomial.isConstant())
                .map(f -> describe(f, notation))
                .distinct()
                .toList();
        String assumed = notation == LatexNotation.INSTANCE ? "\\text{assumed}" : "assumed";
        String evident = notation == LatexNotation.INSTANCE ? "\\text{evident}" : "evident";
        if (reasons.isEmpty()) {
            return evident;
        }
        return isAssumed() ? assumed : String.join("; ", reasons);
    }

    private static String describe(Combination combination, Notation notation) {
        var sum = new ArrayList<String>();
        for (Term term : combination.terms) {
            List<Condition> conditions = term.generator.factors;
            List<String> factors = new ArrayList<>();
            if (term.weight.compareTo(BigFraction.ONE) != 0 || term.generator.value.isOne()) {
                factors.add(notation.print(RationalFunction.of(term.weight)));
            }
            if (conditions.isEmpty() && !term.generator.value.isOne()) {
                factors.add(notation.print(RationalFunction.of(term.generator.value)));
            }
            conditions.forEach(c -> factors.add(notation.parenthesised(notation.print(c.form()))));
            String product = notation == LatexNotation.INSTANCE ? " \\cdot " : "*";
            sum.add(String.join(product, factors));
        }
        String relation = notation.print(new Condition(RationalFunction.of(combination.polynomial), combination.strict));
        return relation + (notation == LatexNotation.INSTANCE ? " \\text{ by } " : " by ")
                + notation.print(RationalFunction.of(combination.polynomial)) + " = " + String.join(" + ", sum);
    }
}
