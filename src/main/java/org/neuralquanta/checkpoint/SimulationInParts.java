package org.neuralquanta.checkpoint;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.montecarlo.MultinomialReplicates;
import org.neuralquanta.montecarlo.Observer;
import org.neuralquanta.montecarlo.PartialSums;
import org.neuralquanta.montecarlo.Plan;
import org.neuralquanta.montecarlo.Result;
import org.neuralquanta.montecarlo.Simulation;

/**
 * A {@link Simulation} with a {@link Checkpoint}: the sums of the parts that are done are kept, and of long multinomial replicates what is drawn so
 * far; the result is the simulation's to the bit.
 */
public final class SimulationInParts {

    /** Less than a second of one thread. */
    private static final double NUMBERS_OF_A_PART = 2e7;

    private static final int MOST_PARTS = 1 << 17;

    /** Replicates times cells: 512 MB of sums. */
    private static final long MOST_SUMS = 1 << 25;

    private static final long LOOK_MILLISECONDS = 100;

    private static final String STAGE = "simulation";

    private final Plan plan;
    private final Checkpoint checkpoint;
    private final List<Plan.Part> parts;
    private final BitSet done = new BitSet();
    private final NavigableMap<Long, PartialSums> sums = new TreeMap<>();

    /** Long replicates that are begun, by their number. */
    private final NavigableMap<Long, MultinomialReplicates.Drawn> begun = new TreeMap<>();

    /** Where replicates are longer than a part. */
    private final Optional<MultinomialReplicates> replicates;

    private final long stretch;

    private SimulationInParts(Plan plan, Checkpoint checkpoint, List<Plan.Part> parts, long stretch) {
        this.plan = plan;
        this.checkpoint = checkpoint;
        this.parts = parts;
        this.stretch = stretch;
        this.replicates = stretch == 0 ? Optional.empty() : Optional.of(plan.multinomialReplicates());
        checkpoint.of(STAGE, Sums.class).ifPresent(kept -> {
            done.or(kept.done);
            sums.putAll(kept.sums);
            begun.putAll(kept.begun);
        });
    }

    private record Sums(BitSet done, TreeMap<Long, PartialSums> sums, TreeMap<Long, MultinomialReplicates.Drawn> begun) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1;
    }

    /**
     * Runs a simulation, from where it was broken off.
     *
     * @param simulation the simulation
     * @param checkpoint of this simulation and grid
     * @param observer what else than estimates is wanted, without learning times; told of the share of parts that are done
     * @param grid the amounts of data
     * @return as {@link Simulation#run(Observer, double...)} with this grid
     * @throws IllegalArgumentException as there, or if the sums to keep are too many
     * @throws InterruptedException if the thread is interrupted
     */
    public static Result run(Simulation simulation, Checkpoint checkpoint, Observer observer, double... grid) throws InterruptedException {
        return runBy(simulation, checkpoint, observer, NUMBERS_OF_A_PART, grid);
    }

    static Result runBy(Simulation simulation, Checkpoint checkpoint, Observer observer, double numbersOfAPart, double... grid)
            throws InterruptedException {
        long kept = Math.multiplyExact(simulation.replication().count(), grid.length + 1L);
        if (kept > MOST_SUMS) {
            throw new IllegalArgumentException("a checkpoint keeps at most 2^25 sums, one for each replicate and amount of data and one more for each"
                    + " replicate; these are " + kept + ": use fewer replicates, or no checkpoint");
        }
        Plan plan = Plan.of(simulation, grid);
        double largest = grid[grid.length - 1];
        return new SimulationInParts(plan, checkpoint, parts(plan, largest, numbersOfAPart), stretch(plan, largest, numbersOfAPart)).run(observer);
    }

    /** A function of the plan alone, so that another machine goes on with the same parts. */
    private static List<Plan.Part> parts(Plan plan, double largest, double numbersOfAPart) {
        Simulation simulation = plan.simulation();
        long all = simulation.replication().count();
        if (simulation.sampling() != Sampling.MULTINOMIAL) {
            return plan.parts((int) Math.clamp((double) plan.lastRank() * all / numbersOfAPart, 1, MOST_PARTS));
        }
        // Each part starts from tables of all quanta.
        double replicate = Math.max((double) plan.lastRank(), largest * simulation.visits().passes());
        long each = Math.clamp(Math.round(numbersOfAPart / replicate), Math.ceilDiv(all, MOST_PARTS), all);
        var parts = new ArrayList<Plan.Part>();
        for (long from = 0; from < all; from += each) {
            parts.add(new Plan.Part(from, Math.min(all, from + each), 1, plan.lastRank() + 1, false));
        }
        return parts;
    }

    /** How many samples of a multinomial replicate are a part of it; 0 where the replicate is no longer than a part. */
    private static long stretch(Plan plan, double largest, double numbersOfAPart) {
        Simulation simulation = plan.simulation();
        if (simulation.sampling() != Sampling.MULTINOMIAL || largest * simulation.visits().passes() <= numbersOfAPart) {
            return 0;
        }
        return (long) Math.max(1, numbersOfAPart / simulation.visits().passes());
    }

    private Result run(Observer observer) throws InterruptedException {
        int threads = plan.simulation().execution().threads();
        var pool = Executors.newFixedThreadPool(threads, job -> Thread.ofPlatform().daemon().name("simulation").unstarted(job));
        try {
            var running = new ExecutorCompletionService<@Nullable Void>(pool);
            int next = done.nextClearBit(0);
            int open = 0;
            double reported = share();
            while (next < parts.size() || open > 0) {
                while (next < parts.size() && open < 2 * threads) {
                    int part = next;
                    running.submit(() -> {
                        if (replicates.isPresent()) {
                            draw(replicates.get(), parts.get(part));
                        } else {
                            add(plan.run(parts.get(part)));
                        }
                        finish(part);
                        return null;
                    });
                    open++;
                    next = nextOf(next + 1);
                }
                Future<@Nullable Void> ended = running.poll(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
                if (ended != null) {
                    ended.get();
                    open--;
                }
                double share = share();
                if (share > reported) {
                    reported = share;
                    observer.progress().report(share);
                    checkpoint.offer(STAGE, this::snapshot);
                }
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        } finally {
            pool.shutdownNow();
        }
        return plan.result(observer.withProgress(_ -> {}), sums.values().iterator());
    }

    /** The replicates of a part to their ends, kept stretch by stretch. */
    private void draw(MultinomialReplicates replicates, Plan.Part part) throws InterruptedException {
        for (long next = part.fromReplicate(); next < part.toReplicate(); next++) {
            long replicate = next;
            if (isAdded(replicate)) {
                continue;
            }
            MultinomialReplicates.Drawn drawn = begun(replicate).orElseGet(() -> replicates.begin(replicate));
            while (!replicates.isDone(drawn)) {
                drawn = replicates.advance(drawn, stretch);
                keep(drawn);
            }
            add(replicates.sums(drawn));
        }
    }

    private synchronized boolean isAdded(long replicate) {
        return sums.containsKey(replicate);
    }

    private synchronized Optional<MultinomialReplicates.Drawn> begun(long replicate) {
        return Optional.ofNullable(begun.get(replicate));
    }

    private synchronized void keep(MultinomialReplicates.Drawn drawn) {
        begun.put(drawn.replicate(), drawn);
    }

    private synchronized int nextOf(int from) {
        return done.nextClearBit(from);
    }

    /** Of the replicates, where those are drawn in stretches, else of the parts. */
    private synchronized double share() {
        return replicates
                .map(all -> (sums.size() + begun.values().stream().mapToDouble(all::share).sum()) / plan.simulation().replication().count())
                .orElse((double) done.cardinality() / parts.size());
    }

    private synchronized void add(PartialSums of) {
        sums.merge(of.firstReplicate(), of, PartialSums::plus);
        begun.remove(of.firstReplicate());
    }

    private synchronized void finish(int part) {
        done.set(part);
    }

    private synchronized Sums snapshot() {
        return new Sums((BitSet) done.clone(), new TreeMap<>(sums), new TreeMap<>(begun));
    }
}
