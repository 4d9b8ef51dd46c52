package org.neuralquanta.figures.drawing;

import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;

/**
 * An axis with its range and its ticks.
 *
 * @param label TeX, empty for none
 * @param logarithmic whether the scale is logarithmic
 * @param lower the lower end
 * @param upper the upper end
 * @param ticks the labelled ticks
 * @param minorTicks positions of unlabelled ticks
 * @param labelled whether labels are drawn
 */
public record Axis(
        String label,
        boolean logarithmic,
        double lower,
        double upper,
        List<Tick> ticks,
        List<Double> minorTicks,
        boolean labelled) {

    /** A logarithmic axis shows by two labels or more what a length stands for. */
    public Axis {
        if (logarithmic && ticks.size() < 2) {
            throw new IllegalArgumentException("a logarithmic axis needs two labelled ticks between %s and %s, has %s"
                    .formatted(lower, upper, ticks.size()));
        }
    }

    /** A labelled tick; the label is TeX. */
    public record Tick(double value, String label) {}

    private static final int MOST_MINOR_DECADES = 7;

    /** A linear axis with a tick at every multiple of the step. */
    public static Axis linear(String label, double lower, double upper, double step) {
        var ticks = new ArrayList<Tick>();
        for (long i = (long) Math.ceil(lower / step - 1e-9); i * step <= upper + 1e-9 * step; i++) {
            double value = Math.round(i * step * 1e9) / 1e9;
            String text = value == Math.rint(value) ? String.valueOf(Math.round(value)) : String.valueOf(value);
            ticks.add(new Tick(value, "$" + text + "$"));
        }
        return new Axis(label, false, lower, upper, List.copyOf(ticks), List.of(), true);
    }

    /** A logarithmic axis with powers of ten as ticks, each {@code every}-th decade labelled. */
    public static Axis decades(String label, double lower, double upper, int every) {
        var ticks = new ArrayList<Tick>();
        var minor = new ArrayList<Double>();
        int first = (int) Math.floor(Math.log10(lower) + 1e-9);
        int last = (int) Math.floor(Math.log10(upper) + 1e-9);
        for (int decade = first; decade <= last; decade++) {
            double value = powerOfTen(decade);
            if (Math.floorMod(decade, every) != 0) {
                addInside(minor, value, lower, upper);
            } else if (value >= lower * (1 - 1e-9)) {
                ticks.add(new Tick(value, decade == 0 ? "$1$" : decade == 1 ? "$10$" : "$10^{" + decade + "}$"));
            }
            if (every == 1 && last - first <= MOST_MINOR_DECADES) {
                for (int digit = 2; digit <= 9; digit++) {
                    addInside(minor, digit * value, lower, upper);
                }
            }
        }
        return new Axis(label, true, lower, upper, List.copyOf(ticks), List.copyOf(minor), true);
    }

    /** The same axis without label and tick labels, for a panel beside or above one that shows them. */
    public Axis bare() {
        return new Axis("", logarithmic, lower, upper, ticks, minorTicks, false);
    }

    /** The scale for JFreeChart, which maps values to places and draws nothing of the axis. */
    ValueAxis scale() {
        ValueAxis axis = logarithmic ? new LogAxis() : new NumberAxis();
        axis.setRange(lower, upper);
        axis.setVisible(false);
        return axis;
    }

    /** The value to plot: a zero on a logarithmic axis lies far below the frame, what has no place at all is NaN. */
    double plotted(double value) {
        if (!Double.isFinite(value) || (logarithmic && value < 0)) {
            return Double.NaN;
        }
        return logarithmic && value == 0 ? lower * lower / upper : value;
    }

    /** The value if it lies on the axis, otherwise NaN. */
    double shown(double value) {
        double room = 1e-9 * (logarithmic ? 1 : upper - lower);
        boolean inside = logarithmic
                ? value >= lower * (1 - room) && value <= upper * (1 + room)
                : value >= lower - room && value <= upper + room;
        return inside ? value : Double.NaN;
    }

    /** The end of a bar or band to plot: where it has no place, the bar leaves the frame. What is not a number stays so. */
    double barEnd(double value) {
        double plotted = plotted(value);
        if (!Double.isNaN(plotted) || Double.isNaN(value)) {
            return plotted;
        }
        if (value < 0) {
            return logarithmic ? lower * lower / upper : lower - (upper - lower);
        }
        return logarithmic ? upper * upper / lower : upper + (upper - lower);
    }

    private static double powerOfTen(int decade) {
        return Double.parseDouble("1e" + decade);
    }

    private static void addInside(List<Double> values, double value, double lower, double upper) {
        if (value >= lower * (1 - 1e-9) && value <= upper * (1 + 1e-9)) {
            values.add(value);
        }
    }
}
