package org.neuralquanta.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Aligned columns for people, with the reasons for what is absent below them. */
final class TextTable {

    private static final String GAP = "  ";
    private static final int DIGITS = 12;

    private final List<List<String>> rows = new ArrayList<>();
    private final Set<String> reasons = new LinkedHashSet<>();

    TextTable(String... header) {
        rows.add(List.of(header));
    }

    /** A row of numbers: all digits of the first {@code exact} cells, twelve of the others. */
    void row(String label, int exact, List<Quantity> cells) {
        var row = new ArrayList<>(List.of(label));
        for (Quantity cell : cells) {
            row.add(
                    switch (cell) {
                        case Quantity.Known(double value) -> row.size() <= exact ? shortest(value) : rounded(value);
                        case Quantity.Absent(String reason) -> {
                            if (!reason.isEmpty()) {
                                reasons.add(rows.getFirst().get(row.size()) + ": " + reason);
                            }
                            yield "-";
                        }
                    });
        }
        rows.add(row);
    }

    /** Says below the table that bounds are only estimated, and why. */
    void note(Quantity.Bounds bounds) {
        bounds.reason().ifPresent(reason -> reasons.add("bounds are estimated: " + reason));
    }

    /** A row as it stands. */
    void line(String... cells) {
        rows.add(List.of(cells));
    }

    /** The fewest digits that read back as the same double. */
    static String shortest(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return Double.toString(value).replace("E", "e").replace(".0e", "e");
    }

    /** Twelve digits. */
    static String rounded(double value) {
        return rounded(value, DIGITS);
    }

    static String rounded(double value, int digits) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
        int exponent = rounded.precision() - rounded.scale() - 1;
        BigDecimal all = rounded.setScale(digits - 1 - exponent);
        return exponent < -4 || exponent >= digits
                ? all.movePointLeft(exponent).toPlainString() + "e" + exponent
                : all.toPlainString();
    }

    @Override
    public String toString() {
        int columns = rows.getFirst().size();
        var widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var text = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                text.append(i == 0 ? "" : GAP).repeat(' ', widths[i] - row.get(i).length()).append(row.get(i));
            }
            text.append('\n');
        }
        for (String reason : reasons) {
            text.append("- ").append(reason).append('\n');
        }
        return text.toString();
    }
}
