package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.ByBenefit;
import org.neuralquanta.order.ByFrequency;
import org.neuralquanta.order.LearningOrder;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.order.Reversed;
import org.neuralquanta.order.UniformlyRandom;
import org.neuralquanta.schedule.OrderLaw;
import org.neuralquanta.sequence.ArrivalLoss;
import org.neuralquanta.sequence.DrawnOrderLoss;
import org.neuralquanta.sequence.OrderedLoss;
import org.neuralquanta.special.ErrorBudget;
import org.neuralquanta.special.OracleFile;

/** Orders of learning, against mpmath and NumPy: src/test/resources/oracle/order-*.py. */
@Statement({"T3", "T4", "T5", "T6"})
class OrderOracleTest {

    private static final List<CSVRecord> STAIRCASES = OracleFile.read("order-staircase.csv");
    private static final List<CSVRecord> DRAWN = OracleFile.read("order-drawn.csv");

    private static final List<CSVRecord> EXACT = OracleFile.read("order-exact.csv");
    private static final List<CSVRecord> MANY = OracleFile.read("order-many.csv");

    private static double number(CSVRecord row, String column) {
        return OracleModel.number(row, column);
    }

    private static QuantaModel model(CSVRecord row) {
        return QuantaModel.of(Zipf.finite(number(row, "alpha"), Long.parseLong(row.get("quanta"))))
                .with(new Gap(number(row, "gap"), number(row, "eta")));
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

    /** Against NumPy, to 400 quanta. */
    @Test
    void drawnOrders() {
        var budget = new ErrorBudget("loss after n quanta of Plackett-Luce order", 1e-12);
        for (CSVRecord row : DRAWN) {
            var model = QuantaModel.of(Zipf.finite(number(row, "alpha"), Integer.parseInt(row.get("quanta"))));
            OrderLaw law = OrderLaw.of(model, new PlackettLuce(number(row, "theta")));
            budget.add(law.loss(Long.parseLong(row.get("learned"))), row.get("loss"), 1, row);
        }
        budget.check(40);
    }

    /** At 25 digits: sums over sets and the integral over time, each against both. */
    @Test
    void drawnOrdersToAllDigits() {
        var sets = new ErrorBudget("loss after n quanta of Plackett-Luce order, by sets", 1e-12);
        var integral = new ErrorBudget("loss after n quanta of Plackett-Luce order, by the race", 1e-12);
        double widest = 0;
        for (CSVRecord row : EXACT) {
            int quanta = Integer.parseInt(row.get("quanta"));
            var order = new PlackettLuce(number(row, "theta"));
            long learned = Long.parseLong(row.get("learned"));
            var model = QuantaModel.of(Zipf.finite(number(row, "alpha"), quanta)).with(new Gap(1, number(row, "eta")));
            for (OrderedLoss law : quanta > DrawnOrderLoss.MOST
                    ? List.of(new ArrivalLoss(model, order, quanta))
                    : List.of(new DrawnOrderLoss(model, order, quanta), new ArrivalLoss(model, order, quanta))) {
                if (learned == quanta) {
                    assertThat(law.enclosure(learned)).isEqualTo(Enclosure.exactly(0));
                    assertThat(law.loss(learned)).isZero();
                } else {
                    (law instanceof DrawnOrderLoss ? sets : integral).add(law.loss(learned), row.get("loss"), 1, row);
                    widest = Math.max(widest, ErrorBudget.contained(law.enclosure(learned), row.get("loss"), 1, row));
                }
            }
        }
        System.out.printf("loss after n quanta of Plackett-Luce order: widest enclosure %.1e%n", widest);
        assertThat(widest).isLessThan(1e-10);
        sets.check(30);
        integral.check(50);
    }

    /** Of up to 10^4 quanta, a few learned: the reference is a difference, good to 1e-13 of the whole. */
    @Test
    void drawnOrdersOfManyQuanta() {
        for (CSVRecord row : MANY) {
            var model = QuantaModel.of(Zipf.finite(number(row, "alpha"), Long.parseLong(row.get("quanta"))));
            OrderLaw law = OrderLaw.of(model, new PlackettLuce(number(row, "theta")));
            long learned = Long.parseLong(row.get("learned"));
            double reference = number(row, "loss");
            assertThat(law.loss(learned)).as(row.toString()).isCloseTo(reference, within(5e-13));
            assertThat(law.bound(learned)).as(row.toString()).isInstanceOf(Bound.Proven.class);
            assertThat(law.bound(learned).contains(reference)).as(row.toString()).isTrue();
            assertThat(law.bound(learned).width()).as(row.toString()).isLessThan(1e-9 * reference);
        }
        assertThat(MANY).hasSizeGreaterThan(12);
    }

    /** To first order, for any number of quanta: inside its estimated bound, at less than a third of it. */
    @Test
    void drawnOrdersToFirstOrder() {
        var worst = new double[2];
        for (CSVRecord row : DRAWN) {
            int quanta = Integer.parseInt(row.get("quanta"));
            long learned = Long.parseLong(row.get("learned"));
            RaceLaw.LossAfter loss = RaceLaw.of(
                            QuantaModel.of(Zipf.finite(number(row, "alpha"), quanta)), new PlackettLuce(number(row, "theta")))
                    .lossAfter(learned);
            double reference = number(row, "loss");
            assertThat(loss.bound().contains(reference)).as(row.toString()).isTrue();
            assertThat(Math.abs(loss.value() - reference))
                    .as(row.toString())
                    .isLessThan(0.34 / 2 * loss.bound().width());
            if (Math.min(learned, quanta - learned) >= 40) {
                worst[0] = Math.max(worst[0], Math.abs(loss.value() / reference - 1));
                worst[1] = Math.max(worst[1], Math.abs(loss.atTime() / reference - 1));
            }
        }
        System.out.println("loss after n quanta to first order, n and K - n >= 40: largest relative error "
                + Arrays.stream(worst).boxed().toList() + " with and without correction");
        assertThat(worst[0]).isLessThan(0.1 * worst[1]);
    }
}
