package org.neuralquanta.figures.plots;

import java.awt.Color;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.neuralquanta.figures.drawing.Viridis;

/** A few sizes, each with a colour, from dark for the smallest to green for the largest. */
record Levels(List<Double> sizes) {

    private static final int MOST = 5;

    /** At most five of the sizes that occur, nearest to equal ratios. */
    static Levels of(double... all) {
        double[] sizes = Arrays.stream(all).sorted().distinct().toArray();
        double ratio = Math.log(sizes[sizes.length - 1] / sizes[0]) / (MOST - 1);
        var every = new Levels(Arrays.stream(sizes).boxed().toList());
        return new Levels(IntStream.range(0, MOST)
                .map(i -> every.nearest(sizes[0] * Math.exp(i * ratio)))
                .distinct()
                .mapToObj(every.sizes::get)
                .toList());
    }

    int count() {
        return sizes.size();
    }

    double size(int level) {
        return sizes.get(level);
    }

    Color color(int level) {
        return Viridis.line(level, count());
    }

    /** The level whose ratio to the size is nearest to 1. */
    int nearest(double size) {
        int best = 0;
        for (int level = 1; level < count(); level++) {
            if (Math.abs(Math.log(size / size(level))) < Math.abs(Math.log(size / size(best)))) {
                best = level;
            }
        }
        return best;
    }

    /** TeX of a number with two or three digits. */
    static String number(double value) {
        return "$" + digits(value) + "$";
    }

    /** The same without dollars, for a formula. */
    static String digits(double value) {
        if (value == 0 || value >= 0.01 && value < 10_000) {
            return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
        }
        String[] parts = String.format(Locale.ROOT, "%.1e", value).split("e");
        String mantissa = parts[0].replaceFirst("\\.0$", "");
        String power = "10^{" + Integer.parseInt(parts[1]) + "}";
        return mantissa.equals("1") ? power : mantissa + "\\cdot" + power;
    }
}
