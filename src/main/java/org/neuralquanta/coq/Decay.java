package org.neuralquanta.coq;

import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;

/** How the terms of a sum over ranks decay. */
record Decay(Germ terms) {

    /** Whether they fall like 1/k but for logarithms. */
    boolean isReciprocal() {
        return terms.exponent().equals(RationalFunction.ONE.negate());
    }

    /** By how much they fall faster than 1/k, or where they fall like it, than 1/(k log k). */
    RationalFunction width() {
        RationalFunction exponent = isReciprocal() ? terms.logExponent() : terms.exponent();
        return exponent.plus(RationalFunction.ONE).negate();
    }

    /** A tactic that says which of both is the case. */
    String summable() {
        return isReciprocal() ? "right; split; same" : "left; same";
    }
}
