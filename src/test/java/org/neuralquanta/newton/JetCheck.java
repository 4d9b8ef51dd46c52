package org.neuralquanta.newton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.analysis.differentiation.DerivativeStructure;

/** A jet against Hipparchus' automatic differentiation. */
public final class JetCheck {

    private JetCheck() {}

    /** Value within a tolerance, derivatives within 1e-11 and 1e-10 of 1 and themselves. */
    public static void check(Jet jet, DerivativeStructure expected, double tolerance) {
        int n = jet.dimension;
        assertThat(jet.value).isCloseTo(expected.getValue(), within(tolerance));
        for (int j = 0; j < n; j++) {
            int[] orders = new int[n];
            orders[j]++;
            double gradient = expected.getPartialDerivative(orders);
            assertThat(jet.gradient[j]).as("gradient %d", j).isCloseTo(gradient, within(1e-11 * (1 + Math.abs(gradient))));
            for (int k = 0; k <= j; k++) {
                orders[k]++;
                double second = expected.getPartialDerivative(orders);
                assertThat(jet.hessian[j][k]).as("hessian %d %d", j, k).isCloseTo(second, within(1e-10 * (1 + Math.abs(second))));
                orders[k]--;
            }
        }
    }
}
