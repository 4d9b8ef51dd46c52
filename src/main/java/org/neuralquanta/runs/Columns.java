package org.neuralquanta.runs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which column of a table holds which part of a run. A part that is not named is read from the column of its own name, or of a common name
 * for it ({@code params}, {@code training_tokens}, {@code val_loss}), ignoring case, spaces, punctuation and units in brackets. Immutable,
 * thread-safe.
 *
 * @param names the columns by part: their names, or their positions counted from 1
 * @param positions the columns' positions counted from 1, in the order N, D, loss; or x, loss; or N, D, U, loss; empty where parts are named
 */
public record Columns(Map<Part, String> names, List<Integer> positions) {

    private static final int MOST_LISTED = 30;

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
        /** Distinct training tokens U, where data are repeated. */
        UNIQUE("U"),
        /** The final loss. */
        LOSS("loss"),
        /** The weight of a run, positive. */
        WEIGHT("weight"),
        /** A label that dependent runs share, such as a seed or a sweep. */
        GROUP("group");

        private final String symbol;

        Part(String symbol) {
            this.symbol = symbol;
        }

        /**
         * The part's short name.
         *
         * @return N, D, C, x, U, loss, weight or group
         */
        public String symbol() {
            return symbol;
        }
    }

    /** Copies names and positions. */
    public Columns {
        names = Map.copyOf(names);
        positions = List.copyOf(positions);
    }

    /**
     * Columns by part.
     *
     * @param names the columns' names by part
     */
    public Columns(Map<Part, String> names) {
        this(names, List.of());
    }

    /**
     * Every part is read from the column of its own name, or of a common one.
     *
     * @return the default columns
     */
    public static Columns byName() {
        return new Columns(Map.of());
    }

    /**
     * Reads a list such as {@code N=params,D=tokens,loss=val_loss}, or positions such as {@code 1,2,3}.
     *
     * @param text parts and columns, or positions, separated by commas
     * @return the columns
     * @throws IllegalArgumentException if an item is not PART=COLUMN with a known part, or a part or a position is given twice
     */
    public static Columns parse(String text) {
        if (text.matches("\\s*[1-9]\\d{0,5}\\s*(,\\s*[1-9]\\d{0,5}\\s*)*")) {
            List<Integer> positions = Stream.of(text.split(",", -1)).map(item -> Integer.valueOf(item.strip())).toList();
            if (Set.copyOf(positions).size() < positions.size()) {
                throw new IllegalArgumentException("columns name a position twice: '" + text + "'");
            }
            return new Columns(Map.of(), positions);
        }
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
                throw new IllegalArgumentException("columns are given as PART=COLUMN with parts N, D, C, x, U, loss, weight and group,"
                        + " for example N=params,D=tokens,loss=val_loss, or by position, for example 1,2,3, was '" + item + "'");
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

    boolean areUnknown() {
        return names.isEmpty() && positions.isEmpty();
    }

    /**
     * The columns where positions stand for some parts.
     *
     * @throws IllegalArgumentException if there are more or fewer positions than parts
     */
    Columns inOrder(List<Part> parts) {
        if (positions.isEmpty()) {
            return this;
        }
        if (positions.size() != parts.size()) {
            throw new IllegalArgumentException("columns need " + parts.size() + " positions, for "
                    + String.join(", ", parts.stream().map(Part::symbol).toList()) + ", there are " + positions.size());
        }
        var byPart = new LinkedHashMap<Part, String>();
        for (int i = 0; i < parts.size(); i++) {
            byPart.put(parts.get(i), String.valueOf(positions.get(i)));
        }
        return new Columns(byPart);
    }

    /**
     * The index of the column that holds a part.
     *
     * @throws IllegalArgumentException if it is named but missing, or several columns could be it
     */
    Optional<Integer> find(Part part, List<String> header) {
        String name = names.get(part);
        if (name != null) {
            return Optional.of(index(part, name, header));
        }
        List<Integer> found = ColumnNames.candidates(part, header);
        if (found.size() > 1) {
            throw new IllegalArgumentException((found.size() == 2 ? "two columns" : "several columns") + " could be " + part.symbol() + ": say which, "
                    + String.join(" or ", found.stream().map(i -> part.symbol() + "=" + header.get(i)).toList()));
        }
        return found.stream().findFirst();
    }

    private static int index(Part part, String name, List<String> header) {
        int at = header.indexOf(name);
        if (at < 0 && name.matches("[1-9]\\d{0,5}") && Integer.parseInt(name) <= header.size()) {
            return Integer.parseInt(name) - 1;
        }
        if (at < 0) {
            throw new IllegalArgumentException("no column '" + name + "' for " + part.symbol() + ", only " + listed(header));
        }
        return at;
    }

    /** Names for a message, not too many. */
    static String listed(List<String> header) {
        return String.join(", ", header.subList(0, Math.min(MOST_LISTED, header.size())))
                + (header.size() > MOST_LISTED ? ", … (" + header.size() + " in all)" : "");
    }
}
