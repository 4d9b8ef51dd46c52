package org.neuralquanta.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neuralquanta.file.Magnitude;

/**
 * A point at which a curve is evaluated: a positive value for each variable, by name, such as N = 7e9, D = 2e12. Immutable, thread-safe.
 *
 * @param values the variables' values by name, in the order given
 */
public record Point(Map<String, Double> values) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if there is none, or one is not finite and positive
     */
    public Point {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a point needs a value for each variable, there is none");
        }
        values.forEach((name, value) -> {
            if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(name + " must be finite and > 0, was " + value);
            }
        });
    }

    /**
     * A point on a curve in one variable.
     *
     * @param variable its name, such as x
     * @param value its value
     * @return the point
     * @throws IllegalArgumentException if the value is not finite and positive
     */
    public static Point of(String variable, double value) {
        return new Point(Map.of(variable, value));
    }

    /**
     * A point in N and D.
     *
     * @param parameters N
     * @param tokens D
     * @return the point
     * @throws IllegalArgumentException if a value is not finite and positive
     */
    public static Point of(double parameters, double tokens) {
        var values = new LinkedHashMap<String, Double>();
        values.put("N", parameters);
        values.put("D", tokens);
        return new Point(values);
    }

    /**
     * Reads a list such as {@code N=7B,D=2T;N=70B,D=2T}.
     *
     * @param text points separated by semicolons, each NAME=NUMBER, separated by commas; numbers with or without a suffix, such as {@code 70M}
     * @return the points
     * @throws IllegalArgumentException if an item is not NAME=NUMBER, a name occurs twice in a point, or a number is not positive
     */
    public static List<Point> parse(String text) {
        return Arrays.stream(text.split(";", -1)).map(Point::one).toList();
    }

    private static Point one(String text) {
        var values = new LinkedHashMap<String, Double>();
        for (String item : text.split(",", -1)) {
            int equals = item.indexOf('=');
            String name = item.substring(0, Math.max(equals, 0)).strip();
            String number = item.substring(equals + 1).strip();
            if (name.isEmpty() || number.isEmpty()) {
                throw new IllegalArgumentException(
                        "points are given as NAME=NUMBER, for example N=7B,D=2T;N=70B,D=2T, was '" + item.strip() + "'");
            }
            if (values.put(name, number(name, number)) != null) {
                throw new IllegalArgumentException("the point '" + text.strip() + "' gives " + name + " twice");
            }
        }
        return new Point(values);
    }

    private static double number(String name, String text) {
        try {
            return Magnitude.parse(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a table of points.
     *
     * @param file a CSV file with a column for each variable; numbers with or without a suffix, such as {@code 70M}; other columns are not read
     * @param columns which column is which
     * @param variables the names of the variables, as {@link Runs#variables()} gives them
     * @return the points, in the order of the rows
     * @throws org.neuralquanta.table.InvalidTableException if a column is missing, a row is not usable, or there is no row; the message
     *     names file, line and column
     * @throws IOException if reading fails
     */
    public static List<Point> read(Path file, Columns columns, List<String> variables) throws IOException {
        return PointsReader.read(file, columns, variables);
    }

    /**
     * The values in the order of a curve's variables.
     *
     * @param variables the names of the variables, as {@link Runs#variables()} gives them
     * @return the value of each
     * @throws IllegalArgumentException if a variable is missing, or one is given that the curve does not have
     */
    public double[] in(List<String> variables) {
        if (values.size() != variables.size() || !values.keySet().containsAll(variables)) {
            throw new IllegalArgumentException("a point needs " + String.join(" and ", variables) + ", the variables of the runs; given were "
                    + String.join(", ", values.keySet()));
        }
        return variables.stream().mapToDouble(values::get).toArray();
    }

    /**
     * A set of one run at this point, with the loss 1.
     *
     * @param variables the names of the variables, as {@link Runs#variables()} gives them
     * @return the run
     * @throws IllegalArgumentException if a variable is missing, or one is given that the curve does not have
     */
    public Runs at(List<String> variables) {
        double[] ordered = in(variables);
        double[][] columns = Arrays.stream(ordered).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
        return Runs.sorted(variables, columns, new double[] {1}, null, null);
    }
}
