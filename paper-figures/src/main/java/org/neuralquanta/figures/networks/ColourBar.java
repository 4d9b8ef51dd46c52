package org.neuralquanta.figures.networks;

import java.awt.Color;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.Heat;
import org.neuralquanta.figures.drawing.Panel;

/** What the colours of a heat map stand for, as an upright strip with numbers. */
final class ColourBar {

    private static final int SHADES = 100;

    private ColourBar() {}

    /** A strip of the colours of the values on the axis. */
    static Panel of(String name, Axis values, DoubleFunction<Color> colors) {
        double[] heights = IntStream.range(0, SHADES)
                .mapToDouble(i -> values.lower() + (i + 0.5) * (values.upper() - values.lower()) / SHADES)
                .toArray();
        double[][] cells = IntStream.range(0, SHADES).mapToObj(i -> new double[] {heights[i]}).toArray(double[][]::new);
        var across = new Axis("", false, 0, 1, List.of(), List.of(), false);
        return new Panel(name, "", across, values).with(new Heat("shade", new double[] {0.5}, heights, cells, colors));
    }
}
