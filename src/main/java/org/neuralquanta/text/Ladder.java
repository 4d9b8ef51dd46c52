package org.neuralquanta.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.neuralquanta.NeuralQuanta;
import org.neuralquanta.checkpoint.Checkpoint;
import org.neuralquanta.file.WholeFile;
import org.neuralquanta.matrix.Matrix;
import org.neuralquanta.matrix.MatrixWriter;

/**
 * The runs of a plan in a folder, two files for each: the parameters of the trained network, and the loss of every measured character at every
 * checkpoint. A run whose losses are there is not done again, and one that was broken off goes on from a third file. Immutable but for the
 * files, and so not thread-safe: one user of the folder at a time.
 */
public final class Ladder {

    private static final String CORPUS = "corpus.txt";

    /** Units of progress: a million operations. */
    private static final double UNIT = 1e6;

    private final Corpus corpus;
    private final LadderPlan plan;
    private final Path folder;

    private Ladder(Corpus corpus, LadderPlan plan, Path folder) {
        this.corpus = corpus;
        this.plan = plan;
        this.folder = folder;
    }

    /**
     * A ladder in a folder, with the runs that are there.
     *
     * @param corpus the text
     * @param plan the runs
     * @param folder a folder that exists, empty or with runs on the same text
     * @return the ladder
     * @throws IllegalArgumentException if there is no such folder, it has runs on another text, or the plan asks for more text than there is
     * @throws IOException if the folder cannot be read or written
     */
    public static Ladder in(Path folder, Corpus corpus, LadderPlan plan) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(folder + " is not an existing folder");
        }
        if (plan.data().getLast() > corpus.trainingCharacters()) {
            throw new IllegalArgumentException("data must be at most the " + corpus.trainingCharacters()
                    + " characters of the training text, was " + plan.data().getLast());
        }
        Path mark = folder.resolve(CORPUS);
        byte[] identity = identity(corpus).getBytes(StandardCharsets.UTF_8);
        if (Files.exists(mark)) {
            if (!Arrays.equals(Files.readAllBytes(mark), identity)) {
                throw new IllegalArgumentException(folder + " has runs on another text or with other characters held out");
            }
        } else {
            WholeFile.write(mark, identity);
        }
        return new Ladder(corpus, plan, folder);
    }

    private static String identity(Corpus corpus) {
        try {
            byte[] text = MessageDigest.getInstance("SHA-256").digest(corpus.text().getBytes(StandardCharsets.UTF_8));
            return corpus + "\nsha256 " + HexFormat.of().formatHex(text) + "\nmeasured " + corpus.measured() + "\n";
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /**
     * The text.
     *
     * @return what it was made with
     */
    public Corpus corpus() {
        return corpus;
    }

    /**
     * The plan.
     *
     * @return what it was made with
     */
    public LadderPlan plan() {
        return plan;
    }

    /**
     * The runs whose files are not there.
     *
     * @return the longest first
     */
    public List<TextRun> missing() {
        return plan.runs().stream()
                .filter(run -> !Files.exists(folder.resolve(run.file())))
                .sorted(Comparator.comparingLong((TextRun run) -> -work(run)))
                .toList();
    }

    /**
     * How much a run is.
     *
     * @param run the run
     * @return units of the progress of {@link #train}
     */
    public long work(TextRun run) {
        return Math.max(1, Math.round(run.model().cost(corpus.alphabet(), run.size()) * run.steps() / UNIT));
    }

    /**
     * How much is to be done.
     *
     * @return units of the progress of {@link #train}
     */
    public long work() {
        return missing().stream().mapToLong(this::work).sum();
    }

    /**
     * Does the runs whose files are not there, the longest first, each by one thread.
     *
     * @param threads number of threads; the files do not depend on it
     * @param progress is told, by any of them, how much of {@link #work} is done
     * @throws InterruptedException if the thread is interrupted; the runs that are done stay, and what others have done up to a minute ago
     * @throws IOException if a file cannot be written
     * @throws org.neuralquanta.network.DivergedException if a run diverges
     */
    public void train(int threads, LongConsumer progress) throws InterruptedException, IOException {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be >= 1, was " + threads);
        }
        var done = new AtomicLong();
        var jobs = new ArrayList<Callable<Void>>();
        for (TextRun run : missing()) {
            jobs.add(() -> {
                Checkpoint checkpoint = checkpoint(run);
                keep(run, train(run, steps -> progress.accept(done.addAndGet(steps)), checkpoint));
                checkpoint.remove();
                return null;
            });
        }
        var pool = Executors.newFixedThreadPool(threads, job -> Thread.ofPlatform().daemon().name("ladder").unstarted(job));
        try {
            for (Future<Void> job : pool.invokeAll(jobs)) {
                job.get();
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException cause -> throw cause;
                case UncheckedIOException cause -> throw cause.getCause();
                case RuntimeException cause -> throw cause;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private Checkpoint checkpoint(TextRun run) throws IOException {
        try {
            return Checkpoint.at(folder.resolve(run.checkpointFile()), NeuralQuanta.version() + " " + run);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private TrainedRun train(TextRun run, LongConsumer work, Checkpoint checkpoint) throws InterruptedException {
        var reported = new AtomicLong();
        return TrainedRun.of(corpus, run, step -> {
            long sofar = Math.round((double) work(run) * step / run.steps());
            work.accept(sofar - reported.getAndSet(sofar));
        }, checkpoint);
    }

    /**
     * Writes the files of a run, each completely or not at all, so that the run is done.
     *
     * @param run the run
     * @param trained what came of it on this ladder's text
     * @throws IOException if a file cannot be written
     */
    public void keep(TextRun run, TrainedRun trained) throws IOException {
        // Before the losses, whose file says that the run is done.
        try (var file = MatrixWriter.at(folder.resolve(run.weightsFile()), trained.weights().length)) {
            file.append(trained.weights());
            file.keep();
        }
        float[][] columns = trained.losses();
        try (var file = MatrixWriter.at(folder.resolve(run.file()), columns.length)) {
            float[] row = new float[columns.length];
            for (int token = 0; token < columns[0].length; token++) {
                for (int c = 0; c < columns.length; c++) {
                    row[c] = columns[c][token];
                }
                file.append(row);
            }
            file.keep();
        }
    }

    /** The losses of a run that is done, characters by checkpoints. */
    Matrix losses(TextRun run) throws IOException {
        Matrix losses = Matrix.open(folder.resolve(run.file()));
        if (losses.rows() != corpus.places().length || losses.columns() != run.checkpoints().size()) {
            throw new IllegalArgumentException(folder.resolve(run.file()) + " must have " + corpus.places().length + " rows and "
                    + run.checkpoints().size() + " columns, has " + losses.rows() + " and " + losses.columns());
        }
        return losses;
    }

    @Override
    public String toString() {
        return "Ladder[folder=" + folder + ", plan=" + plan + "]";
    }
}
