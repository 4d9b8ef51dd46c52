package org.neuralquanta.study;

import java.util.List;
import java.util.Optional;
import org.neuralquanta.runs.Runs;

/**
 * The runs of one budget and the parabola through them. Immutable.
 *
 * @param logCompute the mean logarithm of their compute
 * @param size how many there are
 * @param leastLog the least log N
 * @param mostLog the largest log N
 * @param parabola log L in log N; none for fewer than three sizes
 */
record BudgetRuns(double logCompute, int size, double leastLog, double mostLog, Optional<Parabola> parabola) {

    static BudgetRuns of(Runs runs, List<Integer> members) {
        double[] logs = members.stream().mapToDouble(run -> runs.log(0, run)).sorted().toArray();
        long sizes = members.stream().mapToDouble(run -> runs.log(0, run)).distinct().count();
        return new BudgetRuns(
                members.stream().mapToDouble(run -> Math.log(runs.compute(run))).average().orElseThrow(),
                members.size(),
                logs[0],
                logs[logs.length - 1],
                sizes < Parabola.COEFFICIENTS ? Optional.empty() : Optional.of(parabola(runs, members)));
    }

    private static Parabola parabola(Runs runs, List<Integer> members) {
        return new Parabola(
                members.stream().mapToDouble(run -> runs.log(0, run)).toArray(),
                members.stream().mapToDouble(runs::logLoss).toArray(),
                members.stream().mapToDouble(runs::weight).toArray());
    }

    /** Why the budget has no minimum among its runs; empty if it has one. */
    Optional<String> fault() {
        if (parabola.isEmpty()) {
            return Optional.of("fewer than three sizes");
        }
        if (!(parabola.get().bend() > 0)) {
            return Optional.of("the parabola does not open upward");
        }
        double minimum = parabola.get().minimum();
        return minimum >= leastLog && minimum <= mostLog ? Optional.empty() : Optional.of("the minimum lies outside the runs");
    }

    /** The parabola, where there is no fault. */
    Parabola valley() {
        return parabola.orElseThrow();
    }
}
