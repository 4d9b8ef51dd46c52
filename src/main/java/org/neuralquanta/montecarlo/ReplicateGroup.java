package org.neuralquanta.montecarlo;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.neuralquanta.random.StreamGroup;

/**
 * Replicates that share a pass over the quanta.
 *
 * @param streams their streams; those beyond the replicates fill the lanes
 * @param replicates how many there are
 * @param chosen when they learned chosen quanta
 * @param next the next piece of work that no thread has taken
 */
record ReplicateGroup(StreamGroup streams, int replicates, ChosenTimes chosen, AtomicLong next) {

    /** The most in a group. */
    static final int MOST = 64;

    static ReplicateGroup of(Simulation simulation, long start, List<Long> ranks) {
        int count = (int) Math.min(MOST, simulation.replication().count() - start);
        int columns = 16;
        while (columns < count) {
            columns *= 2;
        }
        return new ReplicateGroup(
                StreamGroup.of(simulation.replication().seed(), start, columns), count, new ChosenTimes(ranks, count), new AtomicLong());
    }
}
