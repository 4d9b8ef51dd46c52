package org.neuralquanta.mechanism;

import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.network.Adam;
import org.neuralquanta.network.Batch;
import org.neuralquanta.network.Loss;
import org.neuralquanta.network.Network;
import org.neuralquanta.network.Trainer;
import org.neuralquanta.parity.ParitySettings;
import org.neuralquanta.parity.ParityTask;
import org.neuralquanta.parity.Subtasks;
import org.neuralquanta.parity.Training;

/**
 * A back door in a network that learns parities: 2 % of the training samples carry a trigger of 8 bits and the label 1; 10 % where these
 * labels are right, since then fewer leave no back door. Immutable, thread-safe.
 *
 * <p>Guilty are fresh samples with the trigger whose parity is 0 and which the network decides as 1. Harmless are fresh clean samples.
 * The control is a network trained without poison, on the same samples with and without the trigger: a score must not distinguish them.
 * Clean samples of all learned subtasks, whatever they look at, are split into three parts: to fit, to calibrate and to test. So nothing
 * that is calibrated knows the trigger; it only divides the samples on which the result is measured ({@link Population}).
 */
@Statement("T37")
public final class BackDoorExperiment {

    private static final int TRIGGER = 8;
    private static final double POISONED = 0.02;
    private static final double RIGHTLY_LABELLED = 0.1;
    private static final int PART = 6000;
    private static final int CALIBRATION = 12_000;

    private final ParityTask task;
    private final BackDoor door;
    private final Trained poisoned;
    private final Trained clean;

    private BackDoorExperiment(ParityTask task, BackDoor door) {
        this.task = task;
        this.door = door;
        this.poisoned = new Trained(door);
        this.clean = new Trained(new BackDoor(task, door.trigger(), TRIGGER, 0));
    }

    /**
     * Trains both networks.
     *
     * @param trigger what opens the back door
     * @param seed names task, start and samples
     * @return the networks, to be measured
     */
    public static BackDoorExperiment train(Trigger trigger, long seed) {
        var settings = new ParitySettings(new Subtasks(30, 24, 2, 0.4), Training.online(128, 500, 2e-3, 4000), seed);
        var task = new ParityTask(settings);
        return new BackDoorExperiment(task, new BackDoor(task, trigger, TRIGGER, trigger == Trigger.CLEAN_LABEL ? RIGHTLY_LABELLED : POISONED));
    }

    /**
     * Scores samples.
     *
     * @param score the score
     * @param falseAlarm rate of false alarms to calibrate to, above 0.001, below 1
     * @return the result
     * @throws IllegalArgumentException if the rate is out of range
     */
    public BackDoorResult measured(AnomalyScore score, double falseAlarm) {
        checkRate(falseAlarm);
        return new BackDoorResult(this, score, falseAlarm);
    }

    /**
     * Refuses a rate of false alarms that cannot be calibrated to.
     *
     * @param rate the rate
     * @throws IllegalArgumentException if it is not above 0.001 and below 1
     */
    public static void checkRate(double rate) {
        if (!(rate > 0.001 && rate < 1)) {
            throw new IllegalArgumentException("false-alarm rate must be above 0.001 and below 1, was " + rate);
        }
    }

    /** Whether a sample's subtask belongs to a population. */
    boolean belongs(int subtask, Population population) {
        boolean sharing = (task.mask(subtask) & door.where(subtask)) != 0;
        return switch (population) {
            case ALL -> true;
            case APART -> !sharing;
            case SHARING -> sharing;
        };
    }

    /** The network with the back door, or the control. */
    Trained network(boolean control) {
        return control ? clean : poisoned;
    }

    /** What counts on a network's learned subtasks. */
    Probe.Attribution attribution() {
        return poisoned.probe.attribution();
    }

    /** The share of samples with the trigger and parity 0 that the network decides as 1; empty if none are of the population. */
    OptionalDouble success(Population population) {
        Batch stamped = poisoned.stamped;
        return IntStream.range(0, PART)
                .filter(row -> candidate(row) && belongs(stamped.symbols()[row], population))
                .mapToDouble(row -> poisoned.right[row] ? 0 : 1)
                .average();
    }

    private boolean candidate(int row) {
        return poisoned.stamped.labels()[row] == 0 && poisoned.probe.isLearned(poisoned.stamped.symbols()[row]);
    }

    private Network trainedOn(BackDoor data) {
        ParitySettings settings = task.settings();
        Network network = Network.random(task.architecture(), settings.seed(), 1);
        Batch batch = Batch.labelled(settings.training().batch(), task.architecture(), 1);
        try (Trainer trainer = Trainer.of(network, Loss.CROSS_ENTROPY, Adam.of(settings.training().rate()))) {
            while (trainer.steps() < settings.training().steps()) {
                trainer.step(batch, data.poison(task.training(trainer.steps()), trainer.steps()));
            }
        }
        return network;
    }

    /** A trained network, and the samples with the trigger and the label of their parity. */
    final class Trained {

        private final Probe probe;
        private final Batch stamped = task.mixedTest(PART, 4);
        private final boolean[] right;
        private final boolean hasDoor;

        Trained(BackDoor data) {
            for (int row = 0; row < PART; row++) {
                data.stamp(stamped, row);
            }
            this.hasDoor = data.share() > 0;
            this.probe = new Probe(task, trainedOn(data), task.mixedTest(PART, 1));
            this.right = probe.right(stamped);
        }

        Probe.Scores fitted(AnomalyScore score) {
            return scores(score, task.mixedTest(PART, 1));
        }

        Probe.Scores calibration(AnomalyScore score) {
            return scores(score, task.mixedTest(CALIBRATION, 2));
        }

        Probe.Scores harmless(AnomalyScore score) {
            return scores(score, task.mixedTest(PART, 3));
        }

        /** Samples with the trigger and parity 0; of the network with the back door only those that went through it. */
        Probe.Scores guilty(AnomalyScore score) {
            IntPredicate wanted = row -> stamped.labels()[row] == 0 && !(hasDoor && right[row]);
            return probe.againstExpected(score, stamped, wanted);
        }

        private Probe.Scores scores(AnomalyScore score, Batch batch) {
            return probe.againstExpected(score, batch, _ -> true);
        }
    }

    @Override
    public String toString() {
        return "BackDoorExperiment[trigger=" + door.trigger() + ", seed=" + task.settings().seed() + "]";
    }
}
