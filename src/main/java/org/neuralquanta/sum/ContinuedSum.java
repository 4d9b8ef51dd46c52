package org.neuralquanta.sum;

import java.util.OptionalLong;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.neuralquanta.elementary.CompensatedSum;
import org.neuralquanta.special.RankMonomial;

/**
 * Sums of a monomial over the ranks beyond n, continued to real n ≥ 0 by Euler–Maclaurin:
 * \(T(n)=\sum_{j=1}^m f(n+j)+T(n+m)\) and, for X = n + m and the whole rank M ≥ X,
 * \(T(X)-T(M)=\int_X^M f+\bigl[\tfrac12f+\sum_i\tfrac{B_{2i}}{(2i)!}f^{(2i-1)}\bigr]_X^M\). For \(f=k^{-s}\) this is the Hurwitz zeta
 * function. With X ≥ 40 + |exponents|, or 11 for growing terms, and 7 corrections the relative error is below 1e-12. Immutable, thread-safe.
 */
final class ContinuedSum {

    /** B_{2i}/(2i)!, i = 1, …, 7. */
    private static final double[] BERNOULLI = {
        1 / 12.0,
        -1 / 720.0,
        1 / 30240.0,
        -1 / 1209600.0,
        1 / 47900160.0,
        -691 / 1307674368000.0,
        1 / 74724249600.0
    };

    private static final int ORDER = 2 * BERNOULLI.length;
    private static final DSFactory FACTORY = new DSFactory(1, ORDER);
    private static final double NEGLIGIBLE = 1e-20;

    private final RankMonomial term;

    ContinuedSum(RankMonomial term) {
        this.term = term;
    }

    /** T(n). */
    double beyond(double learned, OptionalLong last) {
        int head = head(learned);
        var sum = new CompensatedSum();
        for (int j = 1; j <= head; j++) {
            double next = term.at(learned + j);
            if (vanishes(next)) {
                return sum.value();
            }
            sum.add(next);
        }
        double x = learned + head;
        if (term.decay() > 0 && term.at(x + 1) * (2 + x / term.decay()) < NEGLIGIBLE * sum.value()) {
            return sum.value();
        }
        double whole = Math.ceil(x);
        if (whole > x) {
            double[] here = derivatives(x);
            double step = whole - x;
            double power = step;
            for (int i = 0; i <= ORDER; i++) {
                sum.add(here[i] * power);
                power *= step / (i + 2);
            }
            double[] there = derivatives(whole);
            sum.add(0.5 * (there[0] - here[0]));
            for (int i = 0; i < BERNOULLI.length; i++) {
                sum.add(BERNOULLI[i] * (there[2 * i + 1] - here[2 * i + 1]));
            }
        }
        sum.add(whole(whole, last));
        return sum.value();
    }

    /** Σ f over the whole ranks beyond M; negative where M is beyond the last rank. */
    private double whole(double rank, OptionalLong last) {
        if (last.isEmpty()) {
            return rank < 0x1p62 ? term.tail((long) rank + 1) : term.tailFrom(rank + 1);
        }
        long first = (long) rank + 1;
        long end = last.getAsLong();
        return first <= end ? term.sum(first, end) : -term.sum(end + 1, first - 1);
    }

    /** −T′(n) &gt; 0; the derivative does not depend on where the sum ends. */
    double slope(double learned) {
        int head = head(learned);
        var sum = new CompensatedSum();
        for (int j = 1; j <= head; j++) {
            double rank = learned + j;
            double next = term.at(rank);
            if (vanishes(next)) {
                return sum.value();
            }
            sum.add(next * term.logSlope(rank) / rank);
        }
        double[] here = derivatives(learned + head);
        sum.add(here[0] + 0.5 * here[1]);
        for (int i = 0; i < BERNOULLI.length; i++) {
            sum.add(BERNOULLI[i] * here[2 * i + 2]);
        }
        return sum.value();
    }

    /** Whether a falling term is too small for a double, as are then all that follow: of steep ones there may be 2^31 to add. */
    private boolean vanishes(double value) {
        return value == 0 && term.decay() > 0;
    }

    /**
     * How many terms to add one by one. Of growing terms few: adding and taking away large ones would cancel, and corrections
     * fall sooner. For polynomials in k they even end, and the formula is exact from the start.
     */
    private int head(double learned) {
        double growth = -1 - term.decay();
        boolean whole = growth == Math.rint(growth) && growth <= ORDER && term.offset() == 0 && term.logPower() == 0;
        double enough = growth <= 0
                ? 40 + Math.abs(term.alpha()) + Math.abs(term.rankPower()) + Math.abs(term.logPower())
                : whole ? 1 : 11;
        return (int) Math.max(0, Math.ceil(enough - learned));
    }

    /** f and its derivatives, taken of f(rank (1 + u))/f(rank) in u, so that nothing under- or overflows on the way. */
    private double[] derivatives(double rank) {
        double offset = term.offset() / rank;
        DerivativeStructure k = FACTORY.variable(0, 1);
        DerivativeStructure x = k.add(offset).divide(1 + offset);
        DerivativeStructure value = x.pow(-term.alpha()).divide(x);
        if (term.rankPower() != 0) {
            value = value.multiply(k.pow(term.rankPower()));
        }
        if (term.logPower() != 0) {
            DerivativeStructure log = k.multiply(rank).add(Math.E - 1).log();
            value = value.multiply(log.divide(log.getValue()).pow(term.logPower()));
        }
        var derivatives = new double[ORDER + 1];
        double scale = term.at(rank);
        for (int i = 0; i <= ORDER; i++) {
            derivatives[i] = value.getPartialDerivative(i) * scale;
            scale /= rank;
        }
        return derivatives;
    }
}
