package org.neuralquanta.spark;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.neuralquanta.montecarlo.Observer;
import org.neuralquanta.montecarlo.PartialSums;
import org.neuralquanta.montecarlo.Plan;
import org.neuralquanta.montecarlo.Result;
import org.neuralquanta.montecarlo.Simulation;
import scala.Tuple2;

/**
 * Runs a simulation on Spark: each part of its {@link Plan} is a task, and the sums of parts with the same replicates are added in a shuffle.
 * The driver takes them one by one in the order of the replicates, so that its memory does not grow with their number. The result is that of
 * {@link Simulation#run(double...)} to the bit, the digest included. Stateless, thread-safe.
 */
public final class SparkSimulation {

    /** Parts for each core, so that none waits long for the last. */
    private static final int PARTS_OF_CORE = 3;

    private SparkSimulation() {}

    /**
     * Runs a simulation, in three parts for each core or more.
     *
     * @param context Spark
     * @param simulation the simulation; its threads, on the driver, sum over all quanta once
     * @param grid the amounts of data D, increasing, 1 ≤ D ≤ 1e18
     * @return an estimate for each, and the digest
     * @throws IllegalArgumentException as {@link Simulation#run(double...)}, or if frequencies or an emergence curve cannot be sent
     * @throws IllegalStateException if a task failed as often as spark.task.maxFailures allows
     * @throws InterruptedException if the thread is interrupted; the job is then cancelled
     */
    public static Result run(JavaSparkContext context, Simulation simulation, double... grid) throws InterruptedException {
        return run(context, Plan.of(simulation, grid), PARTS_OF_CORE * context.defaultParallelism(), Observer.none());
    }

    /**
     * Runs a plan.
     *
     * @param context Spark
     * @param plan the plan
     * @param parts how many tasks to aim at, as in {@link Plan#parts}
     * @param observer what else than estimates is wanted, without learning times. Its progress is the share of tasks that are done; all its
     *     receivers are called on the calling thread
     * @return an estimate for each point, and the digest
     * @throws IllegalArgumentException as {@link Plan#result}, or if frequencies or an emergence curve cannot be sent
     * @throws IllegalStateException if a task failed as often as spark.task.maxFailures allows
     * @throws InterruptedException if the thread is interrupted; the job is then cancelled
     */
    public static Result run(JavaSparkContext context, Plan plan, int parts, Observer observer) throws InterruptedException {
        List<Plan.Part> all = plan.parts(parts);
        long[] blocks = all.stream().mapToLong(Plan.Part::fromReplicate).distinct().toArray();
        Broadcast<byte[]> sent = context.broadcast(Bytes.of(plan));
        try {
            JavaPairRDD<Integer, byte[]> sums = Jobs.tasks(context, all.size())
                    .mapToPair(index -> {
                        Plan here = Bytes.read(sent.value(), Plan.class);
                        Plan.Part part = here.parts(parts).get(index);
                        return new Tuple2<>(Arrays.binarySearch(blocks, part.fromReplicate()), Bytes.of(here.run(part)));
                    })
                    .reduceByKey(new InOrder(blocks.length), SparkSimulation::plus);
            // Leaves the sums in the files of the shuffle, where the jobs of the iterator find them.
            Jobs.await(context, sums.foreachPartitionAsync(_ -> {}), observer.progress());
            Iterator<Tuple2<Integer, byte[]>> inOrder = sums.toLocalIterator();
            Result result = plan.result(observer.withProgress(_ -> {}), new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return inOrder.hasNext();
                }

                @Override
                public PartialSums next() {
                    return Bytes.read(inOrder.next()._2(), PartialSums.class);
                }
            });
            observer.progress().report(1);
            return result;
        } finally {
            sent.destroy();
        }
    }

    private static byte[] plus(byte[] some, byte[] others) {
        return Bytes.of(Bytes.read(some, PartialSums.class).plus(Bytes.read(others, PartialSums.class)));
    }

    /** Partition i holds the i-th block of replicates. */
    private static final class InOrder extends Partitioner {

        private static final long serialVersionUID = 1;

        private final int blocks;

        InOrder(int blocks) {
            this.blocks = blocks;
        }

        @Override
        public int numPartitions() {
            return blocks;
        }

        @Override
        public int getPartition(Object key) {
            return (Integer) key;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof InOrder that && blocks == that.blocks;
        }

        @Override
        public int hashCode() {
            return blocks;
        }
    }
}
