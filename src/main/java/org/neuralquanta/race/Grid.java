package org.neuralquanta.race;

import java.util.Arrays;

/** An increasing grid of amounts, and which of its cells a time falls into. */
public final class Grid {

    /** Cells of the look-up: 64 to an octave. */
    private static final int SHIFT = 46;

    private static final double LARGEST = 1e18;

    private final double[] points;
    private final int[] first;
    private final int offset;

    public Grid(double... points) {
        if (points.length == 0) {
            throw new IllegalArgumentException("grid must have at least one point");
        }
        double before = 0;
        for (double point : points) {
            if (!(point > before && point >= 1 && point <= LARGEST)) {
                throw new IllegalArgumentException(
                        "grid must increase and lie between 1 and 1e18, was " + Arrays.toString(points));
            }
            before = point;
        }
        this.points = points.clone();
        this.offset = (int) (Double.doubleToRawLongBits(points[0]) >>> SHIFT);
        int cells = (int) (Double.doubleToRawLongBits(before) >>> SHIFT) - offset + 1;
        this.first = new int[cells];
        int cell = 0;
        for (int i = 0; i < cells; i++) {
            double least = Double.longBitsToDouble((long) (i + offset) << SHIFT);
            while (points[cell] < least) {
                cell++;
            }
            first[i] = cell;
        }
    }

    public int size() {
        return points.length;
    }

    public double point(int index) {
        return points[index];
    }

    /** The smallest index j with time ≤ point j; the size of the grid if there is none. */
    public int cell(double time) {
        if (!(time <= points[points.length - 1])) {
            return points.length;
        }
        int index = (int) (Double.doubleToRawLongBits(time) >>> SHIFT) - offset;
        int cell = index < 0 ? 0 : first[index];
        while (time > points[cell]) {
            cell++;
        }
        return cell;
    }
}
