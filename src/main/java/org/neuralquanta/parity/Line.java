package org.neuralquanta.parity;

import java.util.Arrays;

/** A straight line by least squares. */
record Line(double slope, double intercept) {

    static Line through(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double sumXx = 0;
        double sumXy = 0;
        for (int i = 0; i < x.length; i++) {
            sumXx += (x[i] - meanX) * (x[i] - meanX);
            sumXy += (x[i] - meanX) * (y[i] - meanY);
        }
        double slope = sumXy / sumXx;
        return new Line(slope, meanY - slope * meanX);
    }

    static double correlation(double[] x, double[] y) {
        double forward = through(x, y).slope();
        double backward = through(y, x).slope();
        return Math.copySign(Math.sqrt(forward * backward), forward);
    }

    /** Ranks from 1 on; equal values share the mean of theirs. */
    static double[] ranks(double[] values) {
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            long below = Arrays.stream(values).filter(v -> v < value).count();
            long equal = Arrays.stream(values).filter(v -> v == value).count();
            ranks[i] = below + (equal + 1) / 2.0;
        }
        return ranks;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }
}
