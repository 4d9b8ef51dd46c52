package org.neuralquanta.newline;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.checkpoint.Checkpoint;
import org.neuralquanta.gradient.LogOdds;
import org.neuralquanta.network.Activation;
import org.neuralquanta.network.Adam;
import org.neuralquanta.network.Architecture;
import org.neuralquanta.network.Batch;
import org.neuralquanta.network.Loss;
import org.neuralquanta.network.Network;
import org.neuralquanta.network.Trainer;
import org.neuralquanta.network.TrainingState;
import org.neuralquanta.random.RandomStream;

/**
 * A network that predicts the next character of a text from a window of those before it, one-hot, by one hidden ReLU layer. The last tenth
 * of the text is held out. Immutable, thread-safe.
 */
@Statement("T36")
public final class CharacterModel {

    private static final int HIDDEN = 192;
    private static final int BATCH = 250;
    private static final double RATE = 2e-3;
    private static final int PROGRESS = 100;
    private static final String STAGE = "training";

    private final WrappedText text;
    private final int window;
    private final Map<Character, Integer> alphabet;
    private final Network network;

    private CharacterModel(WrappedText text, long seed) {
        this.text = text;
        this.window = text.width() + 2;
        this.alphabet = new TreeMap<>();
        text.text().chars().sorted().distinct().forEach(c -> alphabet.put((char) c, alphabet.size()));
        var architecture = new Architecture(0, window * alphabet.size(), List.of(HIDDEN), alphabet.size(), Activation.RELU);
        // The effective fan-in is the window, since only one unit of each character is 1.
        this.network = Network.random(architecture, seed, Math.sqrt(alphabet.size()));
    }

    /**
     * Trains.
     *
     * @param text the text, at least ten windows long
     * @param steps number of steps
     * @param threads number of threads; the result does not depend on it
     * @param seed names start and samples
     * @param progress is told the number of steps done, every hundred
     * @param checkpoint keeps where it is; of the same arguments
     * @return the model
     */
    public static CharacterModel train(
            WrappedText text, long steps, int threads, long seed, LongConsumer progress, Checkpoint checkpoint) {
        var model = new CharacterModel(text, seed);
        if (text.text().length() < 10 * model.window) {
            throw new IllegalArgumentException("the text must have at least " + 10 * model.window + " characters for a window of "
                    + model.window + ", had " + text.text().length());
        }
        Batch batch = Batch.labelled(BATCH, model.network.architecture(), model.window);
        int places = model.heldOutFrom() - model.window;
        try (Trainer trainer = Trainer.of(model.network, Loss.CROSS_ENTROPY, Adam.of(RATE), threads)) {
            checkpoint.of(STAGE, TrainingState.class).ifPresent(trainer::restore);
            while (trainer.steps() < steps) {
                var random = RandomStream.of(seed, trainer.steps());
                trainer.step(batch, (b, from, to) -> {
                    for (int row = from; row < to; row++) {
                        model.fill(b, row, model.window + (int) (random.uniform(row, 0) * places));
                    }
                });
                if (trainer.steps() % PROGRESS == 0) {
                    progress.accept(trainer.steps());
                }
                checkpoint.offer(STAGE, trainer::state);
            }
            checkpoint.keep(STAGE, trainer::state);
        }
        return model;
    }

    /** Where the text begins that is not trained on. */
    int heldOutFrom() {
        return text.text().length() / 10 * 9;
    }

    private void fill(Batch batch, int row, int index) {
        for (int d = 1; d <= window; d++) {
            batch.symbols()[row * window + d - 1] = symbol(d, text.text().charAt(index - d));
        }
        batch.labels()[row] = code(text.text().charAt(index));
    }

    private int symbol(int distance, char c) {
        return (distance - 1) * alphabet.size() + code(c);
    }

    private int code(char c) {
        return alphabet.getOrDefault(c, 0);
    }

    /**
     * The network.
     *
     * @return trained
     */
    public Network network() {
        return network;
    }

    /**
     * Places in the held-out text: half of them newlines of any reason, half other characters.
     *
     * @param count how many, even; fewer if the text has not as many
     * @param seed names the choice
     * @return indices of characters
     */
    public int[] heldOut(int count, long seed) {
        var random = RandomStream.of(seed, -5);
        int[] places = IntStream.range(heldOutFrom() + window, text.text().length())
                .boxed()
                .sorted((a, b) -> Double.compare(random.uniform(a, 0), random.uniform(b, 0)))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] newlines = IntStream.of(places).filter(i -> text.text().charAt(i) == '\n').limit(count / 2).toArray();
        int[] others = IntStream.of(places).filter(i -> text.text().charAt(i) != '\n').limit(newlines.length).toArray();
        return IntStream.concat(IntStream.of(newlines), IntStream.of(others)).toArray();
    }

    /**
     * The samples at some places.
     *
     * @param places indices of characters
     * @return windows with the next character as label
     */
    public Batch batch(int[] places) {
        Batch batch = Batch.labelled(places.length, network.architecture(), window);
        for (int row = 0; row < places.length; row++) {
            fill(batch, row, places[row]);
        }
        return batch;
    }

    /**
     * The log-odds that a newline comes.
     *
     * @param batch samples of this model
     * @return for each sample
     */
    public double[] newlineLogOdds(Batch batch) {
        int[] newline = new int[batch.size()];
        Arrays.fill(newline, code('\n'));
        return LogOdds.of(network, batch, newline);
    }

    /**
     * The counterfactual: the same samples, in which the previous newline has changed places with the space that is nearest to half its
     * distance. Every word and every mark stays, and so do their order and their number; only the line has become shorter.
     *
     * @param places indices of characters
     * @return the changed samples; one whose window has no newline, or no space behind it, is as before
     */
    public Batch withNewlineNearer(int[] places) {
        Batch batch = batch(places);
        for (int row = 0; row < places.length; row++) {
            int newline = distance(places[row], '\n', 1, window);
            int nearer = 0;
            for (int d = distance(places[row], ' ', 1, newline - 1); d < newline; d = distance(places[row], ' ', d + 1, newline - 1)) {
                nearer = nearer == 0 || Math.abs(2 * d - newline) < Math.abs(2 * nearer - newline) ? d : nearer;
            }
            if (newline <= window && nearer > 0) {
                batch.symbols()[row * window + newline - 1] = symbol(newline, ' ');
                batch.symbols()[row * window + nearer - 1] = symbol(nearer, '\n');
            }
        }
        return batch;
    }

    /** How far before a place a character stands, from one distance on to another; one more than that if it does not. */
    private int distance(int place, char c, int from, int to) {
        int d = from;
        while (d <= to && text.text().charAt(place - d) != c) {
            d++;
        }
        return d;
    }

    @Override
    public String toString() {
        return "CharacterModel[window=" + window + ", alphabet=" + alphabet.size() + ", text=" + text + "]";
    }
}
