package org.neuralquanta.benchmark.growth;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * A workload of one size, measured in a process of its own.
 *
 * @param workload its name
 * @param size its size
 * @param times how long a call takes, and what it allocates
 * @param resident the peak of the process's physical memory, in bytes
 */
record Point(String workload, double size, Stopwatch.Times times, long resident) {

    /** Measures a point in this process: warm-up on a middle size of the workload for some seconds, then the runs. */
    static Point measure(Workload workload, double size, double seconds) throws Exception {
        Stopwatch.warmUp(workload.preparation().of(workload.warmUp(size)), PointProcess.WARM_UP * seconds);
        Stopwatch.Times times = Stopwatch.time(workload.preparation().of(size), seconds);
        return new Point(workload.name(), size, times, Memory.peak());
    }

    /** The line of the CSV file. */
    String row() {
        return String.format(
                Locale.ROOT, "%s,%s,%.4g,%.4g,%.4g,%d,%d,%.0f", workload, text(size), times.median(), times.least(), times.most(), times.runs(),
                resident, times.allocated());
    }

    /** A size in whole digits, or Infinity. */
    static String text(double size) {
        return Double.isInfinite(size) ? Double.toString(size) : new BigDecimal(size).toPlainString();
    }
}
