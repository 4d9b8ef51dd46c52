package org.neuralquanta.benchmark.guard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Measured ratios against a baseline. */
final class Comparison {

    private static final String RENEW = "if this is intended: mvn -q -f src/jmh -P guard -Dbenchmark=renew";

    private final List<String> passed = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private final List<String> slower = new ArrayList<>();

    Comparison(List<Measured> all, Baseline baseline) {
        for (Measured measured : all) {
            Band band = baseline.band(measured.name()).orElse(null);
            if (measured.isSkipped()) {
                passed.add("skipped   " + measured.name() + ": " + measured.missing());
            } else if (band == null) {
                passed.add("no band   " + measured.name() + ": " + Band.text(measured.ratio()) + ", the baseline does not have it; " + RENEW);
            } else {
                compare(measured, band);
            }
        }
        for (Band band : baseline.bands()) {
            if (all.stream().noneMatch(measured -> measured.name().equals(band.name()))) {
                passed.add("skipped   " + band.name() + ": in the baseline, but not measured");
            }
        }
    }

    private void compare(Measured measured, Band band) {
        String values = measured.name() + ": " + Band.text(measured.ratio()) + ", band " + Band.text(band.lower()) + " to " + Band.text(band.upper());
        if (measured.ratio() > band.upper()) {
            slower.add(measured.name());
            failed.add(String.format(Locale.ROOT, "SLOWER    %s: %.0f %% above the baseline of %s (%s); %s", values,
                    100 * (measured.ratio() / band.ratio() - 1), band.date(), band.machine(), RENEW));
        } else if (measured.ratio() < band.lower()) {
            passed.add(String.format(Locale.ROOT, "faster    %s: %.0f %% below the baseline; to keep it: %s", values,
                    100 * (1 - measured.ratio() / band.ratio()), RENEW.substring(RENEW.indexOf("mvn"))));
        } else {
            passed.add("ok        " + values);
        }
    }

    /** The names of the ratios above their bands. */
    List<String> slower() {
        return slower;
    }

    /** A line for each ratio; those that are above their bands come last. */
    List<String> lines() {
        var lines = new ArrayList<>(passed);
        lines.addAll(failed);
        return lines;
    }

    /**
     * Compares ratios that have been measured. The exit status is 1 if one is above its band.
     *
     * @param args the file of measured ratios, and the baseline
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("needs MEASURED.csv BASELINE.csv, has " + Arrays.toString(args));
        }
        var comparison = new Comparison(Measured.read(Path.of(args[0])), Baseline.read(Path.of(args[1])));
        comparison.lines().forEach(System.out::println);
        System.exit(comparison.slower().isEmpty() ? 0 : 1);
    }
}
