package org.neuralquanta.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.neuralquanta.random.RandomStream;

/** Gradients of any network against central differences of the loss in double precision. */
class GradientLawsTest {

    /** The smaller one where a unit changes its sign within the larger; only ReLU has kinks. */
    private static final double[] STEPS = {1e-5, 1e-7};

    @Property(tries = 60)
    void gradientsAreCentralDifferences(
            @ForAll Activation activation,
            @ForAll Loss loss,
            @ForAll long seed,
            @ForAll @IntRange(max = 4) int inputs,
            @ForAll @IntRange(max = 5) int symbols,
            @ForAll @IntRange(min = 1, max = 12) int width,
            @ForAll @IntRange(max = 2) int hiddenLayers,
            @ForAll @IntRange(min = 1, max = 11) int outputs) {
        boolean labelled = loss == Loss.CROSS_ENTROPY;
        var architecture = new Architecture(
                inputs + 1, labelled ? symbols : 0, List.of(width, 3).subList(0, hiddenLayers), outputs, activation);
        var stream = RandomStream.of(seed, 1);
        Network network = Network.random(architecture, seed, 1);
        int size = 5;
        Batch batch = labelled ? Batch.labelled(size, architecture, symbols == 0 ? 0 : 2) : Batch.targeted(size, architecture);
        for (int i = 0; i < batch.inputs().length; i++) {
            batch.inputs()[i] = (float) stream.normal(i, 0);
        }
        for (int i = 0; i < batch.targets().length; i++) {
            batch.targets()[i] = (float) stream.normal(i, 1);
        }
        for (int i = 0; i < batch.symbols().length; i++) {
            batch.symbols()[i] = (int) (stream.uniform(i, 2) * symbols);
        }
        for (int i = 0; i < batch.labels().length; i++) {
            batch.labels()[i] = (int) (stream.uniform(i, 3) * outputs);
        }
        double[] parameters = toDouble(network.parameters());
        double[] x = toDouble(batch.inputs());
        try (Trainer trainer = Trainer.withInputGradient(network, loss, Adam.of(1e-3))) {
            double value = trainer.gradient(batch);
            assertThat(value).isCloseTo(DoubleNetwork.loss(architecture, parameters, x, batch, loss), within(value));
            DoubleSupplier plain = () -> DoubleNetwork.loss(architecture, parameters, x, batch, loss);
            Supplier<Object> piece =
                    () -> activation == Activation.RELU ? DoubleNetwork.positive(architecture, parameters, x, batch) : List.of();
            int kinks = compare(trainer.gradient(), parameters, plain, piece) + compare(trainer.inputGradient(), x, plain, piece);
            assertThat(kinks).isLessThanOrEqualTo(activation == Activation.TANH ? 0 : parameters.length / 4);
        }
    }

    private static org.assertj.core.data.Offset<Double> within(double size) {
        return org.assertj.core.api.Assertions.within(3e-6 * (1 + size));
    }

    /** Number of derivatives at which the loss has a kink within the smallest step. */
    private static int compare(float[] gradient, double[] at, DoubleSupplier loss, Supplier<Object> piece) {
        assertThat(gradient).hasSameSizeAs(at);
        int kinks = 0;
        for (int i = 0; i < at.length; i++) {
            OptionalDouble slope = slope(at, i, loss, piece);
            if (slope.isEmpty()) {
                kinks++;
            } else {
                assertThat((double) gradient[i])
                        .as("derivative %d", i)
                        .isCloseTo(slope.getAsDouble(), within(10 * Math.abs(slope.getAsDouble())));
            }
        }
        return kinks;
    }

    private static OptionalDouble slope(double[] at, int i, DoubleSupplier loss, Supplier<Object> piece) {
        double old = at[i];
        for (double h : STEPS) {
            at[i] = old + h;
            double up = loss.getAsDouble();
            Object above = piece.get();
            at[i] = old - h;
            double down = loss.getAsDouble();
            Object below = piece.get();
            at[i] = old;
            if (above.equals(below)) {
                return OptionalDouble.of((up - down) / (2 * h));
            }
        }
        return OptionalDouble.empty();
    }

    private static double[] toDouble(float[] values) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i];
        }
        return result;
    }
}
