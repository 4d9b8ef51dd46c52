package org.neuralquanta.law;

import java.util.function.DoubleSupplier;
import org.neuralquanta.Statement;

/**
 * How fast the loss falls in each direction: \(-\frac{\partial\log(L-L_\infty)}{\partial\log N}\) and
 * \(-\frac{\partial\log(L-L_\infty)}{\partial\log D}\). Immutable, thread-safe.
 *
 * @param parameters the exponent in N, or why there is none
 * @param data the exponent in D, or why there is none
 */
@Statement("T38")
public record LocalExponents(Exponent parameters, Exponent data) {

    /** A local exponent, or the reason why there is none. */
    public sealed interface Exponent {

        /**
         * An exponent that exists.
         *
         * @param value its value, finite, ≥ 0
         */
        record Value(double value) implements Exponent {}

        /**
         * An exponent that does not exist or cannot be computed.
         *
         * @param reason why, for people
         */
        record Absent(String reason) implements Exponent {}
    }

    /** The value of a formula, or the reason why it has none. */
    static Exponent exponent(DoubleSupplier formula) {
        try {
            double value = formula.getAsDouble();
            return Double.isFinite(value)
                    ? new Exponent.Value(value)
                    : new Exponent.Absent("the local exponent exceeds the largest double");
        } catch (ArithmeticException e) {
            return new Exponent.Absent(String.valueOf(e.getMessage()));
        }
    }

    static LocalExponents absent(String reason) {
        return new LocalExponents(new Exponent.Absent(reason), new Exponent.Absent(reason));
    }
}
