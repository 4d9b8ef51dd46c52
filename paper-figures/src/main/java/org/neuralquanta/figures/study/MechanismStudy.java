package org.neuralquanta.figures.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.neuralquanta.figures.drawing.DataTable;
import org.neuralquanta.mechanism.AnomalyScore;
import org.neuralquanta.mechanism.BackDoorExperiment;
import org.neuralquanta.mechanism.MemorisationExperiment;
import org.neuralquanta.mechanism.Outcome;

/** Which mechanism decides a single sample: networks with a back door, and networks that memorise (T37). */
final class MechanismStudy implements Study {

    /** The settings were chosen while looking at the first three of these seeds; the last three were run once, afterwards. */
    private static final long[] MEMORISERS = {1, 2, 3, 5, 6, 7};

    /** The same for back doors: on seed 6 every learned subtask looks at the trigger's inputs, so that nothing is left to measure on. */
    private static final long[] DOORS = {1, 2, 3, 5, 7, 8};

    @Override
    public String name() {
        return "mechanism";
    }

    @Override
    public void run(Path data, Path scratch) throws IOException {
        var outcomes = new DataTable(
                Study.command(name()), "task,score,seed,auroc,control,falseAlarm,truePositive,fitFalseAlarm,success,learned,attributed");
        var scores = new DataTable(Study.command(name()), "score,control,guilty,value");
        for (AnomalyScore score : AnomalyScore.values()) {
            for (long seed : DOORS) {
                BackDoorExperiment door = BackDoorExperiment.run(score, 0.05, seed);
                outcome(outcomes, "backdoor", score, seed, door.outcome());
                for (boolean control : new boolean[] {false, true}) {
                    if (seed == 1) {
                        values(scores, score, control, false, door.harmless(control));
                        values(scores, score, control, true, door.guilty(control));
                    }
                }
            }
            for (long seed : MEMORISERS) {
                outcome(outcomes, "memorisation", score, seed, MemorisationExperiment.run(score, 0.05, seed));
            }
        }
        outcomes.write(data.resolve("trained-mechanism-outcomes.csv"));
        scores.write(data.resolve("trained-mechanism-scores.csv"));
    }

    private static void outcome(DataTable table, String task, AnomalyScore score, long seed, Outcome o) {
        table.row(
                task, score.name().toLowerCase(Locale.ROOT), seed, o.auroc(), o.controlAuroc(), o.falseAlarm(), o.truePositive(),
                o.fitFalseAlarm(), o.success(), o.learned(), o.attributed());
    }

    private static void values(DataTable table, AnomalyScore score, boolean control, boolean guilty, double[] values) {
        for (double value : values) {
            table.row(score.name().toLowerCase(Locale.ROOT), control, guilty, value);
        }
    }
}
