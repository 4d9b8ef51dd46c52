package org.neuralquanta.fit;

/**
 * The penalty ρ of a residual \(r=\log L-\log M\), where L is the measured loss and M the fitted one; r is the relative error to leading
 * order. The objective is the sum of ρ over the runs, not the mean: with the mean, optimisers stop early (Besiroglu et al. 2024, arXiv
 * 2404.10102). Implementations are immutable and thread-safe.
 */
public sealed interface RobustLoss permits RobustLoss.Huber, RobustLoss.Squares, RobustLoss.Student, RobustLoss.Lopsided {

    /**
     * The Huber loss with δ = 1e-3, as in Hoffmann et al. 2022.
     *
     * @return the default
     */
    static RobustLoss standard() {
        return new Huber(1e-3);
    }

    /**
     * The number of parameters of the penalty that are fitted together with those of the curve.
     *
     * @return 1 for Student's t (its scale), otherwise 0
     */
    default int scales() {
        return this instanceof Student ? 1 : 0;
    }

    /**
     * \(\rho(r)=\tfrac12 r^2\) for |r| ≤ δ, else \(\delta(|r|-\tfrac12\delta)\).
     *
     * @param delta δ &gt; 0
     */
    record Huber(double delta) implements RobustLoss {

        /**
         * Checks δ.
         *
         * @throws IllegalArgumentException if δ is not finite and positive
         */
        public Huber {
            if (!(delta > 0 && delta < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("delta must be finite and > 0, was " + delta);
            }
        }
    }

    /** \(\rho(r)=\tfrac12 r^2\): least squares in the logarithms. */
    record Squares() implements RobustLoss {}

    /**
     * The negative log-likelihood of Student's t up to a constant, \(\rho(r)=\log\sigma+\frac{\nu+1}2\log(1+\frac{r^2}{\nu\sigma^2})\),
     * with the scale σ fitted.
     *
     * @param degrees ν, degrees of freedom, from 1 to 1e6
     */
    record Student(double degrees) implements RobustLoss {

        /**
         * Checks ν.
         *
         * @throws IllegalArgumentException if ν is out of range
         */
        public Student {
            if (!(degrees >= 1 && degrees <= 1e6)) {
                throw new IllegalArgumentException("degrees must be from 1 to 1e6, was " + degrees);
            }
        }
    }

    /**
     * A loss multiplied by a factor where the curve lies above the run (r &lt; 0): suboptimally trained runs lie above the frontier, never
     * below it.
     *
     * @param base the loss for runs above the curve, Huber or squares
     * @param factor the factor for runs below it, at least 1
     */
    record Lopsided(RobustLoss base, double factor) implements RobustLoss {

        /**
         * Checks the factor.
         *
         * @throws IllegalArgumentException if the factor is out of range or the base is neither Huber nor squares
         */
        public Lopsided {
            if (!(factor >= 1 && factor < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("factor must be finite and >= 1, was " + factor);
            }
            if (!(base instanceof Huber || base instanceof Squares)) {
                throw new IllegalArgumentException("base must be Huber or squares, was " + base);
            }
        }
    }
}
