package org.neuralquanta.cli.option;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.neuralquanta.cli.answer.Rounding;

/**
 * A real number as given. Immutable, thread-safe.
 *
 * @param text how it is written
 * @param value its value, finite
 */
public record Real(String text, double value) {

    private static final double LARGEST_POWER = 100;

    static Real parse(String text) {
        return new Real(text, Numerals.exact(text, Numerals.NUMBERS).doubleValue());
    }

    /** Several of them, or ranges of them, separated by commas. Immutable, thread-safe. */
    public record Listed(List<Real> all) {

        public Listed {
            all = List.copyOf(all);
        }

        static Listed parse(String texts) {
            return new Listed(Numerals.elements(texts).stream().flatMap(Listed::reals).toList());
        }

        private static Stream<Real> reals(String text) {
            return Range.isMeant(text)
                    ? Range.parse(text).points().mapToObj(point -> new Real(Rounding.shortest(point), point))
                    : Stream.of(Real.parse(text));
        }

        /**
         * The numbers, if each exceeds the one before it.
         *
         * @param option the option
         * @return all
         * @throws BadInput if one does not
         */
        public List<Real> increasing(String option) {
            for (int i = 1; i < all.size(); i++) {
                if (!(all.get(i).value > all.get(i - 1).value)) {
                    throw new BadInput(
                            option, this, "does not increase from " + all.get(i - 1) + " to " + all.get(i), "an increasing list");
                }
            }
            return all;
        }

        /**
         * Refuses fractions.
         *
         * @param option the option
         * @throws BadInput if a number is not whole
         */
        public void whole(String option) {
            for (Real one : all) {
                if (one.value != Math.rint(one.value)) {
                    throw new BadInput(option, one, "is not a whole number", "whole numbers");
                }
            }
        }

        @Override
        public String toString() {
            return String.join(",", all.stream().map(Real::text).toList());
        }
    }

    /** A number, or the best one, {@code best}. Immutable, thread-safe. */
    public record OrBest(String text, Optional<Real> value) {

        static OrBest parse(String text) {
            return new OrBest(text, text.equals("best") ? Optional.empty() : Optional.of(Real.parse(text)));
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
    public <T> T to(String option, DoubleFunction<T> use) {
        return BadInput.unlessRefused(option, text, () -> use.apply(value));
    }

    /**
     * The number as a power of the rank; larger powers would leave only the first or the last quantum.
     *
     * @param option the option
     * @return this
     * @throws BadInput if it is not between -100 and 100
     */
    Real asPower(String option) {
        if (!(Math.abs(value) <= LARGEST_POWER)) {
            throw new BadInput(option, text, "is out of range", "-100 to 100");
        }
        return this;
    }

    @Override
    public String toString() {
        return text;
    }
}
