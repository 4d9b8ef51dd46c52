package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.ByBenefit;
import org.neuralquanta.order.GivenOrder;
import org.neuralquanta.order.Prerequisites;
import org.neuralquanta.order.Prerequisites.Edge;
import org.neuralquanta.order.UniformlyRandom;
import org.neuralquanta.schedule.OrderLaw;
import org.neuralquanta.schedule.PrerequisiteLaw;
import org.neuralquanta.schedule.SpendingLaw;
import org.neuralquanta.special.OracleFile;

/** Orders, budgets and prerequisites of few quanta, against every order and set: src/test/resources/oracle/order-few.py. */
class FewQuantaOracleTest {

    private static final List<CSVRecord> ROWS = OracleFile.read("order-few.csv");

    private static QuantaModel model(CSVRecord row) {
        long[] counts = Stream.of(row.get("counts").split(" ")).mapToLong(Long::parseLong).toArray();
        return QuantaModel.of(TabulatedQuanta.ofCounts(counts))
                .with(new Gap(1, number(row, "eta")))
                .with(new Cost(1, number(row, "kappa")));
    }

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static Offset<Double> rounding(CSVRecord row) {
        return within(1e-14 * (1 + number(row, "worst")));
    }

    private static int learned(CSVRecord row) {
        return Integer.parseInt(row.get("n"));
    }

    private static PrerequisiteLaw constrained(CSVRecord row) {
        List<Edge> edges = Stream.of(row.get("prerequisites").split(" "))
                .filter(edge -> !edge.isEmpty())
                .map(edge -> new Edge(edge.charAt(0) - '0', edge.charAt(2) - '0'))
                .toList();
        return PrerequisiteLaw.of(model(row), Prerequisites.of(row.get("counts").split(" ").length, edges));
    }

    @Test
    @Statement("T3")
    void aGivenOrderLosesWhatIsNotLearned() {
        assertThat(ROWS).hasSizeGreaterThan(100).allSatisfy(row -> {
            int[] ranks = Stream.of(row.get("order").split(" ")).mapToInt(Integer::parseInt).toArray();
            OrderLaw law = OrderLaw.of(model(row), GivenOrder.of(ranks));
            assertThat(law.loss(learned(row))).isCloseTo(number(row, "loss"), rounding(row));
        });
    }

    @Test
    @Statement("T4")
    void noSetIsBetterThanTheBestOrderAndNoneWorseThanItsReverse() {
        assertThat(ROWS).allSatisfy(row -> {
            QuantaModel model = model(row);
            int n = learned(row);
            double best = OrderLaw.of(model, new ByBenefit()).loss(n);
            assertThat(best).isCloseTo(number(row, "best"), rounding(row));
            double everything = OrderLaw.of(model, new ByBenefit()).loss(0);
            int rest = row.get("counts").split(" ").length - n;
            assertThat(everything - OrderLaw.of(model, new ByBenefit()).loss(rest))
                    .as("the worst set of n leaves the best set of the rest")
                    .isCloseTo(number(row, "worst"), rounding(row));
        });
    }

    @Test
    @Statement("T4")
    void noPurchaseIsBetter() {
        assertThat(ROWS).allSatisfy(row -> {
            SpendingLaw law = SpendingLaw.of(model(row));
            assertThat(law.optimalWhole(number(row, "budget"))).isCloseTo(number(row, "whole"), within(1e-13));
            assertThat(law.optimal(number(row, "budget"))).isCloseTo(number(row, "shares"), within(1e-13));
        });
    }

    @Test
    @Statement("T5")
    void aRandomOrderHasTheMeanAndTheVarianceOfAllOrders() {
        assertThat(ROWS).allSatisfy(row -> {
            OrderLaw law = OrderLaw.of(model(row), new UniformlyRandom());
            assertThat(law.loss(learned(row))).isCloseTo(number(row, "mean"), rounding(row));
            assertThat(law.variance(learned(row))).isCloseTo(number(row, "variance"), rounding(row));
        });
    }

    @Test
    @Statement("T7")
    void noClosedSetAndNoAllowedOrderIsBetter() {
        assertThat(ROWS).allSatisfy(row -> {
            PrerequisiteLaw law = constrained(row);
            assertThat(law.leastLoss(learned(row))).isCloseTo(number(row, "closed"), rounding(row));
            assertThat(law.leastSummedLoss() / number(row, "summed")).isCloseTo(1, within(1e-13));
        });
    }
}
