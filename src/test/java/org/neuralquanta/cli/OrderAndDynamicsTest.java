package org.neuralquanta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.dynamics.DominoModel;
import org.neuralquanta.dynamics.ResourceModel;
import org.neuralquanta.law.RaceLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.GivenOrder;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.order.Prerequisites;
import org.neuralquanta.order.Reversed;
import org.neuralquanta.order.UniformlyRandom;
import org.neuralquanta.order.WithPrerequisites;
import org.neuralquanta.schedule.OrderLaw;

/** What the commands order and dynamics print is what the library answers. */
class OrderAndDynamicsTest {

    private static Run good(String line) {
        Run run = Run.of(line);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return run;
    }

    private static Map<String, @Nullable Object> point(String line, int index) {
        return good(line + " --format json").list("points").get(index);
    }

    @Test
    void staircases() {
        var nine = QuantaModel.of(Zipf.finite(0.4, 9));
        OrderLaw reversed = OrderLaw.of(nine, new Reversed());
        String line = "order --alpha 0.4 --quanta 9 --learned 0,4 --order ";
        assertThat(point(line + "reverse", 1)).containsExactlyInAnyOrderEntriesOf(
                Map.of("n", 4.0, "loss", reversed.loss(4), "lower", reversed.bound(4).lower(), "upper", reversed.bound(4).upper(),
                        "bound", "proven"));
        assertThat(point(line + "random", 1)).containsEntry("loss", OrderLaw.of(nine, new UniformlyRandom()).loss(4));
        assertThat(point(line + "plackett-luce", 1)).containsEntry("loss", OrderLaw.of(nine, new PlackettLuce(1)).loss(4));
        assertThat(point("order --order frequency --alpha 0.4 --learned 1e6", 0))
                .containsEntry("loss", Zipf.infinite(0.4).tail(1_000_000));
        assertThat(good(line + "random").out().lines()).hasSize(3);
    }

    @Test
    void listedOrdersAndPrerequisites() {
        var five = QuantaModel.of(Zipf.finite(0.4, 5));
        assertThat(point("order --alpha 0.4 --quanta 5 --learned 2 --order given --ranks 3,1,5,2,4", 0))
                .containsEntry("loss", OrderLaw.of(five, GivenOrder.of(3, 1, 5, 2, 4)).loss(2));
        var waiting = WithPrerequisites.byFrequency(Prerequisites.of(5, List.of(new Prerequisites.Edge(4, 1))));
        assertThat(point("order --alpha 0.4 --quanta 5 --learned 2 --order frequency --needs 1:4", 0))
                .containsEntry("loss", OrderLaw.of(five, waiting).loss(2));
    }

    @Test
    void plackettLuceOrderAfterManyQuanta() {
        var law = RaceLaw.of(QuantaModel.of(Zipf.infinite(0.4)), new PlackettLuce(1));
        Run run = good("order --alpha 0.4 --order plackett-luce --learned 0,100 --format json");
        assertThat(run.list("points").getLast()).containsEntry("loss", law.lossAfter(100).value());
        assertThat(run.out()).contains("\"approximation\" : \"expansion up to its first correction, for more than 10000 quanta");
        assertThat(run.list("points").getLast()).containsEntry("bound", "estimated");
        assertThat(good("order --alpha 0.4 --order plackett-luce --learned 0,100").out()).contains("- loss: ");
        assertThat(point("order --alpha 0.4 --quanta 30 --order plackett-luce --learned 30", 0)).containsEntry("loss", 0.0);
    }

    private static double loss(Map<String, @Nullable Object> point) {
        return (double) Objects.requireNonNull(point.get("loss"));
    }

    /** Values by mpmath: oracle/order-exact.csv. The first order of the race gave −0.0025 and 0.0474168. */
    @Test
    void plackettLuceOrderAfterSomeQuanta() {
        assertThat(loss(point("order --alpha 50 --quanta 21 --order plackett-luce --theta 0.6 --learned 1", 0)))
                .isBetween(6.14446708837e-10, 6.14446708838e-10);
        var ten = point("order --alpha 3 --quanta 21 --order plackett-luce --theta .2 --learned 10", 0);
        assertThat(loss(ten)).isBetween(0.0461819631, 0.0461819632);
        assertThat(ten).containsEntry("bound", "proven").doesNotContainKey("approximation");
    }

    @Test
    void plackettLuceOrderInTime() {
        var law = RaceLaw.of(QuantaModel.of(Zipf.infinite(0.4)), new PlackettLuce(2));
        String line = "order --alpha 0.4 --order plackett-luce --theta 2 --times 0,1e6";
        assertThat(point(line, 1)).containsExactlyInAnyOrderEntriesOf(
                Map.of("t", 1e6, "count", law.count(1e6), "loss", law.loss(1e6)));
        assertThat(good(line).out().lines()).hasSize(3);
    }

    @Test
    void resourceModel() {
        var model = ResourceModel.of(Zipf.finite(0.4, 100)).withWaste(0.5).withRate(2);
        String line = "dynamics --model resource --alpha 0.4 --quanta 100 --waste 0.5 --rate 2 --at 10,1e3";
        assertThat(point(line, 1)).containsExactlyInAnyOrderEntriesOf(Map.of(
                "t", 1000.0, "exposure", model.exposure(1000), "loss", model.loss(1000), "count", model.count(1000)));
        assertThat(good(line).out().lines()).hasSize(3);
    }

    @Test
    void beyondTheEndThereIsNoExposure() {
        assertThat(point("dynamics --model resource --alpha 0.4 --quanta 100 --at 100", 0))
                .containsEntry("exposure", null)
                .containsEntry("exposureReason", "everything is learned from t = 100 on")
                .containsEntry("loss", 0.0)
                .containsEntry("count", 100.0);
    }

    @Test
    void dominoModel() {
        assertThat(point("dynamics --model domino --alpha 0.4 --at 12.5", 0))
                .containsEntry("exposure", null)
                .containsEntry("loss", DominoModel.of(Zipf.infinite(0.4)).loss(12.5))
                .containsEntry("count", 12.5);
    }
}
