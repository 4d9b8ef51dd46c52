package org.neuralquanta.emergence;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import org.neuralquanta.Statement;

/**
 * The catalogue of emergence curves: every family of the library by name, with its parameter. The command line, derivations and tests read
 * it. Immutable, thread-safe.
 *
 * @param name the name, also on the command line
 * @param formula φ(y) in plain text
 * @param parameter the parameter of its curves, empty for a single curve
 * @param maker makes the curve for a value of the parameter
 */
@Statement("T8")
public record CurveFamily(String name, String formula, Optional<Parameter> parameter, DoubleFunction<EmergenceCurve> maker) {

    /**
     * A parameter of a family. Immutable, thread-safe.
     *
     * @param name its name in words and on the command line, such as {@code midpoint}
     * @param symbol its symbol in formulas, such as {@code m}
     * @param meaning what it is
     * @param least the smallest value
     * @param most the largest value
     * @param usual the default, empty if a value must be given
     */
    public record Parameter(String name, String symbol, String meaning, double least, double most, OptionalDouble usual) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is NaN
         */
        public Parameter {
            if (DoubleStream.of(least, most, usual.orElse(least)).anyMatch(Double::isNaN)) {
                throw new IllegalArgumentException("least and most must be numbers, were " + least + " and " + most);
            }
        }
    }

    private static final Optional<Parameter> TAU = Optional.of(new Parameter(
            "tau", "tau", "samples that a quantum needs", 1e-3, 1e6, OptionalDouble.of(1)));

    private static final Optional<Parameter> MIDPOINT = Optional.of(new Parameter(
            "midpoint", "m", "exposure at which the logistic function is 1/2", -50, 200, OptionalDouble.empty()));

    private static final Optional<Parameter> SHAPE = Optional.of(new Parameter(
            "shape", "h", "power of the exposure", 0.2, 20, OptionalDouble.empty()));

    /** All families. A new curve is one more line. */
    private static final List<CurveFamily> ALL = List.of(
            new CurveFamily("threshold", "1 for y < tau, else 0", TAU, Threshold::of),
            new CurveFamily("shots", "Q(tau, y)", TAU, Shots::of),
            new CurveFamily("exponential", "exp(-y)", Optional.empty(), _ -> new Exponential()),
            new CurveFamily("logistic", "1/(1 + exp(y - m))", MIDPOINT, Logistic::of),
            new CurveFamily("multilinear", "1/(1 + exp(y - m))^2", MIDPOINT, Multilinear::of),
            new CurveFamily("weibull", "exp(-y^h)", SHAPE, Weibull::of));

    /**
     * All families.
     *
     * @return the catalogue, in the order in which the help text lists it
     */
    public static List<CurveFamily> all() {
        return ALL;
    }

    /**
     * A family by its name.
     *
     * @param name the name
     * @return the family, empty if there is none with that name
     */
    public static Optional<CurveFamily> named(String name) {
        return ALL.stream().filter(family -> family.name.equals(name)).findFirst();
    }

    /**
     * The curve for a value of the parameter.
     *
     * @param value the value; ignored for a single curve
     * @return the curve
     * @throws IllegalArgumentException if the value is out of range
     */
    public EmergenceCurve curve(double value) {
        return maker.apply(value);
    }
}
