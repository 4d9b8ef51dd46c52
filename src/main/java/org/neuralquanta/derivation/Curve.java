package org.neuralquanta.derivation;

import org.neuralquanta.Statement;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.RationalFunction;
import org.neuralquanta.symbolic.Symbol;

/** An emergence curve φ, by what derivations need of it: z times its Mellin transform at z. Immutable, thread-safe. */
@Statement("T8")
public enum Curve {
    /** 1 below the threshold, 0 above it. */
    THRESHOLD,
    /** The probability of fewer than a number of uses, Poisson sampling. */
    SHOTS,
    /** e^−y. */
    EXPONENTIAL,
    /** 1/(1+e^(y−m)). */
    LOGISTIC,
    /** 1/(1+e^(y−m))². */
    MULTILINEAR;

    /** Where the logistic curves are halfway. */
    static final Symbol MIDPOINT = Symbol.of("m");

    /** Whether φ is the probability that a quantum is unlearned, so that counts exist. */
    boolean isProbability() {
        return this == THRESHOLD || this == SHOTS || this == EXPONENTIAL;
    }

    /**
     * \(z\,M[\varphi](z)\), continued analytically to z &gt; −1 where φ is 1 at 0.
     *
     * @param z the argument
     * @param shots the number of shots, used by {@link #SHOTS} alone
     */
    Expr scaledMellin(RationalFunction z, Expr shots) {
        Expr argument = Expr.of(z);
        Expr odds = Expr.exp(RationalFunction.of(MIDPOINT)).negate();
        Expr gamma = Expr.gamma(argument.plus(Expr.ONE));
        return switch (this) {
            case THRESHOLD -> Expr.ONE;
            case SHOTS -> Expr.gamma(shots.plus(argument)).dividedBy(Expr.gamma(shots));
            case EXPONENTIAL -> gamma;
            case LOGISTIC -> gamma.times(Expr.polylog(argument, odds)).negate();
            case MULTILINEAR ->
                gamma.times(Expr.polylog(argument.plus(Expr.of(-1)), odds)
                        .plus(Expr.polylog(argument, odds).negate()));
        };
    }

    /** φ(0). */
    Expr atZero() {
        Expr odds = Expr.exp(RationalFunction.of(MIDPOINT));
        Expr learned = odds.dividedBy(Expr.ONE.plus(odds));
        return switch (this) {
            case THRESHOLD, SHOTS, EXPONENTIAL -> Expr.ONE;
            case LOGISTIC -> learned;
            case MULTILINEAR -> learned.times(learned);
        };
    }
}
