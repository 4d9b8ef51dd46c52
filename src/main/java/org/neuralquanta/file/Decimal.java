package org.neuralquanta.file;

import java.math.BigDecimal;

/**
 * Numbers in decimal notation, as people and programs write them into tables: {@code 12}, {@code -0.5}, {@code 1e6}.
 * Stricter than {@link Double#parseDouble}: no NaN, no infinity, no hexadecimal digits, no type suffix, and no number that a
 * double cannot hold. Stateless, thread-safe.
 */
public final class Decimal {

    /** Numbers with this many digits always fit a long. */
    private static final int MANTISSA_DIGITS = 18;

    /** Powers of ten up to this one are exact as the sum of two doubles. */
    private static final int LARGEST_POWER = 40;

    private static final double[] TEN_HIGH = new double[LARGEST_POWER + 1];
    private static final double[] TEN_LOW = new double[LARGEST_POWER + 1];

    static {
        for (int i = 0; i <= LARGEST_POWER; i++) {
            BigDecimal power = BigDecimal.TEN.pow(i);
            TEN_HIGH[i] = power.doubleValue();
            TEN_LOW[i] = power.subtract(new BigDecimal(TEN_HIGH[i])).doubleValue();
        }
    }

    private Decimal() {}

    /**
     * The double nearest to a decimal number.
     *
     * @param text the number, without spaces
     * @return its value, finite; zero only for zero
     * @throws NumberFormatException if the text is not a decimal number or lies outside the range of a double; the message
     *     quotes it
     */
    public static double parse(String text) {
        char[] chars = text.toCharArray();
        return parse(chars, 0, chars.length);
    }

    static double parse(char[] chars, int from, int to) {
        int i = from;
        boolean negative = false;
        if (i < to && (chars[i] == '-' || chars[i] == '+')) {
            negative = chars[i++] == '-';
        }
        long mantissa = 0;
        int digits = 0;
        int significant = 0;
        int fraction = 0;
        boolean point = false;
        for (; i < to; i++) {
            char c = chars[i];
            if (isDigit(c)) {
                digits++;
                significant += significant > 0 || c != '0' ? 1 : 0;
                fraction += point ? 1 : 0;
                mantissa = significant <= MANTISSA_DIGITS ? 10 * mantissa + (c - '0') : mantissa;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        int exponent = 0;
        boolean valid = digits > 0;
        if (valid && i < to) {
            int e = i + 1;
            boolean negativeExponent = false;
            if (e < to && (chars[e] == '-' || chars[e] == '+')) {
                negativeExponent = chars[e++] == '-';
            }
            valid = (chars[i] == 'e' || chars[i] == 'E') && e < to;
            for (; e < to; e++) {
                valid &= isDigit(chars[e]);
                exponent = Math.min(10 * exponent + (chars[e] - '0'), 1_000_000);
            }
            exponent = negativeExponent ? -exponent : exponent;
        }
        if (!valid) {
            throw new NumberFormatException("'" + new String(chars, from, to - from) + "' is not a finite decimal number");
        }
        double value = Double.NaN;
        if (significant <= MANTISSA_DIGITS) {
            value = scaled(mantissa, exponent - fraction);
        }
        if (Double.isNaN(value)) {
            return parseSlowly(new String(chars, from, to - from), significant == 0);
        }
        return negative ? -value : value;
    }

    /** mantissa · 10^power rounded to a double, or NaN where two doubles are not enough to decide the rounding. */
    private static double scaled(long mantissa, int power) {
        if (mantissa == 0) {
            return 0;
        }
        int size = Math.abs(power);
        if (size > LARGEST_POWER) {
            return Double.NaN;
        }
        double high = (double) mantissa;
        double low = (double) (mantissa - (long) high);
        double tenHigh = TEN_HIGH[size];
        double tenLow = TEN_LOW[size];
        double first;
        double second;
        if (power >= 0) {
            first = high * tenHigh;
            second = Math.fma(high, tenHigh, -first) + (high * tenLow + low * tenHigh);
        } else {
            first = high / tenHigh;
            second = (Math.fma(-first, tenHigh, high) + (low - first * tenLow)) / tenHigh;
        }
        // The two doubles carry 100 bits; if a change in the last bits does not change the result, the rounding is decided.
        double doubt = 0x1p-99 * first;
        double below = first + (second - doubt);
        double above = first + (second + doubt);
        return below == above ? below : Double.NaN;
    }

    private static double parseSlowly(String text, boolean zero) {
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value) || (value == 0 && !zero)) {
            throw new NumberFormatException("'" + text + "' is outside the range of a double");
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return '0' <= c && c <= '9';
    }
}
