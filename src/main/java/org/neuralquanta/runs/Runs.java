package org.neuralquanta.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.law.TrainingCost;

/**
 * Measured runs: one to three positive variables (a resource x; parameters N and tokens D; or N, D and the distinct tokens U), the loss
 * reached, in nats, and where known the weight and the group of each run; and what a run costs in compute. Runs are sorted by value, so
 * that no result depends on their order in the file. Immutable, thread-safe.
 */
public final class Runs {

    private final List<String> variables;

    /** By variable and run. */
    private final double[][] values;

    private final double[] losses;

    /** Natural logarithms of the values. */
    private final double[][] logs;

    private final double[] logLosses;

    private final double[] weights;

    /** The group of each run, numbered from 0 in the order of the runs. */
    private final int[] groups;

    private final int groupCount;

    private final TrainingCost cost;

    private Runs(
            List<String> variables, double[][] values, double[] losses, double[][] logs, double[] logLosses, double[] weights, int[] groups,
            TrainingCost cost) {
        this.variables = variables;
        this.values = values;
        this.losses = losses;
        this.logs = logs;
        this.logLosses = logLosses;
        this.weights = weights;
        this.groups = groups;
        this.groupCount = Arrays.stream(groups).max().orElse(-1) + 1;
        this.cost = cost;
    }

    /** Sorts the runs; without weights each has weight 1, without labels each is its own group. */
    static Runs sorted(
            List<String> variables, double[][] values, double[] losses, double @Nullable [] weights, String @Nullable [] labels) {
        List<double[]> keys = Stream.of(Stream.of(values), Stream.of(losses), Stream.ofNullable(weights)).flatMap(key -> key).toList();
        Comparator<Integer> order = (i, j) -> {
            for (double[] key : keys) {
                int sign = Double.compare(key[i], key[j]);
                if (sign != 0) {
                    return sign;
                }
            }
            return labels == null ? 0 : labels[i].compareTo(labels[j]);
        };
        int[] index = IntStream.range(0, losses.length)
                .boxed()
                .sorted(order)
                .mapToInt(Integer::intValue)
                .toArray();
        double[][] sorted = chosen(values, index);
        double[] sortedLosses = chosen(losses, index);
        double[] sortedWeights = Arrays.stream(index).mapToDouble(i -> weights == null ? 1 : weights[i]).toArray();
        var numbers = new HashMap<String, Integer>();
        int[] groups = labels == null
                ? IntStream.range(0, index.length).toArray()
                : Arrays.stream(index)
                        .map(i -> numbers.computeIfAbsent(labels[i], _ -> numbers.size()))
                        .toArray();
        double[][] logs = Arrays.stream(sorted).map(Runs::logarithms).toArray(double[][]::new);
        return new Runs(
                variables, sorted, sortedLosses, logs, logarithms(sortedLosses), sortedWeights, groups, TrainingCost.standard());
    }

    private static double[] logarithms(double[] column) {
        return Arrays.stream(column).map(Math::log).toArray();
    }

    private static double[] chosen(double[] column, int[] index) {
        return Arrays.stream(index).mapToDouble(i -> column[i]).toArray();
    }

    private static double[][] chosen(double[][] columns, int[] index) {
        return Arrays.stream(columns).map(column -> chosen(column, index)).toArray(double[][]::new);
    }

    /**
     * Runs with parameters and tokens.
     *
     * @param parameters N, positive
     * @param tokens D, positive
     * @param losses L, positive, one for each run
     * @return the runs
     * @throws IllegalArgumentException if a number is not finite and positive, or the lengths differ
     */
    public static Runs of(double[] parameters, double[] tokens, double[] losses) {
        return checked(List.of("N", "D"), new double[][] {parameters.clone(), tokens.clone()}, losses.clone(), null);
    }

    /**
     * Runs with parameters and tokens in groups, such as the checkpoints of one training run, whose errors are not independent.
     *
     * @param parameters N, positive
     * @param tokens D, positive
     * @param losses L, positive, one for each run
     * @param groups the group of each run
     * @return the runs
     * @throws IllegalArgumentException if a number is not finite and positive, or the lengths differ
     */
    public static Runs of(double[] parameters, double[] tokens, double[] losses, List<String> groups) {
        if (groups.size() != losses.length) {
            throw new IllegalArgumentException(groups.size() + " groups and " + losses.length + " losses");
        }
        return checked(List.of("N", "D"), new double[][] {parameters.clone(), tokens.clone()}, losses.clone(), groups.toArray(String[]::new));
    }

    /**
     * Runs with parameters, tokens and distinct tokens, for data that are repeated.
     *
     * @param parameters N, positive
     * @param tokens D, positive
     * @param unique U, positive
     * @param losses L, positive, one for each run
     * @return the runs
     * @throws IllegalArgumentException if a number is not finite and positive, or the lengths differ
     */
    public static Runs repeated(double[] parameters, double[] tokens, double[] unique, double[] losses) {
        return checked(List.of("N", "D", "U"), new double[][] {parameters.clone(), tokens.clone(), unique.clone()}, losses.clone(), null);
    }

    /**
     * Runs along one variable.
     *
     * @param x the variable, positive
     * @param losses L, positive, one for each run
     * @return the runs
     * @throws IllegalArgumentException if a number is not finite and positive, or the lengths differ
     */
    public static Runs curve(double[] x, double[] losses) {
        return checked(List.of("x"), new double[][] {x.clone()}, losses.clone(), null);
    }

    private static Runs checked(List<String> variables, double[][] values, double[] losses, String @Nullable [] labels) {
        for (int v = 0; v < values.length; v++) {
            if (values[v].length != losses.length) {
                throw new IllegalArgumentException(
                        values[v].length + " values of " + variables.get(v) + " and " + losses.length + " losses");
            }
            checkPositive(variables.get(v), values[v]);
        }
        checkPositive("loss", losses);
        return sorted(variables, values, losses, null, labels);
    }

    private static void checkPositive(String name, double[] values) {
        for (double value : values) {
            if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(name + " must be finite and > 0, was " + value);
            }
        }
    }

    /**
     * Reads runs with parameters and tokens. Where one of the two has no column it is computed from compute, C = 6ND. {@link RunsTable} says
     * what was recognised.
     *
     * @param file a table as {@link RunsTable} reads it
     * @param columns which column is which
     * @return the runs
     * @throws org.neuralquanta.table.InvalidTableException if a row is not usable; the message names file, line and column
     * @throws IOException if reading fails
     */
    public static Runs read(Path file, Columns columns) throws IOException {
        return RunsTable.read(file, RunsTable.Variables.PLANE, columns, RunsTable.Conventions.usual()).runs();
    }

    /**
     * Reads runs along one variable: the column named for x, N, D or C, or else the only one of them in the file.
     *
     * @param file a table as {@link RunsTable} reads it
     * @param columns which column is which
     * @return the runs
     * @throws org.neuralquanta.table.InvalidTableException if a row is not usable; the message names file, line and column
     * @throws IOException if reading fails
     */
    public static Runs readCurve(Path file, Columns columns) throws IOException {
        return RunsTable.read(file, RunsTable.Variables.CURVE, columns, RunsTable.Conventions.usual()).runs();
    }

    /**
     * The number of runs.
     *
     * @return how many
     */
    public int size() {
        return logLosses.length;
    }

    /**
     * The names of the variables.
     *
     * @return the one variable; N and D; or N, D and U
     */
    public List<String> variables() {
        return variables;
    }

    /**
     * The number of groups.
     *
     * @return the number of runs, where no column names the groups
     */
    public int groupCount() {
        return groupCount;
    }

    /**
     * A variable of a run.
     *
     * @param variable 0, or 1 for the tokens, or 2 for the distinct tokens
     * @param run the run, from 0, in order of the values
     * @return N, D, U or x
     * @throws IndexOutOfBoundsException if there is no such variable or run
     */
    public double value(int variable, int run) {
        return values[variable][run];
    }

    /**
     * The loss of a run.
     *
     * @param run the run, from 0, in order of the values
     * @return L
     * @throws IndexOutOfBoundsException if there is no such run
     */
    public double loss(int run) {
        return losses[run];
    }

    /**
     * The weight of a run.
     *
     * @param run the run, from 0, in order of the values
     * @return how much it counts, positive; 1 where no column gives it
     * @throws IndexOutOfBoundsException if there is no such run
     */
    public double weight(int run) {
        return weights[run];
    }

    /**
     * The compute of a run with parameters and tokens.
     *
     * @param run the run, from 0, in order of the values
     * @return C = 6ND in FLOPs, at the {@link #cost() cost} of these runs
     * @throws IllegalStateException if the runs have one variable
     * @throws IndexOutOfBoundsException if there is no such run
     */
    public double compute(int run) {
        if (variables.size() < 2) {
            throw new IllegalStateException("runs along one variable have no compute");
        }
        return cost.flops(value(0, run), value(1, run));
    }

    /**
     * What parameters and tokens cost: the factor in C = 6ND for everything about these runs, budgets, splits and further runs included.
     *
     * @return 6 FLOPs for each parameter and token, unless changed
     */
    public TrainingCost cost() {
        return cost;
    }

    /**
     * The same runs at another cost.
     *
     * @param other what parameters and tokens cost
     * @return the runs; laws fitted to them are the same
     * @throws IllegalStateException if the runs have one variable
     */
    public Runs with(TrainingCost other) {
        if (variables.size() < 2) {
            throw new IllegalStateException("runs along one variable have no compute");
        }
        return new Runs(variables, values, losses, logs, logLosses, weights, groups, other);
    }

    /**
     * The largest compute of the runs.
     *
     * @return C = 6ND in FLOPs
     * @throws IllegalStateException if the runs have one variable
     * @throws java.util.NoSuchElementException if there is no run
     */
    public double largestCompute() {
        return IntStream.range(0, size()).mapToDouble(this::compute).max().orElseThrow();
    }

    /**
     * The natural logarithm of a variable of a run.
     *
     * @param variable 0, or 1 for the tokens, or 2 for the distinct tokens
     * @param run the run, from 0, in order of the values
     * @return log N, log D, log U or log x
     * @throws IndexOutOfBoundsException if there is no such variable or run
     */
    public double log(int variable, int run) {
        return logs[variable][run];
    }

    /**
     * The natural logarithm of the loss of a run.
     *
     * @param run the run, from 0, in order of the values
     * @return log L
     * @throws IndexOutOfBoundsException if there is no such run
     */
    public double logLoss(int run) {
        return logLosses[run];
    }

    /**
     * The group of a run.
     *
     * @param run the run, from 0, in order of the values
     * @return its number, from 0; groups are numbered in the order of their first runs
     * @throws IndexOutOfBoundsException if there is no such run
     */
    public int group(int run) {
        return groups[run];
    }

    /**
     * The same runs, each its own group.
     *
     * @return the runs, treated as independent
     */
    public Runs ungrouped() {
        return new Runs(variables, values, losses, logs, logLosses, weights, IntStream.range(0, size()).toArray(), cost);
    }

    /**
     * The same variables, weights and groups with other losses.
     *
     * @param other the natural logarithm of each loss, in order of the runs
     * @return the runs
     * @throws IllegalArgumentException if there are not as many as runs, or one is not finite
     */
    public Runs withLogLosses(double[] other) {
        if (other.length != size()) {
            throw new IllegalArgumentException(other.length + " losses and " + size() + " runs");
        }
        for (double value : other) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("the logarithm of a loss must be finite, was " + value);
            }
        }
        return new Runs(variables, values, Arrays.stream(other).map(Math::exp).toArray(), logs, other.clone(), weights, groups, cost);
    }

    /**
     * The chosen runs.
     *
     * @param chosen whether a run, from 0, is among them
     * @return those runs, in the same order
     */
    public Runs where(IntPredicate chosen) {
        int[] index = IntStream.range(0, size()).filter(chosen).toArray();
        var numbers = new HashMap<Integer, Integer>();
        int[] chosenGroups = Arrays.stream(index)
                .map(i -> numbers.computeIfAbsent(groups[i], _ -> numbers.size()))
                .toArray();
        return new Runs(
                variables,
                chosen(values, index),
                chosen(losses, index),
                chosen(logs, index),
                chosen(logLosses, index),
                chosen(weights, index),
                chosenGroups,
                cost);
    }

    /**
     * The mean logarithm of a variable.
     *
     * @param variable 0, or 1 for the tokens, or 2 for the distinct tokens
     * @return the mean of log N, log D, log U or log x
     * @throws IndexOutOfBoundsException if there is no such variable
     * @throws java.util.NoSuchElementException if there is no run
     */
    public double centre(int variable) {
        return Arrays.stream(logs[variable]).average().orElseThrow();
    }

    /**
     * Whether a variable has more than one value.
     *
     * @param variable 0, or 1 for the tokens, or 2 for the distinct tokens
     * @return false where all runs share its value
     * @throws IndexOutOfBoundsException if there is no such variable
     */
    public boolean varies(int variable) {
        double first = logs[variable][0];
        return Arrays.stream(logs[variable]).anyMatch(x -> x != first);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Runs that
                && variables.equals(that.variables)
                && Arrays.deepEquals(values, that.values)
                && Arrays.equals(logLosses, that.logLosses)
                && Arrays.equals(weights, that.weights)
                && Arrays.equals(groups, that.groups)
                && cost.equals(that.cost);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                variables, Arrays.deepHashCode(values), Arrays.hashCode(logLosses), Arrays.hashCode(weights), Arrays.hashCode(groups), cost);
    }

    @Override
    public String toString() {
        return "Runs[variables=" + variables + ", runs=" + size() + ", groups=" + groupCount + "]";
    }
}
