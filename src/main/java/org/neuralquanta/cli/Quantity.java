package org.neuralquanta.cli;

import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.law.Moment;
import org.neuralquanta.law.NoPowerLawException;

/** A number of an answer, or the reason why there is none. */
sealed interface Quantity {

    /** A finite number. */
    record Known(double value) implements Quantity {}

    /** No number. */
    record Absent(String reason) implements Quantity {}

    /** What a law answers; what it cannot answer is the reason. */
    static Quantity of(DoubleSupplier law) {
        try {
            double value = law.getAsDouble();
            return Double.isFinite(value) ? new Known(value) : new Absent("outside the range of a double");
        } catch (ArithmeticException | NoPowerLawException | UnsupportedOperationException e) {
            return new Absent(String.valueOf(e.getMessage()));
        }
    }

    static Quantity of(Moment moment) {
        return switch (moment) {
            case Moment.Value(double value) -> of(() -> value);
            case Moment.Absent(String reason) -> new Absent(reason);
        };
    }

    /** Both ends of a bound and whether it is proven; why not, where it is only estimated. */
    record Bounds(Quantity lower, Quantity upper, Optional<String> kind, Optional<String> reason) {

        static Bounds of(Supplier<Bound> law) {
            try {
                Bound bound = law.get();
                Optional<String> reason = bound instanceof Bound.Estimated(var _, String why) ? Optional.of(why) : Optional.empty();
                return new Bounds(
                        new Known(bound.lower()),
                        new Known(bound.upper()),
                        Optional.of(reason.isPresent() ? "estimated" : "proven"),
                        reason);
            } catch (ArithmeticException | UnsupportedOperationException e) {
                var absent = new Absent(String.valueOf(e.getMessage()));
                return new Bounds(absent, absent, Optional.empty(), Optional.empty());
            }
        }

        static Bounds proven(Supplier<Enclosure> law) {
            return of(() -> new Bound.Proven(law.get()));
        }
    }

    /** The quotient of two numbers, absent without a reason of its own where one of them is. */
    static Quantity ratio(Quantity numerator, Quantity denominator) {
        return numerator instanceof Known(double a) && denominator instanceof Known(double b)
                ? of(() -> a / b)
                : new Absent("");
    }
}
