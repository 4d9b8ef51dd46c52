package org.neuralquanta.figures.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.jfree.data.xy.IntervalXYDataset;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;

/** The numbers of layers, and the points at which they are taken. */
class LayerTest {

    @Test
    void aStepFunctionKeepsItsValueToTheNextPlace() {
        Layer.Line line = Layer.Line.steps("s", Style.BLUE, Style.SOLID, new double[] {1, 2, 4}, new double[] {0.5, 0.25});
        assertThat(line.x()).containsExactly(1, 2, 2, 4);
        assertThat(line.y()).containsExactly(0.5, 0.5, 0.25, 0.25);
    }

    @Test
    void whatHasNoPlaceOnAnAxisInterruptsTheLine() {
        Axis axis = Axis.decades("", 1, 100, 1);
        XYDataset data = new Layer.Line("s", Style.BLUE, Style.SOLID, new double[] {1, 10, 100}, new double[] {1, -1, 1}).dataset(axis, axis);
        assertThat(data.getYValue(0, 0)).isOne();
        assertThat(data.getYValue(0, 1)).isNaN();
        assertThat(data.getYValue(0, 2)).isOne();
    }

    @Test
    void aBarWhoseEndHasNoPlaceLeavesTheFrame() {
        Axis axis = Axis.decades("", 1, 100, 1);
        var data = (IntervalXYDataset) new Layer.Estimates("s", Style.BLUE, Marker.DOT, false, new double[] {1, 10, 100}, new double[] {2, 2, 2},
                new double[] {-1, 0, 1.5}, new double[] {3, Double.POSITIVE_INFINITY, 1e9}).dataset(axis, axis);
        assertThat(data.getStartYValue(0, 0)).isPositive().isLessThan(1);
        assertThat(data.getStartYValue(0, 1)).isPositive().isLessThan(1);
        assertThat(data.getEndYValue(0, 1)).isFinite().isGreaterThan(100);
        assertThat(data.getStartYValue(0, 2)).isEqualTo(1.5);
        assertThat(data.getEndYValue(0, 2)).isEqualTo(1e9);
    }

    @Test
    void anEndThatIsNotANumberIsNoBar() {
        assertThat(Axis.linear("", 0, 1, 1).barEnd(Double.NaN)).isNaN();
        assertThat(Axis.linear("", 0, 1, 1).barEnd(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
    }

    @Test
    void pointsOfALogarithmicAxisHaveEqualRatiosAndItsEndsExactly() {
        double[] points = PlotPoints.logarithmic(0.3, 1e5, 7);
        assertThat(points).hasSize(40).startsWith(0.3).endsWith(1e5);
        for (int i = 1; i < points.length; i++) {
            assertThat(points[i] / points[i - 1]).isCloseTo(Math.pow(1e5 / 0.3, 1 / 39.0), within(1e-12));
        }
    }
}
