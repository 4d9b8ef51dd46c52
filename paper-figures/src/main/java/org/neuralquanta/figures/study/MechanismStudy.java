package org.neuralquanta.figures.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.neuralquanta.figures.drawing.DataTable;
import org.neuralquanta.mechanism.AnomalyScore;
import org.neuralquanta.mechanism.BackDoorExperiment;
import org.neuralquanta.mechanism.BackDoorResult;
import org.neuralquanta.mechanism.Detector;
import org.neuralquanta.mechanism.MemorisationExperiment;
import org.neuralquanta.mechanism.Outcome;
import org.neuralquanta.mechanism.Population;
import org.neuralquanta.mechanism.Trigger;

/** Which mechanism decides a single sample: networks with a back door, and networks that memorise (T37). */
final class MechanismStudy implements Study {

    /** The statement's number times 100, plus 1 to 6: nobody had looked at them. */
    private static final long FIRST_SEED = 3701;

    private static final int NETWORKS = 6;
    private static final double RATE = 0.05;
    private static final double[] RATES = {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1};

    private final DataTable outcomes = new DataTable(
            Study.command(name()),
            "task,trigger,score,seed,population,harmless,guilty,auroc,control,falseAlarm,truePositive,fitFalseAlarm,oneThreshold,success,learned,"
                    + "attributed");
    private final DataTable curves = new DataTable(Study.command(name()), "trigger,score,seed,control,falseAlarm,truePositive");

    @Override
    public String name() {
        return "mechanism";
    }

    @Override
    public void run(Path data, Path scratch) throws IOException {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + NETWORKS; seed++) {
            for (Trigger trigger : Trigger.values()) {
                BackDoorExperiment experiment = BackDoorExperiment.train(trigger, seed);
                for (AnomalyScore score : AnomalyScore.values()) {
                    BackDoorResult result = experiment.measured(score, RATE);
                    for (Population population : Population.values()) {
                        row(trigger, score, seed, population, result);
                    }
                    curve(trigger, score, seed, false, result);
                    curve(trigger, score, seed, true, result);
                }
            }
            for (AnomalyScore score : AnomalyScore.values()) {
                Outcome o = MemorisationExperiment.run(score, RATE, seed);
                outcomes.row(
                        "memorisation", "", small(score), seed, small(Population.ALL), "", "", o.auroc(), o.controlAuroc(), o.falseAlarm(),
                        o.truePositive(), o.fitFalseAlarm(), "", o.success(), o.learned(), o.attributed());
            }
        }
        outcomes.write(data.resolve("trained-mechanism-outcomes.csv"));
        curves.write(data.resolve("trained-mechanism-curves.csv"));
    }

    private void row(Trigger trigger, AnomalyScore score, long seed, Population population, BackDoorResult result) {
        Optional<Outcome> o = result.outcome(population);
        outcomes.row(
                "backdoor", small(trigger), small(score), seed, small(population), result.harmless(population, false).length,
                result.guilty(population, false).length, o.map(Outcome::auroc).orElse(Double.NaN),
                o.map(Outcome::controlAuroc).orElse(Double.NaN), o.map(Outcome::falseAlarm).orElse(Double.NaN),
                o.map(Outcome::truePositive).orElse(Double.NaN), o.map(Outcome::fitFalseAlarm).orElse(Double.NaN),
                number(result.falseAlarmOfOneThreshold(population)), number(result.success(population)),
                o.map(Outcome::learned).orElse(0), o.map(Outcome::attributed).orElse(0));
    }

    private static double number(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }

    private void curve(Trigger trigger, AnomalyScore score, long seed, boolean control, BackDoorResult result) {
        double[] harmless = result.harmless(Population.ALL, control);
        double[] guilty = result.guilty(Population.ALL, control);
        for (double rate : guilty.length == 0 ? new double[0] : RATES) {
            Detector detector = rate == 1 ? new Detector(-1) : Detector.calibrated(harmless, rate);
            curves.row(small(trigger), small(score), seed, control, detector.flagged(harmless), detector.flagged(guilty));
        }
    }

    private static String small(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
