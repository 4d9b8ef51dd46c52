package org.neuralquanta.newton;

/** A function of a few coordinates at a point: value, gradient, and the lower triangle of the Hessian. Scratch space. */
public final class Jet {

    public final int dimension;
    public double value;
    public final double[] gradient;
    public final double[][] hessian;

    public Jet(int dimension) {
        this.dimension = dimension;
        this.gradient = new double[dimension];
        this.hessian = new double[dimension][dimension];
    }

    public void clear() {
        value = 0;
        for (int j = 0; j < dimension; j++) {
            gradient[j] = 0;
            for (int k = 0; k <= j; k++) {
                hessian[j][k] = 0;
            }
        }
    }

    /** Copies another jet of the same dimension. */
    public void set(Jet other) {
        value = other.value;
        for (int j = 0; j < dimension; j++) {
            gradient[j] = other.gradient[j];
            System.arraycopy(other.hessian[j], 0, hessian[j], 0, j + 1);
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
