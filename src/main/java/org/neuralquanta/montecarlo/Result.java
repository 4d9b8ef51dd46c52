package org.neuralquanta.montecarlo;

import java.util.List;

/**
 * The outcome of a simulation. Immutable, thread-safe.
 *
 * @param points an estimate for each point of the grid
 * @param digest SHA-256, in hexadecimal, of the big-endian IEEE bits of every replicate's losses, replicate by replicate, in the order of
 *     the grid: equal digests mean equal bits
 * @param kernel which kernel ran, {@code scalar} or {@code vector}
 * @param lanes how many doubles it computes at once, 1 for the scalar kernel
 */
public record Result(List<Estimate> points, String digest, String kernel, int lanes) {

    /**
     * A copy of the list.
     *
     * @param points an estimate for each point of the grid
     * @param digest the digest of all curves
     * @param kernel which kernel ran
     * @param lanes how many doubles it computes at once
     */
    public Result {
        points = List.copyOf(points);
    }

    @Override
    public String toString() {
        return "Result[points=" + points.size() + ", digest=" + digest + ", kernel=" + kernel + ", lanes=" + lanes + "]";
    }
}
