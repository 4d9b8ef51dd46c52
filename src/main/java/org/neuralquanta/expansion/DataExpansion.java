package org.neuralquanta.expansion;

import java.math.BigDecimal;
import java.util.ArrayList;
import org.neuralquanta.Statement;
import org.neuralquanta.model.QuantaModel;

/**
 * Loss against data in as many powers as requested (T45). For \(p_k=c\,k^{-s}(1+b\,k^{-\rho})\), exposures \(Dp_k/k^\delta\), σ = s + δ,
 * and \(w_n=(\alpha+n\rho)/\sigma\), \[L(D)-L_\infty\sim\frac{\Delta c}\sigma\sum_{n\ge0}b^n\binom{1-w_n}n M[\varphi](w_n)\,(cD)^{-w_n}.\]
 * The term n vanishes where \(w_n=1\), that is \(n\rho=1+\delta\): at ρ = 1 and δ = 0 the second term, as an offset requires. A single
 * power, with any offset, has one term (T9). Poisson sampling. Stateless, thread-safe.
 *
 * <p>The expansion is asymptotic: at each D there is a best number of terms. For a curve with a step, n is a whole number of quanta, and no
 * term of order \(D^{-(\alpha+1)/\sigma}\) or beyond is meaningful; such terms are omitted.
 */
@Statement("T45")
public final class DataExpansion {

    /** The largest argument at which a Mellin transform is taken. */
    private static final double LARGEST_EXPONENT = 100;

    private DataExpansion() {}

    /**
     * The expansion of the law of data.
     *
     * @param model the assumptions
     * @param terms how many terms, 1 to {@link Expansion#MOST_TERMS}
     * @return the terms; fewer where no more exist
     * @throws IllegalArgumentException if the number is out of range, or frequencies are not a sum of two powers
     * @throws org.neuralquanta.law.NoPowerLawException if another regime applies
     * @throws ArithmeticException if an exponent exceeds 100
     */
    public static Expansion of(QuantaModel model, int terms) {
        Expansion.checkCount(terms);
        Powers powers = Powers.of(model);
        double delta = model.exposure().delta();
        double sigma = 1 + powers.decay() + model.gap().eta() + delta;
        double step = model.emergence().step().isPresent() ? (powers.decay() + 1) / sigma : Double.POSITIVE_INFINITY;
        var found = new ArrayList<Expansion.Term>();
        int n = 0;
        for (; n < terms && (n == 0 || powers.factor() != 0) && exponent(powers, sigma, n) < step; n++) {
            found.add(new Expansion.Term(coefficient(model, powers, sigma, n), exponent(powers, sigma, n)));
        }
        while (powers.factor() != 0 && vanishes(powers.rho(), n, delta)) {
            n++;
        }
        double next = powers.factor() == 0 ? Double.POSITIVE_INFINITY : exponent(powers, sigma, n);
        return new Expansion(found, Math.min(next, step), model.residual());
    }

    private static double exponent(Powers powers, double sigma, int n) {
        return (powers.decay() + n * powers.rho()) / sigma;
    }

    /** Whether n ρ = 1 + δ, without rounding. */
    private static boolean vanishes(double rho, int n, double delta) {
        return n > 0 && new BigDecimal(rho).multiply(BigDecimal.valueOf(n)).compareTo(new BigDecimal(delta).add(BigDecimal.ONE)) == 0;
    }

    private static double coefficient(QuantaModel model, Powers powers, double sigma, int n) {
        if (vanishes(powers.rho(), n, model.exposure().delta())) {
            return 0;
        }
        double w = exponent(powers, sigma, n);
        if (!(w <= LARGEST_EXPONENT)) {
            throw new ArithmeticException("term " + (n + 1) + " needs the Mellin transform of the emergence curve at the exponent, which is above "
                    + LARGEST_EXPONENT + ", up to where it is known");
        }
        double binomial = 1;
        for (int j = 0; j < n; j++) {
            binomial *= powers.factor() * (1 - w - j) / (j + 1);
        }
        double value = model.gap().first()
                * Math.pow(powers.normalization(), 1 - w)
                / sigma
                * binomial
                * model.emergence().mellin(w);
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            throw new ArithmeticException("the coefficient of term " + (n + 1) + " is outside the range of a double; ask for fewer terms");
        }
        return value;
    }
}
