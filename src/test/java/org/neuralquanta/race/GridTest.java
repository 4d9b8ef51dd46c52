package org.neuralquanta.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GridTest {

    /** The cell found by its bits is that of a search from the left, at the points themselves and next to them too. */
    @Test
    void cellsAreThoseOfASearch() {
        Random random = new Random(3);
        for (int trial = 0; trial < 200; trial++) {
            double[] points = random.doubles(1 + random.nextInt(40)).map(u -> Math.exp(u * 41.4)).sorted().distinct().toArray();
            Grid grid = new Grid(points);
            for (double point : points) {
                check(grid, points, point);
                check(grid, points, Math.nextUp(point));
                check(grid, points, Math.nextDown(point));
                check(grid, points, Math.exp(random.nextDouble() * 50 - 4));
            }
            check(grid, points, Double.MIN_VALUE);
            check(grid, points, Double.POSITIVE_INFINITY);
        }
    }

    private static void check(Grid grid, double[] points, double time) {
        int cell = 0;
        while (cell < points.length && time > points[cell]) {
            cell++;
        }
        assertThat(grid.cell(time)).isEqualTo(cell);
    }
}
