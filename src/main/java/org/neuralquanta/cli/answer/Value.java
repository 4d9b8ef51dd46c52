package org.neuralquanta.cli.answer;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.neuralquanta.law.Moment;
import org.neuralquanta.law.NoPowerLawException;

/** A value of an answer, or the reason why there is none. Immutable, thread-safe. */
public sealed interface Value {

    /** A finite number. */
    record Known(double value) implements Value {}

    /** A whole number. */
    record Whole(long value) implements Value {}

    /** Yes or no. */
    record Truth(boolean value) implements Value {}

    /** A word or a sentence, with the reason for it, or an empty one. */
    record Word(String text, String reason) implements Value {}

    /** No value; the reason is empty where it stands elsewhere. */
    record Absent(String reason) implements Value {}

    /** Several values in a row. */
    record Several(List<Value> values) implements Value {

        public Several {
            values = List.copyOf(values);
        }
    }

    /**
     * A number.
     *
     * @param value any double
     * @return the number, absent unless it is finite
     */
    static Value of(double value) {
        return Double.isFinite(value) ? new Known(value) : new Absent("outside the range of a double");
    }

    /**
     * What a law answers.
     *
     * @param law the law
     * @return the number, or the law's reason for having none
     */
    static Value of(DoubleSupplier law) {
        try {
            return of(law.getAsDouble());
        } catch (ArithmeticException | NoPowerLawException | UnsupportedOperationException e) {
            return new Absent(String.valueOf(e.getMessage()));
        }
    }

    /**
     * A moment of a law.
     *
     * @param moment the moment
     * @return its value or its reason
     */
    static Value of(Moment moment) {
        return switch (moment) {
            case Moment.Value(double value) -> of(value);
            case Moment.Absent(String reason) -> new Absent(reason);
        };
    }

    /**
     * A number that data may leave open.
     *
     * @param value any double
     * @param reason why it may be open
     * @return the number, or that reason unless it is finite
     */
    static Value of(double value, String reason) {
        return Double.isFinite(value) ? new Known(value) : new Absent(reason);
    }

    /**
     * A number that may not exist.
     *
     * @param value the number, or nothing
     * @param reason why there may be nothing
     * @return the number, or that reason
     */
    static Value of(OptionalDouble value, String reason) {
        return value.isPresent() ? of(value.getAsDouble()) : new Absent(reason);
    }

    /**
     * A word.
     *
     * @param text the word
     * @return it, without a reason
     */
    static Value of(String text) {
        return new Word(text, "");
    }

    /**
     * Words.
     *
     * @param texts any number of words
     * @return all of them
     */
    static Value of(List<String> texts) {
        return new Several(texts.stream().map(Value::of).toList());
    }

    /**
     * Both ends of an interval.
     *
     * @param reason why an end may be open
     * @param ends the ends; one that is not finite is open
     * @return the ends in a row
     */
    static Value ends(String reason, double... ends) {
        return new Several(DoubleStream.of(ends).mapToObj(end -> of(end, reason)).toList());
    }

    /**
     * The quotient of two values.
     *
     * @param numerator the numerator
     * @param denominator the denominator
     * @return the quotient, absent without a reason of its own where one of them is no number
     */
    static Value ratio(Value numerator, Value denominator) {
        return numerator instanceof Known(double a) && denominator instanceof Known(double b) ? of(() -> a / b) : new Absent("");
    }
}
