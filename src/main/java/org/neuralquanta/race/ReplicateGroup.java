package org.neuralquanta.race;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.neuralquanta.lanes.StreamGroup;

/**
 * Replicates that share a pass over the quanta.
 *
 * @param streams their streams; those beyond the replicates fill the lanes
 * @param replicates how many there are
 * @param chosen when they learned chosen quanta
 * @param next the next piece of work that no thread has taken
 */
public record ReplicateGroup(StreamGroup streams, int replicates, ChosenTimes chosen, AtomicLong next) {

    /** The most in a group. */
    public static final int MOST = 64;

    public static ReplicateGroup of(long all, long seed, long start, List<Long> ranks) {
        int count = (int) Math.min(MOST, all - start);
        int columns = 16;
        while (columns < count) {
            columns *= 2;
        }
        return new ReplicateGroup(
                StreamGroup.of(seed, start, columns), count, new ChosenTimes(ranks, count), new AtomicLong());
    }
}
