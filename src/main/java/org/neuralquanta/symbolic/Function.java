package org.neuralquanta.symbolic;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.special.Gamma;
import org.neuralquanta.numerics.PartialMellin;
import org.neuralquanta.special.GammaRatio;
import org.neuralquanta.special.HurwitzZeta;
import org.neuralquanta.special.IncompleteGamma;
import org.neuralquanta.special.Polylogarithm;
import org.neuralquanta.symbol.Symbol;

/** The special functions of coefficients. */
enum Function {
    /** The natural logarithm. */
    LOG(1, "\\log"),
    /** Euler's Γ. */
    GAMMA(1, "\\Gamma"),
    /** The exponential function of an argument that is no rational function; other exponentials are powers of e. */
    EXP(1, "\\exp"),
    /** Riemann's ζ. */
    ZETA(1, "\\zeta"),
    /** Hurwitz's ζ of an exponent and an offset, Σ (k+q)^−s over k ≥ 0; its plain name is zeta too. */
    HURWITZ_ZETA(2, "\\zeta"),
    /** The polylogarithm Li of an order and an argument. */
    POLYLOG(2, "\\operatorname{Li}"),
    /** The regularised upper incomplete Γ of a parameter and a limit. */
    GAMMAQ(2, "Q"),
    /** The regularised lower incomplete Γ of a parameter and a limit. */
    GAMMAP(2, "P"),
    /** The partial Mellin transform of the logistic curve, of order, limit and midpoint. */
    MELLIN_LOGISTIC(3, "M_{\\mathrm{logistic}}"),
    /** The partial Mellin transform of the multilinear curve, of order, limit and midpoint. */
    MELLIN_MULTILINEAR(3, "M_{\\mathrm{multilinear}}"),
    /** The larger of two numbers. */
    MAX(2, "\\max");

    private final int arity;
    private final String latex;

    Function(int arity, String latex) {
        this.arity = arity;
        this.latex = latex;
    }

    int arity() {
        return arity;
    }

    /** Whether the sign of a negative product is sought in this factor rather than in others. */
    boolean mayBeNegative() {
        return this == LOG || this == POLYLOG;
    }

    String plain() {
        return this == HURWITZ_ZETA ? ZETA.plain() : name().toLowerCase(Locale.ROOT);
    }

    String latex() {
        return latex;
    }

    /** The function of arguments, simplified. */
    Expr of(List<Expr> arguments) {
        return switch (this) {
            case LOG -> Expr.log(arguments.get(0));
            case GAMMA -> Expr.gamma(arguments.get(0));
            case EXP -> Expr.exp(arguments.get(0));
            case HURWITZ_ZETA -> Expr.zeta(arguments.get(0), arguments.get(1));
            case ZETA, POLYLOG, GAMMAQ, GAMMAP, MELLIN_LOGISTIC, MELLIN_MULTILINEAR, MAX -> Expr.call(this, arguments);
        };
    }

    /** The value at arguments; ζ gets its argument minus 1 exactly, so that ζ(1+α) is accurate for small α. */
    double at(List<Expr> arguments, Map<Symbol, BigFraction> values) {
        Expr x = arguments.get(0);
        return switch (this) {
            case LOG -> Math.log(positive(x.at(values), x));
            case GAMMA -> gamma(x.at(values));
            case EXP -> Math.exp(x.at(values));
            case HURWITZ_ZETA ->
                HurwitzZeta.value(
                        positive(x.plus(Expr.of(-1)).at(values), x.plus(Expr.of(-1))),
                        positive(arguments.get(1).at(values), arguments.get(1)));
            case ZETA ->
                HurwitzZeta.value(positive(x.plus(Expr.of(-1)).at(values), x.plus(Expr.of(-1))), 1);
            case POLYLOG -> Polylogarithm.value(x.at(values), midpoint(arguments.get(1)).at(values).doubleValue());
            case GAMMAQ -> IncompleteGamma.upper(x.at(values), arguments.get(1).at(values));
            case GAMMAP -> IncompleteGamma.lower(x.at(values), arguments.get(1).at(values));
            case MELLIN_LOGISTIC ->
                PartialMellin.logistic(x.at(values), arguments.get(1).at(values), arguments.get(2).at(values));
            case MELLIN_MULTILINEAR ->
                PartialMellin.multilinear(x.at(values), arguments.get(1).at(values), arguments.get(2).at(values));
            case MAX -> Math.max(x.at(values), arguments.get(1).at(values));
        };
    }

    private static double positive(double value, Expr x) {
        if (!(value > 0)) {
            throw new ArithmeticException(x + " must be positive, was " + value);
        }
        return value;
    }

    private static double gamma(double x) {
        return x > 0 && x <= 100 ? GammaRatio.gamma(x) : Gamma.gamma(x);
    }

    /** The m of an argument −e^m, the only ones that polylogarithms are evaluated at. */
    private static RationalFunction midpoint(Expr argument) {
        Base euler = new Base.Euler();
        RationalFunction exponent = argument.powers().get(euler);
        if (argument.sign() > 0 || exponent == null || argument.powers().size() > 1) {
            throw new ArithmeticException("polylog is evaluated at arguments -exp(m) only, was " + argument);
        }
        return exponent;
    }
}
