package org.neuralquanta.cli.option;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * A whole number as given. Immutable, thread-safe.
 *
 * @param text how it is written
 * @param value its value
 */
public record Whole(String text, long value) {

    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final String ALLOWED = "whole numbers such as 3, 1e6, 70M or 2^20";

    private static final String WITHIN = "whole numbers from -2^63 to 2^63 - 1";

    static Whole parse(String text) {
        return parse(text, ALLOWED);
    }

    private static Whole parse(String text, String allowed) {
        BigDecimal exact = Numerals.exact(text, allowed);
        if (exact.stripTrailingZeros().scale() > 0) {
            throw Unreadable.number(text, "is not a whole number", allowed);
        }
        if (exact.compareTo(LEAST) < 0 || exact.compareTo(LARGEST) > 0) {
            throw Unreadable.number(text, "is out of range", WITHIN);
        }
        return new Whole(text, exact.longValueExact());
    }

    /** Several of them, or ranges of them, separated by commas. Immutable, thread-safe. */
    public record Listed(List<Whole> all) {

        public Listed {
            all = List.copyOf(all);
        }

        static Listed parse(String texts) {
            return new Listed(Numerals.elements(texts).stream().flatMap(Listed::wholes).toList());
        }

        /** The points of a range are rounded to whole numbers, and equal ones are one. */
        private static Stream<Whole> wholes(String text) {
            if (!Range.isMeant(text)) {
                return Stream.of(Whole.parse(text));
            }
            Range range = Range.parse(text);
            if (range.first() < -0x1p63 || range.last() >= 0x1p63) {
                throw Unreadable.number(text, "is out of range", WITHIN);
            }
            return range.points().mapToLong(Math::round).distinct().mapToObj(point -> new Whole(String.valueOf(point), point));
        }

        @Override
        public String toString() {
            return String.join(",", all.stream().map(Whole::text).toList());
        }
    }

    /** A number of things that may be infinitely many, {@code inf}. Immutable, thread-safe. */
    public record OrInfinite(String text, OptionalLong value) {

        static OrInfinite parse(String text) {
            return new OrInfinite(
                    text,
                    text.equals("inf") ? OptionalLong.empty() : OptionalLong.of(Whole.parse(text, ALLOWED + ", or inf").value));
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * What the library makes of it.
     *
     * @param option the option
     * @param use gives it to the library
     * @param <T> the type of the result
     * @return the result
     * @throws BadInput if the library refuses
     */
    public <T> T to(String option, LongFunction<T> use) {
        return BadInput.unlessRefused(option, text, () -> use.apply(value));
    }

    /**
     * What the library makes of it where it takes 32 bits.
     *
     * @param option the option
     * @param use gives it to the library
     * @param <T> the type of the result
     * @return the result
     * @throws BadInput if the library refuses, or the number has more bits
     */
    public <T> T toInt(String option, IntFunction<T> use) {
        int narrow = within(option, Integer.MIN_VALUE, Integer.MAX_VALUE);
        return BadInput.unlessRefused(option, text, () -> use.apply(narrow));
    }

    /**
     * The number, if it lies in a range of the command's own.
     *
     * @param option the option
     * @param least the least that is allowed
     * @param largest the largest that is allowed
     * @return its value
     * @throws BadInput if it lies outside
     */
    public int within(String option, int least, int largest) {
        if (value < least || value > largest) {
            throw new BadInput(option, text, "is out of range", "whole numbers from " + least + " to " + largest);
        }
        return (int) value;
    }

    @Override
    public String toString() {
        return text;
    }
}
