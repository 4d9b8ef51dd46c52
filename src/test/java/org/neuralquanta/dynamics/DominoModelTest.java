package org.neuralquanta.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
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

    /** At whole numbers of quanta the loss is the tail, in between a straight line. */
    @Property(tries = 200)
    void theLossIsTheTailJoinedByLines(
            @ForAll @DoubleRange(min = 0.01, max = 3) double alpha,
            @ForAll @IntRange(min = 0, max = 100_000) int learned,
            @ForAll @IntRange(min = 0, max = 8) int eighths,
            @ForAll @IntRange(min = -3, max = 3) int log2Rate) {
        Zipf quanta = Zipf.infinite(alpha);
        double rate = Math.scalb(1.0, log2Rate);
        DominoModel model = DominoModel.of(quanta).withRate(rate);
        double share = eighths / 8.0;
        double line = (1 - share) * quanta.tail(learned) + share * quanta.tail(learned + 1);
        assertThat(model.loss((learned + share) / rate)).isCloseTo(line, within(1e-14));
        assertThat(model.count((learned + share) / rate)).isEqualTo(learned + share);
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
