package org.neuralquanta.claim;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.neuralquanta.Statement;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.DefinedFunction;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * An emergence curve φ in symbols, as far as derivations need it: its formula, z times its Mellin transform at z, the part of it from an
 * exposure on, and the share closed at an exposure. All that derivations know of a curve stands at its constant. Immutable, thread-safe.
 */
@Statement({"T8", "T38", "T39"})
public enum Curve {
    /** 1 below the threshold, 0 above it. */
    THRESHOLD {
        @Override
        public String plain(Expr shots) {
            return "1 for y < 1, otherwise 0";
        }

        @Override
        public String latex(Expr shots) {
            return "1 \\text{ for } y < 1, \\text{ otherwise } 0";
        }

        @Override
        public Optional<Expr> closingPower(Expr shots) {
            return Optional.empty();
        }

        @Override
        public Expr scaledMellin(RationalFunction z, Expr shots) {
            return Expr.ONE;
        }

        @Override
        public Expr scaledPartialMellin(RationalFunction z, Symbol y, Expr shots) {
            throw jumps();
        }

        @Override
        public Expr momentBeyond(RationalFunction z, Symbol y, Expr shots) {
            throw jumps();
        }

        @Override
        public Expr closed(Symbol y, Expr shots) {
            throw jumps();
        }

        private IllegalStateException jumps() {
            return new IllegalStateException(this + " is a step: its joint law is a maximum, without a partial Mellin transform");
        }
    },

    /** The probability of fewer uses than the number of shots, Poisson sampling. */
    SHOTS {
        @Override
        public String plain(Expr shots) {
            return "integral of u^(" + shots + "-1)*exp(-u) over u > y, divided by gamma(" + shots + ")";
        }

        @Override
        public String latex(Expr shots) {
            String s = shots.toLatex();
            return "\\frac{1}{\\Gamma\\left(" + s + "\\right)}\\int_y^\\infty u^{" + s + "-1} e^{-u} \\, du";
        }

        @Override
        public Optional<Expr> positive(Expr shots) {
            return Optional.of(shots);
        }

        @Override
        public Optional<Expr> closingPower(Expr shots) {
            return Optional.of(shots);
        }

        @Override
        public Expr scaledMellin(RationalFunction z, Expr shots) {
            return Expr.gamma(shots.plus(Expr.of(z))).dividedBy(Expr.gamma(shots));
        }

        @Override
        public Expr scaledPartialMellin(RationalFunction z, Symbol y, Expr shots) {
            Expr from = Expr.of(y);
            return reached(z, from, shots).plus(from.pow(z).times(DefinedFunction.GAMMAQ.of(shots, from)).negate());
        }

        @Override
        public Expr momentBeyond(RationalFunction z, Symbol y, Expr shots) {
            return reached(z, Expr.of(y), shots);
        }

        @Override
        public Expr closed(Symbol y, Expr shots) {
            return DefinedFunction.GAMMAP.of(shots, Expr.of(y));
        }

        @Override
        public List<DefinedFunction> functions() {
            return List.of(DefinedFunction.GAMMAQ, DefinedFunction.GAMMAP);
        }
    },

    /** e^−y. */
    EXPONENTIAL {
        @Override
        public String plain(Expr shots) {
            return "exp(-y)";
        }

        @Override
        public String latex(Expr shots) {
            return "e^{-y}";
        }

        @Override
        public Expr scaledMellin(RationalFunction z, Expr shots) {
            return Expr.gamma(Expr.of(z).plus(Expr.ONE));
        }

        @Override
        public Expr scaledPartialMellin(RationalFunction z, Symbol y, Expr shots) {
            return scaledMellin(z, shots).times(DefinedFunction.GAMMAQ.of(Expr.of(z), Expr.of(y)));
        }

        @Override
        public Expr momentBeyond(RationalFunction z, Symbol y, Expr shots) {
            return reached(z, Expr.of(y), Expr.ONE);
        }

        @Override
        public Expr closed(Symbol y, Expr shots) {
            return Expr.ONE.plus(Expr.exp(RationalFunction.of(y).negate()).negate());
        }

        @Override
        public List<DefinedFunction> functions() {
            return List.of(DefinedFunction.GAMMAQ);
        }
    },

    /** 1/(1+e^(y−m)). */
    LOGISTIC {
        @Override
        public String plain(Expr shots) {
            return "1/(1+exp(y-m))";
        }

        @Override
        public String latex(Expr shots) {
            return "\\frac{1}{1+e^{y-m}}";
        }

        @Override
        public boolean isProbability() {
            return false;
        }

        @Override
        public Optional<Symbol> parameter() {
            return Optional.of(MIDPOINT);
        }

        @Override
        public Expr scaledMellin(RationalFunction z, Expr shots) {
            Expr argument = Expr.of(z);
            return Expr.gamma(argument.plus(Expr.ONE)).times(Expr.polylog(argument, minusOdds())).negate();
        }

        @Override
        public Expr atZero() {
            return learnedAtZero();
        }

        @Override
        public Expr scaledPartialMellin(RationalFunction z, Symbol y, Expr shots) {
            Expr argument = Expr.of(z);
            return argument.times(DefinedFunction.MELLIN_LOGISTIC.of(argument, Expr.of(y), Expr.of(MIDPOINT)));
        }

        @Override
        public Expr momentBeyond(RationalFunction z, Symbol y, Expr shots) {
            return scaledPartialMellin(z, y, shots).plus(Expr.of(y).pow(z).times(logistic(y)));
        }

        @Override
        public Expr closed(Symbol y, Expr shots) {
            return fromMidpoint(y).times(logistic(y));
        }

        @Override
        public List<DefinedFunction> functions() {
            return List.of(DefinedFunction.MELLIN_LOGISTIC);
        }
    },

    /** 1/(1+e^(y−m))². */
    MULTILINEAR {
        @Override
        public String plain(Expr shots) {
            return "1/(1+exp(y-m))^2";
        }

        @Override
        public String latex(Expr shots) {
            return "\\frac{1}{\\left(1+e^{y-m}\\right)^2}";
        }

        @Override
        public boolean isProbability() {
            return false;
        }

        @Override
        public Optional<Symbol> parameter() {
            return Optional.of(MIDPOINT);
        }

        @Override
        public Expr scaledMellin(RationalFunction z, Expr shots) {
            Expr argument = Expr.of(z);
            Expr difference = Expr.polylog(argument.plus(Expr.of(-1)), minusOdds()).plus(Expr.polylog(argument, minusOdds()).negate());
            return Expr.gamma(argument.plus(Expr.ONE)).times(difference);
        }

        @Override
        public Expr atZero() {
            return learnedAtZero().times(learnedAtZero());
        }

        @Override
        public Expr scaledPartialMellin(RationalFunction z, Symbol y, Expr shots) {
            Expr argument = Expr.of(z);
            return argument.times(DefinedFunction.MELLIN_MULTILINEAR.of(argument, Expr.of(y), Expr.of(MIDPOINT)));
        }

        @Override
        public Expr momentBeyond(RationalFunction z, Symbol y, Expr shots) {
            return scaledPartialMellin(z, y, shots).plus(Expr.of(y).pow(z).times(open(y)));
        }

        @Override
        public Expr closed(Symbol y, Expr shots) {
            Expr odds = fromMidpoint(y);
            return odds.times(odds.plus(Expr.of(2))).times(open(y));
        }

        @Override
        public List<DefinedFunction> functions() {
            return List.of(DefinedFunction.MELLIN_MULTILINEAR);
        }

        private Expr open(Symbol y) {
            return logistic(y).times(logistic(y));
        }
    },

    /** e^(−y^h). With \(t=y^h\), its moments are those of e^−t. */
    WEIBULL {
        @Override
        public String plain(Expr shots) {
            return "exp(-y^h)";
        }

        @Override
        public String latex(Expr shots) {
            return "e^{-y^h}";
        }

        @Override
        public Optional<Symbol> parameter() {
            return Optional.of(SHAPE);
        }

        @Override
        public Optional<Expr> positive(Expr shots) {
            return Optional.of(Expr.of(SHAPE));
        }

        @Override
        public Optional<Expr> closingPower(Expr shots) {
            return Optional.of(Expr.of(SHAPE));
        }

        @Override
        public Expr scaledMellin(RationalFunction z, Expr shots) {
            return Expr.gamma(Expr.of(perShape(z)).plus(Expr.ONE));
        }

        @Override
        public Expr scaledPartialMellin(RationalFunction z, Symbol y, Expr shots) {
            return scaledMellin(z, shots).times(DefinedFunction.GAMMAQ.of(Expr.of(perShape(z)), shaped(y)));
        }

        @Override
        public Expr momentBeyond(RationalFunction z, Symbol y, Expr shots) {
            return reached(perShape(z), shaped(y), Expr.ONE);
        }

        @Override
        public Expr closed(Symbol y, Expr shots) {
            return DefinedFunction.GAMMAP.of(Expr.ONE, shaped(y));
        }

        @Override
        public List<DefinedFunction> functions() {
            return List.of(DefinedFunction.GAMMAQ, DefinedFunction.GAMMAP);
        }

        private RationalFunction perShape(RationalFunction z) {
            return z.dividedBy(RationalFunction.of(SHAPE));
        }

        private Expr shaped(Symbol y) {
            return Expr.of(y).pow(RationalFunction.of(SHAPE));
        }
    };

    /** The power of the exposure in Weibull's curve, above 0. */
    private static final Symbol SHAPE = Symbol.of("h");

    /** The midpoint of the logistic curves. */
    public static final Symbol MIDPOINT = Symbol.of("m");

    /**
     * The curve of a family of the catalogue.
     *
     * @param family the name of the family, such as {@code shots}
     * @return the curve
     * @throws IllegalArgumentException if there is no such curve
     */
    public static Curve named(String family) {
        return Stream.of(values()).filter(curve -> curve.family().equals(family)).findFirst().orElseThrow(() -> {
            String known = Stream.of(values()).map(Curve::family).collect(Collectors.joining(", "));
            return new IllegalArgumentException("the curve must be one of " + known + ", was '" + family + "'");
        });
    }

    /**
     * The name of its family in the catalogue.
     *
     * @return such as {@code shots}
     */
    public String family() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * φ(y) in plain text.
     *
     * @param shots the number of shots, used by {@link #SHOTS} alone
     * @return the formula
     */
    public abstract String plain(Expr shots);

    /**
     * φ(y) in TeX's mathematics.
     *
     * @param shots the number of shots, used by {@link #SHOTS} alone
     * @return the formula
     */
    public abstract String latex(Expr shots);

    /**
     * Whether φ is the probability that a quantum is unlearned, so that counts exist.
     *
     * @return false for the logistic curves
     */
    public boolean isProbability() {
        return true;
    }

    /**
     * Whether the threshold's coefficient is part of the curve: it is the place of a step or the number of shots.
     *
     * @return false for curves that take exposures without a unit
     */
    public boolean hasThreshold() {
        return this == THRESHOLD || this == SHOTS;
    }

    /**
     * The curve's own parameter.
     *
     * @return the midpoint or the shape; empty for curves that have none
     */
    public Optional<Symbol> parameter() {
        return Optional.empty();
    }

    /**
     * The expression that must be positive for φ to be an emergence curve.
     *
     * @param shots the number of shots, used by {@link #SHOTS} alone
     * @return the number of shots or the shape; empty for curves without such a condition
     */
    public Optional<Expr> positive(Expr shots) {
        return Optional.empty();
    }

    /**
     * The power with which a curve that is 1 at 0 begins to close.
     *
     * @param shots the number of shots, used by {@link #SHOTS} alone
     * @return the power; empty for the threshold, which closes at once
     */
    public Optional<Expr> closingPower(Expr shots) {
        return Optional.of(Expr.ONE);
    }

    /**
     * \(z\,M[\varphi](z)\), continued analytically to z &gt; −1 where φ is 1 at 0.
     *
     * @param z the argument
     * @param shots the number of shots, used by {@link #SHOTS} alone
     * @return z M[φ](z)
     */
    public abstract Expr scaledMellin(RationalFunction z, Expr shots);

    /**
     * The open share at exposure 0.
     *
     * @return φ(0)
     */
    public Expr atZero() {
        return Expr.ONE;
    }

    /**
     * \(z\,M[\varphi;y]=z\int_y^\infty u^{z-1}\varphi(u)\,du\), z &gt; 0; of a curve without jumps.
     *
     * @param z the argument
     * @param y where the integral begins
     * @param shots the number of shots, used by {@link #SHOTS} alone
     * @return z M[φ; y]
     */
    public abstract Expr scaledPartialMellin(RationalFunction z, Symbol y, Expr shots);

    /**
     * \(\int_y^\infty u^z(-\varphi'(u))\,du=z\,M[\varphi;y]+y^z\varphi(y)\), a sum of positive terms; of a curve without jumps.
     *
     * @param z the power
     * @param y where the integral begins
     * @param shots the number of shots, used by {@link #SHOTS} alone
     * @return the integral
     */
    public abstract Expr momentBeyond(RationalFunction z, Symbol y, Expr shots);

    /**
     * The closed share, without cancellation where the curve begins below 1; of a curve without jumps.
     *
     * @param y the exposure
     * @param shots the number of shots, used by {@link #SHOTS} alone
     * @return 1 − φ(y)
     */
    public abstract Expr closed(Symbol y, Expr shots);

    /**
     * The functions in {@link #scaledPartialMellin}, {@link #momentBeyond} and {@link #closed} that need a definition.
     *
     * @return their definitions
     */
    public List<DefinedFunction> functions() {
        return List.of();
    }

    /** Γ(τ+z) Q(τ+z, y) / Γ(τ). */
    private static Expr reached(RationalFunction z, Expr from, Expr shots) {
        Expr end = shots.plus(Expr.of(z));
        return Expr.gamma(end).times(DefinedFunction.GAMMAQ.of(end, from)).dividedBy(Expr.gamma(shots));
    }

    /** 1/(1+e^(y−m)). */
    private static Expr logistic(Symbol y) {
        return Expr.ONE.dividedBy(Expr.ONE.plus(fromMidpoint(y)));
    }

    /** e^(y−m). */
    private static Expr fromMidpoint(Symbol y) {
        return Expr.exp(RationalFunction.of(y).minus(RationalFunction.of(MIDPOINT)));
    }

    /** −e^m. */
    private static Expr minusOdds() {
        return Expr.exp(RationalFunction.of(MIDPOINT)).negate();
    }

    /** e^m/(1+e^m). */
    private static Expr learnedAtZero() {
        Expr odds = Expr.exp(RationalFunction.of(MIDPOINT));
        return odds.dividedBy(Expr.ONE.plus(odds));
    }
}
