package org.neuralquanta;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Facts about the library itself. Stateless, thread-safe. */
public final class NeuralQuanta {

    private NeuralQuanta() {}

    /**
     * The version of the library, as in its Maven coordinates.
     *
     * @return the version, such as {@code 0.1.0-SNAPSHOT}
     */
    public static String version() {
        try (InputStream in = NeuralQuanta.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                throw new IllegalStateException("version.properties is missing from the jar");
            }
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
