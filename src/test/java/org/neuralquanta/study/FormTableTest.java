package org.neuralquanta.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.fit.Planted;
import org.neuralquanta.fit.RobustLoss;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.study.CurveStudy.Consequence;

/** Models side by side: the planted form wins, and each number is what its name says. */
class FormTableTest {

    private static final RobustLoss SQUARES = new RobustLoss.Squares();
    private static final List<CurveModel> FORMS = List.of(CurveModel.power(), CurveModel.m1(), CurveModel.m3());

    /** 60 runs of a power law above a floor. */
    private static Runs planted() {
        var random = new SplittableRandom(4);
        double[] x = new double[60];
        Arrays.setAll(x, i -> 1e6 * Math.pow(10, i / 15.0));
        double[] losses = Arrays.stream(x).map(v -> (1 + 60 * Math.pow(v, -0.3)) * Math.exp(0.005 * random.nextGaussian())).toArray();
        return Runs.curve(x, losses);
    }

    @Test
    void thePlantedFormWins() {
        Runs runs = planted();
        FormTable table = FormTable.of(FORMS, runs, SQUARES);
        assertThat(table.best().fit().model()).isEqualTo(CurveModel.power());
        assertThat(table.largest()).isEqualTo(6);
        FormTable.Row power = table.rows().getFirst();
        FormTable.Row m1 = table.rows().get(1);
        assertThat(power.parameters()).isEqualTo(3);
        assertThat(power.againstBest()).isEmpty();
        assertThat(m1.againstBest()).hasValueSatisfying(vuong -> {
            assertThat(vuong.ratio()).isCloseTo(m1.objective() - power.objective(), within(1e-12));
            assertThat(vuong.pValue()).isLessThan(1e-3);
        });
        // AIC by its definition, n log(RSS/n) + 2 (p + 1).
        double squares = Arrays.stream(power.fit().residuals()).map(r -> r * r).sum();
        assertThat(power.aic()).isInstanceOfSatisfying(Consequence.Found.class, aic -> assertThat((double) aic.value())
                .isCloseTo(60 * Math.log(squares / 60) + 8, within(1e-9)));
        Fit below = Fit.of(CurveModel.m1(), runs.where(i -> i < 54), SQUARES);
        double error = 0;
        for (int i = 54; i < 60; i++) {
            error += Math.pow(Math.log(runs.loss(i) / below.predict(runs.value(0, i))), 2) / 6;
        }
        double expected = Math.sqrt(error);
        assertThat(m1.largestError()).isInstanceOfSatisfying(Consequence.Found.class, found -> assertThat((double) found.value())
                .isCloseTo(expected, within(1e-9)));
    }

    @Test
    void studentsLossHasAnAicAndHubersHasNone() {
        FormTable student = FormTable.of(FORMS, planted(), new RobustLoss.Student(4));
        FormTable.Row first = student.rows().getFirst();
        assertThat(first.aic()).isEqualTo(new Consequence.Found<>(2 * (first.objective() + 4)));
        FormTable huber = FormTable.of(FORMS, planted(), RobustLoss.standard());
        assertThat(huber.rows()).allSatisfy(row -> assertThat(row.aic()).isInstanceOfSatisfying(
                Consequence.Open.class, open -> assertThat(open.reason()).contains("not a likelihood")));
        assertThat(huber.best().fit().model()).isEqualTo(CurveModel.power());
    }

    @Test
    void twoFormsInNAndDAreComparedAsBefore() {
        List<CurveModel> forms = List.of(new CurveModel.Chinchilla(CurveModel.Combination.BOTTLENECK), CurveModel.chinchilla());
        FormTable table = FormTable.of(forms, Planted.half(), RobustLoss.standard());
        FormComparison comparison = FormComparison.of(Planted.half(), RobustLoss.standard());
        assertThat(table.best().fit().model()).isEqualTo(CurveModel.chinchilla());
        assertThat(table.rows().getFirst().againstBest().orElseThrow().pValue())
                .isCloseTo(comparison.vuong().pValue(), within(1e-9));
    }

    @Test
    void whatIsMissingIsSaid() {
        Runs few = Runs.curve(new double[] {1, 2, 3, 4, 5}, new double[] {5, 4, 3.5, 3.2, 3});
        assertThat(FormTable.of(List.of(CurveModel.power()), few, SQUARES).rows().getFirst().largestError())
                .isInstanceOfSatisfying(Consequence.Open.class, open -> assertThat(open.reason())
                        .startsWith("without the largest runs: too few runs"));
        assertThatIllegalArgumentException().isThrownBy(() -> FormTable.of(List.of(), few, SQUARES)).withMessageContaining("at least one model");
        assertThatIllegalArgumentException().isThrownBy(() -> FormTable.of(List.of(CurveModel.power(), CurveModel.chinchilla()), few, SQUARES))
                .withMessageContaining("needs runs with N and D");
    }
}
