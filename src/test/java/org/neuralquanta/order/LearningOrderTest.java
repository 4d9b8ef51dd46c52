package org.neuralquanta.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Zipf;

/** What an order takes, and the rates of Plackett–Luce order. */
@Statement({"T3", "T6"})
class LearningOrderTest {

    private static void refuses(String message, int... ranks) {
        assertThatIllegalArgumentException().isThrownBy(() -> GivenOrder.of(ranks)).withMessageContaining(message);
    }

    @Test
    void aGivenOrderIsAPermutation() {
        refuses("at least one rank");
        refuses("place 2: rank must be between 1 and 3, the number of ranks, was 0", 1, 0, 3);
        refuses("place 3: rank must be between 1 and 3, the number of ranks, was 4", 1, 2, 4);
        refuses("rank 2 is at place 1 and again at place 3", 2, 1, 2);
        GivenOrder order = GivenOrder.of(3, 1, 2);
        assertThat(order.rank(1)).isEqualTo(3);
        assertThat(order.quanta()).isEqualTo(3);
        assertThat(order).isEqualTo(GivenOrder.of(3, 1, 2)).hasToString("GivenOrder[3, 1, 2]").isNotEqualTo(GivenOrder.of(1, 2, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> order.rank(4)).withMessageContaining("between 1 and 3, was 4");
    }

    @Test
    void aGivenOrderKeepsItsOwnCopy() {
        int[] ranks = {2, 1};
        GivenOrder order = GivenOrder.of(ranks);
        ranks[0] = 1;
        assertThat(order.rank(1)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 100.5, Double.NaN, Double.POSITIVE_INFINITY})
    void thetaIsBounded(double theta) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PlackettLuce(theta))
                .withMessage("theta must be between 0 and 100, was " + theta);
    }

    @Test
    void ratesArePowersOfUseFrequencies() {
        double rate = new PlackettLuce(2).rate(Zipf.infinite(1), 3, 1);
        assertThat(rate).isBetween(0.012345679 - 1e-9, 0.012345679 + 1e-9);
        assertThat(new PlackettLuce(0).rate(Zipf.infinite(1), 3, 2)).isEqualTo(1);
    }
}
