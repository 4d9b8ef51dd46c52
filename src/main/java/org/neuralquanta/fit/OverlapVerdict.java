package org.neuralquanta.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.newton.DampedNewton;
import org.neuralquanta.newton.Minimum;
import org.neuralquanta.runs.Runs;

/**
 * Do the limits of parameters and of data act on the same quanta? Compares the sum of the two terms with the joint law with soft capacity,
 * in which a share ω of the quanta is subject to both limits. The statistic is the relative drop of the objective, 1 − S(overlap)/S(sum);
 * its distribution under the sum is simulated. Immutable, thread-safe.
 *
 * <p>Simulated losses are those of the fitted sum with errors from a Student's t distribution fitted to its residuals; where runs are
 * grouped, the residuals of each group stay as they are and change sign together with probability ½, so that a deviation that persists
 * throughout a training run is not counted as many independent ones.
 *
 * @param sum the fitted sum
 * @param overlap the fitted joint law
 * @param drop the statistic, at least 0
 * @param simulated the results of the simulated tables, in the order of their random streams
 */
@Statement("T38")
public record OverlapVerdict(Fit sum, Fit overlap, double drop, List<Simulated> simulated) {

    /** Copies the list. */
    public OverlapVerdict {
        simulated = List.copyOf(simulated);
    }

    /**
     * A table simulated under the sum.
     *
     * @param drop its statistic, at least 0
     * @param omega the fitted ω
     */
    public record Simulated(double drop, double omega) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is NaN
         */
        public Simulated {
            if (DoubleStream.of(drop, omega).anyMatch(Double::isNaN)) {
                throw new IllegalArgumentException("drop and omega must be numbers, were " + drop + " and " + omega);
            }
        }
    }

    /**
     * Compares the two.
     *
     * @param runs with N and D
     * @param loss Huber or squares
     * @param replicates how many tables to simulate, at least 1
     * @param seed the seed
     * @param progress called once for each table, from several threads
     * @return the comparison
     * @throws IllegalArgumentException if there are too few runs, the loss is Student's t, or there is no replicate
     */
    public static OverlapVerdict of(Runs runs, RobustLoss loss, int replicates, long seed, Runnable progress) {
        if (loss.scales() > 0) {
            throw new IllegalArgumentException("a relative drop needs an objective that is never negative: Huber's loss or squares");
        }
        Fit sum = Fit.of(CurveModel.chinchilla(), runs, loss);
        Fit overlap = Fit.of(CurveModel.overlap(), runs, loss);
        SplittableRandom[] streams = Bootstrap.streams(seed, replicates);
        var simulation = new Simulation(sum, overlap);
        List<Simulated> simulated = IntStream.range(0, replicates)
                .parallel()
                .mapToObj(i -> {
                    Simulated one = simulation.refitted(streams[i]);
                    progress.run();
                    return one;
                })
                .toList();
        return new OverlapVerdict(sum, overlap, relative(sum.objective(), overlap.objective()), simulated);
    }

    private static double relative(double sum, double overlap) {
        return sum > 0 ? Math.max(1 - overlap / sum, 0) : 0;
    }

    /**
     * The p-value.
     *
     * @return the share of simulated drops at least as large, (1 + number)/(1 + replicates)
     */
    public double pValue() {
        long larger = simulated.stream().filter(one -> one.drop >= drop).count();
        return (1.0 + larger) / (1 + simulated.size());
    }

    /** Tables simulated under the sum. */
    private static final class Simulation {

        private final Fit sum;
        private final Fit overlap;
        private final double[] curve;
        private final double[] residuals;
        private final ErrorLaw errors;

        Simulation(Fit sum, Fit overlap) {
            this.sum = sum;
            this.overlap = overlap;
            this.curve = sum.logPredictions(sum.runs());
            this.residuals = sum.residuals();
            this.errors = ErrorLaw.of(sum.loss(), residuals, sum.model().dimension());
        }

        private double[] losses(SplittableRandom random) {
            Runs runs = sum.runs();
            double[] losses = curve.clone();
            if (runs.groupCount() == runs.size()) {
                for (int i = 0; i < losses.length; i++) {
                    losses[i] += errors.draw(random);
                }
                return losses;
            }
            boolean[] flipped = new boolean[runs.groupCount()];
            for (int g = 0; g < flipped.length; g++) {
                flipped[g] = random.nextBoolean();
            }
            for (int i = 0; i < losses.length; i++) {
                losses[i] += flipped[runs.group(i)] ? -residuals[i] : residuals[i];
            }
            return losses;
        }

        Simulated refitted(SplittableRandom random) {
            Runs runs = sum.runs().withLogLosses(losses(random));
            Minimum least = sum.refit(Objective.of(sum.minimised().shape(), sum.loss(), runs));
            Objective objective = Objective.of(overlap.minimised().shape(), overlap.loss(), runs);
            var found = new ArrayList<Minimum>();
            for (double omega : new double[] {0, 0.7}) {
                found.add(DampedNewton.minimise(objective.evaluation(), with(least.theta(), omega)));
            }
            found.add(overlap.refit(objective));
            Minimum best = found.getFirst();
            for (Minimum other : found) {
                best = other.value() < best.value() ? other : best;
            }
            return new Simulated(relative(least.value(), best.value()), best.theta()[5]);
        }

        /** The sum's coordinates (e, a, α, b, β) as those of the form, with ω. */
        private static double[] with(double[] sum, double omega) {
            return new double[] {sum[0], sum[1], sum[3], sum[2], sum[4], omega};
        }
    }

    @Override
    public String toString() {
        return "OverlapVerdict[drop=" + drop + ", omega=" + overlap.parameter("omega") + ", simulated=" + simulated.size() + "]";
    }
}
