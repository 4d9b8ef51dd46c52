package org.neuralquanta.symbolic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.neuralquanta.special.GammaRatio;
import org.neuralquanta.special.IncompleteGamma;
import org.neuralquanta.special.RankMonomial;
import org.neuralquanta.symbol.Symbol;

/** A convergent sum over all ranks: a constant, with a name where it has no closed form. Immutable, thread-safe. */
public sealed interface RankSum extends Definition {

    /**
     * The symbol that stands for the sum.
     *
     * @return the name
     */
    Symbol name();

    /**
     * The sum as an expression.
     *
     * @return the expression, or nothing where the sum has only its name
     */
    Optional<Expr> closedForm();

    /**
     * The value of the sum.
     *
     * @param values the values of the symbols
     * @return the sum
     * @throws IllegalArgumentException if a symbol has no value, or the sum diverges there
     */
    double evaluate(Map<Symbol, Double> values);

    @Override
    default String head() {
        return name().name();
    }

    @Override
    default String headLatex() {
        return LatexNotation.INSTANCE.symbol(name()).text();
    }

    /**
     * The sum of monomials, \(\sum_{k\ge1} (k+q)^e \log(k+\mathrm{e}-1)^l\), with the accuracy of {@link RankMonomial#tail}.
     * Immutable, thread-safe.
     *
     * @param name the symbol that stands for the sum
     * @param exponent e
     * @param offset q, above −1
     * @param logExponent l
     */
    record Monomials(Symbol name, RationalFunction exponent, RationalFunction offset, RationalFunction logExponent)
            implements RankSum {

        /**
         * The sum as an expression.
         *
         * @return ζ(−e, 1+q) where l = 0, otherwise nothing
         */
        @Override
        public Optional<Expr> closedForm() {
            return logExponent.isZero()
                    ? Optional.of(Expr.zeta(Expr.of(exponent.negate()), Expr.of(offset.plus(RationalFunction.ONE))))
                    : Optional.empty();
        }

        @Override
        public double evaluate(Map<Symbol, Double> values) {
            Map<Symbol, BigFraction> exact = exact(values);
            double alpha = exponent.negate().minus(RationalFunction.ONE).at(exact).doubleValue();
            double q = offset.at(exact).doubleValue();
            return new RankMonomial(1, q, alpha, 0, logExponent.at(exact).doubleValue()).tail(1);
        }

        @Override
        public String definition() {
            String log = new Germ(Expr.ONE, RationalFunction.ZERO, logExponent).toString(RANK).replace("log(k)", "log(k+e-1)");
            return "sum over k >= 1 of " + (logExponent.isZero() ? power() : power() + "*" + log);
        }

        @Override
        public String toLatex() {
            String log = new Germ(Expr.ONE, RationalFunction.ZERO, logExponent)
                    .toLatex(RANK)
                    .replace("\\log\\left(k\\right)", "\\log\\left(k+\\mathrm{e}-1\\right)");
            return "\\sum_{k\\ge 1} " + power().toLatex() + (logExponent.isZero() ? "" : " \\, " + log);
        }

        private Expr power() {
            return Expr.of(RationalFunction.of(RANK).plus(offset)).pow(exponent);
        }
    }

    /**
     * The sum of two powers, \(\sum_{k\ge1}k^e(1+b\,k^{-\rho})=\zeta(-e)+b\,\zeta(\rho-e)\). Immutable, thread-safe.
     *
     * @param name the symbol that stands for the sum
     * @param exponent e
     * @param correction the second power over the first, \(b\,k^{-\rho}\)
     */
    record Powers(Symbol name, RationalFunction exponent, Germ correction) implements RankSum {

        @Override
        public Optional<Expr> closedForm() {
            return Optional.empty();
        }

        private Expr sum() {
            Expr second = Expr.zeta(Expr.of(exponent.plus(correction.exponent()).negate()));
            return Expr.zeta(Expr.of(exponent.negate())).plus(correction.coefficient().times(second));
        }

        @Override
        public double evaluate(Map<Symbol, Double> values) {
            return sum().evaluate(values);
        }

        @Override
        public String definition() {
            return sum().toString();
        }

        @Override
        public String toLatex() {
            return sum().toLatex();
        }
    }

    /**
     * The sum of stretched exponentials, \(\sum_{k\ge1} e^{-b k^\beta}\), with a relative error of about 1e-13. Immutable,
     * thread-safe.
     *
     * @param name the symbol that stands for the sum
     * @param rate b, positive
     * @param power β, positive
     */
    record Exponentials(Symbol name, Expr rate, RationalFunction power) implements RankSum {

        private static final double SMALLEST_POWER = 0.01;
        private static final double NEGLIGIBLE = 45;
        private static final double SLOW = 0.1;
        private static final int FIRST = 64;
        /** Bernoulli numbers over factorials, \(B_{2j}/(2j)!\). */
        private static final double[] EULER_MACLAURIN = {1.0 / 12, -1.0 / 720, 1.0 / 30_240, -1.0 / 1_209_600};

        @Override
        public Optional<Expr> closedForm() {
            return power.isOne() && rate.toRational().isPresent()
                    ? Optional.of(Expr.ONE.dividedBy(Expr.exp(rate).plus(Expr.of(-1))))
                    : Optional.empty();
        }

        /** Term by term until the rest is negligible or smooth, then by its integral with Euler–Maclaurin corrections. */
        @Override
        public double evaluate(Map<Symbol, Double> values) {
            double b = rate.evaluate(values);
            double beta = power.at(exact(values)).doubleValue();
            if (!(b > 0) || !(beta >= SMALLEST_POWER)) {
                throw new IllegalArgumentException(
                        "the sum of exp(-b*k^beta) needs b > 0 and beta >= " + SMALLEST_POWER + ", were " + b + " and " + beta);
            }
            double sum = 0;
            double k = 1;
            while (b * Math.pow(k, beta) < NEGLIGIBLE && (k < FIRST || b * beta * Math.pow(k, beta - 1) > SLOW)) {
                sum += Math.exp(-b * Math.pow(k, beta));
                k++;
            }
            double y = b * Math.pow(k, beta);
            if (y >= NEGLIGIBLE) {
                return sum + Math.exp(-y);
            }
            double integral = GammaRatio.gamma(1 + 1 / beta) * Math.pow(b, -1 / beta) * IncompleteGamma.upper(1 / beta, y);
            return sum + integral + corrections(b, beta, k);
        }

        /** Half the first term minus derivatives, by f' = g' f for f = e^g. */
        private static double corrections(double b, double beta, double k) {
            int order = 2 * EULER_MACLAURIN.length;
            double[] g = new double[order + 1];
            double[] f = new double[order];
            g[0] = -b * Math.pow(k, beta);
            for (int j = 1; j <= order; j++) {
                g[j] = g[j - 1] * (beta - j + 1) / k;
            }
            f[0] = Math.exp(g[0]);
            for (int n = 0; n + 1 < order; n++) {
                double binomial = 1;
                for (int j = 0; j <= n; j++) {
                    f[n + 1] += binomial * g[j + 1] * f[n - j];
                    binomial *= (n - j) / (j + 1.0);
                }
            }
            double sum = f[0] / 2;
            for (int j = 0; j < EULER_MACLAURIN.length; j++) {
                sum -= EULER_MACLAURIN[j] * f[2 * j + 1];
            }
            return sum;
        }

        @Override
        public String definition() {
            return "sum over k >= 1 of " + term();
        }

        @Override
        public String toLatex() {
            return "\\sum_{k\\ge 1} " + term().toLatex();
        }

        private Expr term() {
            return Expr.exp(rate.negate().times(Expr.of(RANK).pow(power)));
        }
    }

    /** The rank in definitions. */
    Symbol RANK = Symbol.of("k");

    private static Map<Symbol, BigFraction> exact(Map<Symbol, Double> values) {
        var exact = new LinkedHashMap<Symbol, BigFraction>();
        values.forEach((symbol, value) -> exact.put(symbol, new BigFraction(value)));
        return exact;
    }
}
