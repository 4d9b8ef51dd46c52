package org.neuralquanta.spark;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.neuralquanta.montecarlo.Observer;
import org.neuralquanta.text.Corpus;
import org.neuralquanta.text.Ladder;
import org.neuralquanta.text.TextRun;
import org.neuralquanta.text.TrainedRun;

/**
 * Does the runs of a ladder on Spark, each run a task. Tasks send what they trained to the driver, which alone writes files: so the folder need
 * not be shared, and a task that is done twice writes once. A ladder that is stopped goes on where it was: runs whose files are there are
 * not done again. Files are those of {@link Ladder#train} to the byte. Stateless, thread-safe.
 */
public final class SparkTraining {

    private static final long LOOK_MILLISECONDS = 100;

    private SparkTraining() {}

    /**
     * Does the runs whose files are not there, the longest first.
     *
     * @param context Spark
     * @param ladder the ladder, in a folder of the driver
     * @param progress is told the share of the work that is done, on the calling thread
     * @throws IllegalStateException if a run failed as often as spark.task.maxFailures allows; the runs that are done stay
     * @throws InterruptedException if the thread is interrupted; the jobs are then cancelled, and the runs that are done stay
     * @throws IOException if a file cannot be written
     */
    public static void train(JavaSparkContext context, Ladder ladder, Observer.Progress progress) throws InterruptedException, IOException {
        double whole = ladder.work();
        Broadcast<byte[]> corpus = context.broadcast(Bytes.of(ladder.corpus()));
        Map<TextRun, JavaFutureAction<List<byte[]>>> jobs = new HashMap<>();
        try {
            for (TextRun run : ladder.missing()) {
                jobs.put(run, job(context, corpus, run));
            }
            double done = 0;
            while (!jobs.isEmpty()) {
                for (TextRun run : jobs.keySet().stream().filter(run -> jobs.get(run).isDone()).toList()) {
                    ladder.keep(run, Bytes.read(jobs.remove(run).get().getFirst(), TrainedRun.class));
                    done += ladder.work(run);
                    progress.report(Math.min(1, done / whole));
                }
                Thread.sleep(LOOK_MILLISECONDS);
            }
        } catch (ExecutionException e) {
            throw Jobs.failure(e);
        } finally {
            jobs.values().forEach(job -> job.cancel(true));
            corpus.destroy();
        }
    }

    private static JavaFutureAction<List<byte[]>> job(JavaSparkContext context, Broadcast<byte[]> corpus, TextRun run) {
        byte[] sent = Bytes.of(run);
        return context.parallelize(List.of(0), 1)
                .map(_ -> Bytes.of(TrainedRun.of(Bytes.read(corpus.value(), Corpus.class), Bytes.read(sent, TextRun.class), _ -> {})))
                .collectAsync();
    }
}
