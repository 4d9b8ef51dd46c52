package org.neuralquanta.cli;

import static org.neuralquanta.cli.answer.Rounding.GIVEN;
import static org.neuralquanta.cli.answer.Rounding.TWELVE;

import java.util.List;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Column;
import org.neuralquanta.cli.answer.Field;
import org.neuralquanta.cli.answer.Listing;
import org.neuralquanta.cli.answer.Prose;
import org.neuralquanta.cli.answer.Value;
import org.neuralquanta.cli.option.Real;
import org.neuralquanta.cli.option.Whole;
import org.neuralquanta.mechanism.AnomalyScore;
import org.neuralquanta.mechanism.BackDoorExperiment;
import org.neuralquanta.mechanism.MemorisationExperiment;
import org.neuralquanta.mechanism.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The mechanism of single samples (T37). */
@Command(
        name = "mechanism",
        description = "Trains a network with a back door, or one that memorises, and detects the mechanism of single samples (T37).",
        footer = {"", "Example: quanta mechanism --task backdoor --score flip --seed 2"})
final class MechanismCommand implements Question {

    private enum Task {
        BACKDOOR,
        MEMORISATION
    }

    @Option(names = "--task", paramLabel = "TASK", required = true, description = "backdoor, memorisation.")
    private Task task = Task.BACKDOOR;

    @Option(names = "--score", paramLabel = "SCORE", description = "flip, mahalanobis; default flip.")
    private AnomalyScore score = AnomalyScore.FLIP;

    @Option(names = "--false-alarm", paramLabel = "R", description = "False-alarm rate, above 0.001, below 1; default 0.05.")
    private Real falseAlarm = new Real("0.05", 0.05);

    @Option(names = "--seed", paramLabel = "S", description = "Default 1.")
    private Whole seed = new Whole("1", 1);

    @Override
    public Answer answer() {
        return answer(falseAlarm.to("--false-alarm", rate -> switch (task) {
            case BACKDOOR -> BackDoorExperiment.run(score, rate, seed.value()).outcome();
            case MEMORISATION -> MemorisationExperiment.run(score, rate, seed.value());
        }));
    }

    private static Answer answer(Outcome outcome) {
        Field.Fact auroc = Field.of("auroc", outcome.auroc());
        Field.Fact threshold = Field.of("threshold", outcome.threshold());
        Field.Fact falseAlarm = Field.of("falseAlarm", outcome.falseAlarm());
        Field.Fact truePositive = Field.of("truePositive", outcome.truePositive());
        Field.Fact control = Field.of("auroc", outcome.controlAuroc());
        Listing row = Listing.row(List.of(
                new Column<>("", GIVEN, _ -> Value.of("")),
                new Column<>("auroc", TWELVE, _ -> auroc.value()),
                new Column<>("threshold", TWELVE, _ -> threshold.value()),
                new Column<>("false alarms", TWELVE, _ -> falseAlarm.value()),
                new Column<>("true positives", TWELVE, _ -> truePositive.value()),
                new Column<>("auroc of the control", TWELVE, _ -> control.value())));
        return Answer.of(
                List.of(auroc, threshold, falseAlarm, truePositive, Field.group("control", control)), new Prose().show(row));
    }
}
