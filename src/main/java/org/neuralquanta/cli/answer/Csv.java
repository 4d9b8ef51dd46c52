package org.neuralquanta.cli.answer;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A table in CSV (RFC 4180, lines end with a line feed): a header and the rows, numbers in shortest round-trip form, absent values are
 * empty cells. Several values of a cell are separated by semicolons.
 */
final class Csv {

    private static final Pattern SPECIAL = Pattern.compile("[\",\\n\\r]|^[# ]| $");

    private Csv() {}

    static String of(Listing table) {
        var text = new StringBuilder(line(table.headers().stream().map(Listing.Header::name)));
        table.rows().forEach(row -> text.append(line(row.stream().map(Csv::cell))));
        return text.toString();
    }

    private static String line(Stream<String> cells) {
        return cells.map(Csv::quoted).collect(joining(",", "", "\n"));
    }

    /** A cell that holds more than a word is quoted, and its quotes are written twice. */
    private static String quoted(String cell) {
        return SPECIAL.matcher(cell).find() ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    /** Facts, one a row, those of groups with the name of the group and a point in front. */
    static String of(List<Field> fields) {
        var facts = new ArrayList<Field.Fact>();
        fields.forEach(field -> collect("", field, facts));
        return of(Listing.of(facts, List.of(
                new Column<>("name", Rounding.ALL, fact -> Value.of(fact.name())), new Column<>("value", Rounding.ALL, Field.Fact::value))));
    }

    private static void collect(String group, Field field, List<Field.Fact> facts) {
        switch (field) {
            case Field.Fact(String name, Value value) -> facts.add(new Field.Fact(group + name, value));
            case Field.Group(String name, List<Field> inner) -> inner.forEach(one -> collect(group + name + ".", one, facts));
            case Field.Objects _, Field.Rows _ -> {}
        }
    }

    private static String cell(Value value) {
        return switch (value) {
            case Value.Known(double number) -> Double.toString(number);
            case Value.Whole(long number) -> Long.toString(number);
            case Value.Truth(boolean truth) -> Boolean.toString(truth);
            case Value.Word(String text, String _) -> text;
            case Value.Absent _ -> "";
            case Value.Several(List<Value> values) -> values.stream().map(Csv::cell).collect(joining(";"));
        };
    }
}
