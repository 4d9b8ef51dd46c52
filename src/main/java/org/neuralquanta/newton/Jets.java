package org.neuralquanta.newton;

import java.util.ArrayList;
import java.util.List;

/**
 * Arithmetic of jets: each operation gives value, gradient and Hessian of its result by the chain rule, exactly up to rounding. Results
 * live until the jets are rewound to a mark that was set before them, so that nothing is allocated after the first evaluation. For one
 * thread.
 */
public final class Jets {

    private final int dimension;
    private final List<Jet> pool = new ArrayList<>();
    private int used;

    public Jets(int dimension) {
        this.dimension = dimension;
    }

    /** A mark to rewind to. */
    public int mark() {
        return used;
    }

    /** Frees every result since a mark. */
    public void rewind(int mark) {
        used = mark;
    }

    private Jet next() {
        if (used == pool.size()) {
            pool.add(new Jet(dimension));
        }
        return pool.get(used++);
    }

    public Jet constant(double value) {
        Jet result = next();
        result.clear();
        result.value = value;
        return result;
    }

    /** The coordinate of an index. */
    public Jet coordinate(int index, double value) {
        Jet result = constant(value);
        result.gradient[index] = 1;
        return result;
    }

    public Jet plus(Jet a, Jet b) {
        return sum(a, 1, b, 1);
    }

    public Jet minus(Jet a, Jet b) {
        return sum(a, 1, b, -1);
    }

    /** a·s + b·t. */
    public Jet sum(Jet a, double s, Jet b, double t) {
        Jet result = next();
        result.value = s * a.value + t * b.value;
        for (int j = 0; j < dimension; j++) {
            result.gradient[j] = s * a.gradient[j] + t * b.gradient[j];
            for (int k = 0; k <= j; k++) {
                result.hessian[j][k] = s * a.hessian[j][k] + t * b.hessian[j][k];
            }
        }
        return result;
    }

    /** a·factor + term. */
    public Jet linear(Jet a, double factor, double term) {
        return of(a, factor * a.value + term, factor, 0);
    }

    public Jet times(Jet a, Jet b) {
        return of(a, b, a.value * b.value, b.value, a.value, 0, 1, 0);
    }

    public Jet over(Jet a, Jet b) {
        double inverse = 1 / b.value;
        double value = a.value * inverse;
        return of(a, b, value, inverse, -value * inverse, 0, -inverse * inverse, 2 * value * inverse * inverse);
    }

    public Jet exp(Jet a) {
        double value = Math.exp(a.value);
        return of(a, value, value, value);
    }

    public Jet log(Jet a) {
        double inverse = 1 / a.value;
        return of(a, Math.log(a.value), inverse, -inverse * inverse);
    }

    /** log(e^a + e^b). */
    public Jet logSum(Jet a, Jet b) {
        double top = Math.max(a.value, b.value);
        if (top == Double.NEGATIVE_INFINITY) {
            return constant(top);
        }
        double below = Math.exp(-Math.abs(a.value - b.value));
        double larger = 1 / (1 + below);
        double smaller = below / (1 + below);
        double share = a.value >= b.value ? larger : smaller;
        double rest = a.value >= b.value ? smaller : larger;
        double spread = share * rest;
        return of(a, b, top + Math.log1p(below), share, rest, spread, -spread, spread);
    }

    /** log(1 + e^a). */
    public Jet softPlus(Jet a) {
        double below = Math.exp(-Math.abs(a.value));
        double share = a.value >= 0 ? 1 / (1 + below) : below / (1 + below);
        return of(a, Math.max(a.value, 0) + Math.log1p(below), share, below / ((1 + below) * (1 + below)));
    }

    /** f(a), from value and derivatives of f. */
    public Jet of(Jet a, double value, double slope, double curvature) {
        Jet result = next();
        result.value = value;
        for (int j = 0; j < dimension; j++) {
            double g = a.gradient[j];
            result.gradient[j] = slope * g;
            double bend = curvature * g;
            for (int k = 0; k <= j; k++) {
                result.hessian[j][k] = slope * a.hessian[j][k] + bend * a.gradient[k];
            }
        }
        return result;
    }

    /** f(a, b), from value and derivatives of f: by a, by b, twice by a, by both, twice by b. */
    public Jet of(Jet a, Jet b, double value, double fa, double fb, double faa, double fab, double fbb) {
        Jet result = next();
        result.value = value;
        for (int j = 0; j < dimension; j++) {
            double ga = a.gradient[j];
            double gb = b.gradient[j];
            result.gradient[j] = fa * ga + fb * gb;
            double byA = faa * ga + fab * gb;
            double byB = fab * ga + fbb * gb;
            for (int k = 0; k <= j; k++) {
                result.hessian[j][k] = fa * a.hessian[j][k] + fb * b.hessian[j][k] + byA * a.gradient[k] + byB * b.gradient[k];
            }
        }
        return result;
    }
}
