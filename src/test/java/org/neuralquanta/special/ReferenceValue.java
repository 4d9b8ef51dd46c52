package org.neuralquanta.special;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.neuralquanta.bound.Enclosure;

/**
 * A value computed by another program, and the arguments that it belongs to.
 *
 * @param arguments the arguments in decimal
 * @param value the value to the digits of the file
 */
record ReferenceValue(List<String> arguments, BigDecimal value) {

    /** The rows of a file under {@code /oracle}, which names its tool, version, seed and generator in # lines. */
    static List<ReferenceValue> read(String file) {
        try (InputStream raw = Objects.requireNonNull(ReferenceValue.class.getResourceAsStream("/oracle/" + file), file);
                InputStream in = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(ReferenceValue::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A row: the arguments and then the value, separated by commas. */
    static ReferenceValue parse(String row) {
        List<String> fields = List.of(row.split(",", -1));
        return new ReferenceValue(fields.subList(0, fields.size() - 1), new BigDecimal(fields.getLast()));
    }

    double number(int argument) {
        return Double.parseDouble(arguments.get(argument));
    }

    long rank(int argument) {
        return Long.parseLong(arguments.get(argument));
    }

    /** The distance of a double from the value in units in the last place of that double. */
    double ulps(double computed) {
        return new BigDecimal(computed)
                .subtract(value)
                .divide(new BigDecimal(Math.ulp(computed)), MathContext.DECIMAL64)
                .abs()
                .doubleValue();
    }

    /** Whether an interval contains the value, which is only known to 25 digits: with 10^−24 of it to spare. */
    boolean isInside(Enclosure enclosure) {
        BigDecimal doubt = value.abs().scaleByPowerOfTen(-24);
        return new BigDecimal(enclosure.lower()).compareTo(value.subtract(doubt)) <= 0
                && new BigDecimal(enclosure.upper()).compareTo(value.add(doubt)) >= 0;
    }
}
