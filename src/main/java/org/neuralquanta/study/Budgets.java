package org.neuralquanta.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.runs.UnfittableException;

/** Runs with N and D grouped by compute. */
final class Budgets {

    /** Runs of one budget follow each other in compute at less than this factor. */
    private static final double GAP = Math.log(1.1);

    /** They are at most this factor from the budget. */
    private static final double TOLERANCE = Math.log(1.25);

    /** Runs by their numbers. */
    private final List<List<Integer>> groups;

    private Budgets(List<List<Integer>> groups) {
        this.groups = groups;
    }

    /** A budget that is one. */
    static double checked(double compute) {
        if (!(compute > 0 && compute < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("compute must be finite and > 0 FLOPs, was " + compute);
        }
        return compute;
    }

    List<List<Integer>> groups() {
        return groups;
    }

    /** The budgets begin where compute rises by the gap or more from one run to the next. */
    static Budgets recognised(Runs runs) {
        var groups = new ArrayList<List<Integer>>();
        double last = Double.NEGATIVE_INFINITY;
        for (int run : IntStream.range(0, runs.size()).boxed().sorted(Comparator.comparingDouble(runs::compute)).toList()) {
            double log = logCompute(runs, run);
            if (!(log - last < GAP)) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(run);
            last = log;
        }
        for (List<Integer> group : groups) {
            double least = runs.compute(group.getFirst());
            double most = runs.compute(group.getLast());
            if (Math.log(most / least) > 2 * TOLERANCE) {
                throw new UnfittableException("no separate budgets: compute rises from " + shown(least) + " to " + shown(most)
                        + " FLOPs in steps below 10 %; name the budgets");
            }
        }
        return new Budgets(groups);
    }

    /** Each run belongs to the nearest budget; runs that are farther than the tolerance from all belong to none. */
    static Budgets given(Runs runs, List<Double> budgets) {
        double[] logs = budgets.stream().distinct().sorted().mapToDouble(budget -> Math.log(checked(budget))).toArray();
        var groups = new TreeMap<Integer, List<Integer>>();
        for (int run = 0; run < runs.size(); run++) {
            double log = logCompute(runs, run);
            int nearest = 0;
            for (int b = 1; b < logs.length; b++) {
                nearest = Math.abs(logs[b] - log) < Math.abs(logs[nearest] - log) ? b : nearest;
            }
            if (Math.abs(logs[nearest] - log) <= TOLERANCE) {
                groups.computeIfAbsent(nearest, _ -> new ArrayList<>()).add(run);
            }
        }
        for (int b = 0; b < logs.length; b++) {
            if (!groups.containsKey(b)) {
                throw new UnfittableException("no run has compute within a factor of 1.25 of " + shown(Math.exp(logs[b])) + " FLOPs");
            }
        }
        return new Budgets(List.copyOf(groups.values()));
    }

    private static double logCompute(Runs runs, int run) {
        return Math.log(runs.compute(run));
    }

    private static String shown(double compute) {
        return String.format(Locale.ROOT, "%.3g", compute);
    }
}
