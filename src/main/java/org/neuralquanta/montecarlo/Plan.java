package org.neuralquanta.montecarlo;

import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.race.ChosenTimes;
import org.neuralquanta.race.Histogram;
import org.neuralquanta.race.Lottery;
import org.neuralquanta.lanes.Memory;
import org.neuralquanta.race.RaceThread;
import org.neuralquanta.race.ReplicateGroup;
import org.neuralquanta.race.Workers;
import org.neuralquanta.random.RandomStream;

/**
 * A {@link Simulation} in parts, each a range of replicates and of ranks, which any number of machines can run. Their sums are exact and
 * can be added in any order, so the result is that of {@link Simulation#run(double...)} to the bit. The plan holds the normalisation of the
 * frequencies, so that no part has to sum over all quanta. Immutable, thread-safe.
 *
 * <pre>{@code
 * Plan plan = Plan.of(simulation, grid);
 * var sums = new TreeMap<Long, PartialSums>();
 * for (Plan.Part part : plan.parts(100)) {    // on any machine, in any order
 *     sums.merge(part.fromReplicate(), plan.run(part), PartialSums::plus);
 * }
 * Result result = plan.result(Observer.none(), sums.values().iterator());
 * }</pre>
 *
 * <p>A plan is sent by Java's serialisation. An emergence curve, and frequencies of a class outside the library, must then be {@link
 * Serializable}; lambdas become so by the cast {@code (DoubleUnaryOperator & Serializable)}.
 */
@Statement({"T8", "T11", "T12", "T13", "T14", "T15"})
public final class Plan implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /** Replicates times cells: 64 MB of sums. */
    private static final long LARGEST_PART = 1 << 22;

    private final transient Setup setup;

    Plan(Setup setup) {
        this.setup = setup;
    }

    /**
     * The plan of {@link Simulation#run(double...)}. It sums over all quanta, on the simulation's threads.
     *
     * @param simulation the simulation
     * @param grid the amounts of data D, increasing, 1 ≤ D ≤ 1e18
     * @return the plan
     * @throws IllegalArgumentException if the grid does not increase or is out of range, or if the run would take more than 10^14 numbers
     * @throws InterruptedException if the thread is interrupted
     */
    public static Plan of(Simulation simulation, double... grid) throws InterruptedException {
        return of(simulation, 0, grid);
    }

    /**
     * The plan of {@link Simulation#runSteps}.
     *
     * @param simulation the simulation
     * @param batch B, 1 ≤ B ≤ 10^9
     * @param steps the numbers of steps S, increasing, 1 ≤ S and B S ≤ 1e18
     * @return the plan
     * @throws IllegalArgumentException as {@link #of(Simulation, double...)}, if a step is not whole, or if samples are visited more than once
     * @throws InterruptedException if the thread is interrupted
     */
    @Statement("T15")
    public static Plan ofSteps(Simulation simulation, long batch, double... steps) throws InterruptedException {
        simulation.checkSteps(batch, steps);
        return of(simulation, batch, steps);
    }

    private static Plan of(Simulation simulation, long batch, double[] points) throws InterruptedException {
        Setup.grid(batch, points);
        try (var workers = new Workers(simulation.execution().threads(), _ -> {})) {
            return new Plan(Setup.of(simulation, batch, points, workers));
        }
    }

    /**
     * The simulation.
     *
     * @return as given
     */
    public Simulation simulation() {
        return setup.simulation();
    }

    /**
     * The last rank whose quantum is drawn individually.
     *
     * @return K, or less where there is a {@link #hasTail tail}
     */
    public long lastRank() {
        return setup.lastRank();
    }

    /**
     * Whether the quanta beyond the last rank are drawn together.
     *
     * @return true for infinitely many quanta, and for finitely many where it takes less than half the time
     */
    public boolean hasTail() {
        return setup.tail().isPresent();
    }

    /**
     * Splits the simulation by replicates, in groups of 64, and where that gives too few parts also by ranks. Replicates of multinomial
     * sampling are not split.
     *
     * @param least how many parts to aim for, such as three times the number of cores
     * @return disjoint parts that together make up the simulation, ordered by replicates and then by ranks; all parts that hold a replicate
     *     hold the same replicates. There are more parts where the sums of one would take more than 64 MB, and fewer where one would have
     *     fewer than 8192 ranks
     * @throws IllegalArgumentException if the number is below 1
     */
    public List<Part> parts(int least) {
        if (least < 1) {
            throw new IllegalArgumentException("parts must be at least 1, was " + least);
        }
        long all = simulation().replication().count();
        long last = lastRank();
        long groups = Math.max(1, all / least / ReplicateGroup.MOST);
        long each = Math.min(groups * ReplicateGroup.MOST, Math.max(1, LARGEST_PART / setup.cells()));
        long segments = Math.ceilDiv(least, Math.ceilDiv(all, each));
        long ranks = setup.multinomial() ? last : Math.ceilDiv(Math.ceilDiv(last, segments), RaceThread.SEGMENT) * RaceThread.SEGMENT;
        boolean apart = hasTail() && ranks < last;
        List<Part> parts = new ArrayList<>();
        for (long from = 0; from < all; from += each) {
            long to = Math.min(all, from + each);
            for (long rank = 1; rank <= last; rank += ranks) {
                parts.add(new Part(from, to, rank, Math.min(last, rank + ranks - 1) + 1, hasTail() && !apart));
            }
            if (apart) {
                parts.add(new Part(from, to, last + 1, last + 1, true));
            }
        }
        return parts;
    }

    /**
     * Runs a part on the calling thread.
     *
     * @param part replicates and ranks of this plan
     * @return its sums, a function of plan and part alone
     * @throws IllegalArgumentException if the plan has no such replicates or ranks, or they are a part of the ranks under multinomial
     *     sampling, or the sums take more memory than there is
     * @throws InterruptedException if the thread is interrupted
     */
    public PartialSums run(Part part) throws InterruptedException {
        check(part);
        Memory.check(16.0 * setup.cells() * (part.replicates() + 2 * ReplicateGroup.MOST), "a part of " + part.replicates()
                + " replicates on a grid of " + setup.grid().size() + " points", "more parts");
        PartialSums sums = setup.zeros(part);
        long seed = simulation().replication().seed();
        try (var workers = new Workers(1, _ -> {})) {
            if (setup.multinomial()) {
                Lottery lottery = setup.lottery(1);
                var chosen = new ChosenTimes(List.of(), part.replicates());
                for (int row = 0; row < part.replicates(); row++) {
                    sums.set(row, lottery.run(RandomStream.of(seed, part.fromReplicate() + row), row, chosen, workers), 0);
                }
            } else {
                RaceThread thread = setup.racer(part.fromRank(), part.toRank() - 1, part.tail(), workers);
                for (int row = 0; row < part.replicates(); ) {
                    ReplicateGroup group = ReplicateGroup.of(part.toReplicate(), seed, part.fromReplicate() + row, List.of());
                    Histogram histogram = thread.run(group);
                    for (int column = 0; column < group.replicates(); column++) {
                        sums.set(row++, histogram, column);
                    }
                }
            }
        }
        return sums;
    }

    /**
     * The replicates of multinomial sampling one by one, for those that take long and may be broken off.
     *
     * @return what draws them; its tables of all quanta are made once
     * @throws IllegalStateException if the sampling is not multinomial
     * @throws IllegalArgumentException if the tables take more memory than there is
     */
    public MultinomialReplicates multinomialReplicates() {
        if (!setup.multinomial()) {
            throw new IllegalStateException("replicates are drawn sample by sample under multinomial sampling only; split others by ranks, with parts");
        }
        return new MultinomialReplicates(setup);
    }

    private void check(Part part) {
        long all = simulation().replication().count();
        if (part.toReplicate() > all || part.toRank() > lastRank() + 1 || (part.tail() && !hasTail())) {
            throw new IllegalArgumentException("a part must lie within replicates 0 to " + (all - 1) + " and ranks 1 to " + lastRank()
                    + (hasTail() ? " and the tail" : " without a tail") + ", was " + part);
        }
        if (setup.multinomial() && part.toRank() - part.fromRank() < lastRank()) {
            throw new IllegalArgumentException("a part must have all " + lastRank() + " ranks under multinomial sampling, was " + part);
        }
    }

    /**
     * The result of the simulation from the sums of its parts.
     *
     * @param observer what to report besides estimates, without learning times; its progress is the share of replicates whose sums have
     *     arrived
     * @param sums for consecutive replicates, from 0, the sum of all their parts; one is held in memory at a time
     * @return an estimate for each point, and the digest; the number of lanes is the smallest with which a part was computed
     * @throws IllegalArgumentException if replicates or ranks are missing or occur twice, sums are of another plan, or the observer asks
     *     for learning times, or for quantiles of too many losses
     */
    public Result result(Observer observer, Iterator<PartialSums> sums) {
        if (!observer.ranks().isEmpty()) {
            throw new IllegalArgumentException("a plan reports no learning times, was asked for those of ranks " + observer.ranks()
                    + "; use Simulation.run");
        }
        long all = simulation().replication().count();
        long last = lastRank();
        var summary = new Summary(Setup.array(setup.points()), all, observer);
        int lanes = Integer.MAX_VALUE;
        long done = 0;
        while (sums.hasNext()) {
            PartialSums next = sums.next();
            if (next.plan() != setup.hash()) {
                throw new IllegalArgumentException("sums must be of this plan, were of another: " + next);
            }
            if (next.firstReplicate() != done || next.replicates() > all - done) {
                throw new IllegalArgumentException("sums must come by replicates, next from " + done + " on, were " + next);
            }
            if (!next.covers(hasTail() ? last + 1 : last)) {
                throw new IllegalArgumentException(
                        "sums must be of all ranks from 1 to " + last + (hasTail() ? " and the tail" : "") + ", were " + next);
            }
            for (int row = 0; row < next.replicates(); row++) {
                setup.add(next, row, new double[0], summary);
            }
            lanes = Math.min(lanes, next.lanes());
            done += next.replicates();
            observer.progress().report((double) done / all);
        }
        if (done < all) {
            throw new IllegalArgumentException("sums must be of all " + all + " replicates, were of the first " + done);
        }
        return summary.result(lanes);
    }

    @Override
    public String toString() {
        return "Plan[" + simulation() + ", points=" + setup.points().size() + ", lastRank=" + lastRank() + ", tail=" + hasTail() + "]";
    }

    /**
     * What is written.
     *
     * @return the description
     * @throws NotSerializableException if frequencies or curve cannot be written
     */
    @Serial
    private Object writeReplace() throws NotSerializableException {
        return PlanDescription.of(setup);
    }

    /**
     * Nothing but a description is read.
     *
     * @param in where from
     * @throws InvalidObjectException always
     */
    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a plan is written as its description");
    }

    /**
     * A range of replicates and of ranks of a {@link Plan}. Immutable, thread-safe.
     *
     * @param fromReplicate the first replicate, from 0
     * @param toReplicate the one after the last, at most 2^31 − 1 more
     * @param fromRank the first rank, from 1
     * @param toRank the one after the last; {@code fromRank} where there is only the tail
     * @param tail whether the quanta beyond the last rank of the plan belong to it
     */
    public record Part(long fromReplicate, long toReplicate, long fromRank, long toRank, boolean tail) implements Serializable {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if there are no replicates, or neither ranks nor the tail, or a number is out of range
         */
        public Part {
            if (fromReplicate < 0 || fromReplicate >= toReplicate || toReplicate - fromReplicate > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("a part must have replicates from 0 on, at most 2^31 - 1 of them, was " + fromReplicate + " to "
                        + toReplicate);
            }
            if (fromRank < 1 || fromRank > toRank || (fromRank == toRank && !tail)) {
                throw new IllegalArgumentException("a part must have ranks from 1 on, or the tail, was " + fromRank + " to " + toRank);
            }
        }

        /**
         * The number of replicates.
         *
         * @return at least 1
         */
        public int replicates() {
            return (int) (toReplicate - fromReplicate);
        }
    }
}
