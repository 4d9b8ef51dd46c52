package org.neuralquanta.file;

import java.io.IOException;

/** The rows of a table in Markdown: without the line of dashes, and without the empty cells outside the outer bars. For one thread. */
final class MarkdownRows implements Rows {

    private final Rows rows;

    /** 1 where bars begin and end the rows, or 0. */
    private final int outside;

    private long count;

    MarkdownRows(Rows rows, boolean barsOutside) {
        this.rows = rows;
        this.outside = barsOutside ? 1 : 0;
    }

    /** Whether a line is that between head and body, {@code |---|:--:|}, in Org mode {@code |---+---|}. */
    static boolean isRule(String line) {
        return line.contains("--") && line.chars().allMatch(c -> "-:+| \t".indexOf(c) >= 0);
    }

    @Override
    public boolean next() throws IOException {
        return rows.next() && (++count != 2 || rows.next());
    }

    @Override
    public long line() {
        return rows.line();
    }

    @Override
    public int cells() {
        return Math.max(rows.cells() - 2 * outside, 0);
    }

    @Override
    public String text(int cell) {
        return rows.text(cell + outside);
    }

    @Override
    public boolean isPlain(int cell) {
        return rows.isPlain(cell + outside);
    }

    @Override
    public double number(int cell) {
        return rows.number(cell + outside);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
