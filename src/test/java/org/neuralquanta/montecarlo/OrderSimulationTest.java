package org.neuralquanta.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.dynamics.SampleLoss;
import org.neuralquanta.law.OrderLaw;
import org.neuralquanta.law.QuantaModel;
import org.neuralquanta.law.RaceLaw;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.order.UniformlyRandom;
import org.neuralquanta.random.RandomStream;

/**
 * Orders that are really drawn, quantum by quantum, against their laws, at five standard errors.
 *
 * <p>False alarms: a normal number is beyond 5 in 1 of 1.7 million cases. There are fewer than 100 comparisons, so all of them together
 * fail by chance in less than 1 of 17000 seeds; the seed is that of each test's name, and was not chosen. Each test also rejects a law
 * that is wrong in one place.
 */
@Statement({"T5", "T6", "T24"})
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

    /** An order by exponential clocks with the given rates: the places of ranks 1 to K, and the times at which they ring. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Drawn(int[] ranks, double[] times) {

        static Drawn of(RandomStream stream, double... rates) {
            double[] times = IntStream.rangeClosed(1, rates.length)
                    .mapToDouble(k -> stream.exponential(k, 0) / rates[k - 1])
                    .toArray();
            int[] ranks = IntStream.range(0, rates.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(k -> times[k]))
                    .mapToInt(k -> k + 1)
                    .toArray();
            return new Drawn(ranks, times);
        }

        double lossAfter(int learned, QuantaDistribution quanta) {
            double left = 0;
            for (int place = ranks.length; place > learned; place--) {
                left += quanta.probability(ranks[place - 1]);
            }
            return left;
        }

        double lossAt(double time, QuantaDistribution quanta) {
            double left = 0;
            for (int k = times.length; k >= 1; k--) {
                left += times[k - 1] > time ? quanta.probability(k) : 0;
            }
            return left;
        }

        double countAt(double time) {
            return Arrays.stream(times).filter(t -> t <= time).count();
        }
    }

    private static double[] rates(int quanta, double power) {
        return IntStream.rangeClosed(1, quanta).mapToDouble(k -> Math.pow(k, -power)).toArray();
    }

    private static Drawn[] draw(String name, double... rates) {
        return IntStream.range(0, REPLICATES)
                .mapToObj(replicate -> Drawn.of(RandomStream.of(name.hashCode(), replicate), rates))
                .toArray(Drawn[]::new);
    }

    private static Sample each(Drawn[] orders, ToDoubleFunction<Drawn> number) {
        return Sample.of(Arrays.stream(orders).mapToDouble(number).toArray());
    }

    @Test
    @Statement("T5")
    void uniformlyRandomOrder() {
        Zipf quanta = Zipf.finite(0.4, 50);
        Drawn[] orders = draw("uniformlyRandomOrder", rates(50, 0));
        OrderLaw law = OrderLaw.of(QuantaModel.of(quanta), new UniformlyRandom());
        for (int n : new int[] {1, 7, 25, 44}) {
            Sample loss = each(orders, order -> order.lossAfter(n, quanta));
            assertThat(loss.meanOff(law.loss(n))).as("mean after " + n).isLessThan(SIGMAS);
            assertThat(loss.varianceOff(law.variance(n))).as("variance after " + n).isLessThan(SIGMAS);
            // Mutants: one quantum more; draws with replacement, whose variance has no factor (K - n)/(K - 1).
            assertThat(loss.meanOff(law.loss(n + 1))).isGreaterThan(SIGMAS);
            if (n >= 7) {
                assertThat(loss.varianceOff(law.variance(n) * 49 / (50 - n))).isGreaterThan(SIGMAS);
            }
        }
    }

    @Test
    @Statement("T6")
    void plackettLuceOrderOfFewQuanta() {
        Zipf quanta = Zipf.finite(0.4, 16);
        Drawn[] orders = draw("plackettLuceOrderOfFewQuanta", rates(16, 1.4));
        OrderLaw law = OrderLaw.of(QuantaModel.of(quanta), new PlackettLuce(1));
        OrderLaw mutant = OrderLaw.of(QuantaModel.of(quanta), new PlackettLuce(1.1));
        for (int n : new int[] {1, 4, 9, 14}) {
            Sample loss = each(orders, order -> order.lossAfter(n, quanta));
            assertThat(loss.meanOff(law.loss(n))).as("mean after " + n).isLessThan(SIGMAS);
            assertThat(loss.varianceOff(law.variance(n))).as("variance after " + n).isLessThan(SIGMAS);
            assertThat(loss.meanOff(mutant.loss(n))).as("mutant after " + n).isGreaterThan(SIGMAS);
        }
    }

    /** The first correction leaves less than 0.7/m² of the loss, m the smaller of n and K − n, less than a fifth of a standard error. */
    @Test
    @Statement("T6")
    void plackettLuceOrderOfManyQuanta() {
        Zipf quanta = Zipf.finite(1, 240);
        Drawn[] orders = draw("plackettLuceOrderOfManyQuanta", rates(240, 1.6));
        RaceLaw law = RaceLaw.of(QuantaModel.of(quanta), new PlackettLuce(0.8));
        RaceLaw mutant = RaceLaw.of(QuantaModel.of(quanta), new PlackettLuce(0.82));
        for (int n : new int[] {80, 120}) {
            Sample loss = each(orders, order -> order.lossAfter(n, quanta));
            assertThat(0.7 / n / n * loss.mean()).isLessThan(0.2 * loss.meanError());
            assertThat(loss.meanOff(law.lossAfter(n).value())).as("mean after " + n).isLessThan(SIGMAS);
            assertThat(loss.meanOff(mutant.lossAfter(n).value())).as("mutant after " + n).isGreaterThan(SIGMAS);
        }
    }

    @Test
    @Statement("T6")
    void plackettLuceOrderInTime() {
        Zipf quanta = Zipf.finite(0.4, 240);
        Drawn[] orders = draw("plackettLuceOrderInTime", rates(240, 2.1));
        RaceLaw law = RaceLaw.of(QuantaModel.of(quanta), new PlackettLuce(1.5));
        RaceLaw mutant = RaceLaw.of(QuantaModel.of(quanta), new PlackettLuce(1.53));
        for (double t : new double[] {30, 1000, 20_000}) {
            Sample loss = each(orders, order -> order.lossAt(t, quanta));
            Sample count = each(orders, order -> order.countAt(t));
            assertThat(loss.meanOff(law.loss(t))).as("loss at " + t).isLessThan(SIGMAS);
            assertThat(loss.varianceOff(law.lossVariance(t))).as("variance of loss at " + t).isLessThan(SIGMAS);
            assertThat(count.meanOff(law.count(t))).as("count at " + t).isLessThan(SIGMAS);
            assertThat(count.varianceOff(law.countVariance(t))).as("variance of count at " + t).isLessThan(SIGMAS);
            assertThat(count.meanOff(mutant.count(t))).as("mutant at " + t).isGreaterThan(SIGMAS);
            // Mutant: the constant -1/2 of the closed form left out, of quanta far from their end.
            if (t == 1000) {
                assertThat(count.meanOff(law.countAsymptotic(t) + 0.5)).isGreaterThan(SIGMAS);
            }
        }
    }

    /** Samples that use m quanta, each found by its tail probability, after the n most used have been learned. */
    @Test
    @Statement("T24")
    void lossesOfSamples() {
        Zipf quanta = Zipf.infinite(0.4);
        for (int uses : new int[] {1, 3, 20}) {
            for (long learned : new long[] {1, 10, 1000}) {
                double tail = quanta.tail(learned);
                double[] losses = IntStream.range(0, REPLICATES)
                        .mapToDouble(replicate -> sampleLoss(
                                RandomStream.of("lossesOfSamples".hashCode(), replicate), uses, learned, quanta::tail))
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
                // Mutants: the tail of the other side, and one use more.
                assertThat(sample.meanOff(1 - tail)).isGreaterThan(SIGMAS);
                if (uses <= 3) {
                    assertThat(sample.varianceOff(new SampleLoss(quanta, uses + 1).variance(learned))).isGreaterThan(SIGMAS);
                }
            }
        }
    }

    /** The rank of each use is the first whose tail is below a uniform number, by halving. */
    private static double sampleLoss(RandomStream stream, int uses, long learned, LongToDoubleFunction tail) {
        int unlearned = 0;
        for (int use = 1; use <= uses; use++) {
            double u = stream.uniform(use, 7);
            long low = 0;
            long high = 1;
            while (tail.applyAsDouble(high) >= u) {
                low = high;
                high *= 2;
            }
            while (high - low > 1) {
                long middle = (low + high) >>> 1;
                if (tail.applyAsDouble(middle) >= u) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            unlearned += high > learned ? 1 : 0;
        }
        return (double) unlearned / uses;
    }
}
