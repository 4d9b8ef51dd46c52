package org.neuralquanta.toy;

import java.util.Arrays;
import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.network.Loss;

/**
 * What a phase diagram varies besides the rate of the decoder, as the four diagrams of the paper (T30). Their grids are coarser by two in that
 * direction. Immutable, thread-safe.
 *
 * <p>Source: Liu, Kitouni, Nolte, Michaud, Tegmark and Williams, arXiv 2205.10343, Fig. 6 (Fig. 5 of their published code).
 */
@Statement("T30")
public enum PhasePlane {

    /** Addition by squared error: the rate η_E of the numbers, without decay. */
    RATES(2000, 2.15e-5, 1e-4, 4.64e-4, 2.15e-3, 1e-2) {
        @Override
        public ToyModel model(int width, double decoderRate, double value, long seed) {
            return new ToyModel(Sum.OF_TEN, Loss.SQUARED_ERROR, Split.USUAL, width, value, decoderRate, 0, seed);
        }
    },

    /** Addition by squared error: the decay of the decoder. */
    DECAY(1000, 0, 2, 4, 6, 8, 10) {
        @Override
        public ToyModel model(int width, double decoderRate, double value, long seed) {
            return ToyModel.ofSums(width, decoderRate, value, seed);
        }
    },

    /** Addition by cross-entropy: the decay of the decoder. */
    CLASSES(1000, 0, 2, 4, 6, 8, 10) {
        @Override
        public ToyModel model(int width, double decoderRate, double value, long seed) {
            return new ToyModel(
                    Sum.OF_TEN, Loss.CROSS_ENTROPY, Split.USUAL, width, ToyModel.ENCODER_RATE, decoderRate, value, seed);
        }
    },

    /** Products of permutations by squared error: the decay of the decoder. */
    PERMUTATIONS(1000, 0, 2, 5, 20, 50, 100) {
        @Override
        public ToyModel model(int width, double decoderRate, double value, long seed) {
            return new ToyModel(PermutationProduct.OF_THREE, Loss.SQUARED_ERROR, new Split(24, true), width, ToyModel.ENCODER_RATE,
                    decoderRate, value, seed);
        }
    };

    /** The rates of the decoder: ten from 1e-5 to 1e-2, equally spaced in the logarithm. */
    public static final List<Double> DECODER_RATES =
            List.of(1e-5, 2.15e-5, 4.64e-5, 1e-4, 2.15e-4, 4.64e-4, 1e-3, 2.15e-3, 4.64e-3, 1e-2);

    private final long delay;
    /** Cannot be changed. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Double> grid;

    PhasePlane(long delay, double... grid) {
        this.delay = delay;
        this.grid = Arrays.stream(grid).boxed().toList();
    }

    /**
     * The gap in steps from which the authors count generalisation as delayed, in runs of 10⁴ steps.
     *
     * @return 1000 or 2000
     */
    public long delay() {
        return delay;
    }

    /**
     * The other direction of the diagram.
     *
     * @return rising
     */
    public List<Double> grid() {
        return grid;
    }

    /**
     * The model of a cell.
     *
     * @param width w
     * @param decoderRate η_D
     * @param value the other value
     * @param seed the seed
     * @return the model
     * @throws IllegalArgumentException if a number is out of range
     */
    public abstract ToyModel model(int width, double decoderRate, double value, long seed);
}
