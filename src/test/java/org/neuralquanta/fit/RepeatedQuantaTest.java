package org.neuralquanta.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.law.RepeatedLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.runs.Runs;

/** The form {@code repeated-quanta} on losses of the exact law of repeated data, beside a term of parameters. */
class RepeatedQuantaTest {

    @Test
    @Statement("T41")
    void fitsTheExactLaw() {
        double alpha = 0.4;
        double teaches = 0.06;
        RepeatedLaw law = RepeatedLaw.of(QuantaModel.of(Zipf.infinite(alpha)).learnedAfter(new Exponential()), teaches);
        List<double[]> rows = new ArrayList<>();
        for (double parameters : new double[] {1e4, 1e5, 1e6, 1e7}) {
            for (double unique : new double[] {1e5, 1e6, 1e7, 1e8}) {
                for (long passes : new long[] {1, 2, 4, 16, 64}) {
                    double loss = 0.5 + 3 * Math.pow(parameters, -0.35) + law.exact(unique, passes);
                    rows.add(new double[] {parameters, unique * passes, unique, loss});
                }
            }
        }
        double[][] columns = new double[4][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < 4; j++) {
                columns[j][i] = rows.get(i)[j];
            }
        }
        Fit fit = Fit.of(CurveModel.repeatedQuanta(), Runs.repeated(columns[0], columns[1], columns[2], columns[3]));
        assertThat(fit.parameter("h")).isCloseTo(teaches, within(1e-6));
        assertThat(fit.parameter("beta")).isCloseTo(alpha / (1 + alpha), within(1e-6));
        assertThat(fit.parameter("alpha")).isCloseTo(0.35, within(1e-6));
        assertThat(fit.parameter("E")).isCloseTo(0.5, within(1e-6));
        // D' counts samples that are visited once.
        assertThat(fit.parameter("B")).isCloseTo(law.asymptotic(1).amplitude(), within(1e-4));
    }
}
