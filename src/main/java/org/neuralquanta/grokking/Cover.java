package org.neuralquanta.grokking;

import org.neuralquanta.Statement;
import org.neuralquanta.numerics.Bisection;

/**
 * The number X of symbols that are in no parallelogram of a random training set, in which each pair is kept with probability f. Any such
 * symbol may have any representation, so the probability that the set forces one is at most that of X = 0 (T27, T29). The expectation is
 * exact,
 * \[ \mathbb E[X]=\sum_{i=0}^{p-1}\prod_{j=0}^{p-1}\left[1-f\left(1-(1-f)^{m_{i+j}-1}\right)\right]. \]
 * Immutable, thread-safe.
 *
 * <p>Source: this library.
 *
 * @param addition the task
 */
@Statement({"T27", "T29"})
public record Cover(Addition addition) {

    /**
     * The expected number of symbols in no parallelogram.
     *
     * @param fraction f, 0 to 1
     * @return E[X], 0 to p, decreasing in f; the relative error is at most p 1e-15
     * @throws IllegalArgumentException if the fraction is out of range
     */
    public double expectedUncovered(double fraction) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("the fraction must be between 0 and 1, was " + fraction);
        }
        int p = addition.symbols();
        var out = new double[addition.sums()];
        for (int s = 0; s < out.length; s++) {
            int others = addition.classSize(s) - 1;
            out[s] = others == 0 ? 1 : 1 - fraction + fraction * Math.pow(1 - fraction, others);
        }
        double sum = 0;
        for (int i = 0; i < p; i++) {
            double product = 1;
            for (int j = 0; j < p; j++) {
                product *= out[(i + j) % out.length];
            }
            sum += product;
        }
        return sum;
    }

    /**
     * The fraction at which E[X] = ln 2, where a Poisson variable X would be 0 half of the time. It is \((\ln p+O(1))/p\), and as p grows
     * the critical fraction of uniqueness approaches it.
     *
     * @return the fraction, to 1e-15
     */
    public double criticalFraction() {
        return Bisection.between(0, 1, 1e-15, 0, x -> expectedUncovered(x) > Math.log(2)).high();
    }
}
