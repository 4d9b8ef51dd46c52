package org.neuralquanta.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Planted;
import org.neuralquanta.fit.RobustLoss;

class HeldOutTest {

    @Test
    void heldOutRunsArePredictedAndCounted() {
        List<HeldOut> rolling = HeldOut.rolling(
                CurveModel.chinchilla(), Planted.half(), RobustLoss.standard(), new double[] {0.01, 0.5, 0.9}, 100, 1);
        assertThat(rolling).hasSize(2);
        for (HeldOut held : rolling) {
            assertThat(held.fitted() + held.predicted()).isEqualTo(120);
            assertThat(held.interval().contains(held.meanError())).isTrue();
            assertThat(Math.abs(held.meanError())).isLessThan(0.02);
        }
        assertThatThrownBy(() -> HeldOut.of(CurveModel.chinchilla(), Planted.half(), RobustLoss.standard(), 1e30, 10, 1))
                .hasMessageContaining("no run lies above");
    }
}
