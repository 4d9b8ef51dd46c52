package org.neuralquanta.cli.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows of values under named columns. Immutable, thread-safe.
 *
 * @param headers the columns, with different names
 * @param rows as many values in each as there are columns
 * @param notes what people are told below the table, besides the reasons for absent values
 */
public record Listing(List<Header> headers, List<List<Value>> rows, List<String> notes) {

    /**
     * The head of a column.
     *
     * @param name its name for scripts
     * @param heading its name for people
     * @param digits how many digits people are shown
     */
    public record Header(String name, String heading, Rounding digits) {}

    public Listing {
        headers = List.copyOf(headers);
        rows = rows.stream().map(List::copyOf).toList();
        notes = List.copyOf(notes);
    }

    /**
     * A table with a row for each element of a list.
     *
     * @param elements what the rows are about
     * @param columns the columns
     * @param <T> the type of an element
     * @return the table
     */
    public static <T> Listing of(List<? extends T> elements, List<Column<T>> columns) {
        return new Listing(
                columns.stream().map(c -> new Header(c.name(), c.heading(), c.digits())).toList(),
                elements.stream()
                        .map(element -> columns.stream().<Value>map(c -> c.cell().apply(element)).toList())
                        .toList(),
                List.of());
    }

    /**
     * A table with a single row.
     *
     * @param columns the columns, over nothing
     * @return the table
     */
    public static Listing row(List<Column<Listing>> columns) {
        Listing nothing = new Listing(List.of(), List.of(), List.of());
        return of(List.of(nothing), columns);
    }

    /**
     * Some of the columns.
     *
     * @param names their names, in the order wanted
     * @return a table of these
     */
    public Listing only(String... names) {
        List<String> all = headers.stream().map(Header::name).toList();
        int[] chosen = Stream.of(names).mapToInt(all::indexOf).toArray();
        return new Listing(
                IntStream.of(chosen).mapToObj(headers::get).toList(),
                rows.stream().map(row -> IntStream.of(chosen).mapToObj(row::get).toList()).toList(),
                notes);
    }

    /**
     * All columns but one.
     *
     * @param name its name
     * @return a table of the others
     */
    public Listing without(String name) {
        return only(headers.stream().map(Header::name).filter(other -> !other.equals(name)).toArray(String[]::new));
    }

    /**
     * This table without the reasons for absent values, where they go without saying.
     *
     * @return the table
     */
    public Listing withoutReasons() {
        return new Listing(
                headers,
                rows.stream()
                        .map(row -> row.stream().map(value -> value instanceof Value.Absent ? new Value.Absent("") : value).toList())
                        .toList(),
                notes);
    }

    /**
     * This table with notes below it.
     *
     * @param more the notes
     * @return the table with these after its own
     */
    public Listing noting(List<String> more) {
        var all = new ArrayList<>(notes);
        all.addAll(more);
        return new Listing(headers, rows, all);
    }
}
