package org.neuralquanta.figures.drawing;

import java.util.Locale;

/** Numbers in TeX, to two digits. */
public final class TexNumber {

    private TexNumber() {}

    public static String of(double value) {
        String[] parts = String.format(Locale.ROOT, "%.1e", value).split("e");
        return "$" + parts[0] + "\\cdot10^{" + Integer.parseInt(parts[1].replace("+", "")) + "}$";
    }
}
