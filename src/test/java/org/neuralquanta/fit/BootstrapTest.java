package org.neuralquanta.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.neuralquanta.runs.Runs;

/** Replicates in parts are those of one machine, to the bit. */
class BootstrapTest {

    private static final int REPLICATES = 12;

    private static Fit fit() {
        double[] x = new double[9];
        double[] losses = new double[9];
        Arrays.setAll(x, i -> Math.pow(4, i + 3));
        Arrays.setAll(losses, i -> 1.5 + 8 * Math.pow(x[i], -0.3) * (1 + 0.01 * Math.sin(7 * i)));
        return Fit.of(CurveModel.power(), Runs.curve(x, losses));
    }

    private static double[][] parameters(Bootstrap bootstrap, Fit fit) {
        double[][] parameters = new double[bootstrap.size()][fit.model().parameters().size()];
        for (int i = 0; i < parameters.length; i++) {
            int row = i;
            Arrays.setAll(parameters[i], j -> bootstrap.at(row, j));
        }
        return parameters;
    }

    @Property(tries = 10)
    void rowsInPartsAreThoseOfOneRun(@ForAll @IntRange(min = 1, max = REPLICATES - 2) int first, @ForAll @IntRange(min = 1) int more, @ForAll long seed) {
        Fit fit = fit();
        int second = first + 1 + more % (REPLICATES - 1 - first);
        List<double[]> rows = new ArrayList<>();
        for (int[] part : new int[][] {{0, first}, {first, second}, {second, REPLICATES}}) {
            if (part[0] < part[1]) {
                rows.addAll(List.of(Bootstrap.rows(fit(), part[0], part[1], seed)));
            }
        }
        Bootstrap parts = Bootstrap.of(fit, rows.toArray(double[][]::new));
        Bootstrap one = Bootstrap.of(fit, REPLICATES, seed, () -> {});
        assertThat(parameters(parts, fit)).isDeepEqualTo(parameters(one, fit));
        assertThat(parts.intervals()).isEqualTo(one.intervals());
    }

    @Test
    void badRowsAreRefused() {
        Fit fit = fit();
        for (int[] bad : new int[][] {{-1, 2}, {2, 2}, {3, 2}}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Bootstrap.rows(fit, bad[0], bad[1], 1)).withMessageContaining("non-empty range");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Bootstrap.of(fit, new double[0][])).withMessageContaining("> 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bootstrap.of(fit, new double[][] {{1, 2}}))
                .withMessageContaining("3 coordinates, had 2");
    }
}
