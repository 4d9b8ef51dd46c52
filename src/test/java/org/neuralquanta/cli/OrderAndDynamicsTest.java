package org.neuralquanta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.dynamics.DominoModel;
import org.neuralquanta.dynamics.ResourceModel;
import org.neuralquanta.law.OrderLaw;
import org.neuralquanta.law.QuantaModel;
import org.neuralquanta.law.RaceLaw;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.order.Reversed;
import org.neuralquanta.order.UniformlyRandom;

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
        String line = "order --alpha 0.4 --quanta 9 --learned 0,4 --order ";
        assertThat(point(line + "reverse", 1)).containsExactlyInAnyOrderEntriesOf(
                Map.of("n", 4.0, "loss", OrderLaw.of(nine, new Reversed()).loss(4)));
        assertThat(point(line + "random", 1)).containsEntry("loss", OrderLaw.of(nine, new UniformlyRandom()).loss(4));
        assertThat(point(line + "plackett-luce", 1)).containsEntry("loss", OrderLaw.of(nine, new PlackettLuce(1)).loss(4));
        assertThat(point("order --order frequency --alpha 0.4 --learned 1e6", 0))
                .containsEntry("loss", Zipf.infinite(0.4).tail(1_000_000));
        assertThat(good(line + "random").out().lines()).hasSize(3);
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
