package org.neuralquanta.cli;

/** The command was interrupted and has no answer. */
final class Interrupted extends RuntimeException {

    private static final long serialVersionUID = 1;

    Interrupted(InterruptedException cause) {
        super("interrupted", cause);
    }

    /** By a signal, with what it leaves. */
    Interrupted(String kept) {
        super("interrupted: " + kept);
    }
}
