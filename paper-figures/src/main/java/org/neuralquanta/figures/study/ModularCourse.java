package org.neuralquanta.figures.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.neuralquanta.file.WholeFile;
import org.neuralquanta.modular.EmbeddingSpectrum;
import org.neuralquanta.modular.LogitWaves;
import org.neuralquanta.modular.ModularRun;
import org.neuralquanta.modular.ModularTask;
import org.neuralquanta.norm.NormRun;
import org.neuralquanta.transformer.Transformer;

/**
 * A run of the study of addition modulo p, and what it leaves in a folder.
 *
 * @param p the modulus
 * @param pairs the number of training pairs
 * @param constantNorm whether the weights stay at 0.8 times the norm of the usual start, without decay
 * @param seed the seed of split and start
 * @param most the most steps
 */
record ModularCourse(int p, int pairs, boolean constantNorm, long seed, int most) {

    private static final int RECORDED = 25;
    private static final int ANALYSED = 100;
    private static final double KEY_SHARE = 0.95;

    /** The tables of a run. */
    enum Table {
        RUNS("step,norm,train,test,trainAccuracy,testAccuracy"),
        PROGRESS("step,restricted,excluded,variance"),
        MODES("mode,start,end,roundness,energy,alignment,key");

        private final String header;

        Table(String header) {
            this.header = header;
        }

        String header() {
            return header;
        }

        String title() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The weights at every hundredth step, and at the last. */
    private record Moment(long step, Transformer transformer) {}

    Path file(Path folder, Table table) {
        return folder.resolve(p + "-" + (constantNorm ? "constant" : "free") + "-" + seed + "-" + table.title() + ".csv");
    }

    /** Trains, unless that is done, and writes a file for each table, the last of them last. */
    void train(Path folder) throws IOException {
        if (Files.exists(file(folder, Table.MODES))) {
            return;
        }
        ModularTask task = ModularTask.of(p, pairs, seed);
        var free = new NormRun.Plan(constantNorm ? 0.8 : 1, 1e-3, constantNorm ? 0 : 1, 0, most, RECORDED, seed);
        var moments = new ArrayList<Moment>();
        ModularRun run = ModularRun.of(task, constantNorm ? free.atConstantNorm() : free, (point, transformer) -> {
            if (!moments.isEmpty() && moments.getLast().step % ANALYSED != 0) {
                moments.removeLast();
            }
            moments.add(new Moment(point.step(), Transformer.of(transformer.shape(), transformer.parameters())));
        });
        System.out.println(this + ": fitted at " + run.trainStep() + ", general at " + run.testStep());
        Map<Table, String> tables = tables(task, run, moments);
        for (Table table : Table.values()) {
            WholeFile.write(file(folder, table), Objects.requireNonNull(tables.get(table)).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Map<Table, String> tables(ModularTask task, ModularRun run, List<Moment> moments) {
        var runs = new StringBuilder();
        for (NormRun.Point point : run.points()) {
            runs.append(String.format(Locale.ROOT, "%d,%.6g,%.6g,%.6g,%.6f,%.6f\n", point.step(), point.norm(), point.train(), point.test(),
                    point.trainAccuracy().orElseThrow(), point.testAccuracy().orElseThrow()));
        }
        LogitWaves last = LogitWaves.of(task, moments.getLast().transformer);
        List<Integer> keys = last.keys(KEY_SHARE);
        var progress = new StringBuilder();
        for (Moment moment : moments) {
            LogitWaves waves = LogitWaves.of(task, moment.transformer);
            progress.append(String.format(Locale.ROOT, "%d,%.6g,%.6g,%.6g\n", moment.step, waves.restricted(keys), waves.excluded(keys), waves.variance(keys)));
        }
        EmbeddingSpectrum start = EmbeddingSpectrum.of(moments.getFirst().transformer);
        EmbeddingSpectrum end = EmbeddingSpectrum.of(moments.getLast().transformer);
        var modes = new StringBuilder();
        for (int k = 1; k <= end.modes(); k++) {
            modes.append(String.format(Locale.ROOT, "%d,%.6g,%.6g,%.6g,%.6g,%.6g,%d\n", k, start.share(k), end.share(k), end.roundness(k), last.energy(k),
                    last.alignment(k), keys.indexOf(k) + 1));
        }
        return Map.of(Table.RUNS, runs.toString(), Table.PROGRESS, progress.toString(), Table.MODES, modes.toString());
    }
}
