package org.neuralquanta.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import org.neuralquanta.derivation.Derivation;
import org.neuralquanta.derivation.Problem;
import org.neuralquanta.derivation.Target;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Symbol;

/** A derived law, evaluated at values of its symbols. */
record Derived(Derivation derivation, Map<Symbol, Double> values) {

    /** A symbol's value. */
    record Value(String symbol, double value) {}

    /** The law of a problem at α, and at τ = C = Δ = 1 where no others are given. */
    static Derived of(Problem problem, Target target, double alpha, Value... others) {
        var values = new LinkedHashMap<Symbol, Double>();
        values.put(Symbol.of("alpha"), alpha);
        for (String unit : new String[] {"tau", "C", "Delta"}) {
            values.put(Symbol.of(unit), 1.0);
        }
        for (Value other : others) {
            values.put(Symbol.of(other.symbol), other.value);
        }
        Derivation derivation = Derivation.of(problem, target);
        return new Derived(derivation, derivation.withConstants(values));
    }

    double exponent() {
        return Expr.of(derivation.law().exponent().orElseThrow()).evaluate(values);
    }

    double logExponent() {
        return Expr.of(derivation.law().logExponent().orElseThrow()).evaluate(values);
    }

    double rate() {
        return derivation.law().rate().orElseThrow().evaluate(values);
    }

    double amplitude() {
        return derivation.law().amplitude().orElseThrow().evaluate(values);
    }
}
