package org.neuralquanta.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.neuralquanta.derivation.Derivation;
import org.neuralquanta.derivation.Formula;
import org.neuralquanta.derivation.Problem;
import org.neuralquanta.derivation.Target;

/** The numbers of a derived law all of whose symbols have values. */
record Derived(Derivation derivation) {

    /** A symbol's value. */
    record Value(String symbol, double value) {}

    /** The law of a problem at α, and at τ = C = Δ = 1 where no others are given. */
    static Derived of(Problem problem, Target target, double alpha, Value... others) {
        var values = new LinkedHashMap<>(Map.of("alpha", alpha, "tau", 1.0, "C", 1.0, "Delta", 1.0));
        for (Value other : others) {
            values.put(other.symbol, other.value);
        }
        return new Derived(Derivation.of(problem, target).at(values));
    }

    double exponent() {
        return number(derivation.exponent());
    }

    double logExponent() {
        return number(derivation.logExponent());
    }

    double rate() {
        return number(derivation.rate());
    }

    double amplitude() {
        return number(derivation.amplitude());
    }

    private static double number(Optional<Formula> formula) {
        return formula.orElseThrow().value();
    }
}
