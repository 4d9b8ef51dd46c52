package org.neuralquanta.omnigrok;

import java.util.stream.DoubleStream;
import org.neuralquanta.Statement;
import org.neuralquanta.numerics.Bisection;

/**
 * Exact L and U (T33): training and test loss of the noiseless linear model with λ &gt; 1 against the weight norm w, where the training
 * loss is minimised at that norm. Below \(w_c=W_\star/\sqrt\lambda\) the minimiser is the ridge solution of some μ &gt; 0,
 * \[ w^2=W_\star^2(1-2\mu m_1+\mu^2m_2),\quad L_{\rm train}=\tfrac12W_\star^2\mu^2(m_1-\mu m_2),\quad
 *    L_{\rm test}=\tfrac12W_\star^2\mu^2m_2, \]
 * \(a=1-\lambda+\mu\), \(R=\sqrt{a^2+4\lambda\mu}\), \(m_1=\frac2{R+a}\), \(m_2=\frac{m_1}\mu-\frac{(a+2\lambda)/R-1}{2\lambda\mu}\). From
 * w_c on the training loss is 0, the rest of the norm lies in the null space of X in a direction independent of the teacher, and \(L_{\rm
 * test}=\frac12(1-\frac1\lambda)W_\star^2+\frac12(w^2-w_c^2)\). The test loss is lowest exactly at w_c.
 *
 * <p>The formulas are computed in forms without cancellation: relative error about 1e-14 at given μ. Immutable, thread-safe.
 *
 * <p>Source: this library; the question is that of Liu, Michaud and Tegmark, Omnigrok, arXiv 2210.01117, section 2.
 *
 * @param aspect λ, above 1 up to 1e6
 * @param teacher W* &gt; 0
 */
@Statement("T33")
public record RidgeLandscape(double aspect, double teacher) {

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if λ ≤ 1, where the training loss has no flat part, or a parameter is out of range
     */
    public RidgeLandscape {
        if (!(aspect > 1 && aspect <= 1e6)) {
            throw new IllegalArgumentException(
                    "the aspect lambda = d/n must be > 1, up to 1e6, for a training loss that reaches 0, was " + aspect);
        }
        if (!(teacher > 0 && teacher < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the norm W* of the teacher must be finite and > 0, was " + teacher);
        }
    }

    /**
     * A point of the landscape.
     *
     * @param norm w
     * @param train L_train ≥ 0
     * @param test L_test &gt; 0
     */
    public record Point(double norm, double train, double test) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is NaN
         */
        public Point {
            if (DoubleStream.of(norm, train, test).anyMatch(Double::isNaN)) {
                throw new IllegalArgumentException("norm, train and test must be numbers, were " + norm + ", " + train + " and " + test);
            }
        }
    }

    /**
     * The critical norm, at which the training loss reaches 0 and the test loss is lowest.
     *
     * @return \(w_c=W_\star/\sqrt\lambda\)
     */
    public double criticalNorm() {
        return teacher / Math.sqrt(aspect);
    }

    /**
     * The lowest test loss.
     *
     * @return \(\frac12(1-1/\lambda)W_\star^2\)
     */
    public double floor() {
        return (aspect - 1) / aspect * teacher * teacher / 2;
    }

    /**
     * The ridge solution.
     *
     * @param ridge μ &gt; 0
     * @return its norm and losses
     * @throws IllegalArgumentException if μ is not finite and above 0
     */
    public Point ridge(double ridge) {
        if (!(ridge > 0 && ridge < 1e150)) {
            throw new IllegalArgumentException("the ridge mu must be above 0 and below 1e150, was " + ridge);
        }
        // With P = 1 + lambda + mu + R: R + a = P - 2 lambda, mu m1 - mu^2 m2 = 2 mu/(R P), and w^2 is a fraction of positive terms.
        double a = 1 - aspect + ridge;
        double root = Math.hypot(a, 2 * Math.sqrt(aspect * ridge));
        double sum = 1 + aspect + ridge + root;
        double ratio = a > 0 ? 4 * ridge / (root + a) : (root - a) / aspect;
        double square = ratio * ((1 + aspect) * (ridge + root) + (1 - aspect) * (1 - aspect))
                / (root * sum * (root + aspect + ridge - 1));
        double gap = 2 * ridge / (root * sum);
        double unit = teacher * teacher;
        return new Point(teacher * Math.sqrt(square), unit * ridge * gap / 2, unit * (ratio / 2 - gap) / 2);
    }

    /**
     * The losses at a norm.
     *
     * @param norm w ≥ 0
     * @return the losses, to a relative error of about 1e-12; near w_c, the training loss to 1e-12 of its value at norm 0
     * @throws IllegalArgumentException if the norm is negative, infinite or NaN
     */
    public Point at(double norm) {
        if (!(norm >= 0 && norm <= 1e100)) {
            throw new IllegalArgumentException("the norm must be between 0 and 1e100, was " + norm);
        }
        double critical = criticalNorm();
        if (norm >= critical) {
            return new Point(norm, 0, floor() + (norm - critical) * (norm + critical) / 2);
        }
        if (norm == 0) {
            return new Point(0, teacher * teacher / 2, teacher * teacher / 2);
        }
        Point point = ridge(ridgeOf(norm));
        return new Point(norm, point.train, point.test);
    }

    /** The ridge whose solution has a norm: the norm falls in μ. */
    private double ridgeOf(double norm) {
        return Math.exp(Bisection.between(Math.log(1e-40), Math.log(1e40), 1e-15, 1e-15, log -> ridge(Math.exp(log)).norm > norm)
                .middle());
    }
}
