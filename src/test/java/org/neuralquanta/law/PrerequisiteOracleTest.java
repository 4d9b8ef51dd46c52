package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.Prerequisites;
import org.neuralquanta.order.Prerequisites.Edge;
import org.neuralquanta.schedule.ForestLaw;
import org.neuralquanta.schedule.PrerequisiteLaw;
import org.neuralquanta.schedule.SeriesParallelOrder;
import org.neuralquanta.schedule.SidneyDecomposition;
import org.neuralquanta.schedule.SpendingLaw;
import org.neuralquanta.special.OracleFile;

/** What is best under prerequisites, against all allowed orders in exact arithmetic: src/test/resources/oracle/prerequisites.py. */
@Statement({"T4", "T7"})
class PrerequisiteOracleTest {

    private static final List<CSVRecord> ROWS = OracleFile.read("prerequisites.csv");

    private static QuantaModel model(CSVRecord row) {
        long[] counts = Arrays.stream(row.get("counts").split(";")).mapToLong(Long::parseLong).toArray();
        return QuantaModel.of(TabulatedQuanta.ofCounts(counts)).with(new Cost(1, OracleModel.number(row, "kappa")));
    }

    private static Prerequisites prerequisites(CSVRecord row) {
        List<Edge> edges = Arrays.stream(row.get("edges").split(";"))
                .filter(text -> !text.isEmpty())
                .map(text -> text.split(">"))
                .map(ends -> new Edge(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])))
                .toList();
        return Prerequisites.of((int) model(row).distribution().quanta().orElseThrow(), edges);
    }

    @Test
    void leastSummedLoss() {
        for (CSVRecord row : ROWS) {
            double least = OracleModel.number(row, "least");
            QuantaModel model = model(row);
            Prerequisites prerequisites = prerequisites(row);
            var decomposition = SidneyDecomposition.of(model, prerequisites);
            assertThat(PrerequisiteLaw.of(model, prerequisites).leastSummedLoss()).as(row.toString()).isCloseTo(least, within(1e-13 * least));
            assertThat(decomposition.lowerBound()).as(row.toString()).isLessThanOrEqualTo(least * (1 + 1e-11));
            if (!row.get("shape").equals("any")) {
                double found = decomposition.summedLoss(SeriesParallelOrder.of(model, prerequisites));
                assertThat(found).as(row.toString()).isCloseTo(least, within(1e-13 * least));
            }
        }
        assertThat(ROWS).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void leastLosses() {
        for (CSVRecord row : ROWS) {
            double[] losses = Arrays.stream(row.get("losses").split(";")).mapToDouble(Double::parseDouble).toArray();
            QuantaModel model = model(row);
            Prerequisites prerequisites = prerequisites(row);
            PrerequisiteLaw any = PrerequisiteLaw.of(model, prerequisites);
            for (int n = 0; n < losses.length; n++) {
                assertThat(any.leastLoss(n)).as(row + ", n = " + n).isCloseTo(losses[n], within(1e-14));
                if (row.get("shape").endsWith("trees") || row.get("shape").equals("chains")) {
                    assertThat(ForestLaw.of(model, prerequisites).leastLoss(n)).as(row + ", n = " + n).isCloseTo(losses[n], within(1e-14));
                }
            }
        }
    }

    /** Without prerequisites, in parts and whole. */
    @Test
    void budgets() {
        for (CSVRecord row : ROWS) {
            SpendingLaw law = SpendingLaw.of(model(row));
            double budget = OracleModel.number(row, "budget");
            assertThat(law.optimal(budget)).as(row.toString()).isCloseTo(OracleModel.number(row, "parts"), within(1e-13));
            assertThat(law.optimalWhole(budget)).as(row.toString()).isCloseTo(OracleModel.number(row, "whole"), within(1e-13));
        }
    }
}
