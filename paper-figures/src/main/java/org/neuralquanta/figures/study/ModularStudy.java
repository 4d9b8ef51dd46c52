package org.neuralquanta.figures.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.neuralquanta.figures.drawing.DataTable;
import org.neuralquanta.modular.EmbeddingSpectrum;
import org.neuralquanta.transformer.TransformerShape;

/**
 * A transformer that learns addition modulo p, free and at constant weight norm (T46), with settings and seeds that were fixed before the
 * runs: docs/theory/T46-modular-addition.md. An hour on one idle core; a run that is done is kept.
 */
final class ModularStudy implements Study {

    private static final List<Long> SEEDS = List.of(1200L, 1201L, 1202L);
    private static final int RANDOM = 1000;
    private static final int MOST = 12;

    @Override
    public String name() {
        return "modular";
    }

    @Override
    public void run(Path data, Path scratch) throws IOException {
        Path folder = scratch.resolve("modular");
        Files.createDirectories(folder);
        List<ModularCourse> plan = Stream.concat(
                        SEEDS.stream().flatMap(seed -> Stream.of(
                                new ModularCourse(53, 1404, false, seed), new ModularCourse(53, 1404, true, seed))),
                        Stream.of(new ModularCourse(113, 3830, true, 1200), new ModularCourse(113, 3830, false, 1200)))
                .toList();
        for (ModularCourse course : plan) {
            course.train(folder);
        }
        for (ModularCourse.Table table : ModularCourse.Table.values()) {
            merge(plan, table, folder).write(data.resolve("modular-" + table.title() + ".csv"));
        }
        nulls().write(data.resolve("modular-null.csv"));
    }

    private static DataTable merge(List<ModularCourse> plan, ModularCourse.Table table, Path folder) throws IOException {
        var merged = new DataTable(Study.command("modular"), "p,constantNorm,seed," + table.header());
        for (ModularCourse course : plan) {
            for (String row : Files.readAllLines(course.file(folder, table))) {
                merged.row(course.p(), course.constantNorm(), course.seed(), row);
            }
        }
        return merged;
    }

    /** The largest shares of the strongest modes among random embeddings. */
    private static DataTable nulls() {
        var table = new DataTable(
                Study.command("modular") + "; the largest of " + RANDOM + " random embeddings", "p,strongest,share");
        for (int p : new int[] {53, 113}) {
            double[] largest = new double[MOST];
            for (long seed = 0; seed < RANDOM; seed++) {
                EmbeddingSpectrum spectrum = EmbeddingSpectrum.random(p, TransformerShape.modularAddition(p).width(), seed);
                double[] shares = LongStream.rangeClosed(1, spectrum.modes()).mapToDouble(k -> -spectrum.share((int) k)).sorted().toArray();
                double sum = 0;
                for (int k = 0; k < MOST; k++) {
                    sum -= shares[k];
                    largest[k] = Math.max(largest[k], sum);
                }
            }
            for (int k = 0; k < MOST; k++) {
                table.row(p, k + 1, largest[k]);
            }
        }
        return table;
    }
}
