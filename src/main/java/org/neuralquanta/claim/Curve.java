package org.neuralquanta.claim;

import java.util.List;
import java.util.Optional;
import org.neuralquanta.Statement;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.DefinedFunction;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * An emergence curve φ in symbols, as far as derivations need it: z times its Mellin transform at z, the part of it from an exposure on,
 * and the share closed at an exposure. Immutable, thread-safe.
 */
@Statement({"T8", "T38", "T39"})
public enum Curve {
    /** 1 below the threshold, 0 above it. */
    THRESHOLD,
    /** The probability of fewer uses than the number of shots, Poisson sampling. */
    SHOTS,
    /** e^−y. */
    EXPONENTIAL,
    /** 1/(1+e^(y−m)). */
    LOGISTIC,
    /** 1/(1+e^(y−m))². */
    MULTILINEAR,
    /** e^(−y^w). */
    WEIBULL;

    /** The power of the exposure in Weibull's curve, above 0. */
    public static final Symbol SHAPE = Symbol.of("w");

    /** The midpoint of the logistic curves. */
    public static final Symbol MIDPOINT = Symbol.of("m");

    /**
     * Whether φ is the probability that a quantum is unlearned, so that counts exist.
     *
     * @return false for the logistic curves
     */
    public boolean isProbability() {
        return this != LOGISTIC && this != MULTILINEAR;
    }

    /**
     * The curve's own parameter.
     *
     * @return the midpoint or the shape; empty for curves that have none
     */
    public Optional<Symbol> parameter() {
        return switch (this) {
            case THRESHOLD, SHOTS, EXPONENTIAL -> Optional.empty();
            case LOGISTIC, MULTILINEAR -> Optional.of(MIDPOINT);
            case WEIBULL -> Optional.of(SHAPE);
        };
    }

    /**
     * The expression that must be positive for φ to be an emergence curve.
     *
     * @param shots the number of shots, used by {@link #SHOTS} alone
     * @return the number of shots or the shape; empty for curves without such a condition
     */
    public Optional<Expr> positive(Expr shots) {
        return switch (this) {
            case THRESHOLD, EXPONENTIAL, LOGISTIC, MULTILINEAR -> Optional.empty();
            case SHOTS -> Optional.of(shots);
            case WEIBULL -> Optional.of(Expr.of(SHAPE));
        };
    }

    /**
     * The power with which a curve that is 1 at 0 begins to close.
     *
     * @param shots the number of shots, used by {@link #SHOTS} alone
     * @return the power; empty for the threshold, which closes at once
     */
    public Optional<Expr> closingPower(Expr shots) {
        return switch (this) {
            case THRESHOLD -> Optional.empty();
            case EXPONENTIAL, LOGISTIC, MULTILINEAR -> Optional.of(Expr.ONE);
            case SHOTS -> Optional.of(shots);
            case WEIBULL -> Optional.of(Expr.of(SHAPE));
        };
    }

    /**
     * \(z\,M[\varphi](z)\), continued analytically to z &gt; −1 where φ is 1 at 0.
     *
     * @param z the argument
     * @param shots the number of shots, used by {@link #SHOTS} alone
     * @return z M[φ](z)
     */
    public Expr scaledMellin(RationalFunction z, Expr shots) {
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
            case WEIBULL -> Expr.gamma(Expr.of(perShape(z)).plus(Expr.ONE));
        };
    }

    /**
     * The open share at exposure 0.
     *
     * @return φ(0)
     */
    public Expr atZero() {
        Expr odds = Expr.exp(RationalFunction.of(MIDPOINT));
        Expr learned = odds.dividedBy(Expr.ONE.plus(odds));
        return switch (this) {
            case THRESHOLD, SHOTS, EXPONENTIAL, WEIBULL -> Expr.ONE;
            case LOGISTIC -> learned;
            case MULTILINEAR -> learned.times(learned);
        };
    }

    /**
     * \(z\,M[\varphi;y]=z\int_y^\infty u^{z-1}\varphi(u)\,du\), z &gt; 0; of a curve without jumps.
     *
     * @param z the argument
     * @param y where the integral begins
     * @param shots the number of shots, used by {@link #SHOTS} alone
     * @return z M[φ; y]
     */
    public Expr scaledPartialMellin(RationalFunction z, Symbol y, Expr shots) {
        Expr argument = Expr.of(z);
        Expr from = Expr.of(y);
        return switch (this) {
            case THRESHOLD -> throw jumps();
            case SHOTS -> reached(z, from, shots).plus(from.pow(z).times(DefinedFunction.GAMMAQ.of(shots, from)).negate());
            case EXPONENTIAL -> Expr.gamma(argument.plus(Expr.ONE)).times(DefinedFunction.GAMMAQ.of(argument, from));
            case LOGISTIC -> argument.times(DefinedFunction.MELLIN_LOGISTIC.of(argument, from, Expr.of(MIDPOINT)));
            case MULTILINEAR -> argument.times(DefinedFunction.MELLIN_MULTILINEAR.of(argument, from, Expr.of(MIDPOINT)));
            case WEIBULL -> scaledMellin(z, shots).times(DefinedFunction.GAMMAQ.of(Expr.of(perShape(z)), shaped(y)));
        };
    }

    /**
     * \(\int_y^\infty u^z(-\varphi'(u))\,du=z\,M[\varphi;y]+y^z\varphi(y)\), a sum of positive terms; of a curve without jumps.
     *
     * @param z the power
     * @param y where the integral begins
     * @param shots the number of shots, used by {@link #SHOTS} alone
     * @return the integral
     */
    public Expr momentBeyond(RationalFunction z, Symbol y, Expr shots) {
        Expr from = Expr.of(y);
        return switch (this) {
            case THRESHOLD -> throw jumps();
            case SHOTS -> reached(z, from, shots);
            case EXPONENTIAL -> reached(z, from, Expr.ONE);
            case LOGISTIC, MULTILINEAR -> scaledPartialMellin(z, y, shots).plus(from.pow(z).times(open(y)));
            case WEIBULL -> reached(perShape(z), shaped(y), Expr.ONE);
        };
    }

    /** Γ(τ+z) Q(τ+z, y) / Γ(τ). */
    private static Expr reached(RationalFunction z, Expr from, Expr shots) {
        Expr end = shots.plus(Expr.of(z));
        return Expr.gamma(end).times(DefinedFunction.GAMMAQ.of(end, from)).dividedBy(Expr.gamma(shots));
    }

    /** φ(y) of a curve with a midpoint. */
    private Expr open(Symbol y) {
        Expr open = Expr.ONE.dividedBy(Expr.ONE.plus(Expr.exp(RationalFunction.of(y).minus(RationalFunction.of(MIDPOINT)))));
        return this == LOGISTIC ? open : open.times(open);
    }

    /**
     * The closed share, without cancellation where the curve begins below 1; of a curve without jumps.
     *
     * @param y the exposure
     * @param shots the number of shots, used by {@link #SHOTS} alone
     * @return 1 − φ(y)
     */
    public Expr closed(Symbol y, Expr shots) {
        Expr odds = Expr.exp(RationalFunction.of(y).minus(RationalFunction.of(MIDPOINT)));
        return switch (this) {
            case THRESHOLD -> throw jumps();
            case SHOTS -> DefinedFunction.GAMMAP.of(shots, Expr.of(y));
            case EXPONENTIAL -> Expr.ONE.plus(Expr.exp(RationalFunction.of(y).negate()).negate());
            case LOGISTIC -> odds.times(open(y));
            case MULTILINEAR -> odds.times(odds.plus(Expr.of(2))).times(open(y));
            case WEIBULL -> DefinedFunction.GAMMAP.of(Expr.ONE, shaped(y));
        };
    }

    /**
     * The functions in {@link #scaledPartialMellin}, {@link #momentBeyond} and {@link #closed} that need a definition.
     *
     * @return their definitions
     */
    public List<DefinedFunction> functions() {
        return switch (this) {
            case THRESHOLD -> List.of();
            case SHOTS -> List.of(DefinedFunction.GAMMAQ, DefinedFunction.GAMMAP);
            case EXPONENTIAL -> List.of(DefinedFunction.GAMMAQ);
            case LOGISTIC -> List.of(DefinedFunction.MELLIN_LOGISTIC);
            case MULTILINEAR -> List.of(DefinedFunction.MELLIN_MULTILINEAR);
            case WEIBULL -> List.of(DefinedFunction.GAMMAQ, DefinedFunction.GAMMAP);
        };
    }

    /** z/w: with \(t=u^w\), a moment of Weibull's curve is one of e^−t. */
    private static RationalFunction perShape(RationalFunction z) {
        return z.dividedBy(RationalFunction.of(SHAPE));
    }

    /** y^w. */
    private static Expr shaped(Symbol y) {
        return Expr.of(y).pow(RationalFunction.of(SHAPE));
    }

    private IllegalStateException jumps() {
        return new IllegalStateException(this + " is a step: its joint law is a maximum, without a partial Mellin transform");
    }
}
