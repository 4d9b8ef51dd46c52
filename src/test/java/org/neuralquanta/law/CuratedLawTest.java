package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neuralquanta.distribution.QuantaFamilies.logUniform;
import static org.neuralquanta.distribution.QuantaFamilies.real;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.QuantaFamilies;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Estimate;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.random.RandomStream;

/** What the laws of curated data obey. */
@Statement("T43")
class CuratedLawTest {

    private static final int TRIES = 40;

    /** Twice what an exact value promises. */
    private static final double ACCURACY = 2e-12;

    @Provide
    Arbitrary<QuantaDistribution> quanta() {
        return Arbitraries.oneOf(
                real(0.05, 2).map(Zipf::infinite),
                Combinators.combine(real(-0.5, 2), logUniform(1, 1e12)).as((alpha, k) -> Zipf.finite(alpha, k.longValue())),
                Arbitraries.longs().between(1, 1000).array(long[].class).ofMinSize(1).ofMaxSize(40).map(TabulatedQuanta::ofCounts));
    }

    @Provide
    Arbitrary<Double> samples() {
        return logUniform(1, 1e12);
    }

    private static QuantaModel model(QuantaDistribution quanta) {
        return QuantaModel.of(quanta).learnedAfter(new Exponential());
    }

    private static void assertAtMost(double smaller, double larger, Object where) {
        assertThat(smaller).as(String.valueOf(where)).isLessThanOrEqualTo(larger * (1 + ACCURACY) + 1e-290);
    }

    @Provide
    Arbitrary<QuantaModel> everyModel() {
        return Combinators.combine(
                        QuantaFamilies.ofLaws(0.1, 2, 1e12).all(),
                        Arbitraries.of(new Exponential(), Shots.of(3), Threshold.of(2)),
                        real(-1, 0.09))
                .as((quanta, curve, eta) -> QuantaModel.of(quanta).learnedAfter(curve).with(new Gap(2, eta)));
    }

    @Property(tries = TRIES)
    void isTheLawOfDataAtTemperOne(@ForAll("everyModel") QuantaModel model, @ForAll("samples") double d) {
        double exact = DataLaw.of(model).exact(d);
        assertThat(TemperedLaw.of(model, 1).bound(d).contains(exact)).isTrue();
        if (!(model.emergence() instanceof Threshold)) {
            assertThat(TemperedLaw.of(model, 1).exact(d)).isBetween(exact * (1 - ACCURACY), exact * (1 + ACCURACY) + 1e-290);
        }
    }

    @Property(tries = TRIES)
    void liesInItsBoundWhichIsNarrow(@ForAll("quanta") QuantaDistribution quanta, @ForAll("samples") double d,
            @ForAll @DoubleRange(min = 0.96, max = 4) double t) {
        for (ScalingLaw law : new ScalingLaw[] {TemperedLaw.of(model(quanta), t), CuratedLaw.of(model(quanta))}) {
            double exact = law.exact(d);
            Bound bound = law.bound(d);
            assertThat(bound).isInstanceOf(Bound.Proven.class);
            assertThat(exact).isBetween(bound.lower() * (1 - ACCURACY), bound.upper() * (1 + ACCURACY) + 1e-290);
            assertThat(bound.width()).as("%s %s", law, d).isLessThanOrEqualTo(1e-9 * exact + 1e-280);
        }
    }

    /** Of all training frequencies the best: no temper leaves less, nor do the frequencies of the test. */
    @Property(tries = TRIES)
    void isAtMostWhatAnyTemperLeaves(@ForAll("quanta") QuantaDistribution quanta, @ForAll("samples") double d,
            @ForAll @DoubleRange(min = 0.96, max = 4) double t) {
        double best = CuratedLaw.of(model(quanta)).exact(d);
        assertAtMost(best, TemperedLaw.of(model(quanta), t).exact(d), quanta);
        assertAtMost(best, DataLaw.of(model(quanta)).exact(d), quanta);
    }

    /** Its frequencies are a distribution, whose loss is the least one; moving a share from one quantum to another does not lower it. */
    @Property(tries = TRIES)
    void isTheLossOfItsFrequencies(@ForAll @DoubleRange(min = 0.1, max = 2) double alpha, @ForAll @DoubleRange(min = 1, max = 400) double d,
            @ForAll @DoubleRange(min = -0.5, max = 0.09) double eta, @ForAll @IntRange(min = 1, max = 300) int from,
            @ForAll @IntRange(min = 1, max = 300) int to, @ForAll @DoubleRange(min = 0.01, max = 1) double share) {
        QuantaModel model = model(Zipf.finite(alpha, 300)).with(new Gap(2, eta));
        CuratedLaw law = CuratedLaw.of(model);
        double[] q = LongStream.rangeClosed(1, 300).mapToDouble(k -> law.frequency(d, k)).toArray();
        assertThat(LongStream.rangeClosed(1, 300).mapToDouble(k -> q[(int) k - 1]).sum()).isEqualTo(1, within(1e-12));
        assertThat(Arrays.stream(q).allMatch(one -> one >= 0)).isTrue();
        TabulatedQuanta listed = law.frequencies(d);
        assertThat(LongStream.rangeClosed(1, 300).mapToDouble(listed::probability).toArray()).containsExactly(q, within(1e-13));
        double least = loss(model, q, d);
        assertThat(law.exact(d)).isEqualTo(least, within(1e-12 * least));
        double moved = share * q[from - 1];
        q[from - 1] -= moved;
        q[to - 1] += moved;
        assertAtMost(least, loss(model, q, d), law);
    }

    private static double loss(QuantaModel model, double[] q, double d) {
        double loss = 0;
        for (int k = q.length; k >= 1; k--) {
            double benefit = model.gap().first() * Math.pow(k, model.gap().eta()) * model.distribution().probability(k);
            loss += benefit * Math.exp(-d * q[k - 1]);
        }
        return loss;
    }

    /** A table of the same frequencies gives the same loss. */
    @Property(tries = TRIES)
    void isThatOfATable(@ForAll @DoubleRange(min = -0.5, max = 2) double alpha, @ForAll @DoubleRange(min = 1, max = 1e4) double d,
            @ForAll @IntRange(min = 1, max = 200) int quanta, @ForAll @DoubleRange(min = 0.3, max = 3) double t) {
        Zipf zipf = Zipf.finite(alpha, quanta);
        QuantaModel table = model(TabulatedQuanta.ofFrequencies(LongStream.rangeClosed(1, quanta).mapToDouble(zipf::probability).toArray()));
        assertThat(CuratedLaw.of(table).bound(d).interval().overlaps(widened(CuratedLaw.of(model(zipf)).bound(d)))).isTrue();
        double tempered = TemperedLaw.of(model(zipf), t).exact(d);
        assertThat(TemperedLaw.of(table, t).exact(d)).isEqualTo(tempered, within(1e-11 * tempered + 1e-290));
    }

    /** The frequencies of the table are rounded. */
    private static Enclosure widened(Bound bound) {
        return new Enclosure(bound.lower() * (1 - 1e-11), bound.upper() * (1 + 1e-11));
    }

    @Property(tries = TRIES)
    void isInverted(@ForAll @DoubleRange(min = 0.2, max = 2) double alpha, @ForAll @DoubleRange(min = 0.9, max = 2) double t,
            @ForAll @DoubleRange(min = 2, max = 1e9) double d) {
        QuantaModel model = model(Zipf.infinite(alpha));
        for (ScalingLaw law : new ScalingLaw[] {TemperedLaw.of(model, t), CuratedLaw.of(model)}) {
            Bound needed = law.resourceFor(law.exact(d));
            assertThat(needed.interval().midpoint()).as("%s %s", law, needed).isEqualTo(d, within(1e-9 * d));
        }
    }

    /** To all orders for tempered frequencies (T9), to the order of log D/D for the best ones. */
    @Property(tries = TRIES)
    void hasItsClosedForm(@ForAll @DoubleRange(min = 0.2, max = 0.8) double alpha, @ForAll @DoubleRange(min = 0.9, max = 2) double t,
            @ForAll @DoubleRange(min = -0.5, max = 0.1) double eta) {
        QuantaModel model = model(Zipf.infinite(alpha)).with(new Gap(3, eta));
        TemperedLaw tempered = TemperedLaw.of(model, t);
        assertThat(tempered.exact(1e12) / tempered.asymptotic().at(1e12)).isEqualTo(1, within(1e-8));
        assertThat(tempered.asymptotic().exponent()).isEqualTo((alpha - eta) / (t * (1 + alpha)), within(1e-14));
        CuratedLaw best = CuratedLaw.of(model);
        assertThat(best.exact(1e12) / best.asymptotic().at(1e12)).isEqualTo(1, within(1e-9));
        assertThat(best.localExponent(1e12)).isEqualTo(alpha - eta, within(1e-9));
        assertThat(best.trained(1e12) / 1e12).isEqualTo(1 / (1 + alpha - eta), within(1e-9));
    }

    /** Samples are drawn with the tempered frequencies; a quantum that was not seen adds what it is used in the test. */
    @Example
    void equalsTheSimulationOfTemperedSamples() throws InterruptedException {
        double alpha = 0.6;
        double t = 0.8;
        double s = 1 + alpha;
        Zipf training = Zipf.infinite(t * s - 1);
        // p_k is proportional to q_k k^{(t-1)s}.
        double unit = Zipf.infinite(alpha).probability(1) / training.probability(1);
        Simulation simulation = Simulation.of(training).withExponents(0, (t - 1) * s).repeated(2000, 20261127);
        for (double d : new double[] {10, 1000}) {
            Estimate drawn = simulation.run(d).points().getFirst();
            double exact = TemperedLaw.of(model(Zipf.infinite(alpha)), t).exact(d);
            assertThat(unit * drawn.mean()).isEqualTo(exact, within(5 * unit * drawn.standardError()));
        }
    }

    /** A Poisson number of samples with the best frequencies, one by one. */
    @Example
    void equalsTheSimulationOfTheBestSamples() {
        double d = 60;
        Zipf quanta = Zipf.finite(0.4, 80);
        CuratedLaw law = CuratedLaw.of(model(quanta));
        double[] upTo = new double[80];
        for (int k = 0; k < 80; k++) {
            upTo[k] = (k == 0 ? 0 : upTo[k - 1]) + law.frequency(d, k + 1);
        }
        int replicates = 4000;
        double sum = 0;
        double squares = 0;
        for (int replicate = 0; replicate < replicates; replicate++) {
            RandomStream stream = RandomStream.of(20261127, replicate);
            boolean[] seen = new boolean[80];
            long draw = 0;
            for (double time = stream.exponential(1, draw++); time < d; time += stream.exponential(1, draw++)) {
                double u = stream.uniform(2, draw);
                int k = 0;
                while (k < 79 && upTo[k] < u) {
                    k++;
                }
                seen[k] = true;
            }
            double loss = 0;
            for (int k = 0; k < 80; k++) {
                loss += seen[k] ? 0 : quanta.probability(k + 1);
            }
            sum += loss;
            squares += loss * loss;
        }
        double mean = sum / replicates;
        double error = Math.sqrt((squares / replicates - mean * mean) / replicates);
        assertThat(mean).isEqualTo(law.exact(d), within(5 * error));
        assertThat(error).isLessThan(0.01 * mean);
    }

    /** Estimates of the frequencies within a factor e^ε cost at most a factor e^{2ε}; independent normal errors what the closed form says. */
    @Example
    void losesLittleToNoisyEstimates() {
        int quanta = 20_000;
        double noise = 0.7;
        double d = 3000;
        Zipf zipf = Zipf.infinite(0.5);
        RandomStream stream = RandomStream.of(20261127, 0);
        double[] xi = LongStream.rangeClosed(1, quanta).mapToDouble(k -> noise * stream.normal(k, 0)).toArray();
        // Descending, with the ranks that they belong to.
        Integer[] order = IntStream.range(0, quanta).boxed().toArray(Integer[]::new);
        double[] guess = LongStream.rangeClosed(1, quanta).mapToDouble(k -> Math.log(zipf.probability(k)) + xi[(int) k - 1]).toArray();
        Arrays.sort(order, (i, j) -> Double.compare(guess[j], guess[i]));
        double logs = 0;
        int n = 0;
        while (n < quanta && logs - n * guess[order[n]] < d) {
            logs += guess[order[n++]];
        }
        double level = (logs - d) / n;
        double loss = zipf.tail(quanta);
        for (int i = 0; i < quanta; i++) {
            double p = zipf.probability(order[i] + 1L);
            loss += i < n ? p * Math.exp(level - guess[order[i]]) : p;
        }
        CuratedLaw law = CuratedLaw.of(model(zipf));
        // Of 2000 quanta: fluctuations of about 2 %; without noise the loss would be 8 % less.
        assertThat(loss / law.asymptotic(noise).at(d)).isEqualTo(1, within(0.03));
        assertThat(law.asymptotic(noise).at(d) / law.asymptotic().at(d)).isEqualTo(Math.exp(0.49 / 6), within(1e-12));
    }

    /** The figures of docs/theory.md. */
    @Example
    void hasTheNumbersOfThePage() {
        QuantaModel model = model(Zipf.infinite(0.4));
        assertThat(CuratedLaw.of(model).exact(1e6)).isEqualTo(0.0051330934, within(5e-11));
        assertThat(DataLaw.of(model).exact(1e6)).isEqualTo(0.0193306982, within(5e-11));
        assertThat(CuratedLaw.of(model).trained(1e6)).isEqualTo(714_293);
        assertThat(TemperedLaw.of(model, 0.8).exact(1e6)).isEqualTo(0.0112708617, within(5e-11));
    }

    /** Nothing has a benefit above that of the first quantum, which is trained with a single sample. */
    @Example
    void trainsOneQuantumAtLeast() {
        CuratedLaw law = CuratedLaw.of(model(Zipf.finite(1, 1)));
        assertThat(law.trained(1)).isEqualTo(1);
        assertThat(law.frequency(5, 1)).isEqualTo(1);
        assertThat(law.frequency(5, 2)).isZero();
        assertThat(law.exact(5)).isEqualTo(Math.exp(-5), within(1e-15));
    }

    @Example
    void refusesWhatItDoesNotCover() {
        QuantaModel model = model(Zipf.infinite(0.4));
        for (double t : new double[] {0, -1, Double.NaN, 101, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> TemperedLaw.of(model, t)).hasMessageContaining("(0, 100]").hasMessageContaining(String.valueOf(t));
        }
        assertThatThrownBy(() -> TemperedLaw.of(model, 1 / 1.4)).hasMessageContaining("must exceed 1/(1+alpha)");
        assertThatThrownBy(() -> TemperedLaw.of(model.with(Exposure.ofDelta(0.1)), 1)).hasMessageContaining("delta = 0");
        assertThatThrownBy(() -> CuratedLaw.of(model.with(Exposure.ofDelta(0.1)))).hasMessageContaining("delta = 0");
        assertThatThrownBy(() -> CuratedLaw.of(model.learnedAfter(Shots.of(2)))).hasMessageContaining("use exponential, or a temper");
        assertThatThrownBy(() -> CuratedLaw.of(model(Zipf.infinite(0.4).withOffset(1)))).hasMessageContaining("without offset");
        assertThatThrownBy(() -> CuratedLaw.of(model(Zipf.finite(0.4, 9)).with(new Gap(1, 1.5)))).hasMessageContaining("do not fall");
        assertThatThrownBy(() -> CuratedLaw.of(model).exact(0.5)).hasMessageContaining("was 0.5");
        assertThatThrownBy(() -> CuratedLaw.of(model).exact(Double.NaN)).hasMessageContaining("was NaN");
        assertThatThrownBy(() -> TemperedLaw.of(model, 1).exact(Double.NaN)).hasMessageContaining("was NaN");
        assertThatThrownBy(() -> CuratedLaw.of(model).frequency(5, 0)).hasMessageContaining("rank must be >= 1");
        assertThatThrownBy(() -> CuratedLaw.of(model).frequencies(1e8)).hasMessageContaining("at most 1e7");
        assertThatThrownBy(() -> CuratedLaw.of(model).asymptotic(-1)).hasMessageContaining("[0, 30]");
        assertThatThrownBy(() -> CuratedLaw.of(model(TabulatedQuanta.ofCounts(2, 1))).asymptotic())
                .isInstanceOf(NoPowerLawException.class);
    }
}
