package org.neuralquanta.law;

import java.io.Serial;
import org.neuralquanta.Statement;

/** Thrown where a law is not a power law; the message names the regime that applies instead (T20). Immutable, thread-safe. */
@Statement("T20")
public final class NoPowerLawException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Names the regime.
     *
     * @param regime which regime applies and why, in words
     */
    public NoPowerLawException(String regime) {
        super(regime);
    }
}
