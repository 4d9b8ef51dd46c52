package org.neuralquanta.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Values that other programs computed, for the theory and for wrong theories; written by oracle.py beside the resource. */
final class Reference {

    private static final String RESOURCE = "oracle.csv";
    private static final Map<String, Double> VALUES = read();

    private Reference() {}

    /** The value under a theory; that of the theory as stated where the resource has no other. */
    static double value(Theory theory, String name) {
        Double value = VALUES.get(key(name, theory));
        return value == null ? value(name) : value;
    }

    static double value(String name) {
        Double value = VALUES.get(key(name, Theory.STATED));
        if (value == null) {
            throw new IllegalArgumentException("no reference value " + name + " in " + RESOURCE);
        }
        return value;
    }

    private static String key(String name, Theory theory) {
        return name + ' ' + theory;
    }

    private static Theory theory(String cell) {
        return Theory.valueOf(cell.replace('-', '_').toUpperCase(Locale.ROOT));
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
                    .collect(Collectors.toUnmodifiableMap(cells -> key(cells[0], theory(cells[1])), cells -> Double.valueOf(cells[2])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
