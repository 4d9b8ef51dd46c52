package org.neuralquanta.cli.option;

/** A converter's reason why a value, or one in a list, cannot be read. Thread-safe. */
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean noNumber;

    private Unreadable(boolean noNumber, String value, String problem, String allowed) {
        super("'" + value + "' " + problem + "; allowed: " + allowed);
        this.noNumber = noNumber;
    }

    Unreadable(String value, String problem, String allowed) {
        this(false, value, problem, allowed);
    }

    static Unreadable number(String value, String problem, String allowed) {
        return new Unreadable(true, value, problem, allowed);
    }

    /**
     * Whether a number was expected, whose range the converter does not know.
     *
     * @return true for numbers
     */
    public boolean isNoNumber() {
        return noNumber;
    }
}
