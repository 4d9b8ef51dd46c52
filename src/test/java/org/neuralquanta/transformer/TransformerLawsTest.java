package org.neuralquanta.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.neuralquanta.network.Adam;
import org.neuralquanta.random.RandomStream;

/** What holds for every transformer. */
class TransformerLawsTest {

    /** The smaller one where a hidden unit changes its sign within the larger. */
    private static final double[] STEPS = {1e-5, 1e-7};

    private static Sequences sequences(TransformerShape shape, int size, long seed) {
        var stream = RandomStream.of(seed, 1);
        var sequences = new Sequences(size, shape);
        Arrays.setAll(sequences.symbols(), i -> (int) (stream.uniform(i, 0) * shape.symbols()));
        Arrays.setAll(sequences.labels(), i -> (int) (stream.uniform(i, 1) * shape.outputs()));
        return sequences;
    }

    /** Gains, shifts and biases that differ from 1 and 0, so that none of them is tested where it hides. */
    private static Transformer shaken(TransformerShape shape, long seed) {
        Transformer transformer = Transformer.random(shape, seed, 1);
        var stream = RandomStream.of(seed, 2);
        for (int i = 0; i < transformer.parameters().length; i++) {
            transformer.parameters()[i] += (float) (0.1 * stream.normal(i, 0));
        }
        return transformer;
    }

    @Property(tries = 25)
    void gradientsAreCentralDifferences(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 2) int heads,
            @ForAll @IntRange(min = 1, max = 2) int size,
            @ForAll @IntRange(min = 1, max = 2) int blocks,
            @ForAll @IntRange(min = 1, max = 5) int context,
            @ForAll boolean normalised,
            @ForAll boolean biased,
            @ForAll boolean lastOnly) {
        // A layer norm of one number is 0 and of two a sign: of their derivatives rounding in 32 bits leaves little.
        var shape = new TransformerShape(4, 3, context, heads * size + (normalised ? 2 * heads : 0), heads, 5, blocks, normalised, biased, lastOnly);
        Transformer transformer = shaken(shape, seed);
        Sequences sequences = sequences(shape, 3, seed);
        double[] at = new double[shape.parameters()];
        Arrays.setAll(at, i -> transformer.parameters()[i]);
        try (var trainer = new TransformerTrainer(transformer, Adam.of(1e-3), 1)) {
            double loss = trainer.gradient(sequences);
            assertThat(loss).isCloseTo(DoubleTransformer.loss(shape, at, sequences).loss(), within(1e-5 * (1 + loss)));
            double largest = 0;
            for (float g : trainer.gradient()) {
                largest = Math.max(largest, Math.abs(g));
            }
            int kinks = 0;
            for (int i = 0; i < at.length; i++) {
                double slope = slope(shape, at, i, sequences);
                if (Double.isNaN(slope)) {
                    kinks++;
                } else {
                    assertThat((double) trainer.gradient()[i]).as("derivative %d", i).isCloseTo(slope, within(3e-4 * (0.01 + largest)));
                }
            }
            assertThat(kinks).isLessThanOrEqualTo(at.length / 4);
        }
    }

    @Property(tries = 25)
    void gradientsOfSinglePredictionsAreCentralDifferencesAndAddUp(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 2) int blocks, @ForAll @IntRange(min = 1, max = 4) int context, @ForAll boolean lastOnly) {
        var shape = new TransformerShape(4, 3, context, 4, 2, 5, blocks, true, true, lastOnly);
        Transformer transformer = shaken(shape, seed);
        Sequences sequences = sequences(shape, 3, seed);
        double[] losses = transformer.losses(sequences);
        var single = new PredictionGradient(transformer);
        double[] sum = new double[shape.parameters()];
        for (int s = 0; s < sequences.size(); s++) {
            for (int p = 0; p < shape.predictions(); p++) {
                int row = s * shape.predictions() + p;
                assertThat(single.of(sequences, s, p)).isCloseTo(losses[row], within(1e-6 * (1 + losses[row])));
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += single.gradient()[i] / losses.length;
                }
            }
        }
        try (var trainer = new TransformerTrainer(transformer, Adam.of(1e-3), 1)) {
            trainer.gradient(sequences);
            for (int i = 0; i < sum.length; i++) {
                assertThat(sum[i]).as("derivative %d", i).isCloseTo(trainer.gradient()[i], within(1e-5));
            }
        }
        int s = (int) Math.floorMod(seed, 3L);
        int p = (int) Math.floorMod(seed / 3, (long) shape.predictions());
        single.of(sequences, s, p);
        double[] at = new double[shape.parameters()];
        Arrays.setAll(at, i -> transformer.parameters()[i]);
        double largest = 0;
        for (float g : single.gradient()) {
            largest = Math.max(largest, Math.abs(g));
        }
        for (int i = 0; i < at.length; i += 7) {
            double slope = slope(shape, at, i, sequences, s * shape.predictions() + p);
            if (!Double.isNaN(slope)) {
                assertThat((double) single.gradient()[i]).as("derivative %d", i).isCloseTo(slope, within(3e-4 * (0.01 + largest)));
            }
        }
        double[] logits = new double[shape.outputs()];
        for (int o = 0; o < logits.length; o++) {
            for (int w = 0; w < shape.width(); w++) {
                logits[o] += single.state()[w] * transformer.parameters()[shape.parameters() - shape.width() * shape.outputs() + w * shape.outputs() + o];
            }
            assertThat(logits[o]).isCloseTo(transformer.outputs(sequences)[(s * shape.predictions() + p) * shape.outputs() + o], within(1e-5));
        }
    }

    /** The linear maps are all of the blocks but their normalisations. */
    @Property(tries = 20)
    void linearMapsAreTheBlocksWithoutNormalisations(
            @ForAll @IntRange(min = 1, max = 3) int blocks, @ForAll boolean normalised, @ForAll boolean biased) {
        var shape = new TransformerShape(4, 3, 5, 4, 2, 5, blocks, normalised, biased, false);
        Transformer plain = Transformer.random(shape, 1, 0);
        int covered = 0;
        int ones = 0;
        for (TransformerShape.Span span : shape.linearMaps()) {
            covered += span.to() - span.from();
            for (int i = span.from(); i < span.to(); i++) {
                ones += plain.parameters()[i] == 0 ? 0 : 1;
            }
        }
        assertThat(covered).isEqualTo(shape.blockParameters() - (normalised ? blocks * 4 * shape.width() : 0));
        assertThat(ones).as("gains, which begin as 1").isZero();
    }

    private static double slope(TransformerShape shape, double[] at, int i, Sequences sequences, int prediction) {
        double[] old = at.clone();
        for (double h : STEPS) {
            at[i] = old[i] + h;
            DoubleTransformer.Value up = DoubleTransformer.loss(shape, at, sequences, prediction);
            at[i] = old[i] - h;
            DoubleTransformer.Value down = DoubleTransformer.loss(shape, at, sequences, prediction);
            at[i] = old[i];
            if (up.positive().equals(down.positive())) {
                return (up.loss() - down.loss()) / (2 * h);
            }
        }
        return Double.NaN;
    }

    private static double slope(TransformerShape shape, double[] at, int i, Sequences sequences) {
        double old = at[i];
        for (double h : STEPS) {
            at[i] = old + h;
            DoubleTransformer.Value up = DoubleTransformer.loss(shape, at, sequences);
            at[i] = old - h;
            DoubleTransformer.Value down = DoubleTransformer.loss(shape, at, sequences);
            at[i] = old;
            if (up.positive().equals(down.positive())) {
                return (up.loss() - down.loss()) / (2 * h);
            }
        }
        return Double.NaN;
    }

    @Property(tries = 30)
    void aPredictionDoesNotDependOnWhatComesAfterIt(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 70) int context, @ForAll @IntRange(min = 0, max = 68) int place) {
        TransformerShape shape = TransformerShape.text(6, context, 8, 2, 2);
        int changed = 1 + place % (context - 1);
        Transformer transformer = shaken(shape, seed);
        Sequences sequences = sequences(shape, 2, seed);
        float[] before = transformer.outputs(sequences);
        sequences.symbols()[changed] = (sequences.symbols()[changed] + 1) % 6;
        float[] after = transformer.outputs(sequences);
        assertThat(Arrays.copyOf(after, changed * 6)).isEqualTo(Arrays.copyOf(before, changed * 6));
        assertThat(Arrays.copyOfRange(after, changed * 6, (changed + 1) * 6))
                .isNotEqualTo(Arrays.copyOfRange(before, changed * 6, (changed + 1) * 6));
        assertThat(Arrays.copyOfRange(after, context * 6, 2 * context * 6))
                .isEqualTo(Arrays.copyOfRange(before, context * 6, 2 * context * 6));
    }

    @Property(tries = 20)
    void theLastPositionPredictsAsItDoesAmongAll(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int context) {
        var every = new TransformerShape(5, 4, context, 8, 2, 9, 2, true, true, false);
        var last = new TransformerShape(5, 4, context, 8, 2, 9, 2, true, true, true);
        Transformer transformer = shaken(every, seed);
        Sequences sequences = sequences(every, 3, seed);
        float[] all = transformer.outputs(sequences);
        var same = new Sequences(3, last);
        System.arraycopy(sequences.symbols(), 0, same.symbols(), 0, 3 * context);
        float[] only = Transformer.of(last, transformer.parameters()).outputs(same);
        for (int s = 0; s < 3; s++) {
            assertThat(Arrays.copyOfRange(only, 4 * s, 4 * s + 4))
                    .isEqualTo(Arrays.copyOfRange(all, ((s + 1) * context - 1) * 4, (s + 1) * context * 4));
        }
    }
}
