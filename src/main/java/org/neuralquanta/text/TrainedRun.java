package org.neuralquanta.text;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.neuralquanta.checkpoint.Checkpoint;
import org.neuralquanta.network.TrainingState;

/** What comes of a run: a function of text and run alone, on any machine. Immutable, thread-safe. */
public final class TrainedRun implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    private static final String STAGE = "training";

    private final float[][] losses;
    private final float[] weights;

    private TrainedRun(float[][] losses, float[] weights) {
        this.losses = losses;
        this.weights = weights;
    }

    /**
     * Does a run on the calling thread.
     *
     * @param corpus the text
     * @param run the run
     * @param progress is told at each checkpoint how many steps are done
     * @return what came of it
     * @throws InterruptedException if the thread is interrupted
     * @throws org.neuralquanta.network.DivergedException if the run diverges
     */
    public static TrainedRun of(Corpus corpus, TextRun run, LongConsumer progress) throws InterruptedException {
        return of(corpus, run, progress, Checkpoint.none());
    }

    /** From where the same run was broken off. */
    static TrainedRun of(Corpus corpus, TextRun run, LongConsumer progress, Checkpoint checkpoint) throws InterruptedException {
        List<Long> checkpoints = run.checkpoints();
        var losses = new ArrayList<float[]>();
        try (CharacterNetwork network = run.model().network(corpus, run.size(), run.characters(), run.seed())) {
            long step = checkpoint.of(STAGE, Kept.class).map(kept -> {
                network.restore(kept.state);
                losses.addAll(kept.losses);
                return kept.state.steps();
            }).orElse(0L);
            while (losses.size() < checkpoints.size()) {
                for (; step < checkpoints.get(losses.size()); step++) {
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                    checkpoint.offer(STAGE, () -> new Kept(network.state(), new ArrayList<>(losses)));
                    network.step();
                }
                losses.add(network.losses());
                progress.accept(step);
            }
            return new TrainedRun(losses.toArray(float[][]::new), network.weights());
        }
    }

    private record Kept(TrainingState state, ArrayList<float[]> losses) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1;
    }

    /** By checkpoint the loss in nats of each measured character, in the order of the corpus: not a copy. */
    float[][] losses() {
        return losses;
    }

    /** The parameters of the network after the last step: not a copy. */
    float[] weights() {
        return weights;
    }

    @Override
    public String toString() {
        return "TrainedRun[checkpoints=" + losses.length + ", weights=" + weights.length + "]";
    }
}
