package org.neuralquanta.cli;

import static org.neuralquanta.cli.answer.Rounding.ALL;
import static org.neuralquanta.cli.answer.Rounding.GIVEN;
import static org.neuralquanta.cli.answer.Rounding.TWELVE;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
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
import org.neuralquanta.grokking.Addition;
import org.neuralquanta.grokking.EffectiveLoss;
import org.neuralquanta.grokking.Representation;
import org.neuralquanta.grokking.RepresentationFlow;
import org.neuralquanta.grokking.RepresentationQuality;
import org.neuralquanta.grokking.TrainingSet;
import org.neuralquanta.grokking.UniqueSets;
import org.neuralquanta.grokking.Uniqueness;
import org.neuralquanta.toy.PhaseMap;
import org.neuralquanta.toy.PhasePlane;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The effective theory of grokking (T26–T30). */
@Command(
        name = "grokking",
        description = "Representations learned from the addition of p symbols: when they are unique, their flow, and the phases of training.",
        subcommands = {GrokkingCommand.Unique.class, GrokkingCommand.Flow.class, GrokkingCommand.Phases.class},
        footer = {"", "Example: quanta grokking unique --symbols 8 --exact"})
final class GrokkingCommand {

    private static final Whole ONE = new Whole("1", 1);

    private GrokkingCommand() {}

    /** Uniqueness by size (T27, T29). */
    @Command(
            name = "unique",
            description = "Probability that a random training set leaves only the linear representation (T27), or only the circles (T29).",
            footer = {"", "Example: quanta grokking unique --symbols 10 --trials 10000 --pairs 20,22,24"})
    static final class Unique implements Question {

        private static final int MOST_SYMBOLS = 400;
        private static final int MOST_TRIALS = 10_000_000;
        private static final int USUAL_TRIALS = 10_000;
        private static final int SHOWN = 60;

        @Option(names = "--symbols", paramLabel = "P", required = true,
                description = "Number of symbols: whole numbers from 3 to " + MOST_SYMBOLS
                + ", odd with --modular. 400 symbols with the default number of trials take a minute or two on two cores.")
        private Whole symbols = ONE;

        @Option(names = "--modular", description = "Addition modulo p.")
        private boolean modular;

        @Option(names = "--exact",
                description = "Count the unique sets exactly, for plain addition of 3 to " + UniqueSets.MOST_SYMBOLS + " symbols.")
        private boolean exact;

        @Option(names = "--trials", paramLabel = "R",
                description = "Number of random orders of the pairs; default " + USUAL_TRIALS + ", or none with --exact.")
        private @Nullable Whole trials;

        @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed for the orders; default 1.")
        private Whole seed = ONE;

        @Option(names = "--pairs", paramLabel = "I1,I2,...", description = "Sizes of training sets; default: 0 to all pairs.")
        private Whole.@Nullable Listed pairs;

        @Override
        public Answer answer() {
            int p = symbols.within("--symbols", 3, MOST_SYMBOLS);
            Addition addition = symbols.toInt("--symbols", number -> new Addition(number, modular));
            if (exact) {
                BadInput.refuse("--modular", modular, "cannot be used with --exact", "with --trials R, to estimate");
                if (p > UniqueSets.MOST_SYMBOLS) {
                    throw new BadInput("--exact", "sets are counted for 3 to " + UniqueSets.MOST_SYMBOLS + " symbols, not for " + p
                            + "; leave it out to estimate");
                }
            }
            int usual = exact ? 0 : USUAL_TRIALS;
            int count = trials == null ? usual : trials.within("--trials", 1, MOST_TRIALS);
            return UniqueAnswer.of(addition, sizes(addition.pairs()), exact, count, seed.value());
        }

        private List<Integer> sizes(int all) {
            if (pairs == null) {
                int steps = Math.min(all, SHOWN);
                return IntStream.rangeClosed(0, steps).mapToObj(k -> (int) ((long) k * all / steps)).toList();
            }
            return pairs.all().stream().map(size -> size.within("--pairs", 0, all)).toList();
        }
    }

    /** The flow of a random representation on a random training set (T26, T28). */
    @Command(
            name = "flow",
            description = "Flow of a random representation on a random training set (T26), and its quality (T28).",
            footer = {"", "Example: quanta grokking flow --symbols 10 --pairs 40 --at 0,10,100"})
    static final class Flow implements Question {

        private static final int MOST_SYMBOLS = 200;

        @Option(names = "--symbols", paramLabel = "P", required = true,
                description = "Number of symbols: whole numbers from 3 to " + MOST_SYMBOLS + ".")
        private Whole symbols = ONE;

        @Option(names = "--pairs", paramLabel = "I", required = true, description = "Size of the training set.")
        private Whole pairs = ONE;

        @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed for the training set and the initial values; default 1.")
        private Whole seed = ONE;

        @Option(names = "--at", paramLabel = "T1,T2,...", defaultValue = "0,1,10,100,1000", description = "Times, at learning rate 1.")
        private Real.Listed at = new Real.Listed(List.of());

        @Override
        public Answer answer() {
            int p = symbols.within("--symbols", 3, MOST_SYMBOLS);
            Addition addition = Addition.of(p);
            TrainingSet set = pairs.toInt("--pairs", size -> TrainingSet.random(addition, size, seed.value(), 0));
            EffectiveLoss loss = EffectiveLoss.of(set);
            var flow = RepresentationFlow.of(loss, Representation.random(p, 1, seed.value(), 1).standardised());
            var quality = new RepresentationQuality(addition);
            Uniqueness uniqueness = Uniqueness.of(set);
            Field.Fact lambda = Field.of("lambda3", loss.lambda3());
            Field.Fact accuracy = Field.of("idealAccuracy", uniqueness.idealAccuracy());
            List<Moment> moments = at.all().stream()
                    .map(time -> time.to("--at", t -> new Moment(t, flow.loss(t), quality.index(flow.at(t)))))
                    .toList();
            Listing table = Listing.of(moments, List.of(
                    new Column<>("t", GIVEN, moment -> Value.of(moment.t)),
                    new Column<>("loss", ALL, moment -> Value.of(moment.loss)),
                    new Column<>("rqi", "RQI", TWELVE, moment -> Value.of(moment.rqi))));
            return Answer.of(
                    List.of(new Field.Fact("unique", new Value.Truth(uniqueness.isUnique())), lambda, accuracy,
                            new Field.Rows("points", table)),
                    new Prose().say("linear representation " + (uniqueness.isUnique() ? "unique" : "not unique") + "\nlambda3 ")
                            .show(lambda).say("\nideal accuracy ").show(accuracy).say("\n").show(table));
        }

        private record Moment(double t, double loss, double rqi) {}
    }

    /** The phases of training (T30). */
    @Command(
            name = "phases",
            description = "Phase diagram of the toy model over the learning rate of its decoder and a second axis (T30): 50 or 60 runs.",
            footer = {"", "Example: quanta grokking phases --steps 2000 --delay 200"})
    static final class Phases implements Question {

        private static final int WIDEST = 2000;
        private static final int LONGEST = 1_000_000;

        @Option(names = "--plane", paramLabel = "PLANE", defaultValue = "decay",
                description = "The second axis: decay (default), the weight decay of the decoder; rates, the learning rate of the numbers;"
                        + " classes, the weight decay with cross-entropy; permutations, the weight decay for products of permutations.")
        private PhasePlane plane = PhasePlane.DECAY;

        @Option(names = "--width", paramLabel = "W", defaultValue = "50",
                description = "Width of the decoder, 1 to " + WIDEST
                + "; default 50; the paper has 200. The time grows with its square: minutes for 50, up to a quarter of an hour for 200.")
        private Whole width = ONE;

        @Option(names = "--steps", paramLabel = "S", defaultValue = "10000",
                description = "Most steps of each run, 1 to " + LONGEST + "; default 10000.")
        private Whole steps = ONE;

        @Option(names = "--delay", paramLabel = "G",
                description = "Least number of steps between learning the training pairs and the test pairs that counts as grokking; default 1000,"
                        + " or 2000 for --plane rates.")
        private @Nullable Whole delay;

        @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed; default 1.")
        private Whole seed = ONE;

        @Override
        public Answer answer() {
            int most = steps.within("--steps", 1, LONGEST);
            long gap = delay == null ? plane.delay() : delay.within("--delay", 1, LONGEST);
            int wide = width.within("--width", 1, WIDEST);
            width.to("--width", _ -> {
                PhaseMap.mustFit(plane, wide);
                return wide;
            });
            PhaseMap map = PhaseMap.run(plane, wide, most, gap, seed.value());
            Listing cells = Listing.of(map.cells(), List.<Column<PhaseMap.Cell>>of(
                    new Column<>("encoderRate", "encoder", GIVEN, cell -> Value.of(cell.model().encoderRate())),
                    new Column<>("decoderRate", "decoder", GIVEN, cell -> Value.of(cell.model().decoderRate())),
                    new Column<>("decay", GIVEN, cell -> Value.of(cell.model().decay())),
                    new Column<>("train", GIVEN, cell -> step(cell.train())),
                    new Column<>("test", GIVEN, cell -> step(cell.test())),
                    new Column<>("phase", ALL, cell -> Value.of(Choice.name(cell.phase())))));
            return Answer.of(List.of(new Field.Rows("cells", cells)), new Prose().show(cells.withoutReasons()));
        }

        @Override
        public boolean computes() {
            return false;
        }
    }

    /** A step, or that it does not come. */
    static Value step(OptionalLong step) {
        return step.isPresent() ? Value.of((double) step.getAsLong()) : new Value.Absent("not reached within the steps");
    }
}
