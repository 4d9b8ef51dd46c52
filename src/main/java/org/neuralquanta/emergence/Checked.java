package org.neuralquanta.emergence;

/** Checks of arguments and results that all curves share. Stateless, thread-safe. */
final class Checked {

    private Checked() {}

    /** Requires an exposure, finite and ≥ 0. */
    static double exposure(double y) {
        if (!(y >= 0 && y < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("exposure must be finite and >= 0, was " + y);
        }
        return y;
    }

    /** Requires an argument of the Mellin transform, 0 &lt; z ≤ 100. */
    static double mellinArgument(double z) {
        if (!(z > 0 && z <= 100)) {
            throw new IllegalArgumentException("z must lie in (0, 100], was " + z);
        }
        return z;
    }

    /** Rejects a Mellin transform that exceeds the largest double. */
    static double finite(double transform) {
        if (!(transform < Double.POSITIVE_INFINITY)) {
            throw new ArithmeticException("the Mellin transform exceeds the largest double");
        }
        return transform;
    }
}
