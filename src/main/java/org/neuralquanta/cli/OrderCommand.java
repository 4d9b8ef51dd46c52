package org.neuralquanta.cli;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.law.RaceLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.ByFrequency;
import org.neuralquanta.order.GivenOrder;
import org.neuralquanta.order.LearningOrder;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.order.Prerequisites;
import org.neuralquanta.order.Reversed;
import org.neuralquanta.order.ScoreOrder;
import org.neuralquanta.order.UniformlyRandom;
import org.neuralquanta.order.WithPrerequisites;
import org.neuralquanta.schedule.OrderLaw;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Loss in other orders of learning (T3–T7). */
@Command(
        name = "order",
        description = "Loss after n quanta learned in some order (T3 to T7), or at a time of Plackett-Luce order (T6).",
        footer = {"", "Example: quanta order --alpha 0.4 --order plackett-luce --theta 1 --times 1e3,1e6"})
final class OrderCommand implements Question {

    private static final String ORDERS = "frequency, reverse, random, plackett-luce, given";
    private static final String FIRST_ORDER =
            "loss at exactly n learned quanta of more than " + OrderLaw.MOST_DRAWN + ", with its first correction; the bound is estimated";
    private static final Domain THETA = new Domain("0 to 100", x -> x >= 0 && x <= 100);
    private static final Domain TIME = new Domain("0 to 1e100", x -> x >= 0 && x <= 1e100);
    private static final Domain LEARNED = Domain.whole("from 0 to K, up to 1e18", 0, 1e18);

    @Mixin
    private final QuantaOptions quanta = new QuantaOptions();

    @Option(names = "--order", paramLabel = "ORDER", description = ORDERS + ".")
    private @Nullable String order;

    @Option(names = "--theta", paramLabel = "TH", description = "Power of use frequency in plackett-luce; default 1.")
    private @Nullable String theta;

    @Option(names = "--ranks", paramLabel = "K1,K2,...", description = "The order itself, for given: each of the K ranks once.")
    private @Nullable String ranks;

    @Option(names = "--needs", paramLabel = "K:J,...", description = "Rank K needs rank J, for frequency and reverse.")
    private @Nullable String needs;

    @Option(names = "--learned", paramLabel = "N1,N2,...", description = "Numbers of learned quanta. For plackett-luce exact up to K = 10^4.")
    private @Nullable String learned;

    @Option(names = "--times", paramLabel = "T1,T2,...", description = "Times, for plackett-luce: clock k has rate (p_k/p_1)^TH.")
    private @Nullable String times;

    @Override
    public Answer answer() {
        QuantaDistribution distribution = quanta.distribution();
        LearningOrder chosen = withNeeds(order(), distribution);
        QuantaModel model = QuantaModel.of(distribution);
        if (times != null) {
            return atTimes(model, chosen, times);
        }
        if (learned == null) {
            throw new BadInput("--learned: missing; allowed: a list of " + LEARNED.text() + ", or --times with plackett-luce");
        }
        List<Double> counts = Numbers.reals("--learned", learned, LEARNED);
        if (distribution.quanta().isEmpty() && (chosen instanceof Reversed || chosen instanceof UniformlyRandom)) {
            throw new BadInput("--quanta", "inf", "does not go with --order " + order, "whole numbers from 1 to 2^62");
        }
        if (chosen instanceof PlackettLuce drawn && distribution.quanta().orElse(Long.MAX_VALUE) > OrderLaw.MOST_DRAWN) {
            RaceLaw law = race(model, drawn);
            return staircase(counts, n -> after(model, law, n), FIRST_ORDER);
        }
        OrderLaw law = BadInput.unlessRefused("--order", String.valueOf(order), () -> OrderLaw.of(model, chosen));
        return staircase(counts, n -> exact(law, n), "");
    }

    private static Answer staircase(List<Double> counts, LongFunction<Step> step, String approximation) {
        try (var progress = new Progress("order", counts.size())) {
            return new Staircase(
                    counts.stream()
                            .map(n -> {
                                Step next = BadInput.unlessRefused(
                                        "--learned", TextTable.shortest(n), () -> step.apply(n.longValue()));
                                progress.step();
                                return next;
                            })
                            .toList(),
                    approximation);
        }
    }

    private static Step exact(OrderLaw law, long n) {
        return new Step(n, Quantity.of(() -> law.loss(n)), Quantity.Bounds.of(() -> law.bound(n)));
    }

    private static Step after(QuantaModel model, RaceLaw law, long n) {
        if (n == 0) {
            return new Step(n, Quantity.of(() -> law.loss(0)), Quantity.Bounds.of(() -> law.lossBound(0)));
        }
        if (n == model.distribution().quanta().orElse(-1)) {
            return new Step(n, new Quantity.Known(0), Quantity.Bounds.proven(() -> Enclosure.exactly(0)));
        }
        return new Step(n, Quantity.of(() -> law.lossAfter(n).value()), Quantity.Bounds.of(() -> law.lossAfter(n).bound()));
    }

    private static RaceLaw race(QuantaModel model, PlackettLuce order) {
        return BadInput.unlessRefused("--theta", TextTable.shortest(order.theta()), () -> RaceLaw.of(model, order));
    }

    private LearningOrder order() {
        if (order == null) {
            throw new BadInput("--order: missing; allowed: " + ORDERS);
        }
        if (!order.equals("plackett-luce")) {
            BadInput.refuse("--theta", theta, "does not go with --order " + order, "with --order plackett-luce");
        }
        if (!order.equals("given")) {
            BadInput.refuse("--ranks", ranks, "does not go with --order " + order, "with --order given");
        }
        return switch (order) {
            case "given" -> given();
            case "frequency" -> new ByFrequency();
            case "reverse" -> new Reversed();
            case "random" -> new UniformlyRandom();
            case "plackett-luce" -> new PlackettLuce(theta == null ? 1 : Numbers.real("--theta", theta, THETA));
            default -> throw new BadInput("--order", order, "is no order", ORDERS);
        };
    }

    private LearningOrder given() {
        if (ranks == null) {
            throw new BadInput("--ranks: missing; allowed: each of the K ranks once, with --order given");
        }
        int[] list = Numbers.ranks("--ranks", ranks).stream().mapToInt(OrderCommand::toInt).toArray();
        return BadInput.unlessRefused("--ranks", ranks, () -> GivenOrder.of(list));
    }

    /** A rank that fits; larger ones are out of any list's range and stay so. */
    private static int toInt(long rank) {
        return (int) Math.min(rank, Integer.MAX_VALUE);
    }

    private LearningOrder withNeeds(LearningOrder chosen, QuantaDistribution distribution) {
        if (needs == null) {
            return chosen;
        }
        if (!(chosen instanceof ScoreOrder preferred)) {
            throw new BadInput("--needs", needs, "does not go with --order " + order, "with --order frequency or reverse");
        }
        List<Prerequisites.Edge> edges = Arrays.stream(needs.split(",", -1)).map(OrderCommand::edge).toList();
        int count = toInt(distribution.quanta().orElseThrow(() -> new BadInput(
                "--quanta", "inf", "does not go with --needs", "whole numbers from 1 to 10^7")));
        return BadInput.unlessRefused(
                "--needs", needs, () -> new WithPrerequisites(Prerequisites.of(count, edges), preferred));
    }

    private static Prerequisites.Edge edge(String text) {
        List<String> ends = List.of(text.strip().split(":", -1));
        if (ends.size() != 2) {
            throw new BadInput("--needs", text, "is no pair", "K:J where rank K needs rank J");
        }
        int after = toInt(Numbers.rank("--needs", ends.getFirst(), Domain.RANK));
        return new Prerequisites.Edge(toInt(Numbers.rank("--needs", ends.getLast(), Domain.RANK)), after);
    }

    private Answer atTimes(QuantaModel model, LearningOrder chosen, String list) {
        BadInput.refuse("--learned", learned, "cannot stand beside --times", "one of the two");
        if (!(chosen instanceof PlackettLuce race)) {
            throw new BadInput("--times", list, "does not go with --order " + order, "with --order plackett-luce");
        }
        List<Double> at = Numbers.reals("--times", list, TIME);
        RaceLaw law = race(model, race);
        return new Race(at.stream()
                .map(t -> new Moment(t, Quantity.of(() -> law.count(t)), Quantity.of(() -> law.loss(t))))
                .toList());
    }

    private record Step(long n, Quantity loss, Quantity.Bounds bounds) {}

    /**
     * Losses after numbers of learned quanta.
     *
     * @param approximation how they are approximated, empty if they are not
     */
    private record Staircase(List<Step> points, String approximation) implements Answer {

        @Override
        public String text() {
            var table = new TextTable("n", "loss");
            points.forEach(point -> table.row(Long.toString(point.n), 1, List.of(point.loss)));
            return approximation.isEmpty() ? table.toString() : table + "- loss: " + approximation + System.lineSeparator();
        }

        @Override
        public String json() {
            return JsonDocument.of(json -> {
                json.array("points", points, point -> json.whole("n", point.n)
                        .quantity("loss", point.loss)
                        .bounds(point.bounds));
                if (!approximation.isEmpty()) {
                    json.string("approximation", approximation);
                }
            });
        }
    }

    private record Moment(double t, Quantity count, Quantity loss) {}

    private record Race(List<Moment> points) implements Answer {

        @Override
        public String text() {
            var table = new TextTable("t", "count", "loss");
            points.forEach(point -> table.row(TextTable.shortest(point.t), 2, List.of(point.count, point.loss)));
            return table.toString();
        }

        @Override
        public String json() {
            return JsonDocument.of(json -> json.array("points", points, point -> json.number("t", point.t)
                    .quantity("count", point.count)
                    .quantity("loss", point.loss)));
        }
    }
}
