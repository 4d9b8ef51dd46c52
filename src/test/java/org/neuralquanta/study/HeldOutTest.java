package org.neuralquanta.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Planted;
import org.neuralquanta.fit.RobustLoss;
import org.neuralquanta.runs.Runs;

class HeldOutTest {

    /** A law that jumps above a size is missed there by as much as it jumps. */
    @Test
    void largerModelsArePredictedFromSmallerOnes() {
        Runs runs = Planted.at(Planted.half(), 1, Planted.sum(1.8, 480, 0.35, 2000, 0.37), _ -> 0);
        double middle = runs.value(0, 60);
        HeldOut bySize = HeldOut.of(CurveModel.chinchilla(), runs, RobustLoss.standard(), HeldOut.By.SIZE, middle, 2, 1);
        long small = IntStream.range(0, 120).filter(i -> runs.value(0, i) <= middle).count();
        assertThat(bySize.fitted()).isEqualTo((int) small);
        assertThat(bySize.most()).isEqualTo(middle);
        assertThat(bySize.rootMeanSquare()).isLessThan(1e-6);
        Runs bent = Planted.at(Planted.half(), 1, (n, d) -> Planted.sum(1.8, 480, 0.35, 2000, 0.37).applyAsDouble(n, d) * (n > middle ? 1.05 : 1), _ -> 0);
        HeldOut missed = HeldOut.of(CurveModel.chinchilla(), bent, RobustLoss.standard(), HeldOut.By.SIZE, middle, 2, 1);
        assertThat(missed.meanError()).isCloseTo(Math.log(1.05), within(1e-6));
        assertThat(missed.rootMeanSquare()).isCloseTo(Math.log(1.05), within(1e-6));
    }

    /** Sizes repeat: a share that ends in the same size is no prediction of its own. */
    @Test
    void eachSizeIsHeldOutOnce() {
        List<HeldOut> rolling = HeldOut.rolling(
                CurveModel.quanta(), grid(), RobustLoss.standard(), HeldOut.By.SIZE, new double[] {0.3, 0.35, 0.5, 0.6, 0.7, 0.9}, 2, 1);
        assertThat(rolling).extracting(HeldOut::most).containsExactly(1e7, 1e8, 1e9);
        assertThat(rolling).extracting(HeldOut::fitted).containsExactly(12, 18, 24);
    }

    private static Runs grid() {
        double[] n = IntStream.range(0, 30).mapToDouble(i -> Math.rint(1e6 * Math.pow(10, Math.floorDiv(i, 6)))).toArray();
        double[] d = IntStream.range(0, 30).mapToDouble(i -> 1e8 * Math.pow(4, i % 6)).toArray();
        double[] losses = IntStream.range(0, 30)
                .mapToDouble(i -> (1.7 + 300 * Math.pow(n[i], -0.35) + 300 * Math.pow(d[i], -0.26)) * (1 + 0.002 * Math.sin(7 * i)))
                .toArray();
        return Runs.of(n, d, losses);
    }

    @Test
    void heldOutRunsArePredictedAndCounted() {
        List<HeldOut> rolling = HeldOut.rolling(
                CurveModel.chinchilla(), Planted.half(), RobustLoss.standard(), HeldOut.By.COMPUTE, new double[] {0.01, 0.5, 0.9}, 100, 1);
        assertThat(rolling).hasSize(2);
        for (HeldOut held : rolling) {
            assertThat(held.fitted() + held.predicted()).isEqualTo(120);
            assertThat(held.interval().contains(held.meanError())).isTrue();
            assertThat(Math.abs(held.meanError())).isLessThan(0.02);
        }
        assertThatThrownBy(() -> HeldOut.of(CurveModel.chinchilla(), Planted.half(), RobustLoss.standard(), HeldOut.By.COMPUTE, 1e30, 10, 1))
                .hasMessageContaining("no run lies above");
    }
}
