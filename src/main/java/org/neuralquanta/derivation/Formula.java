package org.neuralquanta.derivation;

import java.util.function.DoubleSupplier;
import org.neuralquanta.symbolic.Expr;

/** A formula of a derivation: as text, in TeX, and as a number where its symbols have values. Immutable, thread-safe. */
public final class Formula {

    private final Expr expression;
    private final DoubleSupplier value;

    Formula(Expr expression, DoubleSupplier value) {
        this.expression = expression;
        this.value = value;
    }

    /**
     * The value at the values that {@link Derivation#at} or {@link Relation#at} gave to its symbols, to a relative accuracy of 1e-13 where it
     * and its factors are normal doubles.
     *
     * @return the value, finite
     * @throws ArithmeticException if a symbol has no value, or the formula is undefined or outside the range of a double
     */
    public double value() {
        try {
            return value.getAsDouble();
        } catch (IllegalArgumentException e) {
            throw new ArithmeticException(e.getMessage());
        }
    }

    /**
     * The formula in TeX.
     *
     * @return for example {@code \frac{\alpha}{1+\alpha}}
     */
    public String toLatex() {
        return expression.toLatex();
    }

    /**
     * The plain form.
     *
     * @return for example {@code alpha/(1+alpha)}
     */
    @Override
    public String toString() {
        return expression.toString();
    }
}
