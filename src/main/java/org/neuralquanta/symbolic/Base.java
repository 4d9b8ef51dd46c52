package org.neuralquanta.symbolic;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.hipparchus.fraction.BigFraction;
import org.neuralquanta.polynomial.Polynomial;
import org.neuralquanta.symbol.Symbol;

/** A base of a power in an {@link Expr}. A base with a non-integer exponent is a positive number. */
sealed interface Base {

    /** The value where every symbol has one. */
    double at(Map<Symbol, BigFraction> values);

    /** The base with symbols replaced, simplified. */
    default Expr substitute(Map<Symbol, RationalFunction> replacements) {
        return switch (this) {
            case Whole whole -> Expr.of(RationalFunction.of(Polynomial.constant(whole.value)));
            case Euler _ -> Expr.exp(RationalFunction.ONE);
            case Factor factor -> Expr.of(RationalFunction.of(factor.polynomial).substitute(replacements));
            case Call call ->
                call.function.of(call.arguments.stream().map(a -> a.substitute(replacements)).toList());
            case Sum sum -> Expr.sum(sum.terms.stream().map(t -> t.substitute(replacements)).toList());
        };
    }

    /** A prime, or a large integer without small prime divisors. */
    record Whole(BigInteger value) implements Base {

        @Override
        public double at(Map<Symbol, BigFraction> values) {
            return value.doubleValue();
        }
    }

    /** Euler's number e, whose powers are the exponential function. */
    record Euler() implements Base {

        @Override
        public double at(Map<Symbol, BigFraction> values) {
            return Math.E;
        }
    }

    /** A polynomial with coprime integer coefficients that no symbol divides, or a symbol. */
    record Factor(Polynomial polynomial) implements Base {

        @Override
        public double at(Map<Symbol, BigFraction> values) {
            return polynomial.at(values).doubleValue();
        }
    }

    /** A special function at its arguments. */
    record Call(Function function, List<Expr> arguments) implements Base {

        @Override
        public double at(Map<Symbol, BigFraction> values) {
            return function.at(arguments, values);
        }
    }

    /** A sum of at least two terms, or of one negative term. Equality does not depend on the order of the terms. */
    record Sum(List<Expr> terms) implements Base {

        @Override
        public double at(Map<Symbol, BigFraction> values) {
            double[] parts = terms.stream().mapToDouble(t -> t.at(values)).toArray();
            double sum = DoubleStream.of(parts).sum();
            double size = DoubleStream.of(parts).map(Math::abs).sum();
            if (Math.abs(sum) < 1e-3 * size) {
                throw new ArithmeticException("a sum cancels to less than a thousandth of its terms at " + values
                        + ": no value of the stated accuracy exists in double precision");
            }
            return sum;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Sum s
                    && terms.size() == s.terms.size()
                    && terms.containsAll(s.terms)
                    && s.terms.containsAll(terms);
        }

        @Override
        public int hashCode() {
            return terms.size();
        }
    }
}
