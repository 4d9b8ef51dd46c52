package org.neuralquanta.special;

import java.util.Locale;

/** The errors of a function over a set of points, in units in the last place: maximum and root mean square. */
final class UlpErrors {

    private int count;
    private double max;
    private double sumOfSquares;
    private String worst = "";

    void add(double ulps, Object point) {
        count++;
        sumOfSquares += ulps * ulps;
        if (!(ulps <= max)) {
            max = ulps;
            worst = point.toString();
        }
    }

    int count() {
        return count;
    }

    double max() {
        return max;
    }

    double rms() {
        return Math.sqrt(sumOfSquares / count);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%d points, max %.2f ulp, rms %.2f ulp, worst at %s", count, max, rms(), worst);
    }
}
