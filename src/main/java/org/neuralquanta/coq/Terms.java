package org.neuralquanta.coq;

import org.neuralquanta.claim.Claim;
import org.neuralquanta.symbolic.CoqNotation;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;

/** Terms as arguments, in parentheses, and tactics that only depend on them. */
final class Terms {

    private Terms() {}

    static String print(RationalFunction function) {
        return "(" + CoqNotation.print(function) + ")";
    }

    static String print(Expr coefficient) {
        return "(" + CoqNotation.print(coefficient) + ")";
    }

    static String print(Germ germ) {
        return print(germ.coefficient()) + " " + print(germ.exponent()) + " " + print(germ.logExponent());
    }

    static String print(Claim.Stretched claim) {
        return print(claim.factor()) + " " + print(claim.rate()) + " " + print(claim.power());
    }

    /** The value of a parameter of a lemma. */
    static String given(String parameter, String value) {
        return "(" + parameter + " := " + value + ")";
    }

    /** A tactic for 0 &lt; x where x equals this coefficient, a product of positive powers. */
    static String signed(Expr coefficient) {
        return "match goal with |- 0 < ?x => replace x with %s by ring end; coefficient_positive".formatted(print(coefficient));
    }

    /** A tactic that writes a term in the form that was printed. */
    static String replace(String term, Expr printed) {
        return "replace (%s) with (%s) by same; ".formatted(term, CoqNotation.argument(printed));
    }
}
