package org.neuralquanta.network;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What arrays of parameters have in common. Thread-safe. */
public final class Parameters {

    private Parameters() {}

    /**
     * SHA-256 of big-endian IEEE 754 bits in their order: equal exactly where all bits are.
     *
     * @param parameters the numbers
     * @return 64 hexadecimal digits
     */
    public static String digest(float[] parameters) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * parameters.length);
        for (float parameter : parameters) {
            bytes.putFloat(parameter);
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
