package org.neuralquanta.cli;

import static org.neuralquanta.cli.answer.Rounding.GIVEN;
import static org.neuralquanta.cli.answer.Rounding.TWELVE;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Column;
import org.neuralquanta.cli.answer.Field;
import org.neuralquanta.cli.answer.Listing;
import org.neuralquanta.cli.answer.Prose;
import org.neuralquanta.cli.answer.Value;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.Choice;
import org.neuralquanta.cli.option.Real;
import org.neuralquanta.cli.option.Whole;
import org.neuralquanta.cli.samples.VectorOptions;
import org.neuralquanta.cli.samples.VectorsAnswer;
import org.neuralquanta.matrix.Labels;
import org.neuralquanta.matrix.Matrix;
import org.neuralquanta.mechanism.AnomalyScore;
import org.neuralquanta.mechanism.BackDoorExperiment;
import org.neuralquanta.mechanism.Detector;
import org.neuralquanta.mechanism.MemorisationExperiment;
import org.neuralquanta.mechanism.Outcome;
import org.neuralquanta.mechanism.VectorScores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The mechanism of single samples (T37). */
@Command(
        name = "mechanism",
        description = "Trains a network with a back door, or one that memorises (--task), and detects the mechanism of single samples; or flags"
                + " vectors of any network that are unlike known groups of them (T37).",
        footer = {
            "",
            "Example: quanta mechanism --task backdoor --score flip --seed 2",
            "",
            "quanta mechanism --vectors activations.npy --groups groups.txt --test suspects.npy --scores-out scores.csv scores those of any",
            "network; see docs/bring-your-own.md."
        })
final class MechanismCommand implements Question {

    private enum Task {
        BACKDOOR,
        MEMORISATION
    }

    @Option(names = "--task", paramLabel = "TASK", description = "Task of the network that is trained: backdoor, memorisation.")
    private @Nullable Task task;

    @Option(names = "--score", paramLabel = "SCORE", description = "flip, mahalanobis; default flip.")
    private @Nullable AnomalyScore score;

    @Option(names = "--false-alarm", paramLabel = "R", description = "False-alarm rate, above 0.001, below 1; default 0.05.")
    private Real falseAlarm = new Real("0.05", 0.05);

    @Option(names = "--seed", paramLabel = "S", description = "Default 1.")
    private Whole seed = new Whole("1", 1);

    @Mixin
    private final VectorOptions vectors = new VectorOptions();

    @Override
    public Answer answer() {
        if (vectors.areGiven()) {
            return brought();
        }
        Task trained = task;
        if (trained == null) {
            throw new BadInput("--task", "missing (backdoor, memorisation), and --vectors is not given");
        }
        vectors.refuseUnused("has no effect on --task " + Choice.name(trained));
        AnomalyScore chosen = score == null ? AnomalyScore.FLIP : score;
        return answer(falseAlarm.to("--false-alarm", rate -> switch (trained) {
            case BACKDOOR -> BackDoorExperiment.run(chosen, rate, seed.value()).outcome();
            case MEMORISATION -> MemorisationExperiment.run(chosen, rate, seed.value());
        }));
    }

    private Answer brought() {
        BadInput.refuse("--task", task == null ? null : Choice.name(task), "cannot be used with --vectors", "alone");
        BadInput.refuse("--score", score == null ? null : Choice.name(score), "cannot be used with --vectors", "with --task");
        return vectors.writing(file -> {
            Matrix matrix = vectors.vectors().orElseThrow();
            Labels groups = vectors.groups(matrix.rows());
            int components = vectors.components(matrix.columns());
            Optional<Matrix> test = vectors.test();
            int[] numbers = groups.numbers().stream().mapToInt(i -> i).toArray();
            VectorScores scores = falseAlarm.to("--false-alarm", rate -> {
                Detector.checkRate(rate);
                return scores(matrix, numbers, test, components, rate);
            });
            file.ifPresent(out -> VectorsAnswer.write(out, scores, groups.names()));
            return VectorsAnswer.of(scores);
        });
    }

    /** The library's refusal begins with the file that it is about. */
    private VectorScores scores(Matrix matrix, int[] groups, Optional<Matrix> test, int components, double rate) {
        try {
            return VectorScores.of(matrix, groups, test, components, rate, seed.value());
        } catch (IllegalArgumentException e) {
            String reason = String.valueOf(e.getMessage());
            boolean ofTest = !reason.startsWith(matrix.name() + ": ") && test.stream().anyMatch(other -> reason.startsWith(other.name() + ": "));
            throw new BadInput(ofTest ? "--test" : "--vectors", reason);
        }
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
