package org.neuralquanta.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.order.Prerequisites.Edge;

/** What may come before what. */
@Statement("T7")
class PrerequisitesTest {

    private static void refuses(String message, int quanta, Edge... edges) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Prerequisites.of(quanta, List.of(edges)))
                .withMessage(message);
    }

    @Test
    void badGraphsAreNamed() {
        refuses("quanta must be between 1 and 10000000, was 0", 0);
        refuses("rank must be between 1 and 3, was 4", 3, new Edge(4, 1));
        refuses("rank must be between 1 and 3, was 0", 3, new Edge(1, 0));
        refuses("quantum 2 cannot be its own prerequisite", 3, new Edge(2, 2));
    }

    @Test
    void aCycleIsReported() {
        refuses("prerequisites must not contain a cycle: quantum 2 needs 4 needs 3 needs 2",
                5, new Edge(2, 1), new Edge(4, 2), new Edge(3, 4), new Edge(2, 3), new Edge(5, 4));
        refuses("prerequisites must not contain a cycle: quantum 1 needs 2 needs 1", 2, new Edge(1, 2), new Edge(2, 1));
    }

    /** A diamond, and a chain far longer than a call stack. */
    @Test
    void graphsWithoutCyclesAreTaken() {
        Prerequisites diamond =
                Prerequisites.of(4, List.of(new Edge(4, 2), new Edge(4, 3), new Edge(2, 1), new Edge(3, 1), new Edge(3, 1)));
        assertThat(diamond.of(1)).containsExactly(2, 3);
        assertThat(diamond.of(4)).isEmpty();
        assertThat(diamond.allow(GivenOrder.of(4, 3, 2, 1))).isTrue();
        assertThat(diamond.allow(GivenOrder.of(4, 2, 1, 3))).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> diamond.allow(GivenOrder.of(1)))
                .withMessage("the order must be one of 4 quanta, was one of 1");
        var chain = new ArrayList<Edge>();
        for (int k = 2; k <= 200_000; k++) {
            chain.add(new Edge(k, k - 1));
        }
        assertThat(Prerequisites.of(200_000, chain).quanta()).isEqualTo(200_000);
    }

    @Test
    void edgesAreTurnedRound() {
        Prerequisites diamond = Prerequisites.of(4, List.of(new Edge(4, 2), new Edge(4, 3), new Edge(2, 1), new Edge(3, 1)));
        assertThat(diamond.reversed().of(4)).containsExactly(2, 3);
        assertThat(diamond.reversed().of(1)).isEmpty();
        assertThat(diamond.reversed().reversed()).isEqualTo(diamond).hasSameHashCodeAs(diamond);
        assertThat(diamond).isNotEqualTo(diamond.reversed()).hasToString("Prerequisites[4 quanta, 4 edges]");
    }

    @Test
    void impliedEdgesAreDropped() {
        Prerequisites chain = Prerequisites.of(4, List.of(new Edge(4, 3), new Edge(3, 2), new Edge(2, 1)));
        Prerequisites implied = Prerequisites.of(
                4, List.of(new Edge(4, 3), new Edge(3, 2), new Edge(2, 1), new Edge(4, 2), new Edge(4, 1), new Edge(3, 1)));
        assertThat(implied.minimal()).isEqualTo(chain);
        assertThat(chain.minimal()).isEqualTo(chain);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Prerequisites.of(20_001, List.of()).minimal())
                .withMessageContaining("at most 20000 quanta, there are 20001");
    }

    /** 1 waits for 4, which waits for 3; so 2 is first, 5 is last. */
    @Test
    void aFrequentQuantumWaitsForARareOne() {
        var order = WithPrerequisites.byFrequency(Prerequisites.of(5, List.of(new Edge(4, 1), new Edge(3, 4))));
        assertThat(order.list(1, 2, 3, 4, 5)).isEqualTo(GivenOrder.of(2, 3, 4, 1, 5));
        assertThat(order.list(5, 4, 3, 2, 1)).isEqualTo(GivenOrder.of(5, 3, 4, 2, 1));
        assertThat(order.preferred()).isEqualTo(new ByFrequency());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order.list(1, 2))
                .withMessage("the preferred order must be one of 5 quanta, was one of 2");
    }
}
