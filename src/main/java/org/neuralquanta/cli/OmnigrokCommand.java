package org.neuralquanta.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.norm.Digits;
import org.neuralquanta.norm.NormRun;
import org.neuralquanta.norm.NormTask;
import org.neuralquanta.omnigrok.LinearLimit;
import org.neuralquanta.omnigrok.LinearModel;
import org.neuralquanta.omnigrok.RidgeLandscape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Grokking and the weight norm (T31–T33). */
@Command(
        name = "omnigrok",
        description = "Generalisation that waits for the weight norm: exactly in a linear model, and in trained networks.",
        subcommands = {OmnigrokCommand.Linear.class, OmnigrokCommand.Landscape.class, OmnigrokCommand.Train.class},
        footer = {"", "Example: quanta omnigrok linear --aspect 2 --decay 1e-3 --norm 10 --target 0.4 --at 0,10,1e3"})
final class OmnigrokCommand {

    private static final Domain ASPECT = new Domain("1e-3 to 1e3", x -> x >= 1e-3 && x <= 1e3);

    private OmnigrokCommand() {}

    /** The solvable model (T32). */
    @Command(
            name = "linear",
            description = "Training and test loss of the linear model over time (T32), and when it groks.",
            footer = {"", "Example: quanta omnigrok linear --aspect 2 --decay 1e-3 --norm 10 --target 0.4 --at 0,10,1e3"})
    static final class Linear implements Question {

        private static final Domain TIME = new Domain("0 to 1e12", x -> x >= 0 && x <= 1e12);
        private static final Domain DECAY = new Domain("0, or 1e-9 to 1e3", x -> x == 0 || (x >= 1e-9 && x <= 1e3));

        @Option(names = "--aspect", paramLabel = "LAMBDA", description = "Weights over samples, d/n.")
        private @Nullable String aspect;

        @Option(names = "--decay", paramLabel = "G", description = "Weight decay per time.")
        private @Nullable String decay;

        @Option(names = "--norm", paramLabel = "W0", description = "Norm of the start.")
        private @Nullable String norm;

        @Option(names = "--teacher", paramLabel = "W", defaultValue = "1", description = "Norm of the teacher; default 1.")
        private String teacher = "1";

        @Option(names = "--noise", paramLabel = "SIGMA", defaultValue = "0", description = "Noise of the samples; default 0.")
        private String noise = "0";

        @Option(names = "--target", paramLabel = "EPS", description = "Test loss that counts as generalisation.")
        private @Nullable String target;

        @Option(names = "--at", paramLabel = "T1,T2,...", description = "Times.")
        private @Nullable String at;

        @Override
        public Answer answer() {
            LinearLimit limit = new LinearModel(
                            Numbers.real("--aspect", GrokkingCommand.given("--aspect", aspect, ASPECT.text()), ASPECT),
                            Numbers.real("--decay", GrokkingCommand.given("--decay", decay, DECAY.text()), DECAY),
                            Numbers.real("--norm", GrokkingCommand.given("--norm", norm, Domain.NOT_NEGATIVE.text()), Domain.NOT_NEGATIVE),
                            Numbers.real("--teacher", teacher, Domain.POSITIVE),
                            Numbers.real("--noise", noise, Domain.NOT_NEGATIVE))
                    .limit();
            List<Double> times = Numbers.reals("--at", GrokkingCommand.given("--at", at, "a list of numbers, " + TIME.text()), TIME);
            List<Moment> points = times.stream()
                    .map(t -> new Moment(t, Quantity.of(() -> limit.train(t)), Quantity.of(() -> limit.test(t))))
                    .toList();
            if (target == null) {
                var none = new Quantity.Absent("needs --target");
                return new Course(points, none, none);
            }
            double goal = Numbers.real("--target", target, Domain.POSITIVE);
            return new Course(points, time(limit, goal), criticalNorm(limit, goal));
        }

        private static Quantity time(LinearLimit limit, double goal) {
            OptionalDouble time = limit.grokkingTime(goal);
            return time.isPresent()
                    ? new Quantity.Known(time.getAsDouble())
                    : new Quantity.Absent("no grokking: the test loss never falls to the target; it ends at " + limit.end()
                            + ", the floor is " + limit.floor());
        }

        private static Quantity criticalNorm(LinearLimit limit, double goal) {
            try {
                return new Quantity.Known(limit.criticalNorm(goal));
            } catch (IllegalArgumentException | IllegalStateException e) {
                return new Quantity.Absent(String.valueOf(e.getMessage()));
            }
        }
    }

    private record Moment(double t, Quantity train, Quantity test) {}

    private record Course(List<Moment> points, Quantity grokkingTime, Quantity criticalNorm) implements Answer {

        @Override
        public String text() {
            var table = new TextTable("t", "train", "test");
            points.forEach(point -> table.row(TextTable.shortest(point.t), 1, List.of(point.train, point.test)));
            var ends = new TextTable("", "grokking time", "critical norm");
            ends.row("", 1, List.of(grokkingTime, criticalNorm));
            return table + "\n" + ends;
        }

        @Override
        public String json() {
            return JsonDocument.of(json -> json.array(
                            "points", points, point -> json.number("t", point.t).quantity("train", point.train).quantity("test", point.test))
                    .quantity("grokkingTime", grokkingTime)
                    .quantity("criticalNorm", criticalNorm));
        }
    }

    /** L and U (T33). */
    @Command(
            name = "landscape",
            description = "Training and test loss of the linear model against the weight norm (T33).",
            footer = {"", "Example: quanta omnigrok landscape --aspect 2 --norms 0.3,0.7,2"})
    static final class Landscape implements Question {

        private static final Domain ABOVE_ONE = new Domain("above 1, up to 1e6: only there the training loss reaches 0", x -> x > 1 && x <= 1e6);

        @Option(names = "--aspect", paramLabel = "LAMBDA", description = "Weights over samples, d/n, above 1.")
        private @Nullable String aspect;

        @Option(names = "--norms", paramLabel = "W1,W2,...", description = "Weight norms.")
        private @Nullable String norms;

        @Option(names = "--teacher", paramLabel = "W", defaultValue = "1", description = "Norm of the teacher; default 1.")
        private String teacher = "1";

        @Override
        public Answer answer() {
            var landscape = new RidgeLandscape(
                    Numbers.real("--aspect", GrokkingCommand.given("--aspect", aspect, ABOVE_ONE.text()), ABOVE_ONE),
                    Numbers.real("--teacher", teacher, Domain.POSITIVE));
            String list = GrokkingCommand.given("--norms", norms, "a list of numbers, " + Domain.NOT_NEGATIVE.text());
            return new Valley(Numbers.reals("--norms", list, Domain.NOT_NEGATIVE).stream().map(landscape::at).toList());
        }
    }

    private record Valley(List<RidgeLandscape.Point> points) implements Answer {

        @Override
        public String text() {
            var table = new TextTable("norm", "train", "test");
            points.forEach(point -> table.row(
                    TextTable.shortest(point.norm()), 1, List.of(Quantity.of(point::train), Quantity.of(point::test))));
            return table.toString();
        }

        @Override
        public String json() {
            return JsonDocument.of(json -> json.array("points", points, point -> json.number("norm", point.norm())
                    .number("train", point.train())
                    .number("test", point.test())));
        }
    }

    /** Networks (T31). */
    @Command(
            name = "train",
            description = "Trains a network with weight decay and watches its weight norm (T31).",
            footer = {"", "Example: quanta omnigrok train --task teacher --scale 6 --decay 1 --steps 3000"})
    static final class Train implements Question {

        private static final String TASKS = "teacher, digits";
        private static final Domain SCALE = new Domain("above 0, up to 1000", x -> x > 0 && x <= 1000);
        private static final Domain RATE = new Domain("above 0, up to 1", x -> x > 0 && x <= 1);
        private static final int POINTS = 200;
        private static final int TRAINING_IMAGES = 1000;
        private static final int DIGITS_BATCH = 200;
        private static final String FIGURES = "paper-figures/data/mnist-14x14-";

        @Option(names = "--task", paramLabel = "TASK", description = TASKS + ".")
        private @Nullable String task;

        @Option(names = "--scale", paramLabel = "A", defaultValue = "6", description = "Scale of the start; default 6.")
        private String scale = "6";

        @Option(names = "--rate", paramLabel = "LR", defaultValue = "1e-3", description = "Rate of AdamW; default 1e-3.")
        private String rate = "1e-3";

        @Option(names = "--decay", paramLabel = "G", defaultValue = "0.5", description = "Weight decay of AdamW; default 0.5.")
        private String decay = "0.5";

        @Option(names = "--steps", paramLabel = "S", defaultValue = "5000", description = "Steps; default 5000.")
        private String steps = "5000";

        @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed; default 1.")
        private String seed = "1";

        @Option(names = "--images", paramLabel = "FILE", description = "Images for digits, IDX; default: those of the figures.")
        private @Nullable String images;

        @Option(names = "--labels", paramLabel = "FILE", description = "Labels for digits, IDX; default: those of the figures.")
        private @Nullable String labels;

        @Override
        public Answer answer() {
            String name = GrokkingCommand.given("--task", task, TASKS);
            double r = Numbers.real("--rate", rate, RATE);
            var allowed = new Domain("0 to 1 over the rate, " + 1 / r, x -> x >= 0 && x * r <= 1);
            int count = GrokkingCommand.whole("--steps", steps, 1, 10_000_000);
            boolean digits = name.equals("digits");
            var plan = new NormRun.Plan(
                    Numbers.real("--scale", scale, SCALE),
                    r,
                    Numbers.real("--decay", decay, allowed),
                    digits ? DIGITS_BATCH : 0,
                    count,
                    Math.max(1, count / POINTS),
                    GrokkingCommand.seed(seed));
            return switch (name) {
                case "teacher" -> {
                    BadInput.refuse("--images", images, "does not go with --task teacher", "with --task digits");
                    BadInput.refuse("--labels", labels, "does not go with --task teacher", "with --task digits");
                    yield new Trained(NormRun.of(NormTask.teacherStudent(plan.seed()), plan));
                }
                case "digits" -> new Trained(NormRun.of(
                        digits(images == null ? FIGURES + "images.idx3.gz" : images, labels == null ? FIGURES + "labels.idx1.gz" : labels),
                        plan));
                default -> throw new BadInput("--task", name, "is no task", TASKS);
            };
        }

        private static NormTask digits(String images, String labels) {
            for (String file : List.of(images, labels)) {
                if (!Files.isRegularFile(Path.of(file))) {
                    throw new BadInput((file.equals(images) ? "--images: " : "--labels: ") + file + ": no such file; allowed: an IDX file");
                }
            }
            try {
                Digits read = BadInput.unlessRefused("--images, --labels", images, () -> read(Path.of(images), Path.of(labels)));
                return BadInput.unlessRefused("--images", images, () -> NormTask.digits(read, TRAINING_IMAGES));
            } catch (UncheckedIOException e) {
                throw new BadInput("--images: " + images + ": could not be read: " + e.getMessage());
            }
        }

        private static Digits read(Path images, Path labels) {
            try {
                return Digits.read(images, labels);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private record Trained(NormRun run) implements Answer {

        private static Quantity accuracy(OptionalDouble value) {
            return value.isPresent() ? new Quantity.Known(value.getAsDouble()) : new Quantity.Absent("the answers are numbers, not right or wrong");
        }

        private static Quantity step(OptionalLong step) {
            return step.isPresent() ? new Quantity.Known(step.getAsLong()) : new Quantity.Absent("not within the steps");
        }

        @Override
        public String text() {
            var table = new TextTable("step", "norm", "train", "test", "train accuracy", "test accuracy");
            run.points().forEach(point -> table.row(Long.toString(point.step()), 1, List.of(
                    Quantity.of(point::norm),
                    Quantity.of(point::train),
                    Quantity.of(point::test),
                    accuracy(point.trainAccuracy()),
                    accuracy(point.testAccuracy()))));
            var fitted = new TextTable("fitted", "train", "test");
            fitted.row("step", 3, List.of(step(run.trainStep()), step(run.testStep())));
            return table + "\n" + fitted;
        }

        @Override
        public String json() {
            return JsonDocument.of(json -> json.array("points", run.points(), point -> json.whole("step", point.step())
                            .number("norm", point.norm())
                            .number("train", point.train())
                            .number("test", point.test())
                            .optional("trainAccuracy", accuracy(point.trainAccuracy()))
                            .optional("testAccuracy", accuracy(point.testAccuracy())))
                    .object("fitted", fields -> fields.quantity("trainStep", step(run.trainStep()))
                            .quantity("testStep", step(run.testStep()))));
        }
    }
}
