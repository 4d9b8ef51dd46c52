package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.order.ByBenefit;
import org.neuralquanta.order.ByFrequency;
import org.neuralquanta.order.LearningOrder;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.order.Reversed;
import org.neuralquanta.order.UniformlyRandom;
import org.neuralquanta.special.ErrorBudget;
import org.neuralquanta.special.OracleFile;

/** Orders of learning, against mpmath and NumPy: src/test/resources/oracle/order-staircase.py and order-drawn.py. */
@Statement({"T3", "T4", "T5", "T6"})
class OrderOracleTest {

    private static final List<CSVRecord> STAIRCASES = OracleFile.read("order-staircase.csv");
    private static final List<CSVRecord> DRAWN = OracleFile.read("order-drawn.csv");

    private static double number(CSVRecord row, String column) {
        return OracleModel.number(row, column);
    }

    private static QuantaModel model(CSVRecord row) {
        return QuantaModel.of(Zipf.finite(number(row, "alpha"), Long.parseLong(row.get("quanta"))))
                .withGap(number(row, "gap"), number(row, "eta"));
    }

    private static LearningOrder order(CSVRecord row) {
        return switch (row.get("order")) {
            case "frequency" -> new ByFrequency();
            case "reverse" -> new Reversed();
            case "benefit" -> new ByBenefit();
            case "random" -> new UniformlyRandom();
            default -> throw new IllegalArgumentException(row.toString());
        };
    }

    @Test
    void losses() {
        var budget = new ErrorBudget("loss after n quanta", 1e-12);
        for (CSVRecord row : STAIRCASES) {
            OrderLaw law = OrderLaw.of(model(row), order(row));
            long learned = Long.parseLong(row.get("learned"));
            if (number(row, "loss") == 0) {
                assertThat(law.loss(learned)).isZero();
            } else {
                budget.add(law.loss(learned), row.get("loss"), 1, row);
                assertThat(ErrorBudget.contained(law.bound(learned).interval(), row.get("loss"), 1, row)).isLessThan(1e-10);
            }
        }
        budget.check(100);
    }

    /** The error is relative to the mean square benefit times n, the larger of the two numbers whose difference it is. */
    @Test
    void variances() {
        int points = 0;
        for (CSVRecord row : STAIRCASES) {
            QuantaModel model = model(row);
            OrderLaw law = OrderLaw.of(model, order(row));
            long learned = Long.parseLong(row.get("learned"));
            double reference = number(row, "variance");
            double all = law.loss(0);
            double scale = Math.max(reference, all * all * learned / Long.parseLong(row.get("quanta")) * 1e-3);
            assertThat(law.variance(learned)).as(row.toString()).isCloseTo(reference, within(1e-12 * scale));
            points += reference > 0 ? 1 : 0;
        }
        assertThat(points).isGreaterThan(15);
    }

    /** By dynamic programming over sets, for at most 20 quanta. */
    @Test
    void drawnOrders() {
        var budget = new ErrorBudget("loss after n quanta of Plackett-Luce order", 1e-12);
        for (CSVRecord row : DRAWN) {
            int quanta = Integer.parseInt(row.get("quanta"));
            if (quanta <= 20) {
                var model = QuantaModel.of(Zipf.finite(number(row, "alpha"), quanta));
                OrderLaw law = OrderLaw.of(model, new PlackettLuce(number(row, "theta")));
                budget.add(law.loss(Long.parseLong(row.get("learned"))), row.get("loss"), 1, row);
            }
        }
        budget.check(15);
    }

    /**
     * To first order, for any number of quanta: the error is below 0.7/m², m the smaller of n and K − n, and the correction removes
     * most of that of the time at which n are expected, from m = 20 on.
     */
    @Test
    void drawnOrdersToFirstOrder() {
        var worst = new double[2];
        for (CSVRecord row : DRAWN) {
            int quanta = Integer.parseInt(row.get("quanta"));
            long learned = Long.parseLong(row.get("learned"));
            LossAfter loss = RaceLaw.of(
                            QuantaModel.of(Zipf.finite(number(row, "alpha"), quanta)), new PlackettLuce(number(row, "theta")))
                    .lossAfter(learned);
            double few = Math.min(learned, quanta - learned);
            double error = loss.value() / number(row, "loss") - 1;
            double without = loss.atTime() / number(row, "loss") - 1;
            assertThat(Math.abs(error)).as(row.toString()).isLessThan(0.7 / (few * few));
            if (few >= 40) {
                worst[0] = Math.max(worst[0], Math.abs(error));
                worst[1] = Math.max(worst[1], Math.abs(without));
            }
        }
        System.out.println("loss after n quanta to first order, n and K - n >= 40: largest relative error "
                + Arrays.stream(worst).boxed().toList() + " with and without correction");
        assertThat(worst[0]).isLessThan(0.1 * worst[1]);
    }
}
