package org.neuralquanta.omnigrok;

import org.neuralquanta.Statement;

/**
 * The solvable model of grokking: linear regression \(y=Xw^\star+\xi\) with Gaussian X (n × d), trained by gradient flow on
 * \(|Xw-y|^2/2n+\gamma|w|^2/2\) from an isotropic start of norm W₀ for an isotropic teacher of norm W* (T32). Immutable,
 * thread-safe.
 *
 * @param aspect λ = d/n, 1e-3 to 1e3
 * @param decay γ, the weight decay per unit of time, 0 to 1e100
 * @param start W₀, the norm of the start, 0 to 1e100
 * @param teacher W*, the norm of the teacher, 1e-100 to 1e100
 * @param noise σ, the standard deviation of ξ, 0 to 1e100
 */
@Statement("T32")
public record LinearModel(double aspect, double decay, double start, double teacher, double noise) {

    /** Squares of larger numbers, and of smaller norms, are outside the range of doubles. */
    private static final double MOST = 1e100;

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public LinearModel {
        new MarchenkoPastur(aspect).atom();
        check("the decay gamma", decay);
        check("the norm W0 of the start", start);
        check("the noise sigma", noise);
        if (!(teacher >= 1 / MOST && teacher <= MOST)) {
            throw new IllegalArgumentException("the norm W* of the teacher must be between 1e-100 and 1e100, was " + teacher);
        }
    }

    private static void check(String name, double value) {
        if (!(value >= 0 && value <= MOST)) {
            throw new IllegalArgumentException(name + " must be between 0 and 1e100, was " + value);
        }
    }

    /**
     * A model without decay or noise whose teacher has norm 1.
     *
     * @param aspect λ = d/n
     * @param start W₀, 0 to 1e100
     * @return the model
     * @throws IllegalArgumentException if a parameter is out of range
     */
    public static LinearModel of(double aspect, double start) {
        return new LinearModel(aspect, 0, start, 1, 0);
    }

    /**
     * Changes the decay.
     *
     * @param decay γ, 0 to 1e100
     * @return the changed model
     * @throws IllegalArgumentException if it is out of range
     */
    public LinearModel withDecay(double decay) {
        return new LinearModel(aspect, decay, start, teacher, noise);
    }

    /**
     * Changes the norm of the teacher.
     *
     * @param teacher W*, 1e-100 to 1e100
     * @return the changed model
     * @throws IllegalArgumentException if it is out of range
     */
    public LinearModel withTeacher(double teacher) {
        return new LinearModel(aspect, decay, start, teacher, noise);
    }

    /**
     * Changes the noise.
     *
     * @param noise σ, 0 to 1e100
     * @return the changed model
     * @throws IllegalArgumentException if it is out of range
     */
    public LinearModel withNoise(double noise) {
        return new LinearModel(aspect, decay, start, teacher, noise);
    }

    /**
     * The limit of large n and d.
     *
     * @return losses as integrals over the Marchenko–Pastur law
     */
    public LinearLimit limit() {
        return new LinearLimit(this);
    }
}
