package org.neuralquanta.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.neuralquanta.fit.Bootstrap;
import org.neuralquanta.fit.Columns;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.fit.Runs;

/**
 * Compares the fit of the half table, 500 starts and then bootstrap refits, with {@code peers/scipy_fit.py} in the same run. Each
 * is timed as a user meets it: once, in a new process, without its start; the library uses all cores and SciPy one.
 */
public final class FitAgainstScipy {

    private static final String TABLE = "../test/resources/data/chinchilla-half.csv";
    private static final String REFITS = "4000";

    private FitAgainstScipy() {}

    /**
     * Prints seconds and ratios.
     *
     * @param args the number of refits; 4000 if it is missing or no number
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        String refits = args.length > 0 && args[0].matches("\\d+") ? args[0] : REFITS;
        Runs runs = Runs.read(Path.of(TABLE), Columns.byName());
        var fit = new AtomicReference<Fit>();
        double[] grid = seconds(() -> fit.set(Fit.of(CurveModel.chinchilla(), runs)));
        double[] bootstrap = seconds(() -> Bootstrap.of(fit.get(), Integer.parseInt(refits), 1, () -> {}));
        double[] scipy = scipy(refits);
        System.out.printf("%-12s %9s %9s %7s   %9s %9s %7s%n", "", "library", "SciPy", "ratio", "library", "SciPy", "ratio");
        System.out.printf("%-12s %27s   %27s%n", "", "elapsed seconds", "processor seconds");
        print("500 starts", grid, scipy[0], scipy[1]);
        print(refits + " refits", bootstrap, scipy[2], scipy[3]);
        System.out.printf(Locale.ROOT, "objective    %.12g %.12g%n", fit.get().objective(), scipy[4]);
    }

    private static void print(String what, double[] library, double elapsed, double processor) {
        System.out.printf(Locale.ROOT, "%-12s %9.3f %9.3f %7.1f   %9.3f %9.3f %7.1f%n", what, library[0], elapsed, elapsed / library[0],
                library[1], processor, processor / library[1]);
    }

    /** Elapsed and processor seconds, those of the compiler's threads included. */
    private static double[] seconds(Runnable work) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long processor = system.getProcessCpuTime();
        long start = System.nanoTime();
        work.run();
        return new double[] {(System.nanoTime() - start) * 1e-9, (system.getProcessCpuTime() - processor) * 1e-9};
    }

    private static double[] scipy(String refits) throws IOException, InterruptedException {
        Process python = new ProcessBuilder("python3", "peers/scipy_fit.py", TABLE, refits)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(python.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        if (python.waitFor() != 0) {
            throw new IOException("python3 with SciPy is needed for this comparison");
        }
        return Arrays.stream(output.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
