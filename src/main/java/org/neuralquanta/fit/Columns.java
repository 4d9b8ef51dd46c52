package org.neuralquanta.fit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which column of a table holds which part of a run. A part that is not named is read from the column of its own name, ignoring case.
 * Immutable, thread-safe.
 *
 * @param names the columns' names by part
 */
public record Columns(Map<Part, String> names) {

    /** The parts of a run that a column can hold. */
    public enum Part {
        /** Parameters N. */
        PARAMETERS("N"),
        /** Training tokens or samples D. */
        TOKENS("D"),
        /** Training compute C = 6ND in FLOPs. */
        COMPUTE("C"),
        /** The variable of a curve in one variable. */
        VARIABLE("x"),
        /** The final loss. */
        LOSS("loss"),
        /** A label that dependent runs share, such as a seed or a sweep. */
        GROUP("group");

        private final String symbol;

        Part(String symbol) {
            this.symbol = symbol;
        }

        /**
         * The part's short name.
         *
         * @return N, D, C, x, loss or group
         */
        public String symbol() {
            return symbol;
        }
    }

    /** Copies the names. */
    public Columns {
        names = Map.copyOf(names);
    }

    /**
     * Every part is read from the column of its own name.
     *
     * @return the default columns
     */
    public static Columns byName() {
        return new Columns(Map.of());
    }

    /**
     * Reads a list such as {@code N=params,D=tokens,loss=val_loss}.
     *
     * @param text parts and columns, separated by commas
     * @return the columns
     * @throws IllegalArgumentException if an item is not PART=COLUMN with a known part, or a part is given twice
     */
    public static Columns parse(String text) {
        var names = new LinkedHashMap<Part, String>();
        for (String item : text.split(",", -1)) {
            int equals = item.indexOf('=');
            String symbol = equals < 0 ? item : item.substring(0, equals).strip();
            String column = item.substring(equals + 1).strip();
            Part part = List.of(Part.values()).stream()
                    .filter(p -> p.symbol().equalsIgnoreCase(symbol))
                    .findFirst()
                    .orElse(null);
            if (equals < 0 || part == null || column.isEmpty()) {
                throw new IllegalArgumentException("columns are given as PART=COLUMN with parts N, D, C, x, loss and group, for example "
                        + "N=params,D=tokens,loss=val_loss, was '" + item + "'");
            }
            if (names.put(part, column) != null) {
                throw new IllegalArgumentException("columns name " + part.symbol() + " twice: '" + text + "'");
            }
        }
        return new Columns(names);
    }

    boolean named(Part part) {
        return names.containsKey(part);
    }

    /**
     * The index of the column that holds a part.
     *
     * @throws IllegalArgumentException if it is named but missing, or two columns differ only in case
     */
    Optional<Integer> find(Part part, List<String> header) {
        String name = names.get(part);
        if (name != null) {
            if (!header.contains(name)) {
                throw new IllegalArgumentException(
                        "no column '" + name + "' for " + part.symbol() + ", only " + String.join(", ", header));
            }
            return Optional.of(header.indexOf(name));
        }
        var found = new ArrayList<>(IntStream.range(0, header.size())
                .filter(i -> header.get(i).equalsIgnoreCase(part.symbol()))
                .boxed()
                .toList());
        if (found.size() > 1) {
            throw new IllegalArgumentException("two columns could be " + part.symbol() + ": say which, for example "
                    + part.symbol() + "=" + header.get(found.getFirst()));
        }
        return found.stream().findFirst();
    }
}
