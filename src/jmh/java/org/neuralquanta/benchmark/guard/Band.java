package org.neuralquanta.benchmark.guard;

import java.util.Arrays;
import java.util.Locale;

/**
 * A ratio with the range that noise explains.
 *
 * @param name what is compared with what
 * @param ratio the median over repetitions
 * @param lower the ratio divided by a factor
 * @param upper the ratio times the same factor; above it the library has become slower
 * @param date when it was measured
 * @param machine where it was measured
 */
record Band(String name, double ratio, double lower, double upper, String date, String machine) {

    static final String HEADER = "name,ratio,lower,upper,date,machine";

    /** The least factor: a few repetitions in a row do not see what differs from one day to the next. */
    static final double LEAST = 1.10;

    /** The factor is the square of the largest one between the median and a repetition. */
    static Band of(String name, double[] repetitions, String date, String machine) {
        double[] sorted = repetitions.clone();
        Arrays.sort(sorted);
        int size = sorted.length;
        double median = Measured.median(repetitions);
        double spread = Math.max(median / sorted[0], sorted[size - 1] / median);
        double factor = Math.max(LEAST, spread * spread);
        return new Band(name, median, median / factor, median * factor, date, machine);
    }

    /** The slowdown in percent from which on the ratio leaves the band. */
    long percent() {
        return Math.round(100 * (upper / ratio - 1));
    }

    String line() {
        return String.join(",", name, text(ratio), text(lower), text(upper), date, machine.replace(',', ';'));
    }

    static Band parse(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != 6) {
            throw new IllegalArgumentException("needs " + HEADER + ": " + line);
        }
        Band band = new Band(cells[0], Double.parseDouble(cells[1]), Double.parseDouble(cells[2]), Double.parseDouble(cells[3]), cells[4], cells[5]);
        if (!(0 < band.lower && band.lower <= band.ratio && band.ratio <= band.upper && band.upper < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("needs 0 < lower <= ratio <= upper: " + line);
        }
        return band;
    }

    static String text(double ratio) {
        return String.format(Locale.ROOT, "%.4g", ratio);
    }
}
