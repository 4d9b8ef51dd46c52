package org.neuralquanta.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a network refuses, how it starts, and what it says when it diverges. */
class NetworkTest {

    private static final Architecture SHAPE = new Architecture(2, 3, List.of(4), 2, Activation.RELU);

    @Test
    void parametersLieLayerByLayer() {
        assertThat(SHAPE.layers()).isEqualTo(2);
        assertThat(SHAPE.weights(0)).isZero();
        assertThat(SHAPE.biases(0)).isEqualTo(5 * 4);
        assertThat(SHAPE.weights(1)).isEqualTo(6 * 4);
        assertThat(SHAPE.biases(1)).isEqualTo(6 * 4 + 4 * 2);
        assertThat(SHAPE.parameters()).isEqualTo(6 * 4 + 5 * 2);
    }

    @Test
    void theStartIsUniformWithinItsBoundAndNamedByTheSeed() {
        Architecture wide = Architecture.dense(Activation.TANH, 100, 400, 10);
        Network network = Network.random(wide, 1, 2);
        double bound = 2 / Math.sqrt(100);
        double squares = 0;
        for (int i = 0; i < wide.weights(1); i++) {
            assertThat((double) network.parameters()[i]).isBetween(-bound, bound);
            squares += Math.pow(network.parameters()[i], 2);
        }
        // 40,400 squares of variance 4/45 of the bound's fourth power: five standard errors are 0.75 % of the mean.
        assertThat(squares / wide.weights(1)).isCloseTo(bound * bound / 3, within(0.0223 * bound * bound / 3));
        assertThat(Network.random(wide, 1, 2).digest()).isEqualTo(network.digest());
        assertThat(Network.random(wide, 2, 2).digest()).isNotEqualTo(network.digest());
        assertThat(network.copy().digest()).isEqualTo(network.digest());
    }

    @Test
    void outOfRangeIsRefusedWithTheValueAndTheRange() {
        assertThatThrownBy(() -> new Architecture(0, 0, List.of(), 1, Activation.RELU)).hasMessageContaining("not both 0, were 0 and 0");
        assertThatThrownBy(() -> Architecture.dense(Activation.RELU, 1, 0, 1)).hasMessageContaining("width must be between 1 and 2^28, was 0");
        assertThatThrownBy(() -> Architecture.dense(Activation.RELU, 40_000, 40_000, 1)).hasMessageContaining("at most 2^28 parameters");
        assertThatThrownBy(() -> Batch.labelled(0, SHAPE, 1)).hasMessageContaining("at least 1 sample, was 0");
        assertThatThrownBy(() -> Adam.of(Double.NaN)).hasMessageContaining("rate must be > 0, was NaN");
        assertThatThrownBy(() -> Adam.of(0)).hasMessageContaining("rate must be > 0, was 0");
        assertThatThrownBy(() -> Adam.of(1).withDecay(-1)).hasMessageContaining("decay must be >= 0, was -1");
        assertThatThrownBy(() -> Network.random(SHAPE, 1, -1)).hasMessageContaining("scale must be >= 0, was -1");
        assertThatThrownBy(() -> Network.of(SHAPE, new float[3])).hasMessageContaining("must be 34 numbers, were 3");
        Network network = Network.random(SHAPE, 1, 1);
        assertThatThrownBy(() -> Trainer.of(network, Loss.CROSS_ENTROPY, Adam.of(1), 0)).hasMessageContaining("threads must be >= 1, was 0");
        Batch labelled = Batch.labelled(3, SHAPE, 1);
        assertThatThrownBy(() -> network.loss(labelled, Loss.SQUARED_ERROR)).hasMessageContaining("needs a batch with 6 targets");
        labelled.symbols()[1] = 3;
        assertThatThrownBy(() -> network.outputs(labelled)).hasMessageContaining("symbol must be between 0 and 2, was 3");
        labelled.symbols()[1] = 0;
        labelled.labels()[2] = 2;
        assertThatThrownBy(() -> network.loss(labelled, Loss.CROSS_ENTROPY)).hasMessageContaining("label must be between 0 and 1, was 2");
        assertThatThrownBy(() -> network.outputs(Batch.labelled(1, Architecture.dense(Activation.RELU, 7, 1), 0)))
                .hasMessageContaining("made for 7 inputs, the network has 2");
    }

    @Test
    void divergenceStopsWithTheStepAndTheAdvice() {
        Architecture architecture = Architecture.dense(Activation.RELU, 2, 8, 8, 1);
        Batch batch = Batch.targeted(4, architecture);
        batch.inputs()[0] = 1;
        batch.inputs()[3] = 1;
        batch.targets()[0] = 1;
        try (Trainer trainer = Trainer.of(Network.random(architecture, 1, 1), Loss.SQUARED_ERROR, Adam.of(1e15))) {
            assertThatThrownBy(() -> {
                        for (int step = 0; step < 50; step++) {
                            trainer.step(batch);
                        }
                    })
                    .isInstanceOfSatisfying(DivergedException.class, e -> assertThat(e.step()).isBetween(2L, 50L))
                    .hasMessageContaining("not finite at step")
                    .hasMessageContaining("use a rate below 1.0E15");
        }
    }

    @Test
    void aSaturatedLossIsRightToItsLastDigits() {
        Architecture architecture = Architecture.dense(Activation.RELU, 1, 2);
        for (double odds : new double[] {1, 10, 20, 30}) {
            Network network = Network.of(architecture, new float[] {(float) odds, 0, 0, 0});
            Batch batch = Batch.labelled(1, architecture, 0);
            batch.inputs()[0] = 1;
            assertThat(network.loss(batch, Loss.CROSS_ENTROPY)).isCloseTo(Math.log1p(Math.exp(-odds)), within(1e-7 * Math.exp(-odds) + 2e-16));
        }
    }
}
