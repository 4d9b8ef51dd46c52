package org.neuralquanta.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;

@Statement("T18")
class BudgetLineTest {

    private static final RobustLoss SQUARES = new RobustLoss.Squares();

    @Test
    void derivativesByVariablesAreThoseOfTheCurve() {
        for (CurveModel model : List.of(CurveModel.norm(), CurveModel.quanta(), CurveModel.chinchilla().fixed("A", 480))) {
            Fit fit = Fit.of(model, Planted.half(), SQUARES);
            var line = new BudgetLine(fit);
            double n = Math.log(3e9);
            double d = Math.log(5e10);
            BudgetLine.Place place = line.at(n, d);
            double[] gradient = line.slopeGradient(n, d);
            double h = 1e-4;
            double slope = (log(fit, n + h, d - h) - log(fit, n - h, d + h)) / (2 * h);
            assertThat(place.slope()).isCloseTo(slope, within(1e-8));
            double curvature = (slope(line, n + h, d - h) - slope(line, n - h, d + h)) / (2 * h);
            assertThat(place.curvature()).isCloseTo(curvature, within(1e-8));
            assertThat(place.slopeByProduct())
                    .isCloseTo((slope(line, n, d + h) - slope(line, n, d - h)) / (2 * h), within(1e-8));
            // By a smaller step: A is held at log N = 0, far from the runs, and alpha moves the curve there twenty times as much.
            double s = 1e-5;
            for (int j = 0; j < line.dimension(); j++) {
                assertThat(gradient[j])
                        .isCloseTo((slope(line.moved(j, s), n, d) - slope(line.moved(j, -s), n, d)) / (2 * s), within(1e-8));
            }
        }
    }

    private static double log(Fit fit, double n, double d) {
        return Math.log(fit.predict(Math.exp(n), Math.exp(d)));
    }

    private static double slope(BudgetLine line, double n, double d) {
        return line.at(n, d).slope();
    }
}
