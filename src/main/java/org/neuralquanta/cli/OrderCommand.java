package org.neuralquanta.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.law.OrderLaw;
import org.neuralquanta.law.QuantaModel;
import org.neuralquanta.law.RaceLaw;
import org.neuralquanta.order.ByFrequency;
import org.neuralquanta.order.LearningOrder;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.order.Reversed;
import org.neuralquanta.order.UniformlyRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Loss in other orders of learning (T3–T6). */
@Command(
        name = "order",
        description = "Loss after n quanta learned in some order (T3 to T5), or at a time of Plackett-Luce order (T6).",
        footer = {"", "Example: quanta order --alpha 0.4 --order plackett-luce --theta 1 --times 1e3,1e6"})
final class OrderCommand implements Question {

    private static final String ORDERS = "frequency, reverse, random, plackett-luce";
    private static final Domain THETA = new Domain("0 to 100", x -> x >= 0 && x <= 100);
    private static final Domain TIME = new Domain("0 to 1e100", x -> x >= 0 && x <= 1e100);
    private static final Domain LEARNED =
            new Domain("whole numbers from 0 to K, up to 1e18", x -> x >= 0 && x <= 1e18 && x == Math.rint(x));

    @Mixin
    private final QuantaOptions quanta = new QuantaOptions();

    @Option(names = "--order", paramLabel = "ORDER", description = ORDERS + ".")
    private @Nullable String order;

    @Option(names = "--theta", paramLabel = "TH", description = "Power of use frequency in plackett-luce; default 1.")
    private @Nullable String theta;

    @Option(names = "--learned", paramLabel = "N1,N2,...", description = "Numbers of learned quanta.")
    private @Nullable String learned;

    @Option(names = "--times", paramLabel = "T1,T2,...", description = "Times, for plackett-luce: clock k has rate (p_k/p_1)^TH.")
    private @Nullable String times;

    @Override
    public Answer answer() {
        LearningOrder chosen = order();
        QuantaDistribution distribution = quanta.distribution();
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
        OrderLaw law = BadInput.unlessRefused("--order", String.valueOf(order), () -> OrderLaw.of(model, chosen));
        return new Staircase(counts.stream()
                .map(n -> BadInput.unlessRefused(
                        "--learned", TextTable.shortest(n), () -> new Step(n.longValue(), loss(law, n.longValue()))))
                .toList());
    }

    private static Quantity loss(OrderLaw law, long n) {
        return Quantity.of(() -> law.loss(n));
    }

    private LearningOrder order() {
        if (order == null) {
            throw new BadInput("--order: missing; allowed: " + ORDERS);
        }
        if (theta != null && !order.equals("plackett-luce")) {
            throw new BadInput("--theta", theta, "does not go with --order " + order, "with --order plackett-luce");
        }
        return switch (order) {
            case "frequency" -> new ByFrequency();
            case "reverse" -> new Reversed();
            case "random" -> new UniformlyRandom();
            case "plackett-luce" -> new PlackettLuce(theta == null ? 1 : Numbers.real("--theta", theta, THETA));
            default -> throw new BadInput("--order", order, "is no order", ORDERS);
        };
    }

    private Answer atTimes(QuantaModel model, LearningOrder chosen, String list) {
        if (learned != null) {
            throw new BadInput("--times", list, "cannot stand beside --learned", "one of the two");
        }
        if (!(chosen instanceof PlackettLuce race)) {
            throw new BadInput("--times", list, "does not go with --order " + order, "with --order plackett-luce");
        }
        List<Double> at = Numbers.reals("--times", list, TIME);
        RaceLaw law = BadInput.unlessRefused(
                "--theta", TextTable.shortest(race.theta()), () -> RaceLaw.of(model, race));
        return new Race(at.stream()
                .map(t -> new Moment(t, Quantity.of(() -> law.count(t)), Quantity.of(() -> law.loss(t))))
                .toList());
    }

    private record Step(long n, Quantity loss) {}

    private record Staircase(List<Step> points) implements Answer {

        @Override
        public String text() {
            var table = new TextTable("n", "loss");
            points.forEach(point -> table.row(Long.toString(point.n), 1, List.of(point.loss)));
            return table.toString();
        }

        @Override
        public String json() {
            return JsonDocument.of(json ->
                    json.array("points", points, point -> json.whole("n", point.n).quantity("loss", point.loss)));
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
