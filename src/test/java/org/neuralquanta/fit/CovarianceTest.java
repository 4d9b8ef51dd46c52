package org.neuralquanta.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inverses of curvatures, which on flat curves differ by hundreds of powers of ten. */
class CovarianceTest {

    private static double[][] curvature(SplittableRandom random, int size, double decades) {
        double[][] curvature = new double[size][size];
        for (int run = random.nextInt(8); run >= 0; run--) {
            double[] gradient = new double[size];
            for (int j = 0; j < size; j++) {
                gradient[j] = (random.nextDouble() - 0.5) * Math.pow(10, decades * random.nextDouble());
            }
            for (int j = 0; j < size; j++) {
                for (int k = 0; k < size; k++) {
                    curvature[j][k] += gradient[j] * gradient[k];
                }
            }
        }
        return curvature;
    }

    @ParameterizedTest
    @ValueSource(doubles = {-200, -100, -20, 20, 150})
    void everyCurvatureHasAnInverse(double decades) {
        var random = new SplittableRandom(18);
        for (int i = 0; i < 3000; i++) {
            RealMatrix inverse = Covariance.inverse(curvature(random, 2 + random.nextInt(5), decades));
            for (int j = 0; j < inverse.getRowDimension(); j++) {
                assertThat(inverse.getEntry(j, j)).isNotNaN().isNotNegative();
            }
        }
    }

    @Test
    void isTheInverse() {
        var random = new SplittableRandom(19);
        double[][] matrix = curvature(random, 3, 0);
        matrix[0][0] += 1;
        matrix[1][1] += 1;
        matrix[2][2] += 1;
        RealMatrix inverse = Covariance.inverse(matrix);
        for (int j = 0; j < 3; j++) {
            for (int k = 0; k < 3; k++) {
                double sum = 0;
                for (int l = 0; l < 3; l++) {
                    sum += matrix[j][l] * inverse.getEntry(l, k);
                }
                assertThat(sum).isCloseTo(j == k ? 1 : 0, within(1e-12));
            }
        }
    }

    @Test
    void refusesCurvaturesBeyondTheRangeOfADouble() {
        assertThatThrownBy(() -> Covariance.inverse(new double[][] {{Double.POSITIVE_INFINITY}}))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("Infinity");
    }
}
