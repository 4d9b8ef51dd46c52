package org.neuralquanta.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What was asked for on the command line.
 *
 * @param file where the results go
 * @param seconds how long a point is measured
 * @param parts parts of the names of what is measured; everything if there is none
 */
record Order(Path file, double seconds, List<String> parts) {

    /** What Maven passes where nothing was asked for. */
    private static final String EVERYTHING = ".*";

    /**
     * Reads arguments in any order: a word that ends in {@code .csv} is the file, a number the seconds, any other word a part of a name.
     *
     * @throws IllegalArgumentException if the seconds are not above 0
     */
    static Order of(Path usualFile, double usualSeconds, String... arguments) {
        Path file = usualFile;
        double seconds = usualSeconds;
        var parts = new ArrayList<String>();
        for (String argument : arguments) {
            if (argument.endsWith(".csv")) {
                file = Path.of(argument);
            } else if (argument.matches("[0-9.]+")) {
                seconds = Double.parseDouble(argument);
            } else if (!argument.equals(EVERYTHING)) {
                parts.add(argument);
            }
        }
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("seconds must be > 0, were " + seconds);
        }
        return new Order(file, seconds, List.copyOf(parts));
    }

    /** Whether something of that name is to be measured. */
    boolean includes(String name) {
        return parts.isEmpty() || parts.stream().anyMatch(name::contains);
    }
}
