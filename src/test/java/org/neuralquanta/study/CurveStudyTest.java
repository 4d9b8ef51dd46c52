package org.neuralquanta.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.fit.Bootstrap;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.fit.Planted;
import org.neuralquanta.fit.Profile;
import org.neuralquanta.fit.QuantaVerdict;
import org.neuralquanta.fit.RobustLoss;
import org.neuralquanta.runs.Columns;
import org.neuralquanta.runs.Point;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.study.CurveStudy.Consequence;

/** A study holds what its parts compute, and says what does not apply. */
@Statement({"T17", "T18"})
class CurveStudyTest {

    private static final Path HALF =
            Path.of(System.getProperty("project.basedir", "."), "src/test/resources/data/chinchilla-half.csv");

    private final List<String> stages = new ArrayList<>();
    private final AtomicInteger steps = new AtomicInteger();

    private CurveStudy.Watch.Stage begin(String name, int count) {
        stages.add(name + " " + count);
        return new CurveStudy.Watch.Stage() {
            @Override
            public void step() {
                steps.incrementAndGet();
            }

            @Override
            public void close() {
                stages.add("end");
            }
        };
    }

    private static CurveStudy.Plan plan(int bootstrap, boolean more) {
        return new CurveStudy.Plan(
                RobustLoss.standard(), new CurveModel.Quanta(0, 0, 0), List.of(1e21), Point.parse("N=7B,D=2T"),
                more ? List.of(CurveModel.chinchilla(), CurveModel.quanta()) : List.of(), more, more, bootstrap, 5);
    }

    @Test
    void holdsWhatItsPartsCompute() throws IOException {
        Runs runs = Runs.read(HALF, Columns.byName());
        CurveStudy study = CurveStudy.of(CurveModel.chinchilla(), runs, plan(30, true), this::begin);
        Fit fit = Fit.of(CurveModel.chinchilla(), runs, RobustLoss.standard());
        assertThat(study.fit().parameters()).isEqualTo(fit.parameters());
        assertThat(study.intervals()).isEqualTo(Bootstrap.of(fit, 30, 5, () -> {}).intervals());
        assertThat(study.interval("alpha")).isEqualTo(study.intervals().get("alpha"));
        assertThat(study.test()).isEqualTo(new Consequence.Found<>(
                QuantaVerdict.of(fit, new CurveModel.Quanta(0, 0, 0), 30, 5, () -> {})));
        OptimalSplit optimal = OptimalSplit.of(fit);
        assertThat(study.split()).isInstanceOfSatisfying(Consequence.Found.class, found -> assertThat(
                        ((CurveStudy.Split) found.value()).budgets())
                .containsExactly(optimal.at(1e21)));
        assertThat(study.predictions()).isEqualTo(fit.predict(Point.parse("N=7B,D=2T"), Bootstrap.of(fit, 30, 5, () -> {})));
        assertThat(study.comparison()).hasValueSatisfying(table -> assertThat(table.rows().getFirst().fit()).isSameAs(study.fit()));
        assertThat(study.forms()).isPresent();
        assertThat(study.heldOut()).extracting(HeldOut::by).contains(HeldOut.By.COMPUTE, HeldOut.By.SIZE);
        assertThat(stages).containsExactly("bootstrap 30", "end", "test 30", "end");
        assertThat(steps).hasValue(60);
    }

    @Test
    void aCurveOfOneVariableHasNeitherTestNorSplit() throws IOException {
        Runs runs = Runs.readCurve(HALF, Columns.parse("N=N"));
        CurveStudy.Plan plan = new CurveStudy.Plan(
                RobustLoss.standard(), CurveModel.quanta(), List.of(), Point.parse("N=7B"), List.of(), true, true, 0, 5);
        CurveStudy study = CurveStudy.of(CurveModel.power(), runs, plan, this::begin);
        assertThat(study.predictions()).isEqualTo(study.fit().predict(Point.parse("N=7B")));
        assertThat(study.comparison()).isEmpty();
        assertThat(study.intervals()).isEqualTo(Profile.of(study.fit()).intervals());
        assertThat(study.test()).isEqualTo(new Consequence.Inapplicable<>());
        assertThat(study.split()).isEqualTo(new Consequence.Inapplicable<>());
        assertThat(study.forms()).isEmpty();
        assertThat(study.heldOut()).isEmpty();
        assertThat(stages).isEmpty();
    }

    @Test
    void budgetsAreThoseOfTheTableWhereNoneAreGiven() throws IOException {
        Runs runs = Runs.read(HALF, Columns.byName());
        CurveStudy.Plan plan =
                new CurveStudy.Plan(RobustLoss.standard(), CurveModel.quanta(), List.of(), List.of(), List.of(), false, false, 0, 5);
        CurveStudy study = CurveStudy.of(CurveModel.norm(), runs, plan, this::begin);
        double largest = IntStream.range(0, runs.size()).mapToDouble(runs::compute).max().orElseThrow();
        assertThat(study.split()).isInstanceOfSatisfying(Consequence.Found.class, found -> assertThat(
                        ((CurveStudy.Split) found.value()).budgets())
                .extracting(OptimalSplit.Budget::compute).containsExactly(largest, 10 * largest, 100 * largest));
        assertThat(study.predictions()).isEmpty();
        CurveStudy.Plan misnamed = new CurveStudy.Plan(
                RobustLoss.standard(), CurveModel.quanta(), List.of(), Point.parse("x=7B"), List.of(), false, false, 0, 5);
        assertThatIllegalArgumentException().isThrownBy(() -> CurveStudy.of(CurveModel.norm(), runs, misnamed, this::begin))
                .withMessageContaining("a point needs N and D").withMessageEndingWith("given were x");
    }

    @Test
    void plansAreChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CurveStudy.Plan(
                        RobustLoss.standard(), new CurveModel.Quanta(0, 0, 0), List.of(1e21, Double.NaN), List.of(), List.of(), false, false, 0, 1))
                .withMessageContaining("finite and > 0").withMessageContaining("NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> plan(-1, false)).withMessageContaining("was -1");
    }

    @Test
    void aFitWhoseBestSplitNobodyHasSeenSaysSo() {
        Runs half = Planted.half();
        Fit fit = Fit.of(CurveModel.chinchilla(), half);
        assertThat(CurveStudy.swapped(OptimalSplit.of(fit), half)).isEmpty();
        double[] n = Planted.column(half, 0);
        double[] d = Planted.column(half, 1);
        Runs strange = Runs.of(Arrays.stream(n).map(x -> 1e5 * x).toArray(), d, Planted.losses(half));
        assertThat(CurveStudy.swapped(OptimalSplit.of(Fit.of(CurveModel.chinchilla(), strange)), strange))
                .hasValueSatisfying(warning -> assertThat(warning).contains("are N and D swapped?"));
    }
}
