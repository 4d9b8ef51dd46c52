package org.neuralquanta.figures;

import org.neuralquanta.montecarlo.Estimate;
import org.neuralquanta.montecarlo.LossCurve;
import org.neuralquanta.montecarlo.Result;
import org.neuralquanta.montecarlo.Simulation;

/** A run of a simulation on two threads, which do not change its bits. */
final class Simulated {

    private static final int THREADS = 2;

    private Simulated() {}

    static Result run(Simulation simulation, double[] grid) {
        return run(simulation, (replicate, losses) -> {}, grid);
    }

    /** An interruption ends the drawing, and the figure keeps its old files. */
    static Result run(Simulation simulation, LossCurve curves, double[] grid) {
        try {
            return simulation.on(THREADS).run(curves, grid);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    static double[] means(Result result) {
        return result.points().stream().mapToDouble(Estimate::mean).toArray();
    }

    /** Each mean, moved by so many standard errors. */
    static double[] means(Result result, double errors) {
        return result.points().stream().mapToDouble(p -> p.mean() + errors * p.standardError()).toArray();
    }
}
