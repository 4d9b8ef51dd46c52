package org.neuralquanta.cli.answer;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** A table for people: aligned columns, with the reasons for absent values below them. */
final class TextTable {

    private static final String GAP = "  ";

    private TextTable() {}

    static String of(Listing table, OptionalInt digits) {
        return aligned(rows(table, digits), notes(table));
    }

    /** The headings and the cells as people see them. */
    static List<List<String>> rows(Listing table, OptionalInt digits) {
        var rows = new ArrayList<List<String>>();
        rows.add(table.headers().stream().map(Listing.Header::heading).toList());
        for (List<Value> values : table.rows()) {
            rows.add(IntStream.range(0, values.size()).mapToObj(i -> cell(values.get(i), table.headers().get(i).digits(), digits)).toList());
        }
        return rows;
    }

    /** What stands below the table. */
    static Set<String> notes(Listing table) {
        var notes = new LinkedHashSet<String>();
        for (List<Value> values : table.rows()) {
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) instanceof Value.Absent(String reason) && !reason.isEmpty()) {
                    notes.add(table.headers().get(i).heading() + ": " + reason);
                }
            }
        }
        notes.addAll(table.notes());
        return notes;
    }

    static String cell(Value value, Rounding usual, OptionalInt digits) {
        return switch (value) {
            case Value.Known(double number) -> usual.of(number, digits);
            case Value.Whole(long number) -> Long.toString(number);
            case Value.Truth(boolean truth) -> truth ? "yes" : "no";
            case Value.Word(String text, String _) -> text;
            case Value.Absent _ -> "-";
            case Value.Several(List<Value> values) ->
                values.stream().map(one -> cell(one, usual, digits)).collect(joining(", "));
        };
    }

    private static String aligned(List<List<String>> rows, Set<String> notes) {
        var widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var text = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                text.append(i == 0 ? "" : GAP).repeat(' ', widths[i] - row.get(i).length()).append(row.get(i));
            }
            text.append('\n');
        }
        notes.forEach(note -> text.append("- ").append(note).append('\n'));
        return text.toString();
    }
}
