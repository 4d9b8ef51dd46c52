package org.neuralquanta.mixture;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.elementary.CompensatedSum;
import org.neuralquanta.numerics.Bisection;

/**
 * The closed form of loss against parameters for several families, a broken power law: with \(v_j\) quanta of family j at the common level of
 * use λ,
 * \[\pi_jc_jv_j^{-s_j}=\lambda,\qquad\sum_jv_j=n+\tfrac J2+\sum_jq_j,\qquad L-L_\infty=\sum_j\frac{\pi_j\Delta_jc_j}{\beta_j}v_j^{-\beta_j},\]
 * where \(s_j=1+\alpha_j\), \(\beta_j=\alpha_j-\eta_j\), n = N/C, and \(q_j\) is Mandelbrot's offset; the half of a quantum for each family
 * comes from the Euler–Maclaurin formula (T42). For Δ = 1 and η = 0 the local exponent is \(n\lambda/(L-L_\infty)\). As n grows it tends to
 * the smallest \(\beta_js_{\min}/s_j\), and for η = 0 to the smallest α.
 *
 * <p>The relative error is of the order \(\sum_jv_j^{-2}\) where η = 0 or q = 0, otherwise \(\sum_jv_j^{-1}\); for finitely many quanta it
 * is an intermediate asymptotic law (T16). Immutable, thread-safe.
 *
 * @param branches the families
 * @param cost C &gt; 0, the parameters of a quantum
 * @param residual L∞ ≥ 0
 */
@Statement("T42")
public record BrokenPowerLaw(List<Branch> branches, double cost, double residual) {

    /**
     * A family of quanta. Immutable, thread-safe.
     *
     * @param use \(\pi_jc_j\), the use frequency of the first quantum if the law held there, &gt; 0
     * @param decay \(s_j\), the exponent with which use frequencies fall, &gt; 0
     * @param benefit \(\pi_j\Delta_jc_j\), &gt; 0
     * @param exponent \(\beta_j\), the exponent with which the family's loss falls, &gt; 0
     * @param offset \(q_j\), &gt; −1
     */
    @Statement("T42")
    public record Branch(double use, double decay, double benefit, double exponent, double offset) {

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException if one is out of range
         */
        public Branch {
            if (!(use > 0 && decay > 0 && benefit > 0 && exponent > 0 && offset > -1)) {
                throw new IllegalArgumentException("use, decay, benefit and exponent must be > 0 and offset > -1, were " + use + ", " + decay
                        + ", " + benefit + ", " + exponent + ", " + offset);
            }
        }

        /** v at a level. */
        private double rank(double logLevel) {
            return Math.exp((Math.log(use) - logLevel) / decay);
        }

        private double loss(double logLevel) {
            return benefit / exponent * Math.pow(rank(logLevel), -exponent);
        }
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if there is no branch, or a number is out of range
     */
    public BrokenPowerLaw {
        branches = List.copyOf(branches);
        if (branches.isEmpty()) {
            throw new IllegalArgumentException("a broken power law needs at least one branch");
        }
        if (!(cost > 0 && cost < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("cost must be finite and > 0, was " + cost);
        }
        if (!(residual >= 0 && residual < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("irreducible loss must be finite and >= 0, was " + residual);
        }
    }

    private double quanta(double parameters) {
        if (!(parameters > 0 && parameters < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("parameters must be finite and > 0, was " + parameters);
        }
        return parameters / cost;
    }

    private double logLevel(double parameters) {
        var wanted = new CompensatedSum();
        wanted.add(quanta(parameters));
        branches.forEach(branch -> wanted.add(0.5 + branch.offset));
        double low = branches.stream().mapToDouble(branch -> Math.log(branch.use)).max().orElseThrow();
        double high = low;
        for (double step = 1; sum(low) < wanted.value(); step *= 2) {
            low -= step;
        }
        for (double step = 1; sum(high) > wanted.value(); step *= 2) {
            high += step;
        }
        return Bisection.between(low, high, 0, 0, level -> sum(level) >= wanted.value()).middle();
    }

    private double sum(double logLevel) {
        var sum = new CompensatedSum();
        branches.forEach(branch -> sum.add(branch.rank(logLevel)));
        return sum.value();
    }

    /**
     * The value at a number of parameters.
     *
     * @param parameters N &gt; 0
     * @return L(N)
     * @throws IllegalArgumentException if N is out of range
     */
    public double at(double parameters) {
        return residual + reducible(logLevel(parameters));
    }

    /**
     * The numbers of quanta of the families.
     *
     * @param parameters N &gt; 0
     * @return \(v_j\), one for each family; \(v_j-\tfrac12-q_j\) of its quanta are learned
     * @throws IllegalArgumentException if N is out of range
     */
    public List<Double> ranks(double parameters) {
        double level = logLevel(parameters);
        return branches.stream().map(branch -> branch.rank(level)).toList();
    }

    private double reducible(double logLevel) {
        var sum = new CompensatedSum();
        branches.forEach(branch -> sum.add(branch.loss(logLevel)));
        return sum.value();
    }

    /**
     * The local exponent \(-\frac{d\log(L-L_\infty)}{d\log N}\).
     *
     * @param parameters N &gt; 0
     * @return the exponent
     * @throws IllegalArgumentException if N is out of range
     * @throws ArithmeticException if the loss leaves the range of doubles
     */
    public double localExponent(double parameters) {
        double level = logLevel(parameters);
        var saved = new CompensatedSum();
        var quanta = new CompensatedSum();
        for (Branch branch : branches) {
            saved.add(branch.exponent * branch.loss(level) / branch.decay);
            quanta.add(branch.rank(level) / branch.decay);
        }
        double exponent = quanta(parameters) * saved.value() / (quanta.value() * reducible(level));
        if (!Double.isFinite(exponent)) {
            throw new ArithmeticException("the loss leaves the range of doubles at " + parameters + " parameters, so there is no local exponent");
        }
        return exponent;
    }

    @Override
    public String toString() {
        return "BrokenPowerLaw[branches=" + branches.size() + ", cost=" + cost + ", residual=" + residual + "]";
    }
}
