package org.neuralquanta.omnigrok;

import org.neuralquanta.Statement;

/**
 * The solvable model of grokking: linear regression \(y=Xw^\star+\xi\) with Gaussian X (n × d), trained by gradient flow on
 * \(|Xw-y|^2/2n+\gamma|w|^2/2\) from an isotropic start of norm W₀ for an isotropic teacher of norm W* (T32). Immutable,
 * thread-safe.
 *
 * @param aspect λ = d/n, 1e-3 to 1e3
 * @param decay γ ≥ 0, the weight decay per time
 * @param start W₀ ≥ 0, the norm of the start
 * @param teacher W* &gt; 0, the norm of the teacher
 * @param noise σ ≥ 0, the standard deviation of ξ
 */
@Statement("T32")
public record LinearModel(double aspect, double decay, double start, double teacher, double noise) {

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public LinearModel {
        new MarchenkoPastur(aspect).atom();
        checkNotNegative("the decay gamma", decay);
        checkNotNegative("the norm W0 of the start", start);
        checkNotNegative("the noise sigma", noise);
        if (!(teacher > 0 && teacher < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the norm W* of the teacher must be finite and > 0, was " + teacher);
        }
    }

    private static void checkNotNegative(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be finite and >= 0, was " + value);
        }
    }

    /**
     * A model without decay and noise whose teacher has norm 1.
     *
     * @param aspect λ = d/n
     * @param start W₀
     * @return the model
     * @throws IllegalArgumentException if a parameter is out of range
     */
    public static LinearModel of(double aspect, double start) {
        return new LinearModel(aspect, 0, start, 1, 0);
    }

    /**
     * Changes the decay.
     *
     * @param decay γ ≥ 0
     * @return the changed model
     * @throws IllegalArgumentException if it is out of range
     */
    public LinearModel withDecay(double decay) {
        return new LinearModel(aspect, decay, start, teacher, noise);
    }

    /**
     * Changes the norm of the teacher.
     *
     * @param teacher W* &gt; 0
     * @return the changed model
     * @throws IllegalArgumentException if it is out of range
     */
    public LinearModel withTeacher(double teacher) {
        return new LinearModel(aspect, decay, start, teacher, noise);
    }

    /**
     * Changes the noise.
     *
     * @param noise σ ≥ 0
     * @return the changed model
     * @throws IllegalArgumentException if it is out of range
     */
    public LinearModel withNoise(double noise) {
        return new LinearModel(aspect, decay, start, teacher, noise);
    }

    /**
     * The limit of growing n and d.
     *
     * @return losses as integrals over the law of Marchenko and Pastur
     */
    public LinearLimit limit() {
        return new LinearLimit(this);
    }
}
