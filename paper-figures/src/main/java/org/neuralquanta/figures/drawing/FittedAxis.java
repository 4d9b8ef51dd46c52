package org.neuralquanta.figures.drawing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Axes whose range and ticks follow from the values that they show, whatever these are. Numbers on ticks are short: a power of ten stands
 * in the label instead.
 */
public final class FittedAxis {

    private static final double ROOM = 0.05;

    /** A narrower range around a value is widened, so that its ticks differ in four digits. */
    private static final double NARROWEST = 2e-3;

    private static final double MOST_DECADE_TICKS = 6;

    /** Below it, JFreeChart's scale ends. */
    private static final double LEAST = 1e-90;

    private FittedAxis() {}

    /** A linear axis around the finite values. */
    public static Axis linear(String label, double... values) {
        double[] shown = Arrays.stream(values).filter(Double::isFinite).toArray();
        double least = Arrays.stream(shown).min().orElse(0);
        double most = Arrays.stream(shown).max().orElse(1);
        double largest = Math.max(Math.abs(least), Math.abs(most));
        double missing = Math.max(0, (largest == 0 ? 1 : NARROWEST * largest) - (most - least)) / 2;
        double margin = missing + ROOM * (most - least);
        return evenly(label, false, least - margin, most + margin);
    }

    /** A logarithmic axis around the positive values; others have no place on it. */
    public static Axis logarithmic(String label, double... values) {
        double[] shown = Arrays.stream(values).filter(x -> Double.isFinite(x) && x >= LEAST).toArray();
        double least = Arrays.stream(shown).min().orElse(1);
        double most = Arrays.stream(shown).max().orElse(10);
        double margin = Math.max(Math.pow(most / least, ROOM), 1 + NARROWEST);
        double lower = least / margin;
        double upper = most * margin;
        double decades = Math.log10(upper / lower);
        if (decades >= 2) {
            return Axis.decades(label, lower, upper, (int) Math.ceil(decades / MOST_DECADE_TICKS));
        }
        return decades >= 1 ? oneTwoFive(label, lower, upper) : evenly(label, true, lower, upper);
    }

    /** A logarithmic axis of losses from which an irreducible loss, if there is one, was taken. */
    public static Axis loss(double irreducible, double... losses) {
        return logarithmic(irreducible > 0 ? "loss $L - L_\\infty$" : "loss $L$", losses);
    }

    /** A linear axis of so many things in a row, without room at its ends. */
    public static Axis samples(String label, int count) {
        return evenly(label, false, 0, count);
    }

    /** Three to seven ticks at 1, 2 or 5 times a power of ten. */
    private static Axis evenly(String label, boolean logarithmic, double lower, double upper) {
        double third = (upper - lower) / 3;
        int power = (int) Math.floor(Math.log10(third));
        double rest = third / Math.pow(10, power);
        BigDecimal step = BigDecimal.valueOf(rest >= 5 ? 5 : rest >= 2 ? 2 : 1).scaleByPowerOfTen(power);
        var ticks = new ArrayList<BigDecimal>();
        for (long i = (long) Math.ceil(lower / step.doubleValue()); i * step.doubleValue() <= upper; i++) {
            ticks.add(step.multiply(BigDecimal.valueOf(i)));
        }
        return new Axis(factored(label, ticks), logarithmic, lower, upper, labelled(ticks), List.of(), true);
    }

    private static Axis oneTwoFive(String label, double lower, double upper) {
        var ticks = new ArrayList<BigDecimal>();
        var minor = new ArrayList<Double>();
        for (int decade = (int) Math.floor(Math.log10(lower)); decade <= Math.log10(upper); decade++) {
            for (int digit = 1; digit <= 9; digit++) {
                BigDecimal value = BigDecimal.valueOf(digit).scaleByPowerOfTen(decade);
                if (value.doubleValue() >= lower && value.doubleValue() <= upper) {
                    if (digit == 1 || digit == 2 || digit == 5) {
                        ticks.add(value);
                    } else {
                        minor.add(value.doubleValue());
                    }
                }
            }
        }
        return new Axis(factored(label, ticks), true, lower, upper, labelled(ticks), minor, true);
    }

    /** The power of ten that is taken out of the ticks' numbers: 0 between 0.01 and 10,000. */
    private static int factor(List<BigDecimal> ticks) {
        double largest = ticks.stream().mapToDouble(tick -> Math.abs(tick.doubleValue())).max().orElse(0);
        int power = largest > 0 ? (int) Math.floor(Math.log10(largest) + 1e-9) : 0;
        return power >= -2 && power <= 3 ? 0 : power;
    }

    private static String factored(String label, List<BigDecimal> ticks) {
        int power = factor(ticks);
        return power == 0 ? label : label + " $/\\,10^{" + power + "}$";
    }

    private static List<Axis.Tick> labelled(List<BigDecimal> ticks) {
        int power = factor(ticks);
        return ticks.stream()
                .map(tick -> new Axis.Tick(tick.doubleValue(), "$" + tick.scaleByPowerOfTen(-power).stripTrailingZeros().toPlainString() + "$"))
                .toList();
    }
}
