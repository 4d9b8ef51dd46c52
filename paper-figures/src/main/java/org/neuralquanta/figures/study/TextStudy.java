package org.neuralquanta.figures.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.neuralquanta.figures.drawing.DataTable;
import org.neuralquanta.file.TextFile;
import org.neuralquanta.matrix.Matrix;
import org.neuralquanta.matrix.MatrixWriter;
import org.neuralquanta.text.Books;
import org.neuralquanta.text.Corpus;
import org.neuralquanta.text.Ladder;
import org.neuralquanta.text.LadderPlan;
import org.neuralquanta.text.LadderTables;
import org.neuralquanta.text.Model;
import org.neuralquanta.text.NgramModel;

/** Ladders of networks on a text (T47), with seeds that were fixed before the runs; docs/text.md has the plan. An hour on two idle cores. */
final class TextStudy implements Study {

    private static final List<String> HELD_OUT = List.of("Judges", "Job", "Acts", "Hebrews");
    private static final int PLACES = 20_000;

    /** Characters of the longest n-grams. */
    private static final int LONGEST = 5;

    @Override
    public String name() {
        return "text";
    }

    @Override
    public void run(Path data, Path scratch) throws IOException {
        Corpus corpus =
                Corpus.of(TextFile.read(data.resolve("kjv-full.txt.gz")), Books.read(data.resolve("kjv-books.csv")), HELD_OUT, PLACES);
        NgramModel counts = NgramModel.of(corpus, LONGEST);
        var baselines = new DataTable(Study.command(name()), "characters,loss");
        for (int order = 1; order <= LONGEST; order++) {
            baselines.row(order, counts.loss(order));
        }
        baselines.write(data.resolve("text-baselines.csv"));
        long all = corpus.trainingCharacters();
        List<Long> shares = DoubleStream.of(64, 32, 16, 8, 4, 2, 1).mapToObj(part -> Math.round(all / part)).toList();
        var log = new DataTable(Study.command(name()), "model,N,D,seed,step,loss");
        for (LadderPlan plan : List.of(
                new LadderPlan(
                        Model.WINDOW, LongStream.rangeClosed(1, 10).mapToObj(i -> 1 << i).toList(), shares, 6000, List.of(471L, 472L, 473L)),
                new LadderPlan(Model.TRANSFORMER, List.of(32, 48, 64, 96, 128), List.of(all), 9800, List.of(474L)))) {
            ladder(plan, corpus, log, data, scratch);
        }
        log.write(data.resolve("text-runs.csv"));
    }

    private void ladder(LadderPlan plan, Corpus corpus, DataTable log, Path data, Path scratch) throws IOException {
        String model = plan.model().name().toLowerCase(Locale.ROOT);
        Path folder = scratch.resolve("text-" + model);
        Files.createDirectories(folder);
        Ladder ladder = Ladder.in(folder, corpus, plan);
        System.out.println(model);
        try {
            ladder.train(Runtime.getRuntime().availableProcessors(), new Progress(ladder.work())::at);
        } catch (InterruptedException e) {
            throw new IOException("training was interrupted; run it again to resume", e);
        }
        LadderTables tables = LadderTables.of(ladder);
        for (LadderTables.Column column : tables.logs()) {
            log.row(model, (long) column.x(), column.run().characters(), column.run().seed(),
                    column.run().checkpoints().get(column.checkpoint()), column.mean());
        }
        tables.write(LadderTables.Axis.SIZES, folder);
        Matrix losses = Matrix.open(folder.resolve("losses-sizes.npy"));
        try (var half = MatrixWriter.halfPrecision(data.resolve("text-" + model + "-losses.npy"), (int) losses.columns())) {
            float[] row = new float[(int) losses.columns()];
            for (long token = 0; token < losses.rows(); token++) {
                double[] wide = losses.row(token);
                for (int i = 0; i < row.length; i++) {
                    row[i] = (float) wide[i];
                }
                half.append(row);
            }
            half.keep();
        }
    }

    /** A line for each tenth of the work. */
    private static final class Progress {

        private final long work;
        private long said;

        Progress(long work) {
            this.work = work;
        }

        synchronized void at(long done) {
            for (; said < 10 * done / Math.max(1, work); said++) {
                System.out.printf(Locale.ROOT, "%d %%%n", 10 * (said + 1));
            }
        }
    }
}
