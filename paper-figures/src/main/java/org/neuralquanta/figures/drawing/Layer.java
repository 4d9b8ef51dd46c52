package org.neuralquanta.figures.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.AbstractXYDataset;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** A named series of numbers in a panel, and how it looks. */
public sealed interface Layer {

    /** The name of the series in the CSV file. */
    String series();

    /** The colour of its lines and rims. */
    Color color();

    /** The numbers on the horizontal axis. */
    double[] x();

    /** The numbers on the vertical axis. */
    double[] y();

    /** The numbers as JFreeChart takes them; what has no place on an axis interrupts the line, and bars and bands leave the frame there. */
    AbstractXYDataset dataset(Axis horizontal, Axis vertical);

    /** What draws them. */
    AbstractXYItemRenderer renderer();

    /** A line through the points in the given order. */
    record Line(String series, Color color, BasicStroke stroke, double[] x, double[] y) implements Layer {

        /** What such a line looks like, for a key. */
        public static Line sample(Color color, BasicStroke stroke) {
            return new Line("", color, stroke, new double[0], new double[0]);
        }

        /** The line of a function. */
        public static Line of(String series, Color color, BasicStroke stroke, double[] x, DoubleUnaryOperator y) {
            return new Line(series, color, stroke, x, PlotPoints.values(x, y));
        }

        /** A step function that has the value y_i from x_i to x_{i+1}. */
        public static Line steps(String series, Color color, BasicStroke stroke, double[] x, double[] y) {
            double[] corners = new double[2 * y.length];
            double[] heights = new double[2 * y.length];
            for (int i = 0; i < y.length; i++) {
                corners[2 * i] = x[i];
                corners[2 * i + 1] = x[i + 1];
                heights[2 * i] = y[i];
                heights[2 * i + 1] = y[i];
            }
            return new Line(series, color, stroke, corners, heights);
        }

        @Override
        public AbstractXYDataset dataset(Axis horizontal, Axis vertical) {
            return Layer.points(series, x, y, horizontal::plotted, vertical::plotted);
        }

        @Override
        public AbstractXYItemRenderer renderer() {
            var renderer = new XYLineAndShapeRenderer(true, false);
            renderer.setDrawSeriesLineAsPath(true);
            renderer.setSeriesPaint(0, color);
            renderer.setSeriesStroke(0, stroke);
            return renderer;
        }
    }

    /** A symbol at each point, centred there; a rim of the colour when not filled. */
    record Points(String series, Color color, Shape symbol, boolean filled, double[] x, double[] y) implements Layer {

        /** What such a symbol looks like, for a key. */
        public static Points sample(Color color, Shape symbol, boolean filled) {
            return new Points("", color, symbol, filled, new double[0], new double[0]);
        }

        @Override
        public AbstractXYDataset dataset(Axis horizontal, Axis vertical) {
            // A point off the frame must not show a part of its symbol.
            return Layer.points(series, x, y, horizontal::shown, vertical::shown);
        }

        @Override
        public AbstractXYItemRenderer renderer() {
            var renderer = new XYLineAndShapeRenderer(false, true);
            symbols(renderer, color, symbol, filled);
            return renderer;
        }
    }

    /** A line with an interval around each value, proven or of chance, as a band in a pale tint of the colour. */
    record Enclosed(
            String series, Color color, BasicStroke stroke, double[] x, double[] y, double[] lower, double[] upper)
            implements Layer {

        @Override
        public AbstractXYDataset dataset(Axis horizontal, Axis vertical) {
            return intervals(series, x, y, lower, upper, horizontal, vertical);
        }

        @Override
        public AbstractXYItemRenderer renderer() {
            var renderer = new DeviationRenderer(true, false);
            renderer.setAlpha(1);
            renderer.setSeriesFillPaint(0, Style.pale(color));
            renderer.setSeriesPaint(0, color);
            renderer.setSeriesStroke(0, stroke);
            return renderer;
        }
    }

    /** A symbol at each point with a bar over its interval; a rim of the colour when not filled. */
    record Estimates(
            String series, Color color, Shape symbol, boolean filled, double[] x, double[] y, double[] lower, double[] upper)
            implements Layer {

        @Override
        public AbstractXYDataset dataset(Axis horizontal, Axis vertical) {
            return intervals(series, x, y, lower, upper, horizontal, vertical);
        }

        @Override
        public AbstractXYItemRenderer renderer() {
            var renderer = new XYErrorRenderer();
            renderer.setDrawXError(false);
            renderer.setCapLength(0);
            renderer.setErrorPaint(color);
            renderer.setErrorStroke(Style.THIN);
            symbols(renderer, color, symbol, filled);
            return renderer;
        }
    }

    private static void symbols(XYLineAndShapeRenderer renderer, Color color, Shape symbol, boolean filled) {
        renderer.setSeriesShape(0, symbol);
        renderer.setSeriesPaint(0, color);
        renderer.setSeriesShapesFilled(0, true);
        renderer.setUseFillPaint(true);
        renderer.setSeriesFillPaint(0, filled ? color : Color.WHITE);
        renderer.setDrawOutlines(true);
        renderer.setUseOutlinePaint(true);
        renderer.setSeriesOutlinePaint(0, color);
        renderer.setSeriesOutlineStroke(0, Style.THIN);
    }

    private static AbstractXYDataset intervals(
            String series, double[] x, double[] y, double[] lower, double[] upper, Axis horizontal, Axis vertical) {
        var intervals = new YIntervalSeries(series, false, true);
        for (int i = 0; i < x.length; i++) {
            intervals.add(
                    horizontal.plotted(x[i]),
                    vertical.plotted(y[i]),
                    vertical.barEnd(lower[i]),
                    vertical.barEnd(upper[i]));
        }
        var dataset = new YIntervalSeriesCollection();
        dataset.addSeries(intervals);
        return dataset;
    }

    private static AbstractXYDataset points(
            String series, double[] x, double[] y, DoubleUnaryOperator horizontal, DoubleUnaryOperator vertical) {
        double[][] plotted = {PlotPoints.values(x, horizontal), PlotPoints.values(y, vertical)};
        var dataset = new DefaultXYDataset();
        dataset.addSeries(series, plotted);
        return dataset;
    }
}
