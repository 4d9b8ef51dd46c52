package org.neuralquanta.parity;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.network.Activation;
import org.neuralquanta.network.Architecture;
import org.neuralquanta.network.Batch;
import org.neuralquanta.network.Samples;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.random.ZipfDraws;

/**
 * The subtasks and their samples. Immutable, thread-safe.
 *
 * <p>A sample has a control symbol, the subtask, and n data bits; its label is the parity of the subtask's k bits. Subsets are
 * distinct and drawn with the seed. Sample j of a step, of the training set or of a test is a function of (seed, step, j).
 */
@Statement("T34")
public final class ParityTask {

    private static final long SUBSETS = -2;
    private static final long TEST = -3;
    private static final long TRAINING_SET = -4;
    private static final long BITS_DRAW = -1;
    private static final long INDEX_DRAW = -2;
    private static final long MORE_BITS_DRAW = -3;

    private final ParitySettings settings;
    private final List<Subset> subsets;
    private final boolean wide;
    private final double[] frequencies;
    private final ZipfDraws draws;

    /**
     * The subtasks of some settings.
     *
     * @param settings the settings
     */
    public ParityTask(ParitySettings settings) {
        this.settings = settings;
        this.subsets = List.copyOf(subsets(settings));
        this.wide = settings.subtasks().bits() > Long.SIZE;
        this.frequencies = settings.subtasks().frequencies();
        this.draws = ZipfDraws.of(1 + settings.subtasks().alpha(), settings.subtasks().tasks());
    }

    private static Set<Subset> subsets(ParitySettings settings) {
        var stream = RandomStream.of(settings.seed(), SUBSETS);
        var subsets = new LinkedHashSet<Subset>();
        for (long draw = 0; subsets.size() < settings.subtasks().tasks(); draw++) {
            int[] left = IntStream.range(0, settings.subtasks().bits()).toArray();
            long low = 0;
            long high = 0;
            for (int i = 0; i < settings.subtasks().subset(); i++) {
                int count = settings.subtasks().bits() - i;
                int index = (int) (stream.uniform(draw, i) * count);
                long bit = 1L << left[index];
                low |= left[index] < Long.SIZE ? bit : 0;
                high |= left[index] < Long.SIZE ? 0 : bit;
                System.arraycopy(left, index + 1, left, index, count - index - 1);
            }
            subsets.add(new Subset(low, high));
        }
        return subsets;
    }

    /** The bits of a subtask: bits 0 to 63, and from 64 on. */
    private record Subset(long low, long high) {

        int parity(long bits, long more) {
            return Long.bitCount((bits & low) ^ (more & high)) & 1;
        }
    }

    /**
     * The network's layers: n dense inputs, T symbols, one hidden ReLU layer, two logits.
     *
     * @return the architecture
     */
    public Architecture architecture() {
        return architecture(settings);
    }

    static Architecture architecture(ParitySettings settings) {
        return new Architecture(settings.subtasks().bits(), settings.subtasks().tasks(), List.of(settings.training().width()), 2, Activation.RELU);
    }

    /**
     * Which bits a subtask looks at.
     *
     * @param subtask its index, 0 for the most frequent
     * @return a mask: bit b is set if data bit b counts
     * @throws IllegalArgumentException if there are more than 64 data bits
     */
    public long mask(int subtask) {
        mustFitOneWord();
        return subsets.get(subtask).low();
    }

    private void mustFitOneWord() {
        if (wide) {
            throw new IllegalArgumentException("bits must be at most 64 to be one number, were " + settings.subtasks().bits());
        }
    }

    /**
     * How often a subtask comes.
     *
     * @param subtask its index, 0 for the most frequent
     * @return \(p_{\rm subtask + 1}\)
     */
    public double frequency(int subtask) {
        return frequencies[subtask];
    }

    /**
     * The settings.
     *
     * @return as given
     */
    public ParitySettings settings() {
        return settings;
    }

    /**
     * The samples of a training step: fresh ones, or ones drawn with replacement from the training set.
     *
     * @param step the step, counted from 0
     * @return where they come from
     */
    public Samples training(long step) {
        var stream = RandomStream.of(settings.seed(), step);
        if (settings.training().data().isEmpty()) {
            return (batch, from, to) -> {
                for (int row = from; row < to; row++) {
                    fill(batch, row, (int) draws.draw(stream, row) - 1, stream, row);
                }
            };
        }
        long size = settings.training().data().getAsLong();
        var set = RandomStream.of(settings.seed(), TRAINING_SET);
        return (batch, from, to) -> {
            for (int row = from; row < to; row++) {
                long index = (long) (stream.uniform(row, INDEX_DRAW) * size);
                fill(batch, row, (int) draws.draw(set, index) - 1, set, index);
            }
        };
    }

    /**
     * Test samples of one subtask.
     *
     * @param subtask its index
     * @param size number of samples
     * @return a batch that training does not contain
     */
    public Batch test(int subtask, int size) {
        Batch batch = Batch.labelled(size, architecture(), 1);
        var stream = RandomStream.of(settings.seed(), TEST);
        for (int row = 0; row < size; row++) {
            fill(batch, row, subtask, stream, (long) subtask << 32 | row);
        }
        return batch;
    }

    /**
     * Test samples of all subtasks by their frequencies.
     *
     * @param size number of samples
     * @param stream which samples; each number gives others
     * @return a batch that training does not contain
     */
    public Batch mixedTest(int size, long stream) {
        Batch batch = Batch.labelled(size, architecture(), 1);
        var random = RandomStream.of(settings.seed(), TEST - 2 - Math.abs(stream));
        for (int row = 0; row < size; row++) {
            fill(batch, row, (int) draws.draw(random, row) - 1, random, row);
        }
        return batch;
    }

    /**
     * Writes a sample into a row.
     *
     * @param batch the batch
     * @param row the row
     * @param subtask the subtask's index
     * @param bits the data bits, from the lowest on
     * @throws IllegalArgumentException if there are more than 64 data bits
     */
    public void fill(Batch batch, int row, int subtask, long bits) {
        mustFitOneWord();
        fill(batch, row, subtask, bits, 0);
    }

    /** A sample whose data bits are drawn. */
    private void fill(Batch batch, int row, int subtask, RandomStream stream, long sample) {
        fill(batch, row, subtask, stream.bits(sample, BITS_DRAW), wide ? stream.bits(sample, MORE_BITS_DRAW) : 0);
    }

    private void fill(Batch batch, int row, int subtask, long bits, long more) {
        int n = settings.subtasks().bits();
        float[] inputs = batch.inputs();
        for (int b = 0; b < n; b++) {
            inputs[row * n + b] = (b < Long.SIZE ? bits >>> b : more >>> b) & 1;
        }
        batch.symbols()[row] = subtask;
        batch.labels()[row] = subsets.get(subtask).parity(bits, more);
    }

    @Override
    public String toString() {
        return "ParityTask[settings=" + settings + "]";
    }
}
