package org.neuralquanta.benchmark.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * The ratios that are expected.
 *
 * @param bands one for each name
 */
record Baseline(List<Band> bands) {

    /** Of several repetitions; a ratio that one of them lacks is left out. */
    static Baseline of(List<List<Measured>> repetitions, String date, String machine) {
        var names = new LinkedHashSet<String>();
        repetitions.forEach(repetition -> repetition.forEach(measured -> names.add(measured.name())));
        var bands = new ArrayList<Band>();
        for (String name : names) {
            double[] ratios = repetitions.stream()
                    .flatMap(List::stream)
                    .filter(measured -> measured.name().equals(name) && !measured.isSkipped())
                    .mapToDouble(Measured::ratio)
                    .toArray();
            if (ratios.length == repetitions.size()) {
                bands.add(Band.of(name, ratios, date, machine));
            }
        }
        return new Baseline(List.copyOf(bands));
    }

    Optional<Band> band(String name) {
        return bands.stream().filter(band -> band.name().equals(name)).findFirst();
    }

    static Baseline read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.getFirst().equals(Band.HEADER)) {
            throw new IOException(file + " does not begin with " + Band.HEADER);
        }
        return new Baseline(lines.stream().skip(1).map(Band::parse).toList());
    }

    List<String> lines() {
        var lines = new ArrayList<>(List.of(Band.HEADER));
        bands.forEach(band -> lines.add(band.line()));
        return lines;
    }

    /**
     * Prints the baseline of repetitions that have been measured.
     *
     * @param args the date, the machine, and a file of measured ratios for each repetition
     */
    public static void main(String[] args) throws IOException {
        if (args.length < 3) {
            throw new IllegalArgumentException("needs DATE MACHINE MEASURED.csv…, has " + Arrays.toString(args));
        }
        var repetitions = new ArrayList<List<Measured>>();
        for (String file : Arrays.asList(args).subList(2, args.length)) {
            repetitions.add(Measured.read(Path.of(file)));
        }
        of(repetitions, args[0], args[1]).lines().forEach(System.out::println);
    }
}
