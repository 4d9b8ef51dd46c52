package org.neuralquanta.fit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How far a point lies beyond the runs, in decades: \(\log_{10}\) of its value over the largest of the runs, or of the smallest over its
 * value; 0 within their range. For curves in N and D compute C is counted too. Immutable, thread-safe.
 *
 * @param decades by name, each variable and C; at least 0
 */
public record Extrapolation(Map<String, Double> decades) {

    private static final double NOTED = 0.5;
    private static final double STRONG = 2;

    /** How much a result is to be trusted on account of its distance from the runs. */
    public enum Warning {
        /** Within the range of the runs or less than half a decade beyond. */
        NONE,
        /** From half a decade to two decades beyond the runs. */
        NOTE,
        /** More than two decades beyond the runs. */
        STRONG
    }

    /** Copies the decades. */
    public Extrapolation {
        decades = Collections.unmodifiableMap(new LinkedHashMap<>(decades));
    }

    static Extrapolation of(Runs runs, Point point) {
        return of(Range.of(runs), point);
    }

    static Extrapolation of(Range range, Point point) {
        double[] values = point.in(range.variables);
        var decades = new LinkedHashMap<String, Double>();
        double product = 0;
        for (int v = 0; v < values.length; v++) {
            double log = Math.log(values[v]);
            product += log;
            decades.put(range.variables.get(v), range.beyond(v, log));
        }
        if (range.hasCompute()) {
            decades.put("C", range.beyond(values.length, product));
        }
        return new Extrapolation(decades);
    }

    /** The range of the runs: logarithms of the least and the largest value of each variable, and for N and D of their product. */
    static final class Range {

        private final List<String> variables;
        private final double[] least;
        private final double[] most;

        private Range(List<String> variables, double[] least, double[] most) {
            this.variables = variables;
            this.least = least;
            this.most = most;
        }

        double least(int variable) {
            return least[variable];
        }

        double most(int variable) {
            return most[variable];
        }

        static Range of(Runs runs) {
            int variables = runs.variables().size();
            boolean compute = isPlane(runs.variables());
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
            return new Range(runs.variables(), least, most);
        }

        private static boolean isPlane(List<String> variables) {
            return variables.size() >= 2 && variables.subList(0, 2).equals(List.of("N", "D"));
        }

        boolean hasCompute() {
            return least.length > variables.size();
        }

        /** The largest N·D. */
        double mostProduct() {
            return Math.exp(most[variables.size()]);
        }

        double beyond(int variable, double log) {
            return Math.max(Math.max(log - most[variable], least[variable] - log), 0) / Math.log(10);
        }
    }

    /**
     * The farthest.
     *
     * @return the largest number of decades
     */
    public double farthest() {
        return decades.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /**
     * The strength of the warning.
     *
     * @return by the farthest: none below half a decade, strong above two
     */
    public Warning warning() {
        double farthest = farthest();
        return farthest < NOTED ? Warning.NONE : farthest > STRONG ? Warning.STRONG : Warning.NOTE;
    }

    /**
     * The warning in words.
     *
     * @return one sentence; empty below half a decade
     */
    public Optional<String> sentence() {
        if (warning() == Warning.NONE) {
            return Optional.empty();
        }
        List<String> parts = decades.entrySet().stream()
                .filter(entry -> entry.getValue() >= 0.05)
                .map(entry -> String.format(Locale.ROOT, "%.1f decades in %s", entry.getValue(), entry.getKey()))
                .toList();
        String distance = "beyond the table by " + String.join(", ", parts);
        return Optional.of(warning() == Warning.NOTE
                ? distance + ": the intervals hold only if the law does"
                : distance + ": far outside anything that these runs can test; the intervals say nothing about whether the law still holds"
                        + " there");
    }
}
