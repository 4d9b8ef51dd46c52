package org.neuralquanta.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.neuralquanta.montecarlo.Observer;

/** Jobs whose progress is told on the calling thread, and which end when it is interrupted. */
final class Jobs {

    private static final long LOOK_MILLISECONDS = 100;

    private Jobs() {}

    /** The numbers from 0 on, each in a task of its own. */
    static JavaRDD<Integer> tasks(JavaSparkContext context, int count) {
        return context.parallelize(IntStream.range(0, count).boxed().toList(), count);
    }

    /** Waits for a job. Progress is the share of its tasks that are done. */
    static <T> T await(JavaSparkContext context, JavaFutureAction<T> job, Observer.Progress progress) throws InterruptedException {
        double reported = 0;
        try {
            while (true) {
                try {
                    return job.get(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException _) {
                    double share = share(context, job.jobIds());
                    if (share > reported) {
                        reported = share;
                        progress.report(share);
                    }
                }
            }
        } catch (ExecutionException e) {
            throw failure(e);
        } finally {
            job.cancel(true);
        }
    }

    /** What a job failed with, after Spark has tried its task as often as spark.task.maxFailures says. */
    static IllegalStateException failure(ExecutionException e) {
        return new IllegalStateException("a task failed on Spark: " + e.getCause().getMessage(), e.getCause());
    }

    private static double share(JavaSparkContext context, List<Integer> jobs) {
        List<SparkStageInfo> stages = new ArrayList<>();
        for (int job : jobs) {
            var info = context.statusTracker().getJobInfo(job);
            for (int stage : info == null ? new int[0] : info.stageIds()) {
                SparkStageInfo known = context.statusTracker().getStageInfo(stage);
                if (known != null) {
                    stages.add(known);
                }
            }
        }
        double tasks = stages.stream().mapToInt(SparkStageInfo::numTasks).sum();
        return tasks == 0 ? 0 : Math.min(1, stages.stream().mapToInt(SparkStageInfo::numCompletedTasks).sum() / tasks);
    }
}
