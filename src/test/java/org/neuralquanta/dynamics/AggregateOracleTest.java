package org.neuralquanta.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.special.OracleFile;

/** The domino model and single samples, against mpmath and SciPy: dynamics-domino.py, sample-loss.py. */
class AggregateOracleTest {

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    @Test
    @Statement("T23")
    void oneQuantumAfterTheOther() {
        assertThat(OracleFile.read("dynamics-domino.csv")).hasSize(60).allSatisfy(row -> {
            Zipf quanta = Zipf.finite(number(row, "alpha"), Long.parseLong(row.get("quanta")));
            DominoModel model = DominoModel.of(quanta).withRate(number(row, "rate"));
            double time = number(row, "time");
            assertThat(model.loss(time)).isCloseTo(number(row, "loss"), within(1e-13));
            assertThat(model.count(time)).isCloseTo(number(row, "count"), within(1e-12));
            assertThat(model.unlearned(Long.parseLong(row.get("rank")), time))
                    .isCloseTo(number(row, "unlearned"), within(1e-12));
        });
    }

    @Test
    @Statement("T24")
    void lossesOfSamples() {
        assertThat(OracleFile.read("sample-loss.csv")).hasSize(80).allSatisfy(row -> {
            int uses = Integer.parseInt(row.get("uses"));
            long learned = Long.parseLong(row.get("learned"));
            var sample = new SampleLoss(Zipf.infinite(number(row, "alpha")), uses);
            assertThat(sample.mean(learned)).isCloseTo(number(row, "mean"), within(1e-14));
            assertThat(sample.variance(learned)).isCloseTo(number(row, "variance"), within(1e-14));
            assertThat(sample.atMost(learned, (number(row, "unlearnedUses") + 0.5) / uses))
                    .isCloseTo(number(row, "atMost"), within(1e-11));
        });
    }

    @Test
    @Statement("T24")
    void sharpnessOfShots() {
        assertThat(OracleFile.read("sample-loss.csv")).allSatisfy(row -> assertThat(Sharpness.of(Shots.of(number(row, "tau"))))
                .isCloseTo(number(row, "sharpness"), within(1e-12)));
    }
}
