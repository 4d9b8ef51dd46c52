package org.neuralquanta.fit;

/** A function of a few coordinates at a point: value, gradient, and the lower triangle of the Hessian. Scratch space. */
final class Jet {

    final int dimension;
    double value;
    final double[] gradient;
    final double[][] hessian;

    Jet(int dimension) {
        this.dimension = dimension;
        this.gradient = new double[dimension];
        this.hessian = new double[dimension][dimension];
    }

    void clear() {
        value = 0;
        for (int j = 0; j < dimension; j++) {
            gradient[j] = 0;
            for (int k = 0; k <= j; k++) {
                hessian[j][k] = 0;
            }
        }
    }

    double gradientNorm() {
        double squares = 0;
        for (double g : gradient) {
            squares += g * g;
        }
        return Math.sqrt(squares);
    }
}
