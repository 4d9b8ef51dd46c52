package org.neuralquanta.emergence;

/** What every curve requires of its arguments and results. Stateless, thread-safe. */
final class Checked {

    private Checked() {}

    /** Rejects what is not an exposure. */
    static double exposure(double y) {
        if (!(y >= 0 && y < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("exposure must be finite and >= 0, was " + y);
        }
        return y;
    }

    /** Rejects what is not an argument of a Mellin transform. */
    static double mellinArgument(double z) {
        if (!(z > 0 && z <= 100)) {
            throw new IllegalArgumentException("z must lie in (0, 100], was " + z);
        }
        return z;
    }

    /** Rejects a Mellin transform that is beyond the doubles. */
    static double finite(double transform) {
        if (!(transform < Double.POSITIVE_INFINITY)) {
            throw new ArithmeticException("the Mellin transform exceeds the largest double");
        }
        return transform;
    }
}
