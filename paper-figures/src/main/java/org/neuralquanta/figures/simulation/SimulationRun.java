package org.neuralquanta.figures.simulation;

import org.neuralquanta.Kernel;
import org.neuralquanta.montecarlo.Estimate;
import org.neuralquanta.montecarlo.Execution;
import org.neuralquanta.montecarlo.Observer;
import org.neuralquanta.montecarlo.Result;
import org.neuralquanta.montecarlo.Simulation;

/** A run of a simulation on two threads and without vectors, which change none of its bits and would take longer to start. */
public final class SimulationRun {

    private static final int THREADS = 2;

    private SimulationRun() {}

    public static Result run(Simulation simulation, double[] grid) {
        return run(simulation, (replicate, losses) -> {}, grid);
    }

    /** An interruption ends the drawing, and the figure keeps its old files. */
    public static Result run(Simulation simulation, Observer.LossCurve curves, double[] grid) {
        try {
            return simulation.on(new Execution(THREADS, Kernel.SCALAR)).run(Observer.none().withCurves(curves), grid);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Losses over steps of training that see one new sample each. */
    public static void steps(Simulation simulation, Observer.LossCurve curves, double[] grid) {
        try {
            simulation.on(new Execution(THREADS, Kernel.SCALAR)).runSteps(1, Observer.none().withCurves(curves), grid);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    public static double[] means(Result result) {
        return result.points().stream().mapToDouble(Estimate::mean).toArray();
    }

    /** Each mean, moved by so many standard errors. */
    public static double[] means(Result result, double errors) {
        return result.points().stream().mapToDouble(p -> p.mean() + errors * p.standardError()).toArray();
    }
}
