package org.neuralquanta.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.order.UniformlyRandom;

/** Drawn orders against sums over all orders of few quanta, written anew here, within five standard errors. */
class DrawnOrdersTest {

    private static final long REPLICATES = 20_000;
    private static final double[] P = weights(6, 0.4);

    private static double[] weights(int quanta, double alpha) {
        double[] p = new double[quanta];
        double total = 0;
        for (int k = 0; k < quanta; k++) {
            p[k] = Math.pow(k + 1, -1 - alpha);
            total += p[k];
        }
        for (int k = 0; k < quanta; k++) {
            p[k] /= total;
        }
        return p;
    }

    /** The expected loss after n quanta when the next is drawn with weights p^θ among those left: over all sets. */
    private static double expected(double theta, int n) {
        double[] probability = new double[1 << P.length];
        probability[0] = 1;
        double loss = 0;
        for (int set = 0; set < probability.length; set++) {
            double left = 0;
            double open = 0;
            for (int k = 0; k < P.length; k++) {
                if (((set >> k) & 1) == 0) {
                    left += Math.pow(P[k], theta);
                    open += P[k];
                }
            }
            for (int k = 0; k < P.length; k++) {
                if (((set >> k) & 1) == 0) {
                    probability[set | (1 << k)] += probability[set] * Math.pow(P[k], theta) / left;
                }
            }
            loss += Integer.bitCount(set) == n ? probability[set] * open : 0;
        }
        return loss;
    }

    private static Result run(OrderSimulation.DrawnOrder order, long seed) throws InterruptedException {
        return new OrderSimulation(Zipf.finite(0.4, P.length), order, 0, new Replication(REPLICATES, seed), 2).run(Observer.none(), 1, 2, 3, 6);
    }

    /** 4 orders of 3 points: 12 checks of five standard errors, false alarm 7e-6. */
    @Test
    @Statement({"T5", "T6"})
    void meansAreThoseOverAllOrders() throws InterruptedException {
        for (double theta : new double[] {0, 0.5, 1, 3}) {
            OrderSimulation.DrawnOrder order = theta == 0
                    ? new OrderSimulation.DrawnOrder.Uniform(new UniformlyRandom())
                    : new OrderSimulation.DrawnOrder.Race(new PlackettLuce(theta));
            Result result = run(order, 1);
            for (Estimate estimate : result.points().subList(0, 3)) {
                assertThat(estimate.mean()).isCloseTo(expected(theta, (int) estimate.x()), within(5 * estimate.standardError()));
                double mutant = expected(theta + 0.2, (int) estimate.x());
                assertThat(Math.abs(estimate.mean() - mutant)).isGreaterThan(5 * estimate.standardError());
            }
            assertThat(result.points().getLast().mean()).isZero();
        }
    }

    /** The Plackett–Luce order with θ = 0 is uniform too. */
    @Test
    @Statement("T5")
    void noFrequencyIsUniform() throws InterruptedException {
        Estimate estimate = run(new OrderSimulation.DrawnOrder.Race(new PlackettLuce(0)), 5).points().getFirst();
        assertThat(estimate.mean()).isCloseTo(5.0 / 6, within(5 * estimate.standardError()));
    }

    /** Without noise the order is by frequency, with much of it uniform; between them as another generator says. */
    @Test
    void noisyFrequenciesAreInBetween() throws InterruptedException {
        assertThat(run(new OrderSimulation.DrawnOrder.NoisyFrequency(0), 1).points().get(1).variance()).isZero();
        assertThat(run(new OrderSimulation.DrawnOrder.NoisyFrequency(0), 1).points().get(1).mean()).isCloseTo(1 - P[0] - P[1], within(1e-15));
        Estimate noise = run(new OrderSimulation.DrawnOrder.NoisyFrequency(1000), 1).points().get(1);
        assertThat(noise.mean()).isCloseTo(4.0 / 6, within(5 * noise.standardError() + 1e-3));
        Random random = new Random(8);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < REPLICATES; i++) {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int k = 0; k < P.length; k++) {
                double key = 0.7 * random.nextGaussian() - Math.log(P[k]);
                if (key < least) {
                    least = key;
                    best = k;
                }
            }
            sum += 1 - P[best];
            squares += (1 - P[best]) * (1 - P[best]);
        }
        double mean = sum / REPLICATES;
        double error = Math.sqrt((squares / REPLICATES - mean * mean) / REPLICATES);
        Estimate estimate = run(new OrderSimulation.DrawnOrder.NoisyFrequency(0.7), 1).points().getFirst();
        assertThat(estimate.mean()).isCloseTo(mean, within(5 * Math.hypot(error, estimate.standardError())));
    }

    @Test
    void threadsDoNotMatterAndPlacesAreAPermutation() throws InterruptedException {
        var one = new OrderSimulation(Zipf.finite(0.4, 1000), new OrderSimulation.DrawnOrder.Race(new PlackettLuce(1)), 0.1, new Replication(9, 3), 1);
        var many = new OrderSimulation(Zipf.finite(0.4, 1000), new OrderSimulation.DrawnOrder.Race(new PlackettLuce(1)), 0.1, new Replication(9, 3), 4);
        double[] sum = new double[1];
        Observer places = Observer.none().withTimes((replicate, row) -> sum[0] += row[0] == row[1] ? 1 : 0, 1, 2);
        assertThat(many.run(places, 10, 100)).isEqualTo(one.run(Observer.none(), 10, 100));
        assertThat(sum[0]).isZero();
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        OrderSimulation.DrawnOrder order = new OrderSimulation.DrawnOrder.NoisyFrequency(1);
        assertThatThrownBy(() -> new OrderSimulation.DrawnOrder.NoisyFrequency(-1)).hasMessage("sigma must be between 0 and 1000, was -1");
        assertThatThrownBy(() -> new OrderSimulation(Zipf.infinite(1), order, 0, new Replication(2, 1), 1)).hasMessageContaining("finitely many");
        assertThatThrownBy(() -> new OrderSimulation(Zipf.finite(1, 1L << 40), order, 0, new Replication(2, 1), 1))
                .hasMessageContaining("quanta must be between 1 and 10000000");
        var simulation = new OrderSimulation(Zipf.finite(1, 10), order, 0, new Replication(2, 1), 1);
        assertThatThrownBy(() -> simulation.run(Observer.none(), 5, 11)).hasMessageContaining("between 1 and 10");
        assertThatThrownBy(() -> simulation.run(Observer.none(), 5, 5)).hasMessageContaining("must increase");
    }
}
