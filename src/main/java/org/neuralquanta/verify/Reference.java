package org.neuralquanta.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Values that other programs computed; the resource names them. */
final class Reference {

    private static final String RESOURCE = "oracle.csv";
    private static final Map<String, Double> VALUES = read();

    private Reference() {}

    static double value(String name) {
        Double value = VALUES.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no reference value " + name + " in " + RESOURCE);
        }
        return value;
    }

    private static Map<String, Double> read() {
        try (InputStream in = Reference.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + RESOURCE);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("name,"))
                    .map(line -> line.split(","))
                    .collect(Collectors.toUnmodifiableMap(cells -> cells[0], cells -> Double.valueOf(cells[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
