package org.neuralquanta.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;

/** The domino model. */
@Statement("T23")
class DominoModelTest {

    @Test
    void quantaFollowEachOther() {
        var model = DominoModel.of(TabulatedQuanta.ofCounts(5, 3, 2)).withRate(2);
        assertThat(model.loss(0)).isCloseTo(1, within(1e-16));
        assertThat(model.loss(0.5)).isCloseTo(0.5, within(1e-16));
        assertThat(model.loss(0.75)).isCloseTo(0.35, within(1e-16));
        assertThat(model.loss(1.5)).isZero();
        assertThat(model.count(0.75)).isEqualTo(1.5);
        assertThat(model.count(9)).isEqualTo(3);
        assertThat(model.end()).isEqualTo(1.5);
        assertThat(model.unlearned(1, 0.75)).isZero();
        assertThat(model.unlearned(2, 0.75)).isEqualTo(0.5);
        assertThat(model.unlearned(3, 0.75)).isEqualTo(1);
    }

    /** One quantum alone, in the resource model without waste. */
    @Test
    void oneQuantumIsLearnedAsInTheResourceModel() {
        var one = Zipf.finite(0.4, 1);
        for (double t : new double[] {0, 0.1, 0.5, 0.99}) {
            assertThat(DominoModel.of(one).loss(t)).isCloseTo(ResourceModel.of(one).loss(t), within(1e-14));
        }
    }

    @Test
    void aBadQuestionIsRefused() {
        var model = DominoModel.of(Zipf.infinite(0.4));
        assertThatIllegalArgumentException().isThrownBy(() -> model.loss(-1)).withMessageContaining("was -1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> model.withRate(0)).withMessageContaining("was 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> model.unlearned(0, 1)).withMessageContaining("was 0");
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> model.loss(1e19));
    }
}
