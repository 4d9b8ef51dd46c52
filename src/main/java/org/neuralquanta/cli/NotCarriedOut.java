package org.neuralquanta.cli;

/** Something that was asked for and that this command cannot do here: the message says what would. */
final class NotCarriedOut extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotCarriedOut(String message) {
        super(message);
    }
}
