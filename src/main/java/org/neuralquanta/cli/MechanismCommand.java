package org.neuralquanta.cli;

import static org.neuralquanta.cli.answer.Rounding.GIVEN;
import static org.neuralquanta.cli.answer.Rounding.TWELVE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
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
import org.neuralquanta.mechanism.BackDoorResult;
import org.neuralquanta.mechanism.Detector;
import org.neuralquanta.mechanism.MemorisationExperiment;
import org.neuralquanta.mechanism.Outcome;
import org.neuralquanta.mechanism.Population;
import org.neuralquanta.mechanism.Trigger;
import org.neuralquanta.mechanism.VectorScores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The mechanism of single samples (T37). */
@Command(
        name = "mechanism",
        description = "Trains a network with a back door, or one that memorises (--task), and detects which mechanism handles single samples; or"
                + " flags vectors of any network that are unlike those of known groups (T37).",
        footer = {
            "",
            "Example: quanta mechanism --task backdoor --score flip --seed 2",
            "",
            "Vectors of any network: quanta mechanism --vectors activations.npy --groups groups.txt --test suspects.npy --scores-out scores.csv."
                    + " See docs/bring-your-own.md."
        })
final class MechanismCommand implements Question {

    private enum Task {
        BACKDOOR,
        MEMORISATION
    }

    @Option(names = "--task", paramLabel = "TASK", description = "Task to train a network on: backdoor or memorisation.")
    private @Nullable Task task;

    @Option(names = "--score", paramLabel = "SCORE", description = "Anomaly score: flip (default) or mahalanobis.")
    private @Nullable AnomalyScore score;

    @Option(names = "--trigger", paramLabel = "TRIGGER",
            description = "What opens the back door: spare (default), own (the parity's own inputs are part of it) or clean-label (no label is"
                    + " wrong).")
    private @Nullable Trigger trigger;

    @Option(names = "--false-alarm", paramLabel = "R", description = "False-alarm rate, above 0.001 and below 1; default 0.05.")
    private Real falseAlarm = new Real("0.05", 0.05);

    @Option(names = "--seed", paramLabel = "S", description = "Seed; default 1.")
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
        return switch (trained) {
            case BACKDOOR -> {
                Trigger opened = trigger == null ? Trigger.SPARE : trigger;
                yield backDoor(falseAlarm.to("--false-alarm", rate -> {
                    BackDoorExperiment.checkRate(rate);
                    return BackDoorExperiment.train(opened, seed.value()).measured(chosen, rate);
                }));
            }
            case MEMORISATION -> {
                BadInput.refuse("--trigger", trigger == null ? null : Choice.name(trigger), "has no effect on --task memorisation", "with --task backdoor");
                yield memorisation(falseAlarm.to("--false-alarm", rate -> MemorisationExperiment.run(chosen, rate, seed.value())));
            }
        };
    }

    private Answer brought() {
        BadInput.refuse("--task", task == null ? null : Choice.name(task), "cannot be used with --vectors", "alone");
        BadInput.refuse("--trigger", trigger == null ? null : Choice.name(trigger), "cannot be used with --vectors", "with --task backdoor");
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

    private static Answer memorisation(Outcome outcome) {
        Facts facts = Facts.of(Optional.of(outcome));
        return Answer.of(facts.all(), new Prose().show(facts.row()));
    }

    private static Answer backDoor(BackDoorResult result) {
        Facts facts = Facts.of(result.outcome(Population.ALL));
        Field.Fact success = new Field.Fact("success", Value.of(result.success(Population.ALL), "nothing is learned"));
        Listing table = Listing.of(List.of(Population.values()), List.<Column<Population>>of(
                new Column<>("population", GIVEN, population -> Value.of(Choice.name(population))),
                new Column<>("auroc", TWELVE, population -> Facts.of(result.outcome(population)).auroc.value()),
                new Column<>("falseAlarm", "false alarms", TWELVE, population -> Facts.of(result.outcome(population)).falseAlarm.value()),
                new Column<>("truePositive", "true positives", TWELVE, population -> Facts.of(result.outcome(population)).truePositive.value()),
                new Column<>("control", "auroc of the control", TWELVE, population -> Facts.of(result.outcome(population)).control.value())));
        var fields = new ArrayList<>(facts.all());
        fields.add(success);
        fields.add(new Field.Rows("populations", table));
        return Answer.of(fields, new Prose()
                .say("Each sample is compared with clean samples of the same subtask and decision. Share of the samples with the trigger that went through the"
                        + " back door: ")
                .show(success)
                .say("\n")
                .show(table)
                .say("apart: the parity depends on no input of the trigger; sharing: it depends on at least one.\n"));
    }

    private record Facts(Field.Fact auroc, Field.Fact threshold, Field.Fact falseAlarm, Field.Fact truePositive, Field.Fact control) {

        static Facts of(Optional<Outcome> outcome) {
            return new Facts(
                    fact("auroc", outcome, Outcome::auroc), fact("threshold", outcome, Outcome::threshold),
                    fact("falseAlarm", outcome, Outcome::falseAlarm), fact("truePositive", outcome, Outcome::truePositive),
                    fact("auroc", outcome, Outcome::controlAuroc));
        }

        private static Field.Fact fact(String name, Optional<Outcome> outcome, ToDoubleFunction<Outcome> number) {
            OptionalDouble value = outcome.stream().mapToDouble(number).findFirst();
            return new Field.Fact(name, Value.of(value, "no sample of these went through the back door"));
        }

        List<Field> all() {
            return List.of(auroc, threshold, falseAlarm, truePositive, Field.group("control", control));
        }

        Listing row() {
            return Listing.row(List.of(
                    new Column<>("", GIVEN, _ -> Value.of("")),
                    new Column<>("auroc", TWELVE, _ -> auroc.value()),
                    new Column<>("threshold", TWELVE, _ -> threshold.value()),
                    new Column<>("false alarms", TWELVE, _ -> falseAlarm.value()),
                    new Column<>("true positives", TWELVE, _ -> truePositive.value()),
                    new Column<>("auroc of the control", TWELVE, _ -> control.value())));
        }
    }
}
