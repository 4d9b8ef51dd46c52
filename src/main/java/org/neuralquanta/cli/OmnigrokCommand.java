package org.neuralquanta.cli;

import static org.neuralquanta.cli.answer.Rounding.ALL;
import static org.neuralquanta.cli.answer.Rounding.GIVEN;
import static org.neuralquanta.cli.answer.Rounding.TWELVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
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
import org.neuralquanta.modular.ModularRun;
import org.neuralquanta.modular.ModularTask;
import org.neuralquanta.norm.Digits;
import org.neuralquanta.norm.NormRun;
import org.neuralquanta.norm.NormTask;
import org.neuralquanta.omnigrok.LinearLimit;
import org.neuralquanta.omnigrok.LinearModel;
import org.neuralquanta.omnigrok.RidgeLandscape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Grokking and the weight norm (T31–T33, T46). */
@Command(
        name = "omnigrok",
        description = "Grokking and the weight norm: exact in a linear model, and measured in trained networks.",
        subcommands = {OmnigrokCommand.Linear.class, OmnigrokCommand.Landscape.class, OmnigrokCommand.Train.class},
        footer = {"", "Example: quanta omnigrok linear --aspect 2 --decay 1e-3 --norm 10 --target 0.4 --at 0,10,1e3"})
final class OmnigrokCommand {

    private static final Real NOUGHT = new Real("0", 0);
    private static final Real ONE = new Real("1", 1);
    private static final Real.Listed NOTHING = new Real.Listed(List.of());

    private OmnigrokCommand() {}

    /** The solvable model (T32). */
    @Command(
            name = "linear",
            description = "Training and test loss of the linear model over time (T32), and its grokking time.",
            footer = {"", "Example: quanta omnigrok linear --aspect 2 --decay 1e-3 --norm 10 --target 0.4 --at 0,10,1e3"})
    static final class Linear implements Question {

        @Option(names = "--aspect", paramLabel = "LAMBDA", required = true, description = "Weights per sample, d/n.")
        private Real aspect = ONE;

        @Option(names = "--decay", paramLabel = "G", required = true, description = "Weight decay per unit of time.")
        private Real decay = NOUGHT;

        @Option(names = "--norm", paramLabel = "W0", required = true, description = "Initial weight norm.")
        private Real norm = NOUGHT;

        @Option(names = "--teacher", paramLabel = "W", defaultValue = "1", description = "Norm of the teacher; default 1.")
        private Real teacher = ONE;

        @Option(names = "--noise", paramLabel = "SIGMA", defaultValue = "0", description = "Standard deviation of the noise; default 0.")
        private Real noise = NOUGHT;

        @Option(names = "--target", paramLabel = "EPS", description = "Test loss that counts as generalisation.")
        private @Nullable Real target;

        @Option(names = "--at", paramLabel = "T1,T2,...", required = true, description = "Times, at least 0.")
        private Real.Listed at = NOTHING;

        @Override
        public Answer answer() {
            LinearModel plain = aspect.to("--aspect", lambda -> LinearModel.of(lambda, 0));
            LinearModel started = norm.to("--norm", size -> LinearModel.of(plain.aspect(), size));
            LinearModel decaying = decay.to("--decay", started::withDecay);
            LinearModel taught = teacher.to("--teacher", decaying::withTeacher);
            LinearLimit limit = noise.to("--noise", taught::withNoise).limit();
            List<Moment> moments = at.all().stream()
                    .map(time -> time.to("--at", t -> new Moment(t, Value.of(() -> limit.train(t)), Value.of(() -> limit.test(t)))))
                    .toList();
            Listing table = Listing.of(moments, List.of(
                    new Column<>("t", GIVEN, moment -> Value.of(moment.t)),
                    new Column<>("train", ALL, Moment::train),
                    new Column<>("test", TWELVE, Moment::test)));
            var none = new Value.Absent("needs --target");
            Value time = target == null ? none : target.to("--target", goal -> time(limit, goal));
            Value critical = target == null ? none : criticalNorm(limit, target.value());
            Listing ends = Listing.row(List.of(
                    new Column<>("", GIVEN, _ -> Value.of("")),
                    new Column<>("grokking time", ALL, _ -> time),
                    new Column<>("critical norm", TWELVE, _ -> critical)));
            return Answer.of(
                    List.of(new Field.Rows("points", table), new Field.Fact("grokkingTime", time), new Field.Fact("criticalNorm", critical)),
                    new Prose().show(table).say("\n").show(ends));
        }

        private record Moment(double t, Value train, Value test) {}

        private static Value time(LinearLimit limit, double goal) {
            OptionalDouble time = limit.grokkingTime(goal);
            return time.isPresent()
                    ? Value.of(time.getAsDouble())
                    : new Value.Absent("no grokking: the test loss never falls to the target; it ends at " + limit.end()
                            + ", the floor is " + limit.floor());
        }

        private static Value criticalNorm(LinearLimit limit, double goal) {
            try {
                return Value.of(limit.criticalNorm(goal));
            } catch (IllegalArgumentException | IllegalStateException e) {
                return new Value.Absent(String.valueOf(e.getMessage()));
            }
        }
    }

    /** L and U (T33). */
    @Command(
            name = "landscape",
            description = "Training and test loss of the linear model against the weight norm (T33).",
            footer = {"", "Example: quanta omnigrok landscape --aspect 2 --norms 0.3,0.7,2"})
    static final class Landscape implements Question {

        @Option(names = "--aspect", paramLabel = "LAMBDA", required = true, description = "Weights per sample, d/n, above 1.")
        private Real aspect = ONE;

        @Option(names = "--norms", paramLabel = "W1,W2,...", required = true, description = "Weight norms, at least 0.")
        private Real.Listed norms = NOTHING;

        @Option(names = "--teacher", paramLabel = "W", defaultValue = "1", description = "Norm of the teacher; default 1.")
        private Real teacher = ONE;

        @Override
        public Answer answer() {
            aspect.to("--aspect", lambda -> new RidgeLandscape(lambda, 1));
            RidgeLandscape landscape = teacher.to("--teacher", size -> new RidgeLandscape(aspect.value(), size));
            Listing table = Listing.of(
                    norms.all().stream().map(norm -> norm.to("--norms", landscape::at)).toList(),
                    List.<Column<RidgeLandscape.Point>>of(
                            new Column<>("norm", GIVEN, point -> Value.of(point.norm())),
                            new Column<>("train", ALL, point -> Value.of(point.train())),
                            new Column<>("test", TWELVE, point -> Value.of(point.test()))));
            return Answer.of(List.of(new Field.Rows("points", table)), new Prose().show(table));
        }
    }

    /** Networks (T31, T46). */
    @Command(
            name = "train",
            description = "Trains a network with weight decay, or at constant weight norm, and records its weight norm (T31, T46).",
            footer = {"", "Example: quanta omnigrok train --task teacher --scale 6 --decay 1 --steps 3000"})
    static final class Train implements Question {

        private static final int LONGEST = 10_000_000;
        private static final int POINTS = 200;
        private static final int TRAINING_IMAGES = 1000;
        private static final int DIGITS_BATCH = 200;
        private static final String NO_ACCURACY = "a regression task has no accuracy";
        private static final String FIGURES = "paper-figures/data/mnist-28x28-";

        private static final double TRAINING_SHARE = 0.3;

        private enum Task {
            TEACHER,
            DIGITS,
            ADDITION
        }

        @Option(names = "--task", paramLabel = "TASK", required = true,
                description = "teacher, digits, or addition (modulo P, with a transformer).")
        private Task task = Task.TEACHER;

        @Option(names = "--scale", paramLabel = "A", description = "Scale of the initial weights; default 6, or 1 for addition.")
        private @Nullable Real scale;

        @Option(names = "--rate", paramLabel = "LR", defaultValue = "1e-3", description = "Learning rate of AdamW; default 1e-3.")
        private Real rate = ONE;

        @Option(names = "--decay", paramLabel = "G", description = "Weight decay of AdamW; default 0.5, or 1 for addition.")
        private @Nullable Real decay;

        @Option(names = "--constant-norm",
                description = "Rescale the weights to their initial norm after each step; without weight decay.")
        private boolean constantNorm;

        @Option(names = "--symbols", paramLabel = "P", description = "Modulus P for addition, an odd number from 3 to 999.")
        private @Nullable Whole symbols;

        @Option(names = "--pairs", paramLabel = "N", description = "Training pairs for addition; default 30 %% of all P^2.")
        private @Nullable Whole pairs;

        @Option(names = "--steps", paramLabel = "S", defaultValue = "5000",
                description = "Training steps, 1 to " + LONGEST + "; a thousand take from seconds to a minute; default 5000.")
        private Whole steps = new Whole("1", 1);

        @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed; default 1.")
        private Whole seed = new Whole("1", 1);

        @Option(names = "--images", paramLabel = "FILE", description = "Images for digits, an IDX file; default: the file used by the figures.")
        private @Nullable Path images;

        @Option(names = "--labels", paramLabel = "FILE", description = "Labels for digits, an IDX file; default: the file used by the figures.")
        private @Nullable Path labels;

        @Override
        public Answer answer() {
            NormRun.Plan plan = plan();
            refuseElsewhere("--images", images, Task.DIGITS);
            refuseElsewhere("--labels", labels, Task.DIGITS);
            refuseElsewhere("--symbols", symbols, Task.ADDITION);
            refuseElsewhere("--pairs", pairs, Task.ADDITION);
            return switch (task) {
                case TEACHER -> answer(NormRun.of(NormTask.teacherStudent(plan.seed()), plan));
                case DIGITS -> answer(NormRun.of(
                        digits(images == null ? Path.of(FIGURES + "images.idx3.gz") : images,
                                labels == null ? Path.of(FIGURES + "labels.idx1.gz") : labels),
                        plan));
                case ADDITION -> {
                    ModularRun run = ModularRun.of(addition(plan.seed()), plan, (_, _) -> {});
                    yield answer(run.points(), run.trainStep(), run.testStep());
                }
            };
        }

        private void refuseElsewhere(String option, @Nullable Object value, Task wanted) {
            BadInput.refuse(
                    option, task == wanted ? null : value, "cannot be used with --task " + Choice.name(task), "with --task " + Choice.name(wanted));
        }

        private NormRun.Plan plan() {
            BadInput.refuse("--decay", constantNorm ? decay : null, "cannot be used with --constant-norm", "without --constant-norm");
            boolean addition = task == Task.ADDITION;
            Real a = scale != null ? scale : addition ? ONE : new Real("6", 6);
            Real gamma = decay != null ? decay : addition ? ONE : new Real("0.5", 0.5);
            int count = steps.within("--steps", 1, LONGEST);
            int batch = task == Task.DIGITS ? DIGITS_BATCH : 0;
            int every = Math.max(1, count / POINTS);
            a.to("--scale", size -> new NormRun.Plan(size, 1, 0, batch, count, every, seed.value()));
            rate.to("--rate", lr -> new NormRun.Plan(a.value(), lr, 0, batch, count, every, seed.value()));
            NormRun.Plan plan =
                    gamma.to("--decay", g -> new NormRun.Plan(a.value(), rate.value(), g, batch, count, every, seed.value()));
            return constantNorm ? plan.atConstantNorm() : plan;
        }

        private ModularTask addition(long split) {
            if (symbols == null) {
                throw new BadInput("--symbols", "missing; --task addition needs the modulus, an odd number such as 53");
            }
            int p = symbols.within("--symbols", 3, 999);
            symbols.to("--symbols", _ -> {
                ModularRun.mustFit(p);
                return ModularTask.of(p, 1, split);
            });
            int training = pairs == null ? Math.max(1, (int) (TRAINING_SHARE * p * p)) : pairs.within("--pairs", 1, p * p - 1);
            return ModularTask.of(p, training, split);
        }

        private static NormTask digits(Path images, Path labels) {
            for (Path file : List.of(images, labels)) {
                if (!Files.isRegularFile(file)) {
                    throw new BadInput((file.equals(images) ? "--images: " : "--labels: ") + file + ": no such file; allowed: an IDX file");
                }
            }
            try {
                Digits read = BadInput.unlessRefused("--images, --labels", images, () -> read(images, labels));
                return BadInput.unlessRefused("--images", images, () -> NormTask.digits(read, TRAINING_IMAGES));
            } catch (UncheckedIOException e) {
                throw new BadInput("--images", images + ": could not be read: " + e.getMessage());
            }
        }

        private static Digits read(Path images, Path labels) {
            try {
                return Digits.read(images, labels);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Answer answer(NormRun run) {
            return answer(run.points(), run.trainStep(), run.testStep());
        }

        private static Answer answer(List<NormRun.Point> points, OptionalLong fitted, OptionalLong general) {
            Listing table = Listing.of(points, List.<Column<NormRun.Point>>of(
                    new Column<>("step", GIVEN, point -> new Value.Whole(point.step())),
                    new Column<>("norm", ALL, point -> Value.of(point.norm())),
                    new Column<>("train", TWELVE, point -> Value.of(point.train())),
                    new Column<>("test", TWELVE, point -> Value.of(point.test())),
                    new Column<>("trainAccuracy", "train accuracy", TWELVE, point -> Value.of(point.trainAccuracy(), "")),
                    new Column<>("testAccuracy", "test accuracy", TWELVE, point -> Value.of(point.testAccuracy(), ""))));
            List<String> notes = points.stream().anyMatch(point -> point.testAccuracy().isEmpty())
                    ? List.of("train accuracy: " + NO_ACCURACY, "test accuracy: " + NO_ACCURACY)
                    : List.of();
            Value trainStep = GrokkingCommand.step(fitted);
            Value testStep = GrokkingCommand.step(general);
            Listing ends = Listing.row(List.of(
                    new Column<>("fitted", GIVEN, _ -> Value.of("step")),
                    new Column<>("train", GIVEN, _ -> trainStep),
                    new Column<>("test", GIVEN, _ -> testStep)));
            return Answer.of(
                    List.of(new Field.Rows("points", table),
                            Field.group("fitted", new Field.Fact("trainStep", trainStep), new Field.Fact("testStep", testStep))),
                    new Prose().show(table.noting(notes)).say("\n").show(ends));
        }
    }
}
