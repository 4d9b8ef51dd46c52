package org.neuralquanta.law;

import java.util.List;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.ByBenefit;
import org.neuralquanta.order.ByBenefitPerCost;
import org.neuralquanta.order.ByFrequency;
import org.neuralquanta.order.GivenOrder;
import org.neuralquanta.order.LearningOrder;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.order.Prerequisites;
import org.neuralquanta.order.Prerequisites.Edge;
import org.neuralquanta.order.Reversed;
import org.neuralquanta.order.UniformlyRandom;
import org.neuralquanta.order.WithPrerequisites;
import org.neuralquanta.schedule.OrderLaw;

/** Laws of every order of learning, as plain predicates, and the orders that they are held against: another order is one line. */
public final class OrderLaws {

    public static final QuantaModel SIX = QuantaModel.of(Zipf.finite(0.4, 6)).with(new Gap(2, 0.8)).with(new Cost(1, 0.9));

    public static final List<LearningOrder> ALL = List.of(
            new ByFrequency(),
            new ByBenefit(),
            new ByBenefitPerCost(),
            new ByGap(),
            new Reversed(),
            new UniformlyRandom(),
            new PlackettLuce(0),
            new PlackettLuce(0.7),
            new PlackettLuce(30),
            GivenOrder.of(4, 2, 6, 1, 3, 5),
            WithPrerequisites.byFrequency(Prerequisites.of(6, List.of(new Edge(4, 1), new Edge(5, 4), new Edge(2, 3)))));

    private static final double ROUNDING = 1e-13;

    private OrderLaws() {}

    public static boolean startsWithAllAndEndsWithTheResidual(LearningOrder order) {
        OrderLaw law = OrderLaw.of(SIX.withResidual(0.25), order);
        double all = OrderLaw.of(SIX, new ByFrequency()).loss(0);
        return Math.abs(law.loss(0) - 0.25 - all) < ROUNDING
                && law.loss(6) == 0.25
                && Math.abs(law.variance(0)) < 1e-25
                && law.variance(6) == 0;
    }

    public static boolean fallsInsideItsEnclosure(LearningOrder order) {
        OrderLaw law = OrderLaw.of(SIX, order);
        boolean holds = true;
        for (int n = 0; n <= 6; n++) {
            holds &= law.bound(n).contains(law.loss(n)) && law.variance(n) >= -ROUNDING;
            holds &= n == 0 || law.loss(n) <= law.loss(n - 1);
        }
        return holds;
    }

    /** T4: by benefit no order is better at any n, and the reverse of it is no order worse. */
    public static boolean liesBetweenBestAndWorst(LearningOrder order) {
        OrderLaw law = OrderLaw.of(SIX, order);
        OrderLaw best = OrderLaw.of(SIX, new ByBenefit());
        double all = best.loss(0);
        boolean holds = true;
        for (int n = 0; n <= 6; n++) {
            holds &= law.loss(n) >= best.loss(n) - ROUNDING;
            holds &= law.loss(n) <= all - best.loss(6 - n) + ROUNDING;
        }
        return holds;
    }
}
