package org.neuralquanta.figures.drawing;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * A map of values; its cells divide the frame of a panel evenly.
 *
 * @param series the name in the CSV file
 * @param x what the columns stand for, from left to right
 * @param y what the rows stand for, from bottom to top
 * @param values the values by row and column
 * @param colors the colour of a value
 */
public record Heat(String series, double[] x, double[] y, double[][] values, DoubleFunction<Color> colors) {

    private static final int SHADES = 100;

    /** A map of values between 0 and 1 in the colours of {@link Viridis}. */
    public Heat(String series, double[] x, double[] y, double[][] values) {
        this(series, x, y, values, Viridis::of);
    }

    /** What the colours stand for, as an upright strip with the numbers of the axis. */
    public static Panel bar(String name, Axis values, DoubleFunction<Color> colors) {
        double shade = (values.upper() - values.lower()) / SHADES;
        double[] heights = IntStream.range(0, SHADES).mapToDouble(i -> values.lower() + (i + 0.5) * shade).toArray();
        double[][] cells = IntStream.range(0, SHADES).mapToObj(i -> new double[] {heights[i]}).toArray(double[][]::new);
        var across = new Axis("", false, 0, 1, List.of(), List.of(), false);
        return new Panel(name, "", across, values).with(new Heat("shade", new double[] {0.5}, heights, cells, colors));
    }

    BufferedImage image() {
        var image = new BufferedImage(x.length, y.length, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < y.length; row++) {
            for (int column = 0; column < x.length; column++) {
                image.setRGB(column, y.length - 1 - row, colors.apply(values[row][column]).getRGB());
            }
        }
        return image;
    }
}
