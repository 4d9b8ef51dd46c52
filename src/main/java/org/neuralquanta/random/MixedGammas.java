package org.neuralquanta.random;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gamma numbers of a random shape, a whole number that is drawn first: the time of the N-th event of a Poisson process of rate 1. Immutable,
 * thread-safe.
 *
 * <p>Two draws of a quantum have the bits of two uniform numbers of 52 bits and the last 12 bits of {@link GammaDraws}, so that the first draw
 * alone nearly always decides. Of its 64 bits the first 32 begin the uniform of the gamma number, the next 20 that of the shape, and the last
 * 12 are those of {@link GammaDraws}. The other draw has the 32 bits that end the uniform of the shape first, and the 20 that end the other one
 * last.
 */
public final class MixedGammas {

    /** The quantum's other draw; those of {@link GammaDraws} count up from 0. */
    private static final long OTHER_DRAW = -4;

    private static final long FIRST_AND_END = 0xffffffff00000000L | GammaDraws.END_MASK;
    private static final long LAST_20 = (1L << 20) - 1;

    private final double[] cumulative;
    private final int least;
    private final List<GammaDraws> draws;

    private MixedGammas(int least, double... cumulative) {
        this.least = least;
        this.cumulative = cumulative.clone();
        this.draws = IntStream.rangeClosed(least, least + cumulative.length).mapToObj(GammaDraws::ofShape).toList();
    }

    /**
     * Shapes from a least one on.
     *
     * @param least the least shape, at least 1
     * @param cumulative the probabilities of it, of it or the next one, and so on up to the last shape but one; not falling
     * @return their draws
     */
    public static MixedGammas of(int least, double... cumulative) {
        return new MixedGammas(least, cumulative);
    }

    public int least() {
        return least;
    }

    /** The gamma numbers of each shape, from the least on. */
    public List<GammaDraws> draws() {
        return draws;
    }

    /** The probability of so many shapes above the least, or fewer. */
    public double upTo(int above) {
        return above < cumulative.length ? cumulative[above] : 1;
    }

    /** How many shapes above the least a uniform number is. */
    public int above(double uniform) {
        int above = 0;
        int most = cumulative.length;
        while (above < most) {
            int middle = (above + most) >>> 1;
            if (uniform >= cumulative[middle]) {
                above = middle + 1;
            } else {
                most = middle;
            }
        }
        return above;
    }

    /** The gamma number of a quantum. */
    public double draw(RandomStream stream, long quantum) {
        long bits = stream.bits(quantum, 0);
        long other = stream.bits(quantum, OTHER_DRAW);
        long shape = (bits >>> GammaDraws.END_BITS << (Long.SIZE - 20)) | (other >>> 32 << GammaDraws.END_BITS);
        long number = (bits & FIRST_AND_END) | ((other & LAST_20) << GammaDraws.END_BITS);
        return draws.get(above(RandomStream.toUniform(shape))).draw(stream, quantum, number);
    }

    @Override
    public String toString() {
        return "MixedGammas[least=" + least + ", cumulative=" + Arrays.toString(cumulative) + "]";
    }
}
