package org.neuralquanta.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Stream;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.table.Decimal;

/** Numbers on the command line: decimal notation and powers of whole numbers, {@code 1e6} and {@code 2^20}, read exactly. */
final class Numbers {

    private static final int LARGEST_POWER = 1100;
    private static final int LONGEST = 1000;

    private Numbers() {}

    static double real(String option, String value, Domain domain) {
        double x = exact(option, value, domain.text()).doubleValue();
        if (!domain.holds(x)) {
            throw new BadInput(option, value, "is out of range", domain.text());
        }
        return x;
    }

    static List<Double> reals(String option, String values, Domain domain) {
        return elements(values).map(value -> real(option, value, domain)).toList();
    }

    /** A rank or a number of quanta. */
    static long rank(String option, String value, String allowed) {
        return whole(option, value, 1, QuantaDistribution.MAX_RANK, allowed);
    }

    static long whole(String option, String value, long least, long largest, String allowed) {
        BigDecimal x = exact(option, value, allowed);
        if (x.compareTo(BigDecimal.valueOf(least)) < 0 || x.compareTo(BigDecimal.valueOf(largest)) > 0) {
            throw new BadInput(option, value, "is out of range", allowed);
        }
        if (x.stripTrailingZeros().scale() > 0) {
            throw new BadInput(option, value, "is not whole", allowed);
        }
        return x.longValueExact();
    }

    /** Any 64-bit seed. */
    static long seed(String value) {
        return whole("--seed", value, Long.MIN_VALUE, Long.MAX_VALUE, "whole numbers from -2^63 to 2^63 - 1");
    }

    static List<Long> ranks(String option, String values) {
        return elements(values).map(value -> rank(option, value, Domain.RANK)).toList();
    }

    private static Stream<String> elements(String values) {
        return Stream.of(values.split(",", -1)).map(String::strip);
    }

    private static BigDecimal exact(String option, String value, String allowed) {
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
            throw new BadInput(option, value, problem, allowed);
        }
    }

    private static BigDecimal decimal(String text) {
        return Decimal.parse(text) == 0 ? BigDecimal.ZERO : new BigDecimal(text);
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
