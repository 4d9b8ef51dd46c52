package org.neuralquanta.runs;

/**
 * The unit in which a table states its losses. Runs hold them in nats: E, A and B are proportional to the unit, and exponents do not depend
 * on it. Immutable, thread-safe.
 */
public enum LossUnit {
    /** Nats per token, the unit of natural logarithms. */
    NATS(1, "nats"),
    /** Bits per token: a bit is ln 2 nats. */
    BITS(Math.log(2), "bits"),
    /**
     * Bits per byte of text, which become nats per byte. They are not converted to nats per token, which would need the number of bytes in a
     * token.
     */
    BITS_PER_BYTE(Math.log(2), "bits per byte");

    private final double nats;
    private final String text;

    LossUnit(double nats, String text) {
        this.nats = nats;
        this.text = text;
    }

    /**
     * The size of the unit.
     *
     * @return the factor by which losses are multiplied: 1 or ln 2
     */
    public double nats() {
        return nats;
    }

    /** What is done to the losses, in words. */
    String conversion() {
        return "losses in " + text + " multiplied by ln 2 to nats"
                + (this == BITS_PER_BYTE ? " per byte (E, A and B are per byte, exponents do not change)" : "");
    }

    @Override
    public String toString() {
        return text;
    }
}
