package org.neuralquanta.elementary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neuralquanta.random.RandomStream;
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

    @Test
    void manyPointsNearTheOracleAreWithinTheirUlps() {
        assertNearAnchors(50);
    }

    @Test
    @Tag("slow")
    void tenMillionPointsNearTheOracleAreWithinTheirUlps() {
        assertNearAnchors(5000);
    }

    /**
     * Between the mpmath values, by a few terms of Taylor's series from the nearest: a step h of up to 1e-6 relative leaves h^4 out,
     * and what is added to the 30 digits is itself right to 1e-16, so the reference is right to 1e-21.
     */
    private static void assertNearAnchors(int pointsPerAnchor) {
        RandomStream stream = RandomStream.of(77, 0);
        double[] worst = new double[3];
        long[] points = new long[3];
        long anchor = 0;
        for (CSVRecord row : OracleFile.read("random-kernels.csv")) {
            double x = Double.parseDouble(row.get("x"));
            BigDecimal value = new BigDecimal(row.get("value"));
            double high = value.doubleValue();
            double low = value.subtract(new BigDecimal(high)).doubleValue();
            int function = List.of("log", "exp", "normal").indexOf(row.get("function"));
            double zero = List.of(1.0, 2.0, 0.5).get(function);
            // Near a zero of the function the step is no longer small beside the value.
            boolean extreme = Math.abs(x) < 1e-290
                    || Math.abs(x) > 1e290
                    || (function == 2 && x > 1 - 0x1p-30)
                    || (function != 1 && Math.abs(x - zero) < 1e-3);
            anchor++;
            for (int i = 0; i < pointsPerAnchor && !extreme; i++) {
                double y = x * (1 + (function == 2 ? Math.min(x, 1 - x) / x : 1) * 2e-6 * (stream.uniform(anchor, i) - 0.5));
                double step = y - x;
                double computed =
                        function == 0 ? Kernels.log(y) : function == 1 ? Kernels.exp(y) : NormalQuantile.of(y);
                double added =
                        switch (function) {
                            case 0 -> logStep(step / x);
                            case 1 -> high * (step + step * step / 2 + step * step * step / 6 + Math.pow(step, 4) / 24);
                            default -> normalStep(high, step);
                        };
                double error = Math.abs((high - computed) + added + low) / Math.ulp(computed);
                worst[function] = Math.max(worst[function], error);
                points[function]++;
            }
        }
        assertThat(worst[0]).as("log").isLessThanOrEqualTo(1).isGreaterThan(0.5);
        assertThat(worst[1]).as("exp").isLessThanOrEqualTo(2).isGreaterThan(0.5);
        assertThat(worst[2]).as("normal").isLessThanOrEqualTo(2).isGreaterThan(0.5);
        assertThat(Arrays.stream(points).min().orElse(0)).isGreaterThan(1900L * pointsPerAnchor);
    }

    private static double logStep(double h) {
        return h - h * h / 2 + h * h * h / 3;
    }

    /** With g = 1/φ(z), the derivatives are g, z g² and (1 + 2z²) g³. */
    private static double normalStep(double z, double h) {
        double t = h * Math.sqrt(2 * Math.PI) * Math.exp(z * z / 2);
        return t + z * t * t / 2 + (1 + 2 * z * z) * t * t * t / 6;
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
