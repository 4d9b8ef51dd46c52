package org.neuralquanta.parity;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.neuralquanta.Statement;
import org.neuralquanta.checkpoint.Checkpoint;
import org.neuralquanta.lanes.Memory;
import org.neuralquanta.network.Adam;
import org.neuralquanta.network.Batch;
import org.neuralquanta.network.DivergedException;
import org.neuralquanta.network.Loss;
import org.neuralquanta.network.Network;
import org.neuralquanta.network.Trainer;
import org.neuralquanta.network.TrainingState;

/**
 * One network trained on multitask sparse parity. Not thread-safe.
 *
 * <p>Test losses are measured on {@value #TEST_SAMPLES} samples of each subtask, or on a number that is given, at steps that grow by 5 %.
 * With a training set of limited size a run ends early, once its mean test loss has not been lower for as many steps as led to the
 * lowest (and at least {@value #PATIENCE}).
 */
@Statement("T34")
public final class ParityRun {

    private static final int TEST_SAMPLES = 100;
    private static final long PATIENCE = 1000;
    private static final double GROWTH = 1.05;
    private static final long FIRST = 10;
    private static final String STAGE = "training";

    private final ParityTask task;
    private final Network network;
    private final SubtaskCurves curves;

    private ParityRun(ParityTask task, Network network, SubtaskCurves curves) {
        this.task = task;
        this.network = network;
        this.curves = curves;
    }

    /**
     * Trains.
     *
     * @param settings what to train
     * @param threads number of threads, ≥ 1; the result does not depend on it
     * @param progress is told the number of steps done, after each measurement
     * @return the trained network with its curves
     * @throws DivergedException if the loss leaves the finite numbers
     */
    public static ParityRun train(ParitySettings settings, int threads, LongConsumer progress) {
        return train(settings, TEST_SAMPLES, threads, progress);
    }

    /**
     * Trains, and measures on more or fewer test samples. The network does not depend on them, except that they decide where a training set
     * of limited size stops. With m of them the loss of an unlearned subtask has a standard error of about half the spread of its
     * log-odds over \(\sqrt m\).
     *
     * @param settings what to train
     * @param tests number of test samples of each subtask, ≥ 1
     * @param threads number of threads, ≥ 1; the result does not depend on it
     * @param progress is told the number of steps done, after each measurement
     * @return the trained network with its curves
     * @throws DivergedException if the loss leaves the finite numbers
     */
    public static ParityRun train(ParitySettings settings, int tests, int threads, LongConsumer progress) {
        return train(settings, tests, threads, progress, Checkpoint.none());
    }

    /**
     * Trains, from where the same training was broken off.
     *
     * @param settings what to train
     * @param threads number of threads, ≥ 1; the result does not depend on it
     * @param progress is told the number of steps done, after each measurement
     * @param checkpoint keeps where it is; of the same settings
     * @return the trained network with its curves
     * @throws DivergedException if the loss leaves the finite numbers
     */
    public static ParityRun train(ParitySettings settings, int threads, LongConsumer progress, Checkpoint checkpoint) {
        return train(settings, TEST_SAMPLES, threads, progress, checkpoint);
    }

    /**
     * Trains, from where the same training was broken off, and measures on more or fewer test samples.
     *
     * @param settings what to train
     * @param tests number of test samples of each subtask, ≥ 1
     * @param threads number of threads, ≥ 1; the result does not depend on it
     * @param progress is told the number of steps done, after each measurement
     * @param checkpoint keeps where it is; of the same settings and tests
     * @return the trained network with its curves
     * @throws DivergedException if the loss leaves the finite numbers
     */
    public static ParityRun train(ParitySettings settings, int tests, int threads, LongConsumer progress, Checkpoint checkpoint) {
        var task = new ParityTask(settings);
        mustFit(settings);
        Network network = Network.random(task.architecture(), settings.seed(), 1);
        List<Batch> testing = new ArrayList<>();
        double[] frequencies = new double[settings.subtasks().tasks()];
        for (int i = 0; i < frequencies.length; i++) {
            testing.add(task.test(i, tests));
            frequencies[i] = task.frequency(i);
        }
        Batch batch = Batch.labelled(settings.training().batch(), task.architecture(), 1);
        try (Trainer trainer = Trainer.of(network, Loss.CROSS_ENTROPY, Adam.of(settings.training().rate()), threads)) {
            Optional<Kept> kept = checkpoint.of(STAGE, Kept.class);
            kept.ifPresent(it -> trainer.restore(it.state));
            Progress now = kept.map(Kept::progress).orElseGet(Progress::start);
            while (!now.ended && trainer.steps() < settings.training().steps()) {
                trainer.step(batch, task.training(trainer.steps()));
                if (trainer.steps() >= now.next || trainer.steps() == settings.training().steps()) {
                    double[] losses = testing.stream().mapToDouble(test -> network.loss(test, Loss.CROSS_ENTROPY)).toArray();
                    progress.accept(trainer.steps());
                    double mean = weighted(frequencies, losses);
                    if (!Double.isFinite(mean)) {
                        throw new DivergedException(trainer.steps(), settings.training().rate());
                    }
                    now = now.measured(trainer.steps(), losses, mean, settings.training().data().isPresent());
                }
                Progress reached = now;
                checkpoint.offer(STAGE, () -> new Kept(trainer.state(), reached));
            }
            Progress last = now;
            checkpoint.keep(STAGE, () -> new Kept(trainer.state(), last));
            return new ParityRun(task, network, new SubtaskCurves(frequencies, now.steps, now.losses));
        }
    }

    private record Kept(TrainingState state, Progress progress) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1;
    }

    /**
     * What a training has come to.
     *
     * @param steps that were measured
     * @param losses by step
     * @param next step to measure
     * @param lowest mean loss
     * @param lowestAt its step
     * @param ended before the last step
     */
    private record Progress(
            ArrayList<Long> steps, ArrayList<double[]> losses, long next, double lowest, long lowestAt, boolean ended)
            implements Serializable {

        @Serial
        private static final long serialVersionUID = 1;

        static Progress start() {
            return new Progress(new ArrayList<>(), new ArrayList<>(), FIRST, Double.POSITIVE_INFINITY, 0, false);
        }

        Progress measured(long step, double[] now, double mean, boolean limited) {
            var allSteps = new ArrayList<>(steps);
            allSteps.add(step);
            var allLosses = new ArrayList<>(losses);
            allLosses.add(now);
            double least = Math.min(mean, lowest);
            long leastAt = mean < lowest ? step : lowestAt;
            boolean worse = limited && step - leastAt > Math.max(PATIENCE, leastAt);
            return new Progress(allSteps, allLosses, Math.max(next + 1, Math.round(next * GROWTH)), least, leastAt, worse);
        }
    }

    /**
     * Refuses a run that would not fit into memory.
     *
     * @param settings what to train
     * @throws IllegalArgumentException if it would not
     */
    public static void mustFit(ParitySettings settings) {
        Training training = settings.training();
        double samples = (double) Float.BYTES * training.batch() * settings.subtasks().bits();
        Memory.check(samples + Trainer.memory(ParityTask.architecture(settings), training.batch()),
                "batch " + training.batch() + " at width " + training.width() + " for " + settings.subtasks().tasks() + " subtasks",
                "a smaller batch or width");
    }

    private static double weighted(double[] frequencies, double[] losses) {
        double sum = 0;
        for (int i = 0; i < losses.length; i++) {
            sum += frequencies[i] * losses[i];
        }
        return sum;
    }

    /**
     * The subtasks.
     *
     * @return what was trained on
     */
    public ParityTask task() {
        return task;
    }

    /**
     * The network.
     *
     * @return after the last step
     */
    public Network network() {
        return network;
    }

    /**
     * Test losses over training.
     *
     * @return the curves
     */
    public SubtaskCurves curves() {
        return curves;
    }

    @Override
    public String toString() {
        return "ParityRun[curves=" + curves + ", architecture=" + network.architecture() + "]";
    }
}
