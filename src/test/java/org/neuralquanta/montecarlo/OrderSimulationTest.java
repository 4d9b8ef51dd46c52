package org.neuralquanta.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.dynamics.DataSampleLoss;
import org.neuralquanta.dynamics.SampleLoss;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.RaceLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.ByFrequency;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.order.UniformlyRandom;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.random.ZipfDraws;
import org.neuralquanta.schedule.OrderLaw;

/**
 * Orders and samples that are really drawn, against their laws, at five standard errors.
 *
 * <p>False alarms: a normal number is beyond 5 in 1 of 1.7 million cases. There are fewer than 100 comparisons, so all of them together
 * fail by chance in less than 1 of 17000 seeds; the seed is that of each test's name, and was not chosen. Each test also rejects laws
 * that are wrong in one place.
 */
@Statement({"T3", "T5", "T6", "T24"})
class OrderSimulationTest {

    private static final int REPLICATES = 20_000;
    private static final double SIGMAS = 5;

    /** Mean and variance of a number over replicates, with their standard errors. */
    private record Sample(double mean, double meanError, double variance, double varianceError) {

        static Sample of(double... values) {
            double mean = Arrays.stream(values).average().orElseThrow();
            double second = Arrays.stream(values).map(x -> Math.pow(x - mean, 2)).average().orElseThrow();
            double fourth = Arrays.stream(values).map(x -> Math.pow(x - mean, 4)).average().orElseThrow();
            double replicates = values.length;
            return new Sample(mean, Math.sqrt(second / replicates), second, Math.sqrt((fourth - second * second) / replicates));
        }

        double meanOff(double expected) {
            return Math.abs(mean - expected) / meanError;
        }

        double varianceOff(double expected) {
            return Math.abs(variance - expected) / varianceError;
        }
    }

    /** The losses after each number of quanta, over drawn orders; the test's name is the seed. */
    private static Sample[] staircase(String name, QuantaDistribution quanta, OrderSimulation.DrawnOrder order, long... learned)
            throws InterruptedException {
        var losses = new double[learned.length][REPLICATES];
        var simulation = new OrderSimulation(quanta, order, 0, new Replication(REPLICATES, name.hashCode()), 2);
        simulation.run(
                Observer.none().withCurves((replicate, curve) -> {
                    for (int i = 0; i < learned.length; i++) {
                        losses[i][(int) replicate] = curve[i];
                    }
                }),
                learned);
        return Arrays.stream(losses).map(Sample::of).toArray(Sample[]::new);
    }

    @Test
    @Statement("T5")
    void uniformlyRandomOrder() throws InterruptedException {
        Zipf quanta = Zipf.finite(0.4, 50);
        long[] learned = {1, 7, 25, 44};
        Sample[] losses = staircase("uniformlyRandomOrder", quanta, new OrderSimulation.DrawnOrder.Uniform(new UniformlyRandom()), learned);
        OrderLaw law = OrderLaw.of(QuantaModel.of(quanta), new UniformlyRandom());
        for (int i = 0; i < learned.length; i++) {
            long n = learned[i];
            assertThat(losses[i].meanOff(law.loss(n))).as("mean after " + n).isLessThan(SIGMAS);
            assertThat(losses[i].varianceOff(law.variance(n))).as("variance after " + n).isLessThan(SIGMAS);
            // Mutants: one quantum more; draws with replacement, whose variance has no factor (K - n)/(K - 1).
            assertThat(losses[i].meanOff(law.loss(n + 1))).isGreaterThan(SIGMAS);
            if (n >= 7) {
                assertThat(losses[i].varianceOff(law.variance(n) * 49 / (50 - n))).isGreaterThan(SIGMAS);
            }
        }
    }

    @Test
    @Statement("T6")
    void plackettLuceOrderOfFewQuanta() throws InterruptedException {
        Zipf quanta = Zipf.finite(0.4, 16);
        long[] learned = {1, 4, 9, 14};
        Sample[] losses =
                staircase("plackettLuceOrderOfFewQuanta", quanta, new OrderSimulation.DrawnOrder.Race(new PlackettLuce(1)), learned);
        OrderLaw law = OrderLaw.of(QuantaModel.of(quanta), new PlackettLuce(1));
        OrderLaw mutant = OrderLaw.of(QuantaModel.of(quanta), new PlackettLuce(1.1));
        for (int i = 0; i < learned.length; i++) {
            long n = learned[i];
            assertThat(losses[i].meanOff(law.loss(n))).as("mean after " + n).isLessThan(SIGMAS);
            assertThat(losses[i].varianceOff(law.variance(n))).as("variance after " + n).isLessThan(SIGMAS);
            assertThat(losses[i].meanOff(mutant.loss(n))).as("mutant after " + n).isGreaterThan(SIGMAS);
        }
    }

    @Test
    @Statement("T6")
    void plackettLuceOrderOfManyQuanta() throws InterruptedException {
        Zipf quanta = Zipf.finite(1, 240);
        long[] learned = {80, 120};
        Sample[] losses =
                staircase("plackettLuceOrderOfManyQuanta", quanta, new OrderSimulation.DrawnOrder.Race(new PlackettLuce(0.8)), learned);
        OrderLaw law = OrderLaw.of(QuantaModel.of(quanta), new PlackettLuce(0.8));
        OrderLaw mutant = OrderLaw.of(QuantaModel.of(quanta), new PlackettLuce(0.82));
        for (int i = 0; i < learned.length; i++) {
            long n = learned[i];
            assertThat(losses[i].meanOff(law.loss(n))).as("mean after " + n).isLessThan(SIGMAS);
            assertThat(losses[i].meanOff(mutant.loss(n))).as("mutant after " + n).isGreaterThan(SIGMAS);
        }
    }

    /** Without noise an order by noisy frequency is QH2's; with noise it is worse at every n, and never worse than random. */
    @Test
    @Statement("T3")
    void noisyFrequencyOrder() throws InterruptedException {
        Zipf quanta = Zipf.finite(0.4, 50);
        long[] learned = {1, 7, 25, 44};
        Sample[] exact = staircase("noisyFrequencyOrder", quanta, new OrderSimulation.DrawnOrder.NoisyFrequency(0), learned);
        Sample[] noisy = staircase("noisyFrequencyOrder", quanta, new OrderSimulation.DrawnOrder.NoisyFrequency(0.5), learned);
        OrderLaw law = OrderLaw.of(QuantaModel.of(quanta), new ByFrequency());
        OrderLaw random = OrderLaw.of(QuantaModel.of(quanta), new UniformlyRandom());
        for (int i = 0; i < learned.length; i++) {
            assertThat(exact[i].mean()).isBetween(law.loss(learned[i]) - 1e-13, law.loss(learned[i]) + 1e-13);
            assertThat(noisy[i].mean()).isBetween(
                    law.loss(learned[i]) + SIGMAS * noisy[i].meanError(), random.loss(learned[i]) - SIGMAS * noisy[i].meanError());
        }
    }

    /** Learning by the first sample of each quantum is Plackett–Luce order with θ = 1; the time of its race is D p_1. */
    @Test
    @Statement("T6")
    void plackettLuceOrderInTime() throws InterruptedException {
        Zipf quanta = Zipf.finite(0.4, 240);
        double[] samples = {30, 300, 10_000};
        var losses = new double[samples.length][REPLICATES];
        var counts = new double[samples.length][REPLICATES];
        long[] ranks = IntStream.rangeClosed(1, 240).asLongStream().toArray();
        Observer observer = Observer.none()
                .withCurves((replicate, curve) -> {
                    for (int i = 0; i < samples.length; i++) {
                        losses[i][(int) replicate] = curve[i];
                    }
                })
                .withTimes(
                        (replicate, times) -> {
                            for (int i = 0; i < samples.length; i++) {
                                double d = samples[i];
                                counts[i][(int) replicate] = Arrays.stream(times).filter(t -> t <= d).count();
                            }
                        },
                        ranks);
        Simulation.of(quanta).repeated(REPLICATES, "plackettLuceOrderInTime".hashCode()).run(observer, samples);
        RaceLaw law = RaceLaw.of(QuantaModel.of(quanta), new PlackettLuce(1));
        RaceLaw mutant = RaceLaw.of(QuantaModel.of(quanta), new PlackettLuce(1.02));
        for (int i = 0; i < samples.length; i++) {
            double t = samples[i] * quanta.probability(1);
            Sample loss = Sample.of(losses[i]);
            Sample count = Sample.of(counts[i]);
            assertThat(loss.meanOff(law.loss(t))).as("loss at " + t).isLessThan(SIGMAS);
            assertThat(loss.varianceOff(law.lossVariance(t))).as("variance of loss at " + t).isLessThan(SIGMAS);
            assertThat(count.meanOff(law.count(t))).as("count at " + t).isLessThan(SIGMAS);
            assertThat(count.varianceOff(law.countVariance(t))).as("variance of count at " + t).isLessThan(SIGMAS);
            assertThat(count.meanOff(mutant.count(t))).as("mutant at " + t).isGreaterThan(SIGMAS);
        }
    }

    /** Samples that use m quanta, after the n most used have been learned. */
    @Test
    @Statement("T24")
    void lossesOfSamples() {
        Zipf quanta = Zipf.finite(0.4, 100_000);
        ZipfDraws draws = ZipfDraws.of(1.4, 100_000);
        for (int uses : new int[] {1, 3, 20}) {
            for (long learned : new long[] {1, 10, 1000}) {
                double[] losses = IntStream.range(0, REPLICATES)
                        .mapToDouble(replicate -> {
                            RandomStream stream = RandomStream.of("lossesOfSamples".hashCode(), replicate);
                            return IntStream.range(0, uses).filter(use -> draws.draw(stream, use) > learned).count() / (double) uses;
                        })
                        .toArray();
                Sample sample = Sample.of(losses);
                var law = new SampleLoss(quanta, uses);
                assertThat(sample.meanOff(law.mean(learned))).as(uses + " uses after " + learned).isLessThan(SIGMAS);
                assertThat(sample.varianceOff(law.variance(learned))).as(uses + " uses after " + learned).isLessThan(SIGMAS);
                double median = law.quantile(learned, 0.5) + 1e-9;
                double below = Arrays.stream(losses).filter(loss -> loss <= median).count();
                double share = law.atMost(learned, median);
                double deviation = Math.sqrt(REPLICATES * share * (1 - share));
                assertThat(Math.abs(below - REPLICATES * share)).isLessThanOrEqualTo(SIGMAS * deviation);
                // Mutants: the tail of another number of quanta, and one use more.
                assertThat(sample.meanOff(quanta.tail(2 * learned))).isGreaterThan(SIGMAS);
                if (uses <= 3) {
                    assertThat(sample.varianceOff(new SampleLoss(quanta, uses + 1).variance(learned))).isGreaterThan(SIGMAS);
                }
            }
        }
    }

    /** One sample of m uses after each simulated training: mean and variance are those over samples and training sets. */
    @Test
    @Statement("T24")
    void lossesOfSamplesAfterTraining() throws InterruptedException {
        Zipf quanta = Zipf.finite(0.4, 30);
        ZipfDraws draws = ZipfDraws.of(1.4, 30);
        long seed = "lossesOfSamplesAfterTraining".hashCode();
        int uses = 4;
        double samples = 20;
        var losses = new double[REPLICATES];
        long[] ranks = IntStream.rangeClosed(1, 30).asLongStream().toArray();
        Simulation.of(quanta).learnedAfter(2).repeated(REPLICATES, seed).run(
                Observer.none().withTimes(
                        (replicate, times) -> {
                            RandomStream stream = RandomStream.of(seed + 1, replicate);
                            losses[(int) replicate] = IntStream.range(0, uses)
                                            .filter(use -> times[(int) draws.draw(stream, use) - 1] > samples)
                                            .count()
                                    / (double) uses;
                        },
                        ranks),
                samples);
        Sample sample = Sample.of(losses);
        var model = QuantaModel.of(quanta).learnedAfter(Shots.of(2));
        DataSampleLoss law = DataSampleLoss.of(model, uses);
        assertThat(sample.meanOff(law.mean(samples))).isLessThan(SIGMAS);
        assertThat(sample.varianceOff(law.variance(samples))).isLessThan(SIGMAS);
        // Mutants: one shot, and binomial losses as if all training sets were alike.
        assertThat(sample.meanOff(DataLaw.of(QuantaModel.of(quanta).learnedAfter(Shots.of(1))).exact(samples))).isGreaterThan(SIGMAS);
        double mean = law.mean(samples);
        assertThat(sample.varianceOff(mean * (1 - mean) / uses)).isGreaterThan(SIGMAS);
    }
}
