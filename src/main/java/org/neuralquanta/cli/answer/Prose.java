package org.neuralquanta.cli.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Text for people: sentences with values, and tables. Not thread-safe. */
public final class Prose {

    private sealed interface Passage {

        record Words(String text) implements Passage {}

        record Shown(Value value, Rounding digits) implements Passage {}

        record Columns(Listing table) implements Passage {}
    }

    private static final double LEAST_P_VALUE = 1e-300;

    private final List<Passage> passages = new ArrayList<>();

    /** An empty text. */
    public Prose() {}

    /**
     * Adds words.
     *
     * @param text the words
     * @return this
     */
    public Prose say(String text) {
        passages.add(new Passage.Words(text));
        return this;
    }

    /**
     * Adds a value.
     *
     * @param value the value
     * @param digits how many digits of it
     * @return this
     */
    public Prose show(Value value, Rounding digits) {
        passages.add(new Passage.Shown(value, digits));
        return this;
    }

    /**
     * Adds a fact with twelve digits.
     *
     * @param fact the fact
     * @return this
     */
    public Prose show(Field.Fact fact) {
        return show(fact.value(), Rounding.TWELVE);
    }

    /**
     * Adds a fact.
     *
     * @param fact the fact
     * @param digits how many digits of it
     * @return this
     */
    public Prose show(Field.Fact fact, Rounding digits) {
        return show(fact.value(), digits);
    }

    /**
     * Adds a p-value, or " &lt; 1e-300" where it is so small that a double may be 0.
     *
     * @param relation what stands before it, as " = "
     * @param fact the p-value
     * @return this
     */
    public Prose showPValue(String relation, Field.Fact fact) {
        return fact.value() instanceof Value.Known(double p) && p < LEAST_P_VALUE ? say(" < 1e-300") : say(relation).show(fact);
    }

    /**
     * Adds a table.
     *
     * @param table the table
     * @return this
     */
    public Prose show(Listing table) {
        passages.add(new Passage.Columns(table));
        return this;
    }

    /**
     * Adds all of another text.
     *
     * @param text the text
     * @return this
     */
    public Prose append(Prose text) {
        passages.addAll(text.passages);
        return this;
    }

    /**
     * The same in Markdown: a paragraph for each line, and tables as tables.
     *
     * @param digits significant digits; the usual ones where there is nothing
     * @return the text, without markup of its own
     */
    public String markdown(OptionalInt digits) {
        var text = new StringBuilder();
        for (Passage passage : passages) {
            text.append(
                    switch (passage) {
                        case Passage.Words(String words) -> MarkdownTable.escaped(words).replace("\n", "\n\n");
                        case Passage.Shown(Value value, Rounding usual) -> MarkdownTable.escaped(TextTable.cell(value, usual, digits));
                        case Passage.Columns(Listing table) -> "\n\n" + MarkdownTable.of(table, digits) + "\n";
                    });
        }
        return text.toString().strip().replaceAll("\n{3,}", "\n\n") + "\n";
    }

    String text(OptionalInt digits) {
        var text = new StringBuilder();
        for (Passage passage : passages) {
            text.append(
                    switch (passage) {
                        case Passage.Words(String words) -> words;
                        case Passage.Shown(Value value, Rounding usual) -> TextTable.cell(value, usual, digits);
                        case Passage.Columns(Listing table) -> TextTable.of(table, digits);
                    });
        }
        return text.toString();
    }
}
