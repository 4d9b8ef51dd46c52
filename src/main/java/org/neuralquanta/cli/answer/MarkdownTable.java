package org.neuralquanta.cli.answer;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** A table in Markdown, with the reasons for absent values as a list below it. */
final class MarkdownTable {

    /** What Markdown would take as markup. */
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_~<>|\\[\\]#$]");

    private MarkdownTable() {}

    static String of(Listing table, OptionalInt digits) {
        List<List<String>> rows = TextTable.rows(table, digits);
        var text = new StringBuilder(line(rows.getFirst())).append(line(rows.getFirst().stream().map(_ -> "---:").toList()));
        rows.stream().skip(1).forEach(row -> text.append(line(row.stream().map(MarkdownTable::escaped).toList())));
        String notes = TextTable.notes(table).stream().map(note -> "- " + escaped(note) + "\n").collect(joining());
        return text + (notes.isEmpty() ? "" : "\n" + notes);
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(joining(" | ", "| ", " |\n"));
    }

    static String escaped(String text) {
        return MARKUP.matcher(text).replaceAll("\\\\$0");
    }
}
