package org.neuralquanta.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Kernel;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.Zipf;

/** What a run shows besides its estimates. */
class ObserverTest {

    @Test
    void quantilesAreOrderStatisticsOfTheCurves() throws InterruptedException {
        List<Double> losses = new ArrayList<>();
        Estimate estimate = Simulation.of(Zipf.finite(0.4, 50))
                .repeated(101, 1)
                .run(Observer.none().withCurves((replicate, curve) -> losses.add(curve[0])).withQuantiles(0, 0.25, 0.5, 0.755, 1), 100)
                .points()
                .getFirst();
        double[] sorted = losses.stream().mapToDouble(loss -> loss).sorted().toArray();
        assertThat(estimate.quantiles())
                .containsExactly(sorted[0], sorted[25], sorted[50], sorted[75] + 0.5 * (sorted[76] - sorted[75]), sorted[100]);
    }

    @Test
    void quantilesOfTooManyReplicatesAreRefused() {
        Simulation simulation = Simulation.of(Zipf.finite(0.4, 50)).repeated(1_000_000_000, 1);
        assertThatThrownBy(() -> simulation.run(Observer.none().withQuantiles(0.5), 100)).hasMessageContaining("quantiles keep every loss");
        assertThatThrownBy(() -> Observer.none().withQuantiles(1.5)).hasMessage("quantile must be between 0 and 1, was 1.5");
        assertThatThrownBy(() -> Observer.none().withTimes((replicate, times) -> {}, 0)).hasMessageContaining("rank must be");
        assertThatThrownBy(() -> simulation.run(Observer.none().withTimes((replicate, times) -> {}, 51), 100))
                .hasMessage("rank must be between 1 and 50, was 51");
    }

    /** The times add up to the curves, raced or in the tail, in both ways of sampling. */
    @Test
    @Statement("T11")
    void timesOfLearningAreThoseOfTheCurves() throws InterruptedException {
        long[] ranks = new long[40];
        Arrays.setAll(ranks, i -> i + 1L);
        for (Simulation simulation : new Simulation[] {
            Simulation.of(Zipf.finite(0.4, 40)).learnedAfter(2),
            Simulation.of(Zipf.finite(0.4, 40)).sampled(Sampling.MULTINOMIAL),
            Simulation.of(Zipf.infinite(3))
        }) {
            List<double[]> times = new ArrayList<>();
            List<double[]> curves = new ArrayList<>();
            Observer observer = Observer.none()
                    .withCurves((replicate, curve) -> curves.add(curve))
                    .withTimes((replicate, row) -> times.add(row), ranks);
            simulation.repeated(20, 1).run(observer, 20, 300);
            double total = 0;
            for (long k = simulation.quanta().quanta().orElse(3000); k >= 1; k--) {
                total += Math.pow((double) k, -1 - exponent(simulation));
            }
            for (int i = 0; i < 20; i++) {
                double open = 1;
                for (int k = 1; k <= 40; k++) {
                    open -= times.get(i)[k - 1] <= 300 ? Math.pow(k, -1 - exponent(simulation)) / total : 0;
                }
                assertThat(curves.get(i)[1]).isCloseTo(open, within(2e-7));
            }
        }
    }

    private static double exponent(Simulation simulation) {
        return ((Zipf) simulation.quanta()).alpha();
    }

    /** The least of the times for rank 1 has the mean of an exponential number, 1/(R p_1), and is learned at its τ-th sample. */
    @Test
    void theFirstQuantumIsLearnedAtAnExponentialTime() throws InterruptedException {
        double[] sum = new double[1];
        int replicates = 20_000;
        Simulation.of(Zipf.finite(0, 2))
                .repeated(replicates, 3)
                .run(Observer.none().withTimes((replicate, times) -> sum[0] += times[0], 1), 1e6);
        // p_1 = 2/3, so the mean is 1.5, as is the standard deviation: five standard errors.
        assertThat(sum[0] / replicates).isCloseTo(1.5, within(5 * 1.5 / Math.sqrt(replicates)));
    }

    @Test
    void progressGrowsToOne() throws InterruptedException {
        List<Double> shares = new ArrayList<>();
        Simulation.of(Zipf.finite(0.4, 1000)).repeated(2000, 1).run(Observer.none().withProgress(shares::add), 100);
        assertThat(shares).isNotEmpty().isSorted();
        assertThat(shares.getLast()).isEqualTo(1);
    }

    @Test
    @Statement("T15")
    void stepsSeeABatchEach() throws InterruptedException {
        Simulation simulation = Simulation.of(Zipf.finite(0.4, 100));
        List<double[]> times = new ArrayList<>();
        Result steps = simulation.runSteps(8, Observer.none().withTimes((replicate, row) -> times.add(row), 1, 7), 10, 100);
        assertThat(steps.digest()).isEqualTo(simulation.run(80, 800).digest());
        assertThat(steps.points()).extracting(Estimate::x).containsExactly(10.0, 100.0);
        assertThat(times).allSatisfy(row -> assertThat(row[0]).isEqualTo(Math.rint(row[0])));
        assertThatThrownBy(() -> simulation.runSteps(8, Observer.none(), 1.5)).hasMessage("steps must be whole numbers, was 1.5");
        assertThatThrownBy(() -> simulation.runSteps(0, Observer.none(), 1)).hasMessageContaining("batch must be between 1");
    }

    /** In every phase: summing 10^9 weights, racing, drawing from a tail, and really drawing. No run would end within the hour by itself. */
    @Test
    void anInterruptStopsTheRun() throws InterruptedException {
        for (Simulation simulation : new Simulation[] {
            Simulation.of(Zipf.finite(0.4, 1_000_000_000)).on(new Execution(2, Kernel.SCALAR)),
            Simulation.of(Zipf.infinite(0.4)).on(Execution.of(Kernel.SCALAR)),
            Simulation.of(Zipf.infinite(0.01)).on(Execution.of(Kernel.SCALAR)),
            Simulation.of(Zipf.finite(0.4, 1000)).sampled(Sampling.MULTINOMIAL)
        }) {
            assertThat(stopped(simulation)).as(simulation.toString()).isInstanceOf(InterruptedException.class);
        }
    }

    private static Object stopped(Simulation simulation) throws InterruptedException {
        var outcome = new AtomicReference<Object>("nothing");
        double most = simulation.sampling() == Sampling.MULTINOMIAL ? 1e9 : 1e11;
        var runner = new Thread(() -> {
            try {
                outcome.set(simulation.run(most));
            } catch (InterruptedException e) {
                outcome.set(e);
            }
        });
        runner.start();
        Thread.sleep(100);
        runner.interrupt();
        runner.join();
        return outcome.get();
    }
}
