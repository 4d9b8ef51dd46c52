package org.neuralquanta.montecarlo;

import java.util.List;
import org.neuralquanta.Statement;

/**
 * The outcome of a simulation. Immutable, thread-safe.
 *
 * @param points an estimate for each point of the grid
 * @param digest SHA-256, in hexadecimal, over the big-endian IEEE bits of every replicate's losses, replicate by replicate, in the
 *     order of the grid: equal digests mean equal bits
 */
@Statement("T8")
public record Result(List<Estimate> points, String digest) {

    /**
     * A copy of the list.
     *
     * @param points an estimate for each point of the grid
     * @param digest the digest of all curves
     */
    public Result {
        points = List.copyOf(points);
    }
}
