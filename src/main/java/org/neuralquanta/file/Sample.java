package org.neuralquanta.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.neuralquanta.table.DecimalMark;
import org.neuralquanta.table.Delimiter;

/** The first rows of a text, from which delimiter and decimal mark are recognised. Immutable. */
final class Sample {

    private static final int MOST_ROWS = 200;

    /** Rows without comments and empty lines, each with its quotes. */
    private final List<String> rows;

    private Sample(List<String> rows) {
        this.rows = rows;
    }

    /** Of the beginning of a text; a row that its end cuts off is left out, unless it is the only one. */
    static Sample of(String beginning) {
        var rows = new ArrayList<String>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < beginning.length() && rows.size() < MOST_ROWS; i++) {
            char c = beginning.charAt(i);
            if (c == '"' && !isComment(beginning, start, i)) {
                quoted = !quoted && opensCell(beginning, start, i, ",;\t|");
            } else if (!quoted && (c == '\n' || c == '\r')) {
                add(rows, beginning.substring(start, i));
                start = i + 1;
            }
        }
        if (rows.isEmpty() || (beginning.length() < TextReader.AHEAD && rows.size() < MOST_ROWS)) {
            add(rows, beginning.substring(start));
        }
        return new Sample(rows);
    }

    private static boolean isComment(String text, int from, int to) {
        return text.substring(from, Math.min(to, from + 100)).stripLeading().startsWith("#");
    }

    private static void add(List<String> rows, String row) {
        if (!row.isBlank() && !row.stripLeading().startsWith("#")) {
            rows.add(row);
        }
    }

    /** A quote opens a cell only at its beginning. A doubled quote within a cell closes and opens it. */
    private static boolean opensCell(String text, int start, int quote, String delimiters) {
        int before = quote - 1;
        if (before >= start && text.charAt(before) == '"') {
            return true;
        }
        while (before >= start && text.charAt(before) == ' ' && !delimiters.equals(" ")) {
            before--;
        }
        return before < start || delimiters.indexOf(text.charAt(before)) >= 0;
    }

    private static List<String> cells(String row, Delimiter delimiter) {
        var cells = new ArrayList<String>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i <= row.length(); i++) {
            if (i < row.length() && row.charAt(i) == '"') {
                quoted = !quoted && opensCell(row, start, i, String.valueOf(delimiter.character()));
            } else if (i == row.length() || (!quoted && row.charAt(i) == delimiter.character())) {
                String cell = row.substring(start, i).strip();
                if (delimiter != Delimiter.SPACES || !cell.isEmpty()) {
                    cells.add(cell.length() > 1 && cell.startsWith("\"") ? cell.substring(1, cell.length() - 1).strip() : cell);
                }
                start = i + 1;
            }
        }
        return cells;
    }

    /**
     * The delimiter: one that the first row has; among several, one with which all rows have as many cells, and the largest share of them
     * are numbers.
     *
     * @throws IllegalArgumentException if two are as good
     */
    Delimiter delimiter() {
        if (rows.isEmpty()) {
            return Delimiter.COMMA;
        }
        Set<Delimiter> candidates = EnumSet.allOf(Delimiter.class);
        candidates.remove(Delimiter.SPACES);
        candidates.removeIf(delimiter -> cells(rows.getFirst(), delimiter).size() == 1);
        if (candidates.isEmpty()) {
            return areWordsOnly() && isEven(Delimiter.SPACES) && shareOfNumbers(Delimiter.SPACES) > 0 ? Delimiter.SPACES : Delimiter.COMMA;
        }
        Set<Delimiter> even = candidates.stream().filter(this::isEven).collect(Collectors.toSet());
        List<Delimiter> best = (even.isEmpty() ? candidates : even).stream()
                .sorted()
                .sorted(Comparator.comparingDouble(this::shareOfNumbers).reversed())
                .toList();
        if (best.size() > 1 && shareOfNumbers(best.get(0)) == shareOfNumbers(best.get(1))) {
            throw new IllegalArgumentException("cells could be separated by " + best.get(0).shown() + " or " + best.get(1).shown()
                    + ": say which is the delimiter");
        }
        return best.getFirst();
    }

    /** Whether the second row is the line of dashes of a table in Markdown. */
    boolean isMarkdown() {
        return rows.size() > 1 && rows.getFirst().indexOf('|') >= 0 && MarkdownRows.isRule(rows.get(1));
    }

    /** Whether bars begin and end its head. */
    boolean hasBarsOutside() {
        return rows.getFirst().strip().startsWith("|") && rows.getFirst().strip().endsWith("|");
    }

    /** Whether no row below the first is a number as it stands: 70 M is one cell. */
    private boolean areWordsOnly() {
        return rows.stream().skip(1).map(String::strip).noneMatch(Notation::isNumber);
    }

    private boolean isEven(Delimiter delimiter) {
        return rows.stream().map(row -> cells(row, delimiter).size()).distinct().count() == 1;
    }

    private double shareOfNumbers(Delimiter delimiter) {
        return rows.stream()
                .flatMap(row -> cells(row, delimiter).stream())
                .mapToInt(cell -> Notation.isNumber(cell) ? 1 : 0)
                .average()
                .orElse(0);
    }

    /** The notation of the numbers: certain where a number with a mark can be read in one way only. */
    Notation notation(Delimiter delimiter) {
        Set<DecimalMark> seen = EnumSet.noneOf(DecimalMark.class);
        rows.stream().flatMap(row -> cells(row, delimiter).stream()).forEach(cell -> {
            DecimalMark mark = Notation.of(cell);
            if (mark != null) {
                seen.add(mark);
            }
        });
        // A comma inside a quoted cell of a table with commas stands between thousands.
        return switch (seen.size()) {
            case 0 -> new Notation(DecimalMark.POINT, delimiter == Delimiter.COMMA);
            case 1 -> new Notation(seen.iterator().next(), true);
            default -> Notation.PLAIN;
        };
    }
}
