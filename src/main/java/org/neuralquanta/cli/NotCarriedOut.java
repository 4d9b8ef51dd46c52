package org.neuralquanta.cli;

/** The command cannot do what was asked; the message names a way that can. */
final class NotCarriedOut extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotCarriedOut(String message) {
        super(message);
    }
}
