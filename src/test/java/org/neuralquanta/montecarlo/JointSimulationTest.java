package org.neuralquanta.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Kernel;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;

/** Against finite sums written anew here, with their exact variances. */
@Statement("T38")
class JointSimulationTest {

    private static final double[] GRID = {3, 30, 300, 3000};
    private static final long REPLICATES = 2000;

    private record Model(double alpha, int quanta, int tau, double delta, double eta) {

        Simulation simulation(long seed) {
            return Simulation.of(Zipf.finite(alpha, quanta))
                    .learnedAfter(tau)
                    .withExponents(delta, eta)
                    .repeated(REPLICATES, seed);
        }

        double[] probabilities() {
            var p = new double[quanta];
            double total = 0;
            for (int k = quanta; k >= 1; k--) {
                total += Math.pow(k, -1 - alpha);
            }
            for (int k = 1; k <= quanta; k++) {
                p[k - 1] = Math.pow(k, -1 - alpha) / total;
            }
            return p;
        }

        /** b_k, that quantum k has not had its samples. */
        double withoutData(double p, int k, double samples) {
            return new PoissonDistribution(null, samples * p * Math.pow(k, -delta), 1e-16, 10_000_000).cumulativeProbability(tau - 1);
        }
    }

    private static final List<Model> MODELS = List.of(
            new Model(0.4, 300, 1, 0, 0), new Model(0.1, 120, 3, 0.3, 0.2), new Model(-0.3, 50, 2, 0, -0.4), new Model(1.2, 200, 1, 0.5, 0));

    /** z of the mean and the number learned, by the exact variance of each. */
    private static double z(double observed, double mean, double variance) {
        return (observed - mean) / Math.sqrt(variance / REPLICATES + 1e-28);
    }

    /**
     * 4 models of 3 sizes and 4 amounts of data: 96 checks of five standard errors, false alarm 6e-5 for the fixed seeds. JointSimulation.Room for one
     * quantum more or less must be noticed somewhere in each model.
     */
    @Test
    void theFirstQuantaAreLearnedByTheirDataAndTheOthersNever() throws InterruptedException {
        for (Model model : MODELS) {
            double[] sizes = {1, model.quanta / 10.0, model.quanta / 2.0};
            List<Result> results =
                    new JointSimulation(model.simulation(17), new JointSimulation.Room.First()).run(_ -> {}, sizes, GRID);
            double largestOfMutants = 0;
            for (int i = 0; i < sizes.length; i++) {
                for (Estimate estimate : results.get(i).points()) {
                    for (int shift = -1; shift <= 1; shift++) {
                        double mean = 0;
                        double variance = 0;
                        double count = 0;
                        double countVariance = 0;
                        double[] p = model.probabilities();
                        for (int k = p.length; k >= 1; k--) {
                            double open = k <= sizes[i] + shift ? model.withoutData(p[k - 1], k, estimate.x()) : 1;
                            double worth = p[k - 1] * Math.pow(k, model.eta);
                            mean += worth * open;
                            variance += worth * worth * open * (1 - open);
                            count += 1 - open;
                            countVariance += open * (1 - open);
                        }
                        double z = z(estimate.mean(), mean, variance);
                        if (shift == 0) {
                            boolean normal = countVariance * REPLICATES > 100;
                            assertThat(normal ? z : 0).as("%s, size %s, %s", model, sizes[i], estimate).isBetween(-5.0, 5.0);
                            assertThat(normal ? z(estimate.count(), count, countVariance) : 0).as("count").isBetween(-5.0, 5.0);
                        } else {
                            largestOfMutants = Math.max(largestOfMutants, Math.abs(z));
                        }
                    }
                }
            }
            assertThat(largestOfMutants).as("one quantum more or less in %s", model).isGreaterThan(20);
        }
    }

    /** 4 models, 3 shares, 3 sizes, 4 amounts: 144 checks of five standard errors, false alarm 9e-5. The sum as mutant is rejected. */
    @Test
    void roomByChanceOverlapsWithDataByItsShare() throws InterruptedException {
        for (Model model : MODELS) {
            double[] sizes = {1, 10, 100};
            for (double overlap : new double[] {0, 0.6, 1}) {
                List<Result> results =
                        new JointSimulation(model.simulation(23), new JointSimulation.Room.Drawn(overlap)).run(_ -> {}, sizes, GRID);
                double largestOfMutants = 0;
                for (int i = 0; i < sizes.length; i++) {
                    for (Estimate estimate : results.get(i).points()) {
                        double[] p = model.probabilities();
                        double mean = 0;
                        double variance = 0;
                        double wrong = 0;
                        for (int k = p.length; k >= 1; k--) {
                            double a = Math.exp(-sizes[i] * p[k - 1]);
                            double b = model.withoutData(p[k - 1], k, estimate.x());
                            double worth = p[k - 1] * Math.pow(k, model.eta);
                            double either = 1 - (1 - a) * (1 - b);
                            mean += worth * (a + b - overlap * a * b);
                            wrong += worth * (a + b - (overlap == 0 ? 0.1 : 0.8 * overlap) * a * b);
                            double square = overlap * either + (1 - overlap) * (a + b + 2 * a * b);
                            double first = overlap * either + (1 - overlap) * (a + b);
                            variance += worth * worth * (square - first * first);
                        }
                        assertThat(z(estimate.mean(), mean, variance))
                                .as("%s, share %s, size %s, %s", model, overlap, sizes[i], estimate)
                                .isBetween(-5.0, 5.0);
                        largestOfMutants = Math.max(largestOfMutants, Math.abs(z(estimate.mean(), wrong, variance)));
                    }
                }
                assertThat(largestOfMutants).as("another share in %s", model).isGreaterThan(6);
            }
        }
    }

    @Test
    void roomForAllQuantaIsTheSimulationOverDataAndRoomForNoneLearnsNothing() throws InterruptedException {
        Simulation data = Simulation.of(Zipf.finite(0.4, 300)).repeated(70, 3);
        List<Result> results = new JointSimulation(data, new JointSimulation.Room.First()).run(_ -> {}, new double[] {0, 300}, GRID);
        assertThat(results.getLast().digest()).isEqualTo(data.run(GRID).digest());
        for (Estimate estimate : results.getFirst().points()) {
            assertThat(estimate.mean()).isCloseTo(1, within(1e-12));
            assertThat(estimate.variance()).isLessThan(1e-30);
            assertThat(estimate.count()).isZero();
        }
    }

    @Test
    void theOtherSizesOfARunDoNotMatter() throws InterruptedException {
        JointSimulation first = new JointSimulation(Simulation.of(Zipf.infinite(0.4)), new JointSimulation.Room.First());
        assertThat(first.run(_ -> {}, new double[] {70, 600, 5000}, GRID).get(1).digest())
                .isEqualTo(first.run(_ -> {}, new double[] {600}, GRID).getFirst().digest());
        JointSimulation drawn = new JointSimulation(Simulation.of(TabulatedQuanta.ofCounts(50, 20, 3, 1)), new JointSimulation.Room.Drawn(0.5));
        assertThat(drawn.run(_ -> {}, new double[] {0, 1, 5}, GRID).get(1).digest())
                .isEqualTo(drawn.run(_ -> {}, new double[] {1}, GRID).getFirst().digest());
    }

    @Test
    void neitherThreadsNorKernelChangeTheBits() throws InterruptedException {
        for (JointSimulation.Room room : List.of(new JointSimulation.Room.First(), new JointSimulation.Room.Drawn(0.7))) {
            Simulation data = Simulation.of(Zipf.finite(0.4, 3000)).learnedAfter(2).repeated(150, 9);
            List<Result> expected = new JointSimulation(data.on(Execution.of(Kernel.SCALAR)), room).run(_ -> {}, new double[] {10, 700}, GRID);
            for (int threads = 1; threads <= 3; threads++) {
                List<Result> other = new JointSimulation(data.on(new Execution(threads, Kernel.VECTOR)), room)
                        .run(_ -> {}, new double[] {10, 700}, GRID);
                assertThat(other.stream().map(Result::digest)).isEqualTo(expected.stream().map(Result::digest).toList());
                assertThat(other.stream().map(Result::points)).isEqualTo(expected.stream().map(Result::points).toList());
            }
        }
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        QuantaDistribution ten = Zipf.finite(0.4, 10);
        assertThatThrownBy(() -> new JointSimulation(Simulation.of(ten).sampled(Sampling.MULTINOMIAL), new JointSimulation.Room.First()))
                .hasMessageContaining("POISSON");
        assertThatThrownBy(() -> new JointSimulation(Simulation.of(Zipf.infinite(0.4)), new JointSimulation.Room.Drawn(1)))
                .hasMessageContaining("finitely many");
        assertThatThrownBy(() -> new JointSimulation.Room.Drawn(Double.NaN)).hasMessageContaining("overlap");
        JointSimulation first = new JointSimulation(Simulation.of(ten), new JointSimulation.Room.First());
        for (double[] sizes : new double[][] {{}, {11}, {-1}, {1.5}, {Double.NaN}, {3, 3}, {4, 2}}) {
            assertThatThrownBy(() -> first.run(_ -> {}, sizes, GRID))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("sizes must");
        }
        assertThatThrownBy(() -> first.run(_ -> {}, new double[] {1}, 5, 5)).hasMessageContaining("grid must increase");
    }
}
