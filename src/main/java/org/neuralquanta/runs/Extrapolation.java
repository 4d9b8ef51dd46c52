package org.neuralquanta.runs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How far a point lies beyond the runs, in decades: \(\log_{10}\) of its value over the largest of the runs, or of the smallest over its
 * value; 0 within their range. For curves in N and D, compute C is included too. Immutable, thread-safe.
 *
 * @param decades by name, each variable and C; at least 0
 */
public record Extrapolation(Map<String, Double> decades) {

    private static final double NOTED = 0.5;
    private static final double STRONG = 2;

    /** How much caution a result needs because of its distance from the runs. */
    public enum Warning {
        /** Within the range of the runs or less than half a decade beyond. */
        NONE,
        /** From half a decade to two decades beyond the runs. */
        NOTE,
        /** More than two decades beyond the runs. */
        STRONG
    }

    /**
     * Checks the decades.
     *
     * @throws IllegalArgumentException if a number is negative or not finite
     */
    public Extrapolation {
        decades = Collections.unmodifiableMap(new LinkedHashMap<>(decades));
        decades.forEach((name, value) -> {
            if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("decades beyond the runs must be finite and >= 0, was " + value + " in " + name);
            }
        });
    }

    /**
     * How far a point lies beyond runs.
     *
     * @param runs the runs
     * @param point a value for each of their variables
     * @return the decades
     * @throws IllegalArgumentException if a variable is missing or unknown
     */
    public static Extrapolation of(Runs runs, Point point) {
        return of(RunsRange.of(runs), point);
    }

    /**
     * How far a point lies beyond a range.
     *
     * @param range the range of runs
     * @param point a value for each of their variables
     * @return the decades
     * @throws IllegalArgumentException if a variable is missing or unknown
     */
    public static Extrapolation of(RunsRange range, Point point) {
        double[] values = point.in(range.variables());
        var decades = new LinkedHashMap<String, Double>();
        double product = 0;
        for (int v = 0; v < values.length; v++) {
            double log = Math.log(values[v]);
            product += log;
            decades.put(range.variables().get(v), range.beyond(v, log));
        }
        if (range.hasCompute()) {
            decades.put("C", range.beyond(values.length, product));
        }
        return new Extrapolation(decades);
    }

    /**
     * The largest distance.
     *
     * @return the largest number of decades
     */
    public double farthest() {
        return decades.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /**
     * The strength of the warning.
     *
     * @return by the largest distance: none below half a decade, strong above two
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
