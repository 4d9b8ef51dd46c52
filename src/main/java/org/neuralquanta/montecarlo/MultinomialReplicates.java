package org.neuralquanta.montecarlo;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.race.ChosenTimes;
import org.neuralquanta.race.Lottery;
import org.neuralquanta.race.LotteryDraw;
import org.neuralquanta.race.Workers;
import org.neuralquanta.random.RandomStream;

/**
 * Replicates of a {@link Plan} under multinomial sampling, drawn in stretches of samples: what is drawn of one so far can be kept, sent, and
 * continued on another machine, to the same bits. Immutable, thread-safe.
 *
 * <pre>{@code
 * MultinomialReplicates replicates = plan.multinomialReplicates();
 * var drawn = replicates.begin(0);
 * while (!replicates.isDone(drawn)) {
 *     drawn = replicates.advance(drawn, 100_000_000);    // and keep it
 * }
 * PartialSums sums = replicates.sums(drawn);
 * }</pre>
 */
@Statement({"T11", "T13"})
public final class MultinomialReplicates {

    /** What is drawn so far, before and after a stretch, and what is kept. */
    private static final int COPIES = 3;

    private final Setup setup;
    private final Lottery lottery;

    MultinomialReplicates(Setup setup) {
        this.setup = setup;
        this.lottery = setup.lottery(COPIES * setup.simulation().execution().threads());
    }

    /**
     * A replicate of which some samples are drawn. 4 bytes a quantum. Immutable, thread-safe.
     */
    public static final class Drawn implements Serializable {

        @Serial
        private static final long serialVersionUID = 1;

        /** What tells its plan apart. */
        private final int plan;

        /** Its number, from 0. */
        private final long replicate;

        /** Never changed. */
        private final LotteryDraw draw;

        private Drawn(int plan, long replicate, LotteryDraw draw) {
            this.plan = plan;
            this.replicate = replicate;
            this.draw = draw;
        }

        /**
         * Its number.
         *
         * @return from 0
         */
        public long replicate() {
            return replicate;
        }

        @Override
        public String toString() {
            return "Drawn[replicate=" + replicate + ", " + draw + "]";
        }
    }

    /**
     * A replicate of which nothing is drawn.
     *
     * @param replicate its number, from 0
     * @return its beginning
     * @throws IllegalArgumentException if the simulation has no such replicate
     */
    public Drawn begin(long replicate) {
        long all = setup.simulation().replication().count();
        if (replicate < 0 || replicate >= all) {
            throw new IllegalArgumentException("replicate must be between 0 and " + (all - 1) + ", was " + replicate);
        }
        return new Drawn(setup.hash(), replicate, lottery.begin());
    }

    /**
     * Whether all samples are drawn, or all quanta are learned, after which no sample changes anything.
     *
     * @param drawn a replicate of this plan
     * @return whether {@link #sums} are final
     * @throws IllegalArgumentException if it is of another plan
     */
    public boolean isDone(Drawn drawn) {
        return lottery.isDone(of(drawn));
    }

    /**
     * How much of a replicate is drawn.
     *
     * @param drawn a replicate of this plan
     * @return a share between 0 and 1, which is 1 if it is {@link #isDone done}
     * @throws IllegalArgumentException if it is of another plan
     */
    public double share(Drawn drawn) {
        return lottery.share(of(drawn));
    }

    /**
     * Draws on, on the calling thread.
     *
     * @param drawn a replicate of this plan
     * @param samples how many samples, at least 1; fewer where fewer are left
     * @return the same replicate, further on
     * @throws IllegalArgumentException if it is of another plan, or the number is below 1
     * @throws InterruptedException if the thread is interrupted
     */
    public Drawn advance(Drawn drawn, long samples) throws InterruptedException {
        if (samples < 1) {
            throw new IllegalArgumentException("samples must be at least 1, was " + samples);
        }
        LotteryDraw further = of(drawn).copy();
        RandomStream stream = RandomStream.of(setup.simulation().replication().seed(), drawn.replicate);
        try (var workers = new Workers(1, _ -> {})) {
            lottery.advance(further, samples, stream, 0, new ChosenTimes(List.of(), 1), workers);
        }
        return new Drawn(drawn.plan, drawn.replicate, further);
    }

    /**
     * What the replicate adds to the simulation.
     *
     * @param drawn a replicate of this plan that is {@link #isDone done}
     * @return the sums that {@link Plan#run} has for it
     * @throws IllegalArgumentException if it is of another plan, or not done
     */
    public PartialSums sums(Drawn drawn) {
        if (!isDone(drawn)) {
            throw new IllegalArgumentException("a replicate must be drawn to its end before its sums are taken, was " + drawn + "; advance it");
        }
        PartialSums sums = setup.zeros(drawn.replicate, 1);
        sums.set(0, lottery.histogram(drawn.draw), 0);
        return sums;
    }

    private LotteryDraw of(Drawn drawn) {
        if (drawn.plan != setup.hash()) {
            throw new IllegalArgumentException("a replicate must be of this plan, was of another: " + drawn);
        }
        return drawn.draw;
    }

    @Override
    public String toString() {
        return "MultinomialReplicates[" + setup.simulation() + "]";
    }
}
