package org.neuralquanta.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.mechanism.AnomalyScore;
import org.neuralquanta.mechanism.BackDoorExperiment;
import org.neuralquanta.mechanism.MemorisationExperiment;
import org.neuralquanta.mechanism.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The mechanism of single samples (T37). */
@Command(
        name = "mechanism",
        description = "Trains a network with a back door, or one that memorises, and tells samples by their mechanism (T37).",
        footer = {"", "Example: quanta mechanism --task backdoor --score flip --seed 2"})
final class MechanismCommand implements Question {

    private static final String TASKS = "backdoor, memorisation";
    private static final String SCORES = "flip, mahalanobis";
    private static final Domain RATE = new Domain("0.002 to 0.5", x -> x >= 0.002 && x <= 0.5);

    @Option(names = "--task", paramLabel = "TASK", description = TASKS + ".")
    private @Nullable String task;

    @Option(names = "--score", paramLabel = "SCORE", description = SCORES + "; default flip.")
    private String score = "flip";

    @Option(names = "--false-alarm", paramLabel = "R", description = "Rate of false alarms, 0.002 to 0.5; default 0.05.")
    private String falseAlarm = "0.05";

    @Option(names = "--seed", paramLabel = "S", description = "Default 1.")
    private String seed = "1";

    @Override
    public Answer answer() {
        if (task == null) {
            throw new BadInput("--task: missing; allowed: " + TASKS);
        }
        AnomalyScore chosen = switch (score) {
            case "flip" -> AnomalyScore.FLIP;
            case "mahalanobis" -> AnomalyScore.MAHALANOBIS;
            default -> throw new BadInput("--score", score, "is no score", SCORES);
        };
        double rate = Numbers.real("--false-alarm", falseAlarm, RATE);
        long start = (long) Numbers.real("--seed", seed, Domain.SEED);
        return switch (task) {
            case "backdoor" -> new Told(BackDoorExperiment.run(chosen, rate, start).outcome());
            case "memorisation" -> new Told(MemorisationExperiment.run(chosen, rate, start));
            default -> throw new BadInput("--task", task, "is no task", TASKS);
        };
    }

    private record Told(Outcome outcome) implements Answer {

        @Override
        public String text() {
            var table = new TextTable("", "auroc", "threshold", "false alarms", "true positives", "auroc of the control");
            table.row("", 0, List.of(
                    new Quantity.Known(outcome.auroc()),
                    new Quantity.Known(outcome.threshold()),
                    new Quantity.Known(outcome.falseAlarm()),
                    new Quantity.Known(outcome.truePositive()),
                    new Quantity.Known(outcome.controlAuroc())));
            return table.toString();
        }

        @Override
        public String json() {
            return JsonDocument.of(json -> json.number("auroc", outcome.auroc())
                    .number("threshold", outcome.threshold())
                    .number("falseAlarm", outcome.falseAlarm())
                    .number("truePositive", outcome.truePositive())
                    .object("control", inner -> inner.number("auroc", outcome.controlAuroc())));
        }
    }
}
