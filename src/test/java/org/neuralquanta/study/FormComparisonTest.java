package org.neuralquanta.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.fit.Planted;
import org.neuralquanta.fit.RobustLoss;
import org.neuralquanta.runs.Runs;

@Statement("T18")
class FormComparisonTest {

    @Test
    void theTrueFormIsChosen() {
        var random = new SplittableRandom(8);
        Runs larger = Planted.at(Planted.half(), 1,
                (n, d) -> 1.5 + Math.max(600 * Math.pow(n, -0.35), 3000 * Math.pow(d, -0.36)), Planted.normal(random, 0.005));
        FormComparison comparison = FormComparison.of(larger, RobustLoss.standard());
        assertThat(comparison.better()).isSameAs(comparison.bottleneck());
        assertThat(comparison.verdict()).contains("the larger of the two terms fits these runs better");
        assertThat(FormComparison.of(Planted.half(), RobustLoss.standard()).verdict()).contains("the sum of the two terms fits");
    }
}
