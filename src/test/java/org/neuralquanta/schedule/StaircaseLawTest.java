package org.neuralquanta.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.law.RaceLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.ByFrequency;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.order.UniformlyRandom;

/** Which law answers for an order and a number of quanta. */
@Statement({"T3", "T6"})
class StaircaseLawTest {

    private static final int MOST = OrderLaw.MOST_DRAWN;

    private static QuantaModel model(long quanta) {
        return QuantaModel.of(Zipf.finite(0.4, quanta)).withResidual(0.5);
    }

    @Test
    void exactWhereOrderLawHasIt() {
        for (long quanta : new long[] {9, MOST}) {
            StaircaseLaw drawn = StaircaseLaw.of(model(quanta), new PlackettLuce(1));
            OrderLaw exact = OrderLaw.of(model(quanta), new PlackettLuce(1));
            assertThat(drawn.loss(4)).isEqualTo(exact.loss(4));
            assertThat(drawn.bound(4)).isEqualTo(exact.bound(4)).isInstanceOf(Bound.Proven.class);
            assertThat(drawn.approximation()).isEmpty();
        }
        StaircaseLaw random = StaircaseLaw.of(model(MOST + 1), new UniformlyRandom());
        assertThat(random.loss(7)).isEqualTo(OrderLaw.of(model(MOST + 1), new UniformlyRandom()).loss(7));
        assertThat(random.approximation()).isEmpty();
        assertThat(StaircaseLaw.of(QuantaModel.of(Zipf.infinite(0.4)), new ByFrequency()).loss(10)).isEqualTo(Zipf.infinite(0.4).tail(10));
    }

    @Test
    void firstOrderOfMoreDrawnQuanta() {
        StaircaseLaw law = StaircaseLaw.of(model(MOST + 1), new PlackettLuce(1));
        RaceLaw race = RaceLaw.of(model(MOST + 1), new PlackettLuce(1));
        assertThat(law.loss(100)).isEqualTo(race.lossAfter(100).value());
        assertThat(law.bound(100)).isInstanceOf(Bound.Estimated.class);
        assertThat(law.approximation()).hasValueSatisfying(how -> assertThat(how).contains("more than " + MOST).contains("estimated"));
    }

    /** Nothing and everything learned are exact: the whole loss, and the residual loss. */
    @Test
    void bothEndsAreExact() {
        StaircaseLaw law = StaircaseLaw.of(model(MOST + 1), new PlackettLuce(1));
        assertThat(law.loss(0)).isEqualTo(1.5);
        assertThat(law.loss(MOST + 1)).isEqualTo(0.5);
        assertThat(law.bound(MOST + 1).lower()).isEqualTo(0.5);
        assertThat(law.bound(MOST + 1).upper()).isEqualTo(0.5);
        assertThatIllegalArgumentException().isThrownBy(() -> law.loss(MOST + 2)).withMessageContaining("K - 1 = " + MOST);
    }

    @Test
    void anOrderThatDoesNotApplyIsRefused() {
        QuantaModel infinite = QuantaModel.of(Zipf.infinite(0.4));
        assertThatIllegalArgumentException().isThrownBy(() -> StaircaseLaw.of(infinite, new UniformlyRandom()));
        assertThatIllegalArgumentException().isThrownBy(() -> StaircaseLaw.of(infinite, new PlackettLuce(0.4)))
                .withMessageContaining("theta must be > 1/(1 + alpha)");
    }
}
