package org.neuralquanta.figures.drawing;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.function.DoubleFunction;

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

    /** A map of values between 0 and 1 in the colours of {@link Viridis}. */
    public Heat(String series, double[] x, double[] y, double[][] values) {
        this(series, x, y, values, Viridis::of);
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
