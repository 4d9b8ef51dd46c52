package org.neuralquanta.verify;

import java.util.ArrayList;
import java.util.List;
import org.neuralquanta.montecarlo.Estimate;
import org.neuralquanta.montecarlo.Execution;
import org.neuralquanta.montecarlo.Observer;
import org.neuralquanta.montecarlo.Simulation;

/** Numbers from simulations, with standard errors. */
final class Simulated {

    private Simulated() {}

    /** The mean loss at an amount of data. */
    static Measurement loss(Simulation simulation, Chance chance, double x) throws InterruptedException {
        Estimate estimate = simulation.on(Execution.of(chance.threads())).run(x).points().getFirst();
        return new Measurement(estimate.mean(), estimate.standardError());
    }

    /**
     * The exponent between two amounts of data, −log(L₁/L₀)/log(x₁/x₀). Losses of one replicate are positively correlated, so adding their
     * errors as if independent makes the standard error too large, never too small.
     */
    static Measurement exponent(Simulation simulation, Chance chance, double from, double to) throws InterruptedException {
        List<Estimate> points = simulation.on(Execution.of(chance.threads())).run(from, to).points();
        Estimate first = points.getFirst();
        Estimate last = points.getLast();
        double step = Math.log(to / from);
        double error = Math.hypot(first.standardError() / first.mean(), last.standardError() / last.mean());
        return new Measurement(Math.log(first.mean() / last.mean()) / step, error / step);
    }

    /** The mean number of learned quanta, from batches of replicates with seeds of their own. */
    static Measurement count(Simulation simulation, Chance chance, double x, int batches) throws InterruptedException {
        var counts = new double[batches];
        for (int i = 0; i < batches; i++) {
            counts[i] = simulation
                    .repeated(simulation.replication().count(), chance.seed() + i)
                    .on(Execution.of(chance.threads()))
                    .run(x)
                    .points()
                    .getFirst()
                    .count();
        }
        return Measurement.mean(counts);
    }

    /** The covariance of the loss at two times of one growing data set; its standard error from the products of deviations. */
    static Measurement covariance(Simulation simulation, Chance chance, double earlier, double later) throws InterruptedException {
        var curves = new ArrayList<double[]>();
        List<Estimate> points = simulation
                .on(Execution.of(chance.threads()))
                .run(Observer.none().withCurves((_, curve) -> curves.add(curve.clone())), earlier, later)
                .points();
        double[] products = curves.stream()
                .mapToDouble(curve -> (curve[0] - points.getFirst().mean()) * (curve[1] - points.getLast().mean()))
                .toArray();
        return Measurement.mean(products);
    }

    /** The variance of the loss over data sets; its standard error from the fourth moment. */
    static Measurement variance(Simulation simulation, Chance chance, double x) throws InterruptedException {
        var losses = new ArrayList<Double>();
        Estimate estimate = simulation.on(Execution.of(chance.threads())).run(Observer.none().withCurves((_, curve) -> losses.add(curve[0])), x).points().getFirst();
        double squares = 0;
        double fourths = 0;
        for (double loss : losses) {
            double square = (loss - estimate.mean()) * (loss - estimate.mean());
            squares += square;
            fourths += square * square;
        }
        double n = losses.size();
        double variance = squares / n;
        return new Measurement(estimate.variance(), Math.sqrt((fourths / n - variance * variance) / n));
    }
}
