package org.neuralquanta.tokens;

/**
 * Counts of numbers ≥ 0 in cells of equal relative width: the leading bits of a 32-bit float. Quantiles are right to half a cell.
 * Not thread-safe.
 */
final class Histogram {

    private final int shift;
    private final long[] cells;
    private long count;

    /** With so many bits of the mantissa. */
    Histogram(int bits) {
        this.shift = 23 - bits;
        this.cells = new long[1 << (31 - shift)];
    }

    void add(double value) {
        cells[Float.floatToRawIntBits((float) Math.min(value, Float.MAX_VALUE)) >>> shift]++;
        count++;
    }

    long count() {
        return count;
    }

    /** The middle of the cell that holds the quantile; 0 for the lowest cell. */
    double quantile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * count));
        long below = 0;
        for (int cell = 0; cell < cells.length; cell++) {
            below += cells[cell];
            if (below >= rank) {
                double from = Float.intBitsToFloat(cell << shift);
                double to = Float.intBitsToFloat((cell + 1) << shift);
                return cell == 0 ? 0 : (from + Math.min(to, Float.MAX_VALUE)) / 2;
            }
        }
        throw new IllegalStateException("a histogram without numbers has no quantile");
    }
}
