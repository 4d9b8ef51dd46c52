package org.neuralquanta.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.neuralquanta.table.InvalidTableException;
import org.neuralquanta.file.Table;

/**
 * The books of a text, in their order. Immutable, thread-safe.
 *
 * @param all the books
 */
public record Books(List<Book> all) {

    /**
     * A book.
     *
     * @param name its name
     * @param lines how many lines it has, ≥ 1
     */
    public record Book(String name, int lines) {}

    /** Copies the list. */
    public Books {
        all = List.copyOf(all);
    }

    /**
     * Reads a table with the columns book and lines.
     *
     * @param file the table
     * @return the books
     * @throws InvalidTableException if it has no such columns, or a number of lines is not whole and positive
     * @throws IOException if reading fails
     */
    public static Books read(Path file) throws IOException {
        try (Table table = Table.open(file)) {
            int name = column(file, table, "book");
            int lines = column(file, table, "lines");
            var books = new ArrayList<Book>();
            while (table.advance()) {
                double count = table.number(lines);
                if (!(count >= 1 && count <= Integer.MAX_VALUE && count == Math.rint(count))) {
                    throw table.invalid(lines, "must be a whole number from 1 on, was " + table.text(lines));
                }
                books.add(new Book(table.text(name), (int) count));
            }
            return new Books(books);
        }
    }

    private static int column(Path file, Table table, String name) {
        int column = table.columns().indexOf(name);
        if (column < 0) {
            throw new InvalidTableException(file, "has no column '" + name + "', only " + table.columns());
        }
        return column;
    }

    /** The characters of some books of a text. */
    List<Stretch> stretches(String text, List<String> names) {
        for (String name : names) {
            if (all.stream().noneMatch(book -> book.name().equals(name))) {
                throw new IllegalArgumentException("there is no book '" + name + "'; there are "
                        + String.join(", ", all.stream().map(Book::name).toList()));
            }
        }
        var found = new ArrayList<Stretch>();
        int at = 0;
        for (Book book : all) {
            int from = at;
            for (int line = 0; line < book.lines(); line++) {
                int end = text.indexOf('\n', at);
                if (end < 0) {
                    throw new IllegalArgumentException("the text ends within the book " + book.name() + "; the books have "
                            + all.stream().mapToLong(Book::lines).sum() + " lines");
                }
                at = end + 1;
            }
            if (names.contains(book.name())) {
                found.add(new Stretch(from, at));
            }
        }
        return found;
    }
}
