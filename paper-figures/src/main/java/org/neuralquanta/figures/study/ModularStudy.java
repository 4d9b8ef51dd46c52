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
 * runs: docs/theory/T46-modular-addition.md. On one idle core p = 53 takes half an hour; a run that is done is kept.
 */
final class ModularStudy implements Study {

    private static final int RANDOM = 1000;
    private static final int MOST = 12;

    /** As in the code of the authors. */
    private static final int STEPS = 15_000;

    private static final List<Long> SEEDS = List.of(1200L, 1201L, 1202L);

    private final int p;
    private final List<ModularCourse> plan;

    private ModularStudy(int p, List<ModularCourse> plan) {
        this.p = p;
        this.plan = plan;
    }

    /** Half of the pairs of p = 53. */
    static ModularStudy small() {
        return new ModularStudy(53, SEEDS.stream()
                .flatMap(seed -> Stream.of(false, true).map(constant -> new ModularCourse(53, 1404, constant, seed, STEPS)))
                .toList());
    }

    /**
     * The authors' modulus and pairs; the third seed free only: at constant norm it does not end within thousands of steps. The free runs take
     * a quarter of an hour and more of an idle core each.
     */
    static ModularStudy full() {
        return new ModularStudy(113, List.of(
                new ModularCourse(113, 3830, true, 1200, STEPS), new ModularCourse(113, 3830, true, 1201, STEPS),
                new ModularCourse(113, 3830, false, 1200, STEPS), new ModularCourse(113, 3830, false, 1201, STEPS),
                new ModularCourse(113, 3830, false, 1202, STEPS)));
    }

    @Override
    public String name() {
        return "modular-" + p;
    }

    @Override
    public void run(Path data, Path scratch) throws IOException {
        Path folder = scratch.resolve("modular");
        Files.createDirectories(folder);
        for (ModularCourse course : plan) {
            course.train(folder);
        }
        for (ModularCourse.Table table : ModularCourse.Table.values()) {
            merge(table, folder).write(data.resolve(name() + "-" + table.title() + ".csv"));
        }
        nulls().write(data.resolve(name() + "-null.csv"));
    }

    private DataTable merge(ModularCourse.Table table, Path folder) throws IOException {
        var merged = new DataTable(Study.command(name()), "p,constantNorm,seed," + table.header());
        for (ModularCourse course : plan) {
            for (String row : Files.readAllLines(course.file(folder, table))) {
                merged.row(course.p(), course.constantNorm(), course.seed(), row);
            }
        }
        return merged;
    }

    /** The largest shares of the strongest modes among random embeddings. */
    private DataTable nulls() {
        var table = new DataTable(
                Study.command(name()) + "; the largest of " + RANDOM + " random embeddings", "p,strongest,share");
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
        return table;
    }
}
