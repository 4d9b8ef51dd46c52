package org.neuralquanta.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.special.OracleFile;

class KernelsTest {

    @Test
    void logIsWithinOneUlp() {
        assertThat(worstError("log", Kernels::log)).isLessThanOrEqualTo(1);
    }

    @Test
    void expIsWithinOneUlp() {
        assertThat(worstError("exp", Kernels::exp)).isLessThanOrEqualTo(1);
    }

    @Test
    void normalQuantileIsWithinTwoUlps() {
        assertThat(worstError("normal", NormalQuantile::of)).isLessThanOrEqualTo(2);
    }

    /** The largest distance from the mpmath values in ulps of the result. */
    private static double worstError(String function, DoubleUnaryOperator kernel) {
        double worst = 0;
        int rows = 0;
        for (CSVRecord row : OracleFile.read("random-kernels.csv")) {
            if (row.get("function").equals(function)) {
                double computed = kernel.applyAsDouble(Double.parseDouble(row.get("x")));
                double error = new BigDecimal(computed)
                        .subtract(new BigDecimal(row.get("value")))
                        .divide(new BigDecimal(Math.ulp(computed)), MathContext.DECIMAL64)
                        .abs()
                        .doubleValue();
                worst = Math.max(worst, error);
                rows++;
            }
        }
        assertThat(rows).isGreaterThan(1000);
        return worst;
    }

    /** StrictMath is itself within 1 ulp, so the two may differ by their sum. */
    @Test
    void logAndExpAgreeWithStrictMathAtManyPoints() {
        RandomStream stream = RandomStream.of(1, 0);
        for (int i = 0; i < 1_000_000; i++) {
            double u = stream.uniform(i, 0);
            double wide = Double.longBitsToDouble((stream.bits(i, 1) >>> 2) + Double.doubleToRawLongBits(Double.MIN_NORMAL));
            double x = -700 + 1400 * u;
            if (ulps(Kernels.log(u), StrictMath.log(u)) > 2
                    || (wide <= Double.MAX_VALUE && ulps(Kernels.log(wide), StrictMath.log(wide)) > 2)
                    || ulps(Kernels.exp(x), StrictMath.exp(x)) > 3) {
                throw new AssertionError("log at " + u + " or " + wide + ", or exp at " + x);
            }
        }
    }

    private static double ulps(double computed, double reference) {
        return Math.abs(computed - reference) / Math.ulp(reference);
    }

    @Test
    void specialPointsAreThoseOfStrictMath() {
        for (double x : new double[] {
            0.0, -0.0, -1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 1, 1e5, -1e5, 710, -746
        }) {
            assertThat(Kernels.log(x)).as("log " + x).satisfies(value -> isNextTo(value, StrictMath.log(x)));
            assertThat(Kernels.exp(x)).as("exp " + x).satisfies(value -> isNextTo(value, StrictMath.exp(x)));
        }
    }

    private static void isNextTo(double value, double reference) {
        if (Double.isNaN(reference)) {
            assertThat(value).isNaN();
        } else {
            assertThat(value).isBetween(Math.nextDown(reference), Math.nextUp(reference));
        }
    }

    @Test
    void differencesNearZeroDoNotCancel() {
        for (double x : new double[] {1e-300, -1e-17, 1e-9, -1e-3, 0.1, -0.9, 3, 1e-16, -2.2e-16}) {
            assertThat(Kernels.expm1(x)).isCloseTo(StrictMath.expm1(x), within(1e-15 * Math.abs(StrictMath.expm1(x))));
            assertThat(Kernels.log1p(x)).isCloseTo(StrictMath.log1p(x), within(1e-15 * Math.abs(StrictMath.log1p(x))));
        }
        assertThat(Kernels.expm1(-50)).isEqualTo(-1);
    }

    @Test
    void normalQuantileIsOddOnTheLatticeOfUniforms() {
        RandomStream stream = RandomStream.of(2, 0);
        for (int i = 0; i < 10_000; i++) {
            double u = stream.uniform(i, 0);
            assertThat(NormalQuantile.of(1 - u)).isEqualTo(-NormalQuantile.of(u));
        }
    }
}
