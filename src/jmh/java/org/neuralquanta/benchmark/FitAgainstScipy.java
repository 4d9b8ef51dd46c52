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
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.runs.Columns;
import org.neuralquanta.runs.Runs;

/**
 * Compares the fit of the half table, 500 starts and then bootstrap refits, with {@code peers/fit/scipy_fit.py} in the same run. Each
 * is timed as a user meets it: once, in a new process, without its start; the library on a virtual machine with the options of
 * {@code bin/quanta}. It uses all cores and SciPy one.
 */
public final class FitAgainstScipy {

    private static final String TABLE = "../test/resources/data/chinchilla-half.csv";
    private static final String REFITS = "4000";
    private static final String LIBRARY = "library";

    private FitAgainstScipy() {}

    /**
     * Prints seconds and ratios.
     *
     * @param args the number of refits; 4000 if it is missing or no number
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 2 && args[0].equals(LIBRARY)) {
            library(Integer.parseInt(args[1]));
            return;
        }
        String refits = args.length > 0 && args[0].matches("\\d+") ? args[0] : REFITS;
        double[] library = run(
                ProcessHandle.current().info().command().orElse("java"), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), FitAgainstScipy.class.getName(), LIBRARY, refits);
        double[] scipy = run("python3", "peers/fit/scipy_fit.py", TABLE, refits);
        System.out.printf("%-12s %9s %9s %7s   %9s %9s %7s%n", "", LIBRARY, "SciPy", "ratio", LIBRARY, "SciPy", "ratio");
        System.out.printf("%-12s %27s   %27s%n", "", "elapsed seconds", "processor seconds");
        print("500 starts", library, scipy, 0);
        print(refits + " refits", library, scipy, 2);
        System.out.printf(Locale.ROOT, "objective    %.12g %.12g%n", library[4], scipy[4]);
    }

    private static void print(String what, double[] library, double[] scipy, int i) {
        System.out.printf(Locale.ROOT, "%-12s %9.3f %9.3f %7.1f   %9.3f %9.3f %7.1f%n", what, library[i], scipy[i],
                scipy[i] / library[i], library[i + 1], scipy[i + 1], scipy[i + 1] / library[i + 1]);
    }

    private static void library(int refits) throws IOException {
        Runs runs = Runs.read(Path.of(TABLE), Columns.byName());
        var fit = new AtomicReference<Fit>();
        double[] grid = seconds(() -> fit.set(Fit.of(CurveModel.chinchilla(), runs)));
        double[] bootstrap = seconds(() -> Bootstrap.of(fit.get(), refits, 1, () -> {}));
        System.out.println(grid[0] + " " + grid[1] + " " + bootstrap[0] + " " + bootstrap[1] + " " + fit.get().objective());
    }

    /** Elapsed and processor seconds, those of the compiler's threads included. */
    private static double[] seconds(Runnable work) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long processor = system.getProcessCpuTime();
        long start = System.nanoTime();
        work.run();
        return new double[] {(System.nanoTime() - start) * 1e-9, (system.getProcessCpuTime() - processor) * 1e-9};
    }

    /** The numbers that a program prints. */
    private static double[] run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        if (process.waitFor() != 0) {
            throw new IOException(command[0] + " failed; the comparison needs python3 with SciPy");
        }
        return Arrays.stream(output.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
