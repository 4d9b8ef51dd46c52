package org.neuralquanta.toy;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.lanes.Memory;

/**
 * The phases of the toy model over the rate of its decoder and another value (T30). A single cell varies with the seed, which draws the
 * training set too; only frequencies over seeds are meaningful. The cells of a seed are the same on any number of threads. Immutable,
 * thread-safe.
 *
 * <p>Source: Liu, Kitouni, Nolte, Michaud, Tegmark and Williams, arXiv 2205.10343, Fig. 6.
 *
 * @param plane what is varied
 * @param width w of the toy model
 * @param steps the most steps of each run
 * @param delay the gap in steps from which generalisation counts as delayed
 * @param seed the seed
 * @param cells by decoder rate, then by the other value
 */
@Statement("T30")
public record PhaseMap(PhasePlane plane, int width, int steps, long delay, long seed, List<Cell> cells) {

    /**
     * Copies the list.
     */
    public PhaseMap {
        cells = List.copyOf(cells);
    }

    /**
     * A cell.
     *
     * @param model the model that was trained
     * @param train the step at which training pairs were right, empty if never
     * @param test the step at which test pairs were right, empty if never
     * @param phase the phase
     */
    public record Cell(ToyModel model, OptionalLong train, OptionalLong test, Phase phase) {}

    /**
     * Trains all cells of the plane's grid, each until its phase is known.
     *
     * @param plane what is varied
     * @param width w
     * @param steps the most steps of each run, ≥ 1
     * @param delay the gap in steps from which generalisation counts as delayed, ≥ 1
     * @param seed the seed
     * @return the map
     * @throws IllegalArgumentException if a number is out of range
     */
    public static PhaseMap run(PhasePlane plane, int width, int steps, long delay, long seed) {
        return run(plane, PhasePlane.DECODER_RATES, plane.grid(), width, steps, delay, seed);
    }

    /**
     * Trains all cells of a grid, each until its phase is known.
     *
     * @param plane what is varied
     * @param decoderRates the rates of the decoder
     * @param grid the other values
     * @param width w
     * @param steps the most steps of each run, ≥ 1
     * @param delay the gap in steps from which generalisation counts as delayed, ≥ 1
     * @param seed the seed
     * @return the map
     * @throws IllegalArgumentException if a number is out of range
     */
    public static PhaseMap run(
            PhasePlane plane, List<Double> decoderRates, List<Double> grid, int width, int steps, long delay, long seed) {
        int across = grid.size();
        return new PhaseMap(plane, width, steps, delay, seed, IntStream.range(0, decoderRates.size() * across)
                .parallel()
                .mapToObj(cell -> plane.model(width, decoderRates.get(cell / across), grid.get(cell % across), seed))
                .map(model -> cell(model, steps, delay))
                .toList());
    }

    /**
     * Refuses networks of which one a processor would not fit into memory.
     *
     * @param plane what is varied
     * @param width w
     * @throws IllegalArgumentException if they would not
     */
    public static void mustFit(PhasePlane plane, int width) {
        int together = Runtime.getRuntime().availableProcessors();
        ToyModel model = plane.model(width, PhasePlane.DECODER_RATES.getFirst(), plane.grid().getFirst(), 1);
        Memory.check(together * model.memory(), together + " networks of width " + width + " at a time", "a smaller width");
    }

    private static Cell cell(ToyModel model, int steps, long delay) {
        ToyRun run = model.runUntilLearned(steps);
        return new Cell(model, run.trainStep(), run.testStep(), run.phase(delay));
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
        return "PhaseMap[plane=" + plane + ", width=" + width + ", steps=" + steps + ", delay=" + delay + ", seed=" + seed
                + ", cells=" + cells.size() + "]";
    }
}
