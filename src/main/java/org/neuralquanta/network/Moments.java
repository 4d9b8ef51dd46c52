package org.neuralquanta.network;

/**
 * The running means with which {@link Adam} updates an array of parameters. A {@link Trainer} has them for its network, and learned inputs
 * can have others. Not thread-safe.
 */
public final class Moments {

    private final Adam rule;
    private final float[] mean;
    private final float[] square;
    private double power1 = 1;
    private double power2 = 1;
    private float rate;
    private float correction;

    /**
     * Means of zero.
     *
     * @param rule the rule
     * @param size number of parameters
     */
    public Moments(Adam rule, int size) {
        this.rule = rule;
        this.mean = new float[size];
        this.square = new float[size];
    }

    /**
     * One step.
     *
     * @param parameters the parameters, moved in place
     * @param gradient the derivative of the loss by each
     */
    public void step(float[] parameters, float[] gradient) {
        if (parameters.length != mean.length || gradient.length != mean.length) {
            throw new IllegalArgumentException("parameters and gradient must have " + mean.length + " numbers, had "
                    + parameters.length + " and " + gradient.length);
        }
        advance();
        move(parameters, gradient, 0, mean.length);
    }

    @Override
    public String toString() {
        return "Moments[rule=" + rule + ", parameters=" + mean.length + "]";
    }

    /** What they are, to go on from with the same rule. */
    TrainingState.Means means() {
        return new TrainingState.Means(mean.clone(), square.clone(), power1, power2);
    }

    /** Goes on from there. */
    void restore(TrainingState.Means means) {
        System.arraycopy(means.mean(), 0, mean, 0, mean.length);
        System.arraycopy(means.square(), 0, square, 0, square.length);
        power1 = means.power1();
        power2 = means.power2();
    }

    /** Counts a step, of which every range of parameters is then moved once. */
    public void advance() {
        power1 *= rule.beta1();
        power2 *= rule.beta2();
        rate = (float) (rule.rate() / (1 - power1));
        correction = (float) (1 / Math.sqrt(1 - power2));
    }

    /**
     * Moves a range of parameters. Ranges that do not overlap may be moved by different threads.
     *
     * @param parameters the parameters, moved in place
     * @param gradient the derivative of the loss by each
     * @param from the first to move
     * @param to the one after the last
     */
    public void move(float[] parameters, float[] gradient, int from, int to) {
        float keep1 = (float) rule.beta1();
        float take1 = (float) (1 - rule.beta1());
        float keep2 = (float) rule.beta2();
        float take2 = (float) (1 - rule.beta2());
        float kept = (float) (1 - rule.rate() * rule.decay());
        float epsilon = (float) rule.epsilon();
        float scale = correction;
        float step = rate;
        float[] m = mean;
        float[] v = square;
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            m[i] = keep1 * m[i] + take1 * g;
            v[i] = keep2 * v[i] + take2 * (g * g);
            float denominator = (float) Math.sqrt(v[i]) * scale + epsilon;
            parameters[i] = kept * parameters[i] - step * (m[i] / denominator);
        }
    }
}
