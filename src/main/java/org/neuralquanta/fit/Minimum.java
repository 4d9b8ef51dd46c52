package org.neuralquanta.fit;

/** Where a search for the least objective ended. Its array is not to be changed. */
final class Minimum {

    private final double[] theta;
    private final double value;
    private final double gradientNorm;

    Minimum(double[] theta, double value, double gradientNorm) {
        this.theta = theta;
        this.value = value;
        this.gradientNorm = gradientNorm;
    }

    double[] theta() {
        return theta;
    }

    double value() {
        return value;
    }

    double gradientNorm() {
        return gradientNorm;
    }
}
