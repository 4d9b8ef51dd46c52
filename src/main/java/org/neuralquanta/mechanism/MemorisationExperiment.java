package org.neuralquanta.mechanism;

import java.util.OptionalLong;
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
 * Memorised against generalised samples: parities trained on few samples for long, so that frequent subtasks generalise and the samples of
 * rare ones are memorised. Immutable, thread-safe.
 *
 * <p>Guilty are training samples that the network decides correctly although their subtask is not learned. Harmless are test samples of
 * learned subtasks. The control compares training samples of learned subtasks with test samples of the same: both are generalised.
 */
@Statement("T37")
public final class MemorisationExperiment {

    private static final long DATA = 3000;
    private static final int PART = 2000;

    private MemorisationExperiment() {}

    /**
     * Trains and scores.
     *
     * @param score the score
     * @param falseAlarm rate of false alarms to calibrate to, above 0.001, below 1
     * @param seed names task, start and samples
     * @return the result
     */
    public static Outcome run(AnomalyScore score, double falseAlarm, long seed) {
        BackDoorExperiment.checkRate(falseAlarm);
        var settings = new ParitySettings(new Subtasks(30, 24, 2, 0.4), new Training(128, 500, 2e-3, 4000, OptionalLong.of(DATA)), seed);
        var task = new ParityTask(settings);
        Network network = Network.random(task.architecture(), seed, 1);
        Batch training = Batch.labelled(settings.training().batch(), task.architecture(), 1);
        try (Trainer trainer = Trainer.of(network, Loss.CROSS_ENTROPY, Adam.of(settings.training().rate()))) {
            while (trainer.steps() < settings.training().steps()) {
                trainer.step(training, task.training(trainer.steps()));
            }
        }
        Batch seen = Batch.labelled(PART, task.architecture(), 1);
        task.training(settings.training().steps()).fill(seen, 0, PART);
        Batch fit = task.mixedTest(PART, 1);
        Batch calibrate = task.mixedTest(PART, 2);
        Batch test = task.mixedTest(PART, 3);
        var probe = new Probe(task, network, fit);
        boolean[] right = probe.right(seen);
        double[] fitted = probe.againstAll(score, fit, row -> probe.isLearned(fit.symbols()[row]));
        double[] calibration = probe.againstAll(score, calibrate, row -> probe.isLearned(calibrate.symbols()[row]));
        double[] harmless = probe.againstAll(score, test, row -> probe.isLearned(test.symbols()[row]));
        double[] guilty = probe.againstAll(score, seen, row -> !probe.isLearned(seen.symbols()[row]) && right[row]);
        double[] control = probe.againstAll(score, seen, row -> probe.isLearned(seen.symbols()[row]));
        long candidates = 0;
        for (int symbol : seen.symbols()) {
            candidates += probe.isLearned(symbol) ? 0 : 1;
        }
        Detector detector = Detector.calibrated(calibration, falseAlarm);
        return new Outcome(
                Detector.auroc(harmless, guilty),
                Detector.auroc(harmless, control),
                detector.threshold(),
                detector.flagged(harmless),
                detector.flagged(guilty),
                Detector.calibrated(fitted, falseAlarm).flagged(harmless),
                (double) guilty.length / candidates,
                probe.learned(),
                probe.attributed());
    }
}
