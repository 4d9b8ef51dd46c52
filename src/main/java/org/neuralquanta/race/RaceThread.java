package org.neuralquanta.race;

import java.util.Optional;

/** One thread's part of a group: segments of ranks, then the tails of its replicates. For one thread. */
public final class RaceThread {

    /** Ranks that a thread takes at a time. */
    public static final long SEGMENT = 8L * RankTable.SIZE;

    private final Race race;
    private final Optional<Tail> tail;
    private final long first;
    private final long last;
    private final Grid grid;
    private final Workers workers;

    /** The ranks first … last (inclusive); the last may be the one before the first. */
    public RaceThread(Race race, Optional<Tail> tail, long first, long last, Grid grid, Workers workers) {
        this.race = race;
        this.tail = tail;
        this.first = first;
        this.last = last;
        this.grid = grid;
        this.workers = workers;
    }

    public Histogram run(ReplicateGroup group) throws InterruptedException {
        var histogram = new Histogram(grid.size() + 1, group.streams().size());
        long segments = Math.ceilDiv(last - first + 1, SEGMENT);
        while (true) {
            long piece = group.next().getAndIncrement();
            if (piece < segments) {
                long from = first + piece * SEGMENT;
                long to = Math.min(last, from + SEGMENT - 1);
                race.run(group.streams(), group.replicates(), from, to, histogram);
                workers.done((to - from + 1) * group.replicates());
            } else if (tail.isPresent() && piece - segments < group.replicates()) {
                int column = (int) (piece - segments);
                tail.get().run(group.streams().stream(column), column, histogram, group.chosen());
            } else {
                return histogram;
            }
        }
    }
}
