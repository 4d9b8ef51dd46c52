package org.neuralquanta.cli.answer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalInt;

/** The default number of digits that people are shown. Immutable, thread-safe. */
public enum Rounding {

    /** For values of the input: always all digits. */
    GIVEN,

    /** The fewest digits that read back as the same double. */
    ALL,

    /** Twelve significant digits. */
    TWELVE,

    /** Two significant digits. */
    TWO,

    /** One digit behind the point of a power of ten. */
    MAGNITUDE,

    /** Two digits behind the point. */
    HUNDREDTHS,

    /** Three digits behind the point. */
    THOUSANDTHS,

    /** At most four digits behind the point. */
    TEN_THOUSANDTHS;

    /** A double has no more significant digits. */
    public static final int MOST = 17;

    String of(double value, OptionalInt asked) {
        return this == GIVEN || asked.isEmpty() ? usual(value) : rounded(value, asked.getAsInt());
    }

    private String usual(double value) {
        return switch (this) {
            case GIVEN, ALL -> shortest(value);
            case TWELVE -> rounded(value, 12);
            case TWO -> rounded(value, 2);
            case MAGNITUDE -> String.format(Locale.ROOT, "%.1e", value);
            case HUNDREDTHS -> String.format(Locale.ROOT, "%.2f", value);
            case THOUSANDTHS -> String.format(Locale.ROOT, "%.3f", value);
            case TEN_THOUSANDTHS -> shortest(Math.round(1e4 * value) / 1e4);
        };
    }

    /**
     * The fewest digits that read back as the same double.
     *
     * @param value a finite number
     * @return it in decimal notation
     */
    public static String shortest(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return Double.toString(value).replace("E", "e").replace(".0e", "e");
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
}
