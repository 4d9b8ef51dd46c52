package org.neuralquanta.toy;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;

/**
 * The phases of the toy model over decoder rate and decay (T30). A single cell varies with the seed; only frequencies over seeds are
 * meaningful. The cells of a seed are the same on any number of threads. Immutable, thread-safe.
 *
 * <p>Source: Liu, Kitouni, Nolte, Michaud, Tegmark and Williams, arXiv 2205.10343, Fig. 6.
 *
 * @param width w of the toy model
 * @param steps the number of steps of each run
 * @param seed the seed
 * @param cells by rate, then by decay
 */
@Statement("T30")
public record PhaseMap(int width, int steps, long seed, List<Cell> cells) {

    /** Ten rates from 3e-5 to 3e-2, about equally spaced in the logarithm. */
    public static final List<Double> RATES = List.of(3e-5, 6e-5, 1.4e-4, 3e-4, 6e-4, 1.4e-3, 3e-3, 6e-3, 1.4e-2, 3e-2);

    /** Six decays. */
    public static final List<Double> DECAYS = List.of(0.0, 0.1, 0.3, 1.0, 3.0, 10.0);

    /** The gap in steps from which generalisation counts as delayed: 100 in runs of 10⁴ steps, as 1000 in 10⁵ in the paper. */
    public static final int THRESHOLD = 100;

    /**
     * Copies the list.
     */
    public PhaseMap {
        cells = List.copyOf(cells);
    }

    /**
     * A cell.
     *
     * @param decoderRate η_D
     * @param decay γ_D
     * @param train the step at which training pairs were right, empty if never
     * @param test the step at which test pairs were right, empty if never
     * @param phase the phase
     */
    public record Cell(double decoderRate, double decay, OptionalLong train, OptionalLong test, Phase phase) {}

    /**
     * Trains all cells.
     *
     * @param width w
     * @param steps the number of steps of each run, ≥ 1
     * @param seed the seed
     * @return the map
     * @throws IllegalArgumentException if a number is out of range
     */
    public static PhaseMap run(int width, int steps, long seed) {
        int cells = RATES.size() * DECAYS.size();
        return new PhaseMap(width, steps, seed, IntStream.range(0, cells)
                .parallel()
                .mapToObj(cell -> run(width, RATES.get(cell / DECAYS.size()), DECAYS.get(cell % DECAYS.size()), steps, seed))
                .toList());
    }

    private static Cell run(int width, double rate, double decay, int steps, long seed) {
        ToyRun run = new ToyModel(width, rate, decay, seed).run(steps);
        return new Cell(rate, decay, run.trainStep(), run.testStep(), run.phase(THRESHOLD));
    }

    /**
     * The number of cells in a phase.
     *
     * @param phase the phase
     * @return how many of all cells
     */
    public int count(Phase phase) {
        return (int) cells.stream().filter(cell -> cell.phase == phase).count();
    }

    @Override
    public String toString() {
        return "PhaseMap[width=" + width + ", steps=" + steps + ", seed=" + seed + ", cells=" + cells.size() + "]";
    }
}
