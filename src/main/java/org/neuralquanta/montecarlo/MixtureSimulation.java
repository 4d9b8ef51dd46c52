package org.neuralquanta.montecarlo;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.lanes.Memory;
import org.neuralquanta.race.Range;
import org.neuralquanta.random.RandomStream;

/**
 * Simulates the loss of several families of quanta over data that mix them in given shares (T42). Samples come at the times of a Poisson
 * process, and each belongs to a family at random, with the family's share as its probability. So the families have independent processes
 * of their own, and each is simulated as a {@link Simulation} with its share of D. Immutable, thread-safe.
 *
 * @param families at least one; their weights and their shares add up to 1 within 1e-9
 * @param replication how many data sets are drawn, and from which seed
 * @param execution threads and kernel
 */
@Statement("T42")
public record MixtureSimulation(List<Part> families, Replication replication, Execution execution) {

    private static final double ROUNDING = 1e-9;

    /**
     * A family of quanta. Immutable, thread-safe.
     *
     * @param weight π, the share of test samples that use it, 0 &lt; π ≤ 1
     * @param share q, the share of training samples that use it, 0 &lt; q ≤ 1
     * @param simulation its quanta and how they are learned, under Poisson sampling; its replicates and threads are not used
     */
    @Statement("T42")
    public record Part(double weight, double share, Simulation simulation) {

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException if one is out of range, or sampling is not Poisson
         */
        public Part {
            Range.check("weight", weight, Double.MIN_NORMAL, 1);
            Range.check("share", share, Double.MIN_NORMAL, 1);
            if (simulation.sampling() != Sampling.POISSON) {
                throw new IllegalArgumentException("sampling must be POISSON in a mixture, was " + simulation.sampling());
            }
        }
    }

    /**
     * Checks the sums.
     *
     * @throws IllegalArgumentException if there is no family, or weights or shares do not add up to 1
     */
    public MixtureSimulation {
        families = List.copyOf(families);
        Objects.requireNonNull(replication);
        Objects.requireNonNull(execution);
        Range.check("sum of weights", families.stream().mapToDouble(Part::weight).sum(), 1 - ROUNDING, 1 + ROUNDING);
        Range.check("sum of shares", families.stream().mapToDouble(Part::share).sum(), 1 - ROUNDING, 1 + ROUNDING);
    }

    /**
     * 64 replicates, seed 1, one thread, kernel AUTO.
     *
     * @param families at least one; their weights and their shares add up to 1
     * @return the simulation
     * @throws IllegalArgumentException if there is no family, or weights or shares do not add up to 1
     */
    public static MixtureSimulation of(Part... families) {
        return new MixtureSimulation(List.of(families), Replication.USUAL, Execution.SERIAL);
    }

    /**
     * The same with other replicates.
     *
     * @param count R
     * @param seed the seed
     * @return the simulation
     * @throws IllegalArgumentException if R is out of range
     */
    public MixtureSimulation repeated(long count, long seed) {
        return new MixtureSimulation(families, new Replication(count, seed), execution);
    }

    /**
     * The same with other threads or another kernel; the results are the same to the bit.
     *
     * @param machine threads and kernel
     * @return the simulation
     */
    public MixtureSimulation on(Execution machine) {
        return new MixtureSimulation(families, replication, machine);
    }

    /**
     * Runs the simulation.
     *
     * @param grid the amounts of data D, increasing, with D times the smallest share ≥ 1, D ≤ 1e18
     * @return an estimate for each, and the digest of the curves of the mixture
     * @throws IllegalArgumentException if the grid does not increase or is out of range, or the run would take more memory than there is
     * @throws InterruptedException if the thread is interrupted; there is then no result
     */
    public Result run(double... grid) throws InterruptedException {
        double least = families.stream().mapToDouble(Part::share).min().orElseThrow();
        for (double samples : grid) {
            if (!(samples * least >= 1)) {
                throw new IllegalArgumentException("samples must be at least " + 1 / least + ", so that each family has one, was " + samples);
            }
        }
        long replicates = replication.count();
        Memory.check(8.0 * (double) replicates * grid.length, "the curves of " + replicates + " replicates", "fewer replicates or points");
        double[][] losses = new double[(int) replicates][grid.length];
        double[] learned = new double[grid.length];
        var results = new ArrayList<Result>();
        for (int j = 0; j < families.size(); j++) {
            Part family = families.get(j);
            Result result = family.simulation
                    .repeated(replicates, RandomStream.of(replication.seed(), j).bits(0, 0))
                    .on(execution)
                    .run(
                            Observer.none().withCurves((replicate, curve) -> add(losses[(int) replicate], family.weight, curve)),
                            DoubleStream.of(grid).map(samples -> samples * family.share).toArray());
            for (int i = 0; i < grid.length; i++) {
                learned[i] += result.points().get(i).count();
            }
            results.add(result);
        }
        var summary = new Summary(grid, replicates, Observer.none());
        for (double[] curve : losses) {
            summary.add(curve, new long[grid.length], new double[0]);
        }
        return summary.result(results.getFirst(), learned);
    }

    private static void add(double[] sum, double weight, double... curve) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * curve[i];
        }
    }

    @Override
    public String toString() {
        return "MixtureSimulation[families=" + families.size() + ", " + replication + ", " + execution + "]";
    }
}
