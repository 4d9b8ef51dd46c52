package org.neuralquanta.cli.answer;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.bound.Enclosure;

/**
 * Both ends of a bound, and whether it is proven. Immutable, thread-safe.
 *
 * @param lower the lower end
 * @param upper the upper end
 * @param kind proven, or estimated with the reason
 */
public record Bounds(Value lower, Value upper, Value kind) {

    /**
     * What a law answers.
     *
     * @param law the law
     * @return its bound, or its reason for having none
     */
    public static Bounds of(Supplier<Bound> law) {
        try {
            Bound bound = law.get();
            return new Bounds(Value.of(bound.lower()), Value.of(bound.upper()), switch (bound) {
                case Bound.Proven _ -> Value.of("proven");
                case Bound.Estimated(var _, String reason) -> new Value.Word("estimated", reason);
            });
        } catch (ArithmeticException | UnsupportedOperationException e) {
            var absent = new Value.Absent(String.valueOf(e.getMessage()));
            return new Bounds(absent, absent, new Value.Absent(""));
        }
    }

    /**
     * What a law encloses.
     *
     * @param law the law
     * @return its enclosure, or its reason for having none
     */
    public static Bounds proven(Supplier<Enclosure> law) {
        return of(() -> new Bound.Proven(law.get()));
    }

    /**
     * The columns of bounds.
     *
     * @param bounds the bounds of a row
     * @param <T> what a row is about
     * @return the columns lower, upper and bound
     */
    public static <T> List<Column<T>> columns(Function<T, Bounds> bounds) {
        return List.of(
                new Column<>("lower", Rounding.ALL, row -> bounds.apply(row).lower),
                new Column<>("upper", Rounding.ALL, row -> bounds.apply(row).upper),
                new Column<>("bound", Rounding.ALL, row -> bounds.apply(row).kind));
    }

    /**
     * The note for people on bounds that are only estimated.
     *
     * @param rows what the rows are about
     * @param bounds the bounds of a row
     * @param <T> what a row is about
     * @return a note for each reason
     */
    public static <T> List<String> notes(List<T> rows, Function<T, Bounds> bounds) {
        return rows.stream()
                .flatMap(row -> bounds.apply(row).kind instanceof Value.Word(String _, String reason) && !reason.isEmpty()
                        ? Stream.of("bounds are estimated: " + reason)
                        : Stream.empty())
                .distinct()
                .toList();
    }
}
