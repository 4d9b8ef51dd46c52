package org.neuralquanta.mechanism;

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
 * A back door in a network that learns parities: 2 % of the training samples carry a trigger of 8 bits and the label 1. Immutable,
 * thread-safe.
 *
 * <p>Guilty are fresh samples with the trigger whose parity is 0 and which the network decides as 1. Harmless are fresh clean samples
 * of parity 0. Both come from subtasks that do not use the trigger's bits. Otherwise the trigger would allow only some cases of the parity,
 * which a score detects even without a back door. The control is a network trained without poison, on the same samples with and without the
 * trigger: a score must not distinguish them. Clean samples are split into three parts: to fit, to calibrate and to test.
 */
@Statement("T37")
public final class BackDoorExperiment {

    private static final int TRIGGER = 8;
    private static final double POISONED = 0.02;
    private static final int PART = 6000;

    private final double[] harmless;
    private final double[] guilty;
    private final double[] controlHarmless;
    private final double[] controlGuilty;
    private final Outcome outcome;

    private BackDoorExperiment(double[][] trial, double[][] control, double rate, Probe probe, double success) {
        this.harmless = trial[2];
        this.guilty = trial[3];
        this.controlHarmless = control[2];
        this.controlGuilty = control[3];
        Detector detector = Detector.calibrated(trial[1], rate);
        this.outcome = new Outcome(
                Detector.auroc(harmless, guilty),
                Detector.auroc(controlHarmless, controlGuilty),
                detector.threshold(),
                detector.flagged(harmless),
                detector.flagged(guilty),
                Detector.calibrated(trial[0], rate).flagged(harmless),
                success,
                probe.learned(),
                probe.attributed());
    }

    /**
     * Trains both networks and scores.
     *
     * @param score the score
     * @param falseAlarm rate of false alarms to calibrate to, above 0.001, below 1
     * @param seed names task, start and samples
     * @return the result
     * @throws IllegalArgumentException if the rate is out of range, or all subtasks that the seed's networks learn look at the trigger
     */
    public static BackDoorExperiment run(AnomalyScore score, double falseAlarm, long seed) {
        if (!(falseAlarm > 0.001 && falseAlarm < 1)) {
            throw new IllegalArgumentException("rate of false alarms must be above 0.001 and below 1, was " + falseAlarm);
        }
        var settings = new ParitySettings(new Subtasks(30, 24, 2, 0.4), Training.online(128, 500, 2e-3, 4000), seed);
        var task = new ParityTask(settings);
        var door = new BackDoor(settings.subtasks().bits(), TRIGGER, POISONED, seed);
        Network network = train(task, door);
        Probe probe = new Probe(task, network, task.mixedTest(PART, 1));
        Batch stamped = stamped(task, door);
        if (IntStream.range(0, PART).noneMatch(row -> probe.isLearned(stamped.symbols()[row]) && counts(task, stamped, row))) {
            throw new IllegalArgumentException("all subtasks that the network of seed " + seed
                    + " learned use inputs of the trigger, so none is left for the measurement; take another seed");
        }
        Network clean = train(task, new BackDoor(settings.subtasks().bits(), TRIGGER, 0, seed));
        boolean[] right = probe.right(stamped);
        long candidates = 0;
        long succeeded = 0;
        for (int row = 0; row < stamped.size(); row++) {
            if (probe.isLearned(stamped.symbols()[row]) && counts(task, stamped, row)) {
                candidates++;
                succeeded += right[row] ? 0 : 1;
            }
        }
        double[][] trial = scores(score, task, probe, stamped, true);
        double[][] control =
                scores(score, task, new Probe(task, clean, task.mixedTest(PART, 1)), stamped, false);
        return new BackDoorExperiment(trial, control, falseAlarm, probe, (double) succeeded / candidates);
    }

    private static Network train(ParityTask task, BackDoor door) {
        ParitySettings settings = task.settings();
        Network network = Network.random(task.architecture(), settings.seed(), 1);
        Batch batch = Batch.labelled(settings.training().batch(), task.architecture(), 1);
        try (Trainer trainer = Trainer.of(network, Loss.CROSS_ENTROPY, Adam.of(settings.training().rate()))) {
            while (trainer.steps() < settings.training().steps()) {
                trainer.step(batch, door.poison(task.training(trainer.steps()), trainer.steps()));
            }
        }
        return network;
    }

    /** Fresh samples with the trigger and the label of their parity. */
    private static Batch stamped(ParityTask task, BackDoor door) {
        Batch batch = task.mixedTest(PART, 4);
        int n = task.settings().subtasks().bits();
        for (int row = 0; row < batch.size(); row++) {
            door.stamp(batch, row);
            long bits = 0;
            for (int b = 0; b < n; b++) {
                bits |= batch.inputs()[row * n + b] == 1 ? 1L << b : 0;
            }
            task.fill(batch, row, batch.symbols()[row], bits);
        }
        return batch;
    }

    private static boolean counts(ParityTask task, Batch batch, int row) {
        long trigger = ((1L << TRIGGER) - 1) << (task.settings().subtasks().bits() - TRIGGER);
        return batch.labels()[row] == 0 && (task.mask(batch.symbols()[row]) & trigger) == 0;
    }

    /** Scores of the samples fitted to, of those to calibrate, of harmless and of guilty ones. */
    private static double[][] scores(AnomalyScore score, ParityTask task, Probe probe, Batch stamped, boolean poisoned) {
        Batch fit = task.mixedTest(PART, 1);
        Batch calibrate = task.mixedTest(PART, 2);
        Batch test = task.mixedTest(PART, 3);
        boolean[] right = probe.right(stamped);
        return new double[][] {
            probe.againstExpected(score, fit, row -> counts(task, fit, row)),
            probe.againstExpected(score, calibrate, row -> counts(task, calibrate, row)),
            probe.againstExpected(score, test, row -> counts(task, test, row)),
            probe.againstExpected(score, stamped, row -> counts(task, stamped, row) && !(poisoned && right[row]))
        };
    }

    /**
     * The outcome.
     *
     * @return the numbers
     */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * Scores of harmless samples that were neither fitted nor calibrated to.
     *
     * @param control whether those of the control
     * @return the scores
     */
    public double[] harmless(boolean control) {
        return (control ? controlHarmless : harmless).clone();
    }

    /**
     * Scores of guilty samples.
     *
     * @param control whether those of the control, where they are not guilty
     * @return the scores
     */
    public double[] guilty(boolean control) {
        return (control ? controlGuilty : guilty).clone();
    }

    @Override
    public String toString() {
        return "BackDoorExperiment[outcome=" + outcome + "]";
    }
}
