package org.neuralquanta.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Logistic;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Observer;
import org.neuralquanta.montecarlo.Simulation;

/** Bands of learning curves (T44). */
class CurveBandTest {

    private static final double NORMAL_95 = 1.959963984540054;
    private static final DataLaw LAW = DataLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(new Exponential()));

    private static double[] grid(double from, double to, int count) {
        double[] grid = new double[count];
        for (int i = 0; i < count; i++) {
            grid[i] = from * Math.pow(to / from, i / (count - 1.0));
        }
        return grid;
    }

    @Test
    @Statement("T44")
    void onePointHasTheNormalQuantile() {
        CurveBand band = CurveBand.of(LAW, 4, 0.95, 1000);
        assertThat(band.factor()).isCloseTo(NORMAL_95, within(1e-9));
        double error = Math.sqrt(2.34450369035e-5 / 4);
        assertThat(band.points().getFirst().error()).isCloseTo(error, within(1e-9));
        assertThat(band.points().getFirst().upper()).isCloseTo(0.1391202653740132 + NORMAL_95 * error, within(1e-9));
        assertThat(band.pValue(band.points().getFirst().lower())).isCloseTo(0.05, within(1e-9));
    }

    /** Between one point and independent points, by Bonferroni. */
    @Property(tries = 30)
    @Statement("T44")
    void theFactorGrowsWithThePoints(
            @ForAll @IntRange(min = 2, max = 12) int count,
            @ForAll @DoubleRange(min = 1.01, max = 25) double ratio,
            @ForAll @DoubleRange(min = 0.5, max = 0.99) double level) {
        double[] grid = grid(50, 50 * Math.pow(ratio, count - 1), count);
        CurveBand band = CurveBand.of(LAW, 1, level, grid);
        double alone = CurveBand.of(LAW, 1, level, grid[0]).factor();
        double apart = CurveBand.of(LAW, 1, 1 - (1 - level) / count, grid[0]).factor();
        assertThat(band.factor()).isBetween(alone * (1 - 1e-9), apart * (1 + 1e-9));
        for (double correlation : band.correlations()) {
            assertThat(correlation).isBetween(0.0, 1.0);
        }
    }

    /**
     * 3000 curves of 6 points: at least 95 % are inside, but for a normal approximation of 1 % and five standard errors of 0.4 %. A band of one
     * point's factor would lose a tenth of them.
     */
    @Test
    @Statement("T44")
    void simulatedCurvesStayInside() throws InterruptedException {
        double[] grid = grid(300, 3000, 6);
        CurveBand band = CurveBand.of(LAW, 1, 0.95, grid);
        int[] inside = new int[2];
        Simulation.of(Zipf.infinite(0.4)).repeated(3000, 5).run(
                Observer.none().withCurves((replicate, losses) -> {
                    inside[0] += band.pValue(losses) >= 0.05 ? 1 : 0;
                    boolean everywhere = true;
                    for (int i = 0; i < losses.length; i++) {
                        CurveBand.Point point = band.points().get(i);
                        everywhere &= Math.abs(losses[i] - point.mean()) <= NORMAL_95 * point.error();
                    }
                    inside[1] += everywhere ? 1 : 0;
                }),
                grid);
        assertThat(inside[0] / 3000.0).isBetween(0.92, 0.99);
        assertThat(inside[1] / 3000.0).isLessThan(0.9);
    }

    /** Against normal vectors of the same covariance, drawn by Cholesky's factor of a chain: neighbours decide. */
    @Test
    @Statement("T44")
    void theBoundHoldsForNormalVectors() {
        CurveBand band = CurveBand.of(LAW, 1, 0.9, grid(100, 1000, 10));
        var random = new Random(44);
        int outside = 0;
        int draws = 40_000;
        for (int draw = 0; draw < draws; draw++) {
            double z = random.nextGaussian();
            boolean isOutside = Math.abs(z) > band.factor();
            for (double correlation : band.correlations()) {
                z = correlation * z + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
                isOutside |= Math.abs(z) > band.factor();
            }
            outside += isOutside ? 1 : 0;
        }
        // The bound is nearly sharp for a chain, and never below.
        assertThat((double) outside / draws).isBetween(0.07, 0.1 + 5 * Math.sqrt(0.09 / draws));
    }

    @Test
    void aBandAroundMeasuredLossesHasTheSameWidth() {
        CurveBand band = CurveBand.of(LAW, 9, 0.9, 100, 1000);
        CurveBand.Point around = band.around(0.3, 0.2).points().getLast();
        assertThat(around.upper() - 0.2).isCloseTo(band.points().getLast().upper() - around.mean(), within(1e-15));
        assertThat(around.lower() + around.upper()).isCloseTo(0.4, within(1e-12));
        assertThat(band.at(1000)).isEqualTo(band.points().getLast());
        assertThatThrownBy(() -> band.at(999)).hasMessageContaining("100.0, 1000.0").hasMessageContaining("999");
    }

    @Test
    void refusesWhatHasNoBand() {
        assertThatThrownBy(() -> CurveBand.of(LAW, 0, 0.9, 10)).hasMessageContaining("curves").hasMessageContaining("0");
        assertThatThrownBy(() -> CurveBand.of(LAW, 1, Double.NaN, 10)).hasMessageContaining("level");
        assertThatThrownBy(() -> CurveBand.of(LAW, 1, 0.9)).hasMessageContaining("at least one");
        assertThatThrownBy(() -> CurveBand.of(LAW, 1, 0.9, 10, 10)).hasMessageContaining("increase");
        assertThatThrownBy(() -> CurveBand.of(LAW, 1, 0.9, 10).pValue(1, 2)).hasMessageContaining("as many");
        assertThatThrownBy(() -> CurveBand.of(LAW, 1, 0.9, 10).pValue(Double.NaN)).hasMessageContaining("finite");
        DataLaw logistic = DataLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(Logistic.of(2)));
        assertThatThrownBy(() -> CurveBand.of(logistic, 1, 0.9, 10)).hasMessageContaining("no variance");
        DataLaw few = DataLaw.of(QuantaModel.of(Zipf.finite(0.4, 5)).learnedAfter(new Exponential()), Sampling.MULTINOMIAL);
        assertThat(CurveBand.of(few, 1, 0.9, 3, 9).factor()).isBetween(1.6, 2.0);
    }
}
