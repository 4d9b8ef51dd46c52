package org.neuralquanta.symbolic;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.neuralquanta.symbol.Symbol;

/** Random expressions for the laws. */
final class Expressions {

    private static final List<String> NAMES = List.of("alpha", "beta", "gamma", "x", "zeta", "C_1");

    private static final Map<Symbol, Double> POINT = Map.of(
            Symbol.of("alpha"), 0.37, Symbol.of("beta"), 1.71, Symbol.of("gamma"), 2.93, Symbol.of("x"), 0.59, Symbol.of("zeta"), 3.31, Symbol.of("C_1"), 1.13);

    private Expressions() {}

    static Arbitrary<RationalFunction> rationalFunctions() {
        return rationalFunctions(3);
    }

    private static Arbitrary<RationalFunction> rationalFunctions(int depth) {
        Arbitrary<RationalFunction> leaves = Arbitraries.oneOf(
                Arbitraries.of(NAMES).map(n -> RationalFunction.of(Symbol.of(n))),
                Arbitraries.integers().between(-9, 9).map(RationalFunction::of));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<RationalFunction> smaller = rationalFunctions(depth - 1);
        return Arbitraries.oneOf(
                leaves,
                Combinators.combine(smaller, smaller).as(RationalFunction::plus),
                Combinators.combine(smaller, smaller).as(RationalFunction::times),
                Combinators.combine(smaller, smaller).as((a, b) -> b.isZero() ? a : a.dividedBy(b)));
    }

    static Arbitrary<Expr> expressions() {
        return expressions(3);
    }

    private static Arbitrary<Expr> expressions(int depth) {
        Arbitrary<Expr> rational = rationalFunctions(1).map(Expr::of);
        if (depth == 0) {
            return rational;
        }
        Arbitrary<Expr> smaller = expressions(depth - 1);
        Arbitrary<Expr> arguments = rationalFunctions(1).map(Expr::of);
        return Arbitraries.oneOf(
                rational,
                Combinators.combine(smaller, smaller).as(Expr::plus),
                Combinators.combine(smaller, smaller).as(Expr::times),
                Combinators.combine(smaller, smaller).as((a, b) -> b.isZero() ? a : a.dividedBy(b)),
                Combinators.combine(smaller, rationalFunctions(1)).as(Expressions::power),
                smaller.map(x -> x.isZero() ? x : Expr.log(x)),
                arguments.map(Expr::gamma),
                arguments.map(Expr::zeta),
                rationalFunctions(1).map(Expr::exp),
                Combinators.combine(arguments, rationalFunctions(1)).as((s, m) -> Expr.polylog(s, Expr.exp(m).negate())));
    }

    /** A base of a power that is no integer is positive at {@link #POINT}, so that what two expressions assume holds together. */
    private static Expr power(Expr base, RationalFunction exponent) {
        try {
            return exponent.isInteger() || base.evaluate(POINT) > 0 ? base.pow(exponent) : base;
        } catch (ArithmeticException | IllegalArgumentException e) {
            return base;
        }
    }
}
