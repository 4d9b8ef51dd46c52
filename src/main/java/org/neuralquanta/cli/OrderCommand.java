package org.neuralquanta.cli;

import static org.neuralquanta.cli.answer.Rounding.ALL;
import static org.neuralquanta.cli.answer.Rounding.GIVEN;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Bounds;
import org.neuralquanta.cli.answer.Column;
import org.neuralquanta.cli.answer.Field;
import org.neuralquanta.cli.answer.Listing;
import org.neuralquanta.cli.answer.Prose;
import org.neuralquanta.cli.answer.Value;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.Choice;
import org.neuralquanta.cli.option.Needs;
import org.neuralquanta.cli.option.QuantaOptions;
import org.neuralquanta.cli.option.Real;
import org.neuralquanta.cli.option.Whole;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.law.RaceLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.ByFrequency;
import org.neuralquanta.order.GivenOrder;
import org.neuralquanta.order.LearningOrder;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.order.Prerequisites;
import org.neuralquanta.order.Reversed;
import org.neuralquanta.order.UniformlyRandom;
import org.neuralquanta.order.WithPrerequisites;
import org.neuralquanta.schedule.StaircaseLaw;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Loss in other orders of learning (T3–T7). */
@Command(
        name = "order",
        description = "Loss after n quanta are learned in a chosen order (T3 to T7), or at time t in Plackett-Luce order (T6).",
        footer = {"", "Example: quanta order --alpha 0.4 --order plackett-luce --theta 1 --times 1e3,1e6"})
final class OrderCommand implements Question {

    private enum Order {
        FREQUENCY,
        REVERSE,
        RANDOM,
        PLACKETT_LUCE,
        GIVEN
    }

    /** Orders that begin with the last quantum, or with any of all. */
    private static final Set<Order> OF_FINITELY_MANY = Set.of(Order.REVERSE, Order.RANDOM);

    @Mixin
    private final QuantaOptions quanta = new QuantaOptions();

    @Option(names = "--order", paramLabel = "ORDER", required = true,
            description = "Learning order: frequency, reverse, random, plackett-luce or given.")
    private Order order = Order.FREQUENCY;

    @Option(names = "--theta", paramLabel = "TH", description = "For plackett-luce: exponent TH of the weight p_k^TH; default 1.")
    private @Nullable Real theta;

    @Option(names = "--ranks", paramLabel = "K1,K2,...", description = "For given: the order, with each of the K ranks once.")
    private Whole.@Nullable Listed ranks;

    @Option(names = "--needs", paramLabel = "K:J,...",
            description = "For frequency and reverse: prerequisites; the quantum of rank K needs that of rank J.")
    private @Nullable Needs needs;

    @Option(names = "--learned", paramLabel = "N1,N2,...",
            description = "Numbers of learned quanta. For plackett-luce the loss is exact up to K = 10^4.")
    private Whole.@Nullable Listed learned;

    @Option(names = "--times", paramLabel = "T1,T2,...",
            description = "For plackett-luce: times, where the clock of quantum k has rate (p_k/p_1)^TH.")
    private Real.@Nullable Listed times;

    @Override
    public Answer answer() {
        QuantaDistribution distribution = quanta.distribution();
        LearningOrder chosen = withNeeds(order(), distribution);
        QuantaModel model = QuantaModel.of(distribution);
        if (times != null) {
            BadInput.refuse("--learned", learned, "cannot be used with --times", "only one of the two");
            if (!(chosen instanceof PlackettLuce race)) {
                throw new BadInput("--times", times, "cannot be used with --order " + Choice.name(order), "with --order plackett-luce");
            }
            return race(refusingTheta(() -> RaceLaw.of(model, race)), times);
        }
        if (learned == null) {
            throw new BadInput("--learned", "missing; allowed: a list of whole numbers from 0 to K, or --times with plackett-luce");
        }
        if (distribution.quanta().isEmpty() && OF_FINITELY_MANY.contains(order)) {
            throw new BadInput("--quanta", "inf", "cannot be used with --order " + Choice.name(order), "whole numbers from 1 to 2^62");
        }
        StaircaseLaw law = chosen instanceof PlackettLuce
                ? refusingTheta(() -> StaircaseLaw.of(model, chosen))
                : BadInput.unlessRefused("--order", Choice.name(order), () -> StaircaseLaw.of(model, chosen));
        return staircase(law, learned.all());
    }

    private <T> T refusingTheta(Supplier<T> law) {
        return BadInput.unlessRefused("--theta", theta == null ? "1" : theta, law);
    }

    private LearningOrder order() {
        if (order != Order.PLACKETT_LUCE) {
            BadInput.refuse("--theta", theta, "cannot be used with --order " + Choice.name(order), "with --order plackett-luce");
        }
        if (order != Order.GIVEN) {
            BadInput.refuse("--ranks", ranks, "cannot be used with --order " + Choice.name(order), "with --order given");
        }
        return switch (order) {
            case GIVEN -> given();
            case FREQUENCY -> new ByFrequency();
            case REVERSE -> new Reversed();
            case RANDOM -> new UniformlyRandom();
            case PLACKETT_LUCE -> theta == null ? new PlackettLuce(1) : theta.to("--theta", PlackettLuce::new);
        };
    }

    private LearningOrder given() {
        if (ranks == null) {
            throw new BadInput("--ranks", "missing; allowed: each of the K ranks once, with --order given");
        }
        int[] list = ranks.all().stream().mapToInt(rank -> rank.within("--ranks", 1, Integer.MAX_VALUE)).toArray();
        return BadInput.unlessRefused("--ranks", ranks, () -> GivenOrder.of(list));
    }

    private LearningOrder withNeeds(LearningOrder chosen, QuantaDistribution distribution) {
        if (needs == null) {
            return chosen;
        }
        if (!(chosen instanceof LearningOrder.Scored preferred)) {
            throw new BadInput("--needs", needs, "cannot be used with --order " + Choice.name(order), "with --order frequency or reverse");
        }
        int count = (int) Math.min(Integer.MAX_VALUE, distribution.quanta().orElseThrow(() -> new BadInput(
                "--quanta", "inf", "cannot be used with --needs", "whole numbers from 1 to 10^7")));
        List<Prerequisites.Edge> edges = needs.edges();
        return BadInput.unlessRefused("--needs", needs, () -> new WithPrerequisites(Prerequisites.of(count, edges), preferred));
    }

    private record Step(long n, Value loss, Bounds bounds) {}

    private static Answer staircase(StaircaseLaw law, List<Whole> counts) {
        var steps = new ArrayList<Step>();
        try (var bar = new TerminalBar("order", counts.size())) {
            for (Whole count : counts) {
                steps.add(count.to("--learned", n -> new Step(n, Value.of(() -> law.loss(n)), Bounds.of(() -> law.bound(n)))));
                bar.step();
            }
        }
        var columns = new ArrayList<Column<Step>>();
        columns.add(new Column<>("n", GIVEN, step -> new Value.Whole(step.n)));
        columns.add(new Column<>("loss", ALL, Step::loss));
        columns.addAll(Bounds.columns(Step::bounds));
        Listing table = Listing.of(steps, columns);
        var fields = new ArrayList<Field>(List.of(new Field.Rows("points", table)));
        var notes = new ArrayList<String>();
        law.approximation().ifPresent(how -> {
            fields.add(Field.of("approximation", how));
            notes.add("loss: " + how);
        });
        return Answer.of(fields, new Prose().show(table.only("n", "loss").noting(notes)));
    }

    private record Moment(double t, Value count, Value loss) {}

    private static Answer race(RaceLaw law, Real.Listed times) {
        List<Moment> moments = times.all().stream()
                .map(time -> time.to("--times", t -> new Moment(t, Value.of(() -> law.count(t)), Value.of(() -> law.loss(t)))))
                .toList();
        Listing table = Listing.of(moments, List.of(
                new Column<>("t", GIVEN, moment -> Value.of(moment.t)),
                new Column<>("count", ALL, Moment::count),
                new Column<>("loss", ALL, Moment::loss)));
        return Answer.of(List.of(new Field.Rows("points", table)), new Prose().show(table));
    }
}
