package org.neuralquanta.random;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gamma numbers of a random shape, a whole number that is drawn first: the time of the N-th event of a Poisson process of rate 1. Immutable,
 * thread-safe.
 */
public final class MixedGammas {

    /** The quantum's draw for its shape; those of {@link GammaDraws} count up from 0. */
    public static final long SHAPE_DRAW = -4;

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

    /** How many shapes above the least a uniform number is. */
    public int above(double uniform) {
        int above = 0;
        while (above < cumulative.length && uniform >= cumulative[above]) {
            above++;
        }
        return above;
    }

    /** The gamma number of a quantum. */
    public double draw(RandomStream stream, long quantum) {
        return draws.get(above(stream.uniform(quantum, SHAPE_DRAW))).draw(stream, quantum);
    }

    @Override
    public String toString() {
        return "MixedGammas[least=" + least + ", cumulative=" + Arrays.toString(cumulative) + "]";
    }
}
