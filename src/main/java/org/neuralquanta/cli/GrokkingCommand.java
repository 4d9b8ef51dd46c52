package org.neuralquanta.cli;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.grokking.Addition;
import org.neuralquanta.grokking.EffectiveLoss;
import org.neuralquanta.grokking.Representation;
import org.neuralquanta.grokking.RepresentationFlow;
import org.neuralquanta.grokking.RepresentationQuality;
import org.neuralquanta.grokking.TrainingSet;
import org.neuralquanta.grokking.Uniqueness;
import org.neuralquanta.toy.PhaseMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The effective theory of grokking (T26–T30). */
@Command(
        name = "grokking",
        description = "Representations of the addition of p symbols: when they are forced, how they flow, how training ends.",
        subcommands = {GrokkingCommand.Unique.class, GrokkingCommand.Flow.class, GrokkingCommand.Phases.class},
        footer = {"", "Example: quanta grokking unique --symbols 8 --exact"})
final class GrokkingCommand {

    private GrokkingCommand() {}

    static long seed(String value) {
        return (long) Numbers.real("--seed", value, Domain.SEED);
    }

    static int whole(String option, String value, int least, int most) {
        return (int) Numbers.real(option, value, Domain.whole("from " + least + " to " + most, least, most));
    }

    static String given(String option, @Nullable String value, String allowed) {
        if (value == null) {
            throw new BadInput(option + ": missing; allowed: " + allowed);
        }
        return value;
    }

    /** Uniqueness by size (T27, T29). */
    @Command(
            name = "unique",
            description = "How likely a random training set leaves only the linear representation (T27), or the circles (T29).",
            footer = {"", "Example: quanta grokking unique --symbols 10 --trials 10000 --pairs 20,22,24"})
    static final class Unique implements Question {

        private static final String SYMBOLS = "whole numbers from 3 to 400, odd with --modular";
        private static final int SHOWN = 60;

        @Option(names = "--symbols", paramLabel = "P", description = "Number of symbols: " + SYMBOLS + ".")
        private @Nullable String symbols;

        @Option(names = "--modular", description = "Addition modulo p.")
        private boolean modular;

        @Option(names = "--exact", description = "Count the sets, for 3 to 10 symbols of plain addition.")
        private boolean exact;

        @Option(names = "--trials", paramLabel = "R", description = "Random orders; default 10000, or none with --exact.")
        private @Nullable String trials;

        @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed of the orders; default 1.")
        private String seed = "1";

        @Option(names = "--pairs", paramLabel = "I1,I2,...", description = "Sizes of training sets; default: from none to all.")
        private @Nullable String pairs;

        @Override
        public Answer answer() {
            int p = whole("--symbols", given("--symbols", symbols, SYMBOLS), 3, 400);
            Addition addition = BadInput.unlessRefused("--symbols", String.valueOf(p), () -> new Addition(p, modular));
            if (exact) {
                BadInput.refuse("--modular", modular, "does not go with --exact", "with --trials R, to estimate");
                if (p > 10) {
                    throw new BadInput("--exact: sets are counted for 3 to 10 symbols, not for " + p + "; leave it out to estimate");
                }
            }
            String runs = trials == null && !exact ? "10000" : trials;
            int count = runs == null ? 0 : whole("--trials", runs, 1, 10_000_000);
            return UniqueAnswer.of(addition, sizes(addition), exact, count, GrokkingCommand.seed(seed));
        }

        private List<Integer> sizes(Addition addition) {
            int all = addition.pairs();
            if (pairs == null) {
                int steps = Math.min(all, SHOWN);
                return IntStream.rangeClosed(0, steps).mapToObj(k -> (int) ((long) k * all / steps)).toList();
            }
            return Numbers.reals("--pairs", pairs, Domain.whole("from 0 to N = " + all, 0, all)).stream().map(Double::intValue).toList();
        }
    }

    /** The flow of a random representation on a random training set (T26, T28). */
    @Command(
            name = "flow",
            description = "How a random representation flows on a random training set (T26), and how good it gets (T28).",
            footer = {"", "Example: quanta grokking flow --symbols 10 --pairs 40 --at 0,10,100"})
    static final class Flow implements Question {

        private static final String SYMBOLS = "whole numbers from 3 to 200";
        private static final Domain TIME = new Domain("0 to 1e18", x -> x >= 0 && x <= 1e18);

        @Option(names = "--symbols", paramLabel = "P", description = "Number of symbols: " + SYMBOLS + ".")
        private @Nullable String symbols;

        @Option(names = "--pairs", paramLabel = "I", description = "Size of the training set.")
        private @Nullable String pairs;

        @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed of set and start; default 1.")
        private String seed = "1";

        @Option(names = "--at", paramLabel = "T1,T2,...", defaultValue = "0,1,10,100,1000", description = "Times, at rate 1.")
        private String at = "0,1,10,100,1000";

        @Override
        public Answer answer() {
            int p = whole("--symbols", given("--symbols", symbols, SYMBOLS), 3, 200);
            Addition addition = Addition.of(p);
            int size = whole("--pairs", given("--pairs", pairs, "whole numbers from 0 to N"), 0, addition.pairs());
            long chosen = GrokkingCommand.seed(seed);
            List<Double> times = Numbers.reals("--at", at, TIME);
            TrainingSet set = TrainingSet.random(addition, size, chosen, 0);
            EffectiveLoss loss = EffectiveLoss.of(set);
            var flow = RepresentationFlow.of(loss, Representation.random(p, 1, chosen, 1).standardised());
            var quality = new RepresentationQuality(addition);
            Uniqueness uniqueness = Uniqueness.of(set);
            return new Course(uniqueness.isUnique(), loss.lambda3(), uniqueness.idealAccuracy(), times.stream()
                    .map(t -> new Moment(t, flow.loss(t), quality.index(flow.at(t))))
                    .toList());
        }
    }

    private record Moment(double t, double loss, double rqi) {}

    private record Course(boolean unique, double lambda3, double idealAccuracy, List<Moment> points) implements Answer {

        @Override
        public String text() {
            var table = new TextTable("t", "loss", "RQI");
            points.forEach(point -> table.row(
                    TextTable.shortest(point.t), 1, List.of(Quantity.of(() -> point.loss), Quantity.of(() -> point.rqi))));
            return "linear representation " + (unique ? "the only one" : "not the only one") + "\nlambda3 " + TextTable.rounded(lambda3)
                    + "\nideal accuracy " + TextTable.rounded(idealAccuracy) + "\n" + table;
        }

        @Override
        public String json() {
            return JsonDocument.of(json -> json.truth("unique", unique)
                    .number("lambda3", lambda3)
                    .number("idealAccuracy", idealAccuracy)
                    .array("points", points, point -> json.number("t", point.t).number("loss", point.loss).number("rqi", point.rqi)));
        }
    }

    /** The phases of training (T30). */
    @Command(
            name = "phases",
            description = "How training of the toy model ends over decoder rate and decay (T30): 60 runs.",
            footer = {"", "Example: quanta grokking phases --steps 2000"})
    static final class Phases implements Question {

        @Option(names = "--width", paramLabel = "W", defaultValue = "50", description = "Width of the decoder; default 50.")
        private String width = "50";

        @Option(names = "--steps", paramLabel = "S", defaultValue = "10000", description = "Steps of each run; default 10000.")
        private String steps = "10000";

        @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed; default 1.")
        private String seed = "1";

        @Override
        public Answer answer() {
            return new Map(PhaseMap.run(
                    whole("--width", width, 1, 2000), whole("--steps", steps, 1, 1_000_000), GrokkingCommand.seed(seed)));
        }
    }

    private record Map(PhaseMap map) implements Answer {

        private static final String NEVER = "not within the steps";

        private static Quantity step(OptionalLong step) {
            return step.isPresent() ? new Quantity.Known(step.getAsLong()) : new Quantity.Absent(NEVER);
        }

        @Override
        public String text() {
            var table = new TextTable("rate", "decay", "train", "test", "phase");
            map.cells().forEach(cell -> table.line(
                    TextTable.shortest(cell.decoderRate()),
                    TextTable.shortest(cell.decay()),
                    cell.train().isPresent() ? Long.toString(cell.train().getAsLong()) : "-",
                    cell.test().isPresent() ? Long.toString(cell.test().getAsLong()) : "-",
                    cell.phase().name().toLowerCase(Locale.ROOT)));
            return table.toString();
        }

        @Override
        public String json() {
            return JsonDocument.of(json -> json.array("cells", map.cells(), cell -> json.number("decoderRate", cell.decoderRate())
                    .number("decay", cell.decay())
                    .quantity("train", step(cell.train()))
                    .quantity("test", step(cell.test()))
                    .string("phase", cell.phase().name().toLowerCase(Locale.ROOT))));
        }
    }
}
