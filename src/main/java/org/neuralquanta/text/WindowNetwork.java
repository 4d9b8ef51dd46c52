package org.neuralquanta.text;

import java.util.List;
import org.neuralquanta.network.Activation;
import org.neuralquanta.network.Adam;
import org.neuralquanta.network.Architecture;
import org.neuralquanta.network.Batch;
import org.neuralquanta.network.Loss;
import org.neuralquanta.network.Network;
import org.neuralquanta.network.Trainer;
import org.neuralquanta.network.TrainingState;
import org.neuralquanta.random.RandomStream;

/** One hidden ReLU layer above a window of characters, one-hot. All its parameters count. */
final class WindowNetwork implements CharacterNetwork {

    static final int WINDOW = 24;
    static final int BATCH = 500;

    private static final double RATE = 2e-3;

    /** Characters measured at once. */
    private static final int TOGETHER = 1000;

    private final Corpus corpus;
    private final Draws draws;
    private final long seed;
    private final Architecture architecture;
    private final Trainer trainer;
    private final Batch batch;

    WindowNetwork(Corpus corpus, int hidden, long characters, long seed) {
        this.corpus = corpus;
        this.seed = seed;
        this.draws = new Draws(corpus.training(characters), WINDOW);
        this.architecture = architecture(corpus.alphabet(), hidden);
        Network network = Network.random(architecture, seed, 1);
        // The effective fan-in of the first layer is the window, since only one unit of each character is 1.
        float scale = (float) Math.sqrt(corpus.alphabet());
        for (int i = architecture.weights(0); i < architecture.biases(0); i++) {
            network.parameters()[i] *= scale;
        }
        this.trainer = Trainer.of(network, Loss.CROSS_ENTROPY, Adam.of(RATE));
        this.batch = Batch.labelled(BATCH, architecture, WINDOW);
    }

    static Architecture architecture(int alphabet, int hidden) {
        return new Architecture(0, WINDOW * alphabet, List.of(hidden), alphabet, Activation.RELU);
    }

    @Override
    public long parameters() {
        return architecture.parameters();
    }

    @Override
    public float[] weights() {
        return trainer.network().parameters();
    }

    @Override
    public void step() {
        var random = RandomStream.of(seed, trainer.steps());
        trainer.step(batch, (b, from, to) -> {
            for (int row = from; row < to; row++) {
                fill(b, row, draws.place(random, row));
            }
        });
    }

    private void fill(Batch b, int row, int place) {
        for (int d = 1; d <= WINDOW; d++) {
            b.symbols()[row * WINDOW + d - 1] = (d - 1) * corpus.alphabet() + corpus.code(place - d);
        }
        b.labels()[row] = corpus.code(place);
    }

    @Override
    public float[] losses() {
        int[] places = corpus.places();
        float[] losses = new float[places.length];
        for (int from = 0; from < places.length; from += TOGETHER) {
            int count = Math.min(TOGETHER, places.length - from);
            Batch some = Batch.labelled(count, architecture, WINDOW);
            for (int row = 0; row < count; row++) {
                fill(some, row, places[from + row]);
            }
            float[] outputs = trainer.network().outputs(some);
            for (int row = 0; row < count; row++) {
                losses[from + row] = (float) crossEntropy(outputs, row * corpus.alphabet(), corpus.alphabet(), some.labels()[row]);
            }
        }
        return losses;
    }

    private static double crossEntropy(float[] outputs, int offset, int count, int label) {
        double odds = 0;
        for (int o = 0; o < count; o++) {
            odds += StrictMath.exp((double) outputs[offset + o] - outputs[offset + label]);
        }
        return StrictMath.log(odds);
    }

    @Override
    public TrainingState state() {
        return trainer.state();
    }

    @Override
    public void restore(TrainingState state) {
        trainer.restore(state);
    }

    @Override
    public void close() {
        trainer.close();
    }
}
