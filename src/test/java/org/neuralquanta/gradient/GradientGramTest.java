package org.neuralquanta.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.discovery.Similarity;
import org.neuralquanta.network.Activation;
import org.neuralquanta.network.Adam;
import org.neuralquanta.network.Architecture;
import org.neuralquanta.network.Batch;
import org.neuralquanta.network.Loss;
import org.neuralquanta.network.Network;
import org.neuralquanta.network.Trainer;
import org.neuralquanta.random.RandomStream;

/** The closed form of the Gram matrix against the gradients themselves, which backpropagation gives one sample at a time. */
@Statement("T35")
class GradientGramTest {

    private static Batch batch(Architecture architecture, int size, int symbols, long seed) {
        Batch batch = Batch.labelled(size, architecture, symbols);
        var random = RandomStream.of(seed, 1);
        for (int i = 0; i < batch.inputs().length; i++) {
            batch.inputs()[i] = (float) (random.uniform(i, 0) - 0.5);
        }
        for (int row = 0; row < size; row++) {
            for (int s = 0; s < symbols; s++) {
                // Each symbol of a sample has units of its own, as in a window of characters.
                batch.symbols()[row * symbols + s] = 3 * s + (int) (random.uniform(row, 1 + s) * 3);
            }
            batch.labels()[row] = (int) (random.uniform(row, 20) * architecture.outputs());
        }
        return batch;
    }

    /** dℓ/dθ of one sample: of the cross-entropy −log p it is −(1 − p) dℓ, so dℓ is minus its gradient over 1 − p. */
    private static double[] gradient(Network network, Batch all, int row, Part part) {
        Architecture architecture = network.architecture();
        Batch one = Batch.labelled(1, architecture, all.symbolsEach());
        System.arraycopy(all.inputs(), row * architecture.inputs(), one.inputs(), 0, architecture.inputs());
        System.arraycopy(all.symbols(), row * all.symbolsEach(), one.symbols(), 0, all.symbolsEach());
        one.labels()[0] = all.labels()[row];
        try (Trainer trainer = Trainer.of(network, Loss.CROSS_ENTROPY, Adam.of(1))) {
            double loss = trainer.gradient(one);
            double[] gradient = new double[trainer.gradient().length];
            for (int i = 0; i < gradient.length; i++) {
                boolean counts = part == Part.ALL || (part == Part.HIDDEN) == (i < architecture.weights(1));
                gradient[i] = counts ? -trainer.gradient()[i] / -Math.expm1(-loss) : 0;
            }
            return gradient;
        }
    }

    @Property(tries = 40)
    void closedFormIsTheProductOfTheGradients(
            @ForAll Activation activation,
            @ForAll Part part,
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 6) int outputs,
            @ForAll @IntRange(max = 3) int symbols) {
        var architecture = new Architecture(4, Math.max(1, 3 * symbols), List.of(11), outputs, activation);
        Network network = Network.random(architecture, seed, 1);
        Batch batch = batch(architecture, 6, symbols, seed);
        GradientGram gram = GradientGram.of(network, batch, batch.labels(), part);
        for (int i = 0; i < 6; i++) {
            double[] first = gradient(network, batch, i, part);
            for (int j = 0; j < 6; j++) {
                double[] second = gradient(network, batch, j, part);
                double product = 0;
                double size = 0;
                for (int p = 0; p < first.length; p++) {
                    product += first[p] * second[p];
                    size += Math.abs(first[p] * second[p]);
                }
                assertThat((double) gram.product(i, j)).isCloseTo(product, within(1e-5 * (1 + size)));
            }
        }
    }

    @Test
    void aNetworkOfTwoHiddenLayersHasNoClosedForm() {
        Network deep = Network.random(Architecture.dense(Activation.RELU, 3, 4, 4, 2), 1, 1);
        Batch batch = batch(deep.architecture(), 2, 0, 1);
        assertThatThrownBy(() -> GradientGram.of(deep, batch, batch.labels(), Part.ALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one hidden layer");
    }

    @Test
    void aFlippedLabelFlipsTheSignOfTheGradientOfTwoOutputs() {
        var architecture = new Architecture(4, 0, List.of(9), 2, Activation.RELU);
        Network network = Network.random(architecture, 3, 1);
        Batch batch = batch(architecture, 2, 0, 3);
        System.arraycopy(batch.inputs(), 0, batch.inputs(), 4, 4);
        batch.labels()[0] = 0;
        batch.labels()[1] = 1;
        GradientGram gram = GradientGram.of(network, batch, batch.labels(), Part.ALL);
        assertThat(gram.similarities(Similarity.SIGNED).value(0, 1)).isCloseTo(-1, within(1e-6f));
        assertThat(gram.similarities(Similarity.ANGULAR).value(0, 1)).isCloseTo(0, within(1e-3f));
        assertThat(gram.similarities(Similarity.ABSOLUTE).value(0, 1)).isCloseTo(1, within(1e-6f));
    }
}
