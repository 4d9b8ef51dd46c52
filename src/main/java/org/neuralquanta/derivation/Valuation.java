package org.neuralquanta.derivation;

import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Condition;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * Values of the symbols of a derivation, and the resulting values of its named constants.
 *
 * @param values finite values by symbol; symbols may have none
 */
record Valuation(Deduction deduction, Map<Symbol, Double> values) {

    static Valuation of(Deduction deduction, Map<String, Double> values) {
        var bySymbol = new TreeMap<Symbol, Double>();
        values.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("the value of " + name + " must be finite, was " + value);
            }
            bySymbol.put(Symbol.of(name), value);
        });
        for (Condition condition : deduction.hypotheses()) {
            if (bySymbol.keySet().containsAll(condition.form().symbols()) && !condition.holdsAt(bySymbol)) {
                throw new IllegalArgumentException("contradicts an assumption of the proof; it needs " + condition);
            }
        }
        return new Valuation(deduction, bySymbol);
    }

    /** Evaluates a constant only where it occurs, so that a formula without it does not need its symbols. */
    double of(Expr expression) {
        return expression.evaluate(
                values.keySet().containsAll(expression.symbols()) ? values : deduction.withConstants(values));
    }

    /** Evaluates with the values of further symbols. */
    double of(Expr expression, Map<Symbol, Double> more) {
        var all = new TreeMap<>(values);
        all.putAll(more);
        return new Valuation(deduction, all).of(expression);
    }

    /** Evaluates exactly and rounds once. */
    double of(RationalFunction function) {
        var exact = new TreeMap<Symbol, BigFraction>();
        values.forEach((symbol, value) -> exact.put(symbol, new BigFraction(value)));
        return function.at(exact).doubleValue();
    }

    double of(Symbol symbol) {
        return of(RationalFunction.of(symbol));
    }

    Formula formula(Expr expression) {
        return new Formula(expression, () -> of(expression));
    }

    Formula formula(RationalFunction function) {
        return new Formula(Expr.of(function), () -> of(function));
    }
}
