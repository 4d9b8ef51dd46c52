package org.neuralquanta.cli.option;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Stream;
import org.neuralquanta.file.Magnitude;

/**
 * Numbers on the command line, read exactly: decimal notation, suffixes and powers of whole numbers, {@code 1e6}, {@code 70M} and
 * {@code 2^20}.
 */
public final class Numerals {

    static final String NUMBERS = "numbers such as 0.4, 1e6, 70M or 2^20";

    private static final int LARGEST_POWER = 1100;
    private static final int LONGEST = 1000;

    private Numerals() {}

    public static List<String> elements(String values) {
        return Stream.of(values.split(",", -1)).map(String::strip).toList();
    }

    static BigDecimal exact(String value, String allowed) {
        try {
            if (value.length() > LONGEST) {
                throw new NumberFormatException("has more than " + LONGEST + " characters");
            }
            int caret = value.indexOf('^');
            return caret < 0 ? decimal(value) : power(decimal(value.substring(0, caret)), decimal(value.substring(caret + 1)));
        } catch (NumberFormatException e) {
            String fault = String.valueOf(e.getMessage());
            String problem = fault.contains("range of a double")
                    ? "is outside the range of a double"
                    : fault.startsWith("has") ? fault : "is not a finite number";
            throw Unreadable.number(value, problem, allowed);
        }
    }

    private static BigDecimal decimal(String text) {
        return Magnitude.exact(text);
    }

    private static BigDecimal power(BigDecimal base, BigDecimal exponent) {
        int n;
        try {
            n = exponent.intValueExact();
        } catch (ArithmeticException _) {
            throw new NumberFormatException("the exponent is not a whole number");
        }
        double size = Math.pow(Math.abs(base.doubleValue()), n);
        if (Math.abs(n) > LARGEST_POWER || !Double.isFinite(size) || (size == 0 && base.signum() != 0)) {
            throw new NumberFormatException("outside the range of a double");
        }
        BigDecimal power = base.pow(Math.abs(n));
        return n < 0 ? BigDecimal.ONE.divide(power, MathContext.DECIMAL128) : power;
    }
}
