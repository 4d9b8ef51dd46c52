package org.neuralquanta.text;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.function.LongConsumer;

/** What comes of a run: a function of text and run alone, on any machine. Immutable, thread-safe. */
public final class TrainedRun implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

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
        List<Long> checkpoints = run.checkpoints();
        float[][] losses = new float[checkpoints.size()][];
        try (CharacterNetwork network = run.model().network(corpus, run.size(), run.characters(), run.seed())) {
            long step = 0;
            for (int c = 0; c < losses.length; c++) {
                for (; step < checkpoints.get(c); step++) {
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                    network.step();
                }
                losses[c] = network.losses();
                progress.accept(step);
            }
            return new TrainedRun(losses, network.weights());
        }
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
