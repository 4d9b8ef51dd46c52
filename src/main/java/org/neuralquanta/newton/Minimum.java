package org.neuralquanta.newton;

/** Where a search for the least objective ended. Its array is not to be changed. */
public final class Minimum {

    private final double[] theta;
    private final double value;
    private final double gradientNorm;

    Minimum(double[] theta, double value, double gradientNorm) {
        this.theta = theta;
        this.value = value;
        this.gradientNorm = gradientNorm;
    }

    public double[] theta() {
        return theta;
    }

    public double value() {
        return value;
    }

    public double gradientNorm() {
        return gradientNorm;
    }
}
