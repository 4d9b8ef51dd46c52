package org.neuralquanta.network;

/**
 * The rule of Adam, and of AdamW where the decay is not 0. Immutable, thread-safe.
 *
 * <p>With gradient g at step t = 1, 2, …: \(m \leftarrow \beta_1 m + (1-\beta_1) g\), \(v \leftarrow \beta_2 v + (1-\beta_2) g^2\),
 * \[ \theta \leftarrow (1 - \eta\gamma)\,\theta
 *    - \frac{\eta}{1-\beta_1^t} \cdot \frac{m}{\sqrt{v}/\sqrt{1-\beta_2^t} + \epsilon}. \]
 *
 * <p>Source: Kingma and Ba, arXiv 1412.6980; Loshchilov and Hutter, arXiv 1711.05101.
 *
 * @param rate η, the learning rate, &gt; 0
 * @param decay γ, the decoupled weight decay, ≥ 0
 * @param beta1 memory of the mean, from 0 to below 1
 * @param beta2 memory of the mean square, from 0 to below 1
 * @param epsilon ε, &gt; 0
 */
public record Adam(double rate, double decay, double beta1, double beta2, double epsilon) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Adam {
        positive("rate", rate);
        positive("epsilon", epsilon);
        if (!(decay >= 0 && decay <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException("decay must be >= 0, was " + decay);
        }
        memory("beta1", beta1);
        memory("beta2", beta2);
    }

    /**
     * Adam with the usual memory, 0.9 and 0.999, ε = 1e-8 and no decay.
     *
     * @param rate η &gt; 0
     * @return the rule
     */
    public static Adam of(double rate) {
        return new Adam(rate, 0, 0.9, 0.999, 1e-8);
    }

    /**
     * AdamW: the same rule with a decay.
     *
     * @param decay γ ≥ 0
     * @return the rule
     */
    public Adam withDecay(double decay) {
        return new Adam(rate, decay, beta1, beta2, epsilon);
    }

    private static void positive(String name, double value) {
        if (!(value > 0 && value <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " must be > 0, was " + value);
        }
    }

    private static void memory(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be from 0 to below 1, was " + value);
        }
    }
}
