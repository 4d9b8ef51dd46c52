package org.neuralquanta.runs;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The smallest and the largest value of each variable of some runs, and of N·D where there are both, as logarithms. Immutable, thread-safe.
 */
public final class RunsRange {

    private final List<String> variables;
    private final double[] least;
    private final double[] most;

    private RunsRange(List<String> variables, double[] least, double[] most) {
        this.variables = variables;
        this.least = least;
        this.most = most;
    }

    /**
     * The range of runs.
     *
     * @param runs the runs
     * @return their range
     */
    public static RunsRange of(Runs runs) {
        int variables = runs.variables().size();
        boolean compute = runs.variables().containsAll(List.of("N", "D"));
        double[] least = new double[variables + (compute ? 1 : 0)];
        double[] most = least.clone();
        for (int v = 0; v < least.length; v++) {
            int variable = v;
            var logs = IntStream.range(0, runs.size())
                    .mapToDouble(i -> variable < variables ? runs.log(variable, i) : runs.log(0, i) + runs.log(1, i))
                    .summaryStatistics();
            least[v] = logs.getMin();
            most[v] = logs.getMax();
        }
        return new RunsRange(runs.variables(), least, most);
    }

    List<String> variables() {
        return variables;
    }

    /** Whether N·D is counted too, after the variables. */
    boolean hasCompute() {
        return least.length > variables.size();
    }

    /**
     * The smallest value of a variable.
     *
     * @param variable from 0 in the order of the runs; the number after the last for N·D
     * @return its logarithm
     * @throws IndexOutOfBoundsException if there is no such variable
     */
    public double least(int variable) {
        return least[variable];
    }

    /**
     * The largest value of a variable.
     *
     * @param variable from 0 in the order of the runs; the number after the last for N·D
     * @return its logarithm
     * @throws IndexOutOfBoundsException if there is no such variable
     */
    public double most(int variable) {
        return most[variable];
    }

    /**
     * The largest product of parameters and tokens.
     *
     * @return log(N·D)
     * @throws IllegalStateException if the runs do not have both
     */
    public double mostProduct() {
        if (!hasCompute()) {
            throw new IllegalStateException("runs with " + String.join(", ", variables) + " have no product of N and D");
        }
        return most[variables.size()];
    }

    /** By how many decades a value lies above the largest or below the least. */
    double beyond(int variable, double log) {
        return Math.max(Math.max(log - most[variable], least[variable] - log), 0) / Math.log(10);
    }

    @Override
    public String toString() {
        return "RunsRange[variables=" + variables + "]";
    }
}
