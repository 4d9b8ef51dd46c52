package org.neuralquanta.schedule;

import java.util.Arrays;
import org.neuralquanta.Statement;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.ByBenefitPerCost;
import org.neuralquanta.sequence.Benefits;
import org.neuralquanta.sequence.ListedOrderLoss;
import org.neuralquanta.sequence.Priority;
import org.neuralquanta.sum.Learned;
import org.neuralquanta.sum.ParameterCost;
import org.neuralquanta.sum.TailLoss;

/**
 * The lowest loss that a budget can reach, where quantum k costs \(C k^\kappa\) (T4). If part of the cost of a quantum gives the same part
 * of its benefit, buying by decreasing benefit per cost \(\Delta k^\eta p_k/(C k^\kappa)\) is best at every budget: a fractional knapsack.
 * Where quanta are bought whole, the best purchase depends on the budget, and its loss exceeds that of the fractional one by less than the
 * benefit of one quantum.
 *
 * <p>Where benefit per cost falls with the rank, the time to compute a loss does not depend on the budget; otherwise ranks are listed, for
 * at most 10^7 quanta. Relative error at most 1e-12. Immutable, thread-safe.
 */
@Statement("T4")
public final class SpendingLaw {

    private final QuantaModel model;
    private final Purchase purchase;

    private SpendingLaw(QuantaModel model, Purchase purchase) {
        this.model = model;
        this.purchase = purchase;
    }

    /** The cost and the remaining loss when quanta are bought in a fixed order. Immutable, thread-safe. */
    private sealed interface Purchase permits ByRank, Listed {

        /** The number of quanta that are bought whole. */
        long whole(double budget);

        /** The cost of the first n quanta of the order. */
        double cost(long bought);

        /** The loss after n quanta. */
        double loss(long bought);
    }

    private record ByRank(ParameterCost costs, TailLoss tail) implements Purchase {

        @Override
        public long whole(double budget) {
            return costs.learned(budget).taken();
        }

        @Override
        public double cost(long bought) {
            return costs.of(bought);
        }

        @Override
        public double loss(long bought) {
            return tail.loss(bought);
        }
    }

    /**
     * Ranks one by one.
     *
     * @param spent the cost of the first n quanta
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Listed(double[] spent, ListedOrderLoss losses) implements Purchase {

        @Override
        public long whole(double budget) {
            int at = Arrays.binarySearch(spent, budget);
            return at >= 0 ? at : -at - 2;
        }

        @Override
        public double cost(long bought) {
            return spent[(int) bought];
        }

        @Override
        public double loss(long bought) {
            return losses.loss(bought);
        }
    }

    /**
     * Creates the law of a model.
     *
     * @param model frequencies, gaps, costs and irreducible loss
     * @return the law
     * @throws IllegalArgumentException if benefit per cost does not fall with the rank and there are more than 10^7 quanta
     */
    public static SpendingLaw of(QuantaModel model) {
        var score = new Priority(model, new ByBenefitPerCost());
        if (score.falls()) {
            return new SpendingLaw(model, new ByRank(new ParameterCost(model), TailLoss.of(model)));
        }
        double[] benefits = Benefits.of(model, "an order by benefit per cost that does not fall with the rank");
        int[] ranks = score.ranks();
        var spent = new double[ranks.length + 1];
        for (int n = 1; n < spent.length; n++) {
            spent[n] = spent[n - 1] + cost(model, ranks[n - 1]);
        }
        return new SpendingLaw(model, new Listed(spent, new ListedOrderLoss(benefits, ranks, Benefits.error(model))));
    }

    private static double cost(QuantaModel model, double rank) {
        return model.cost().first() * Math.pow(rank, model.cost().kappa());
    }

    private static double check(double budget) {
        if (!(budget >= 0 && budget < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("budget must be finite and >= 0, was " + budget);
        }
        return budget;
    }

    /**
     * The lowest loss where part of a cost gives the same part of the benefit.
     *
     * @param budget what may be spent, in parameters, ≥ 0
     * @return the loss
     * @throws IllegalArgumentException if the budget is out of range
     * @throws ArithmeticException if more than 2^62 quanta are affordable
     */
    public double optimal(double budget) {
        long whole = purchase.whole(check(budget));
        if (whole == model.distribution().quanta().orElse(Learned.ALL)) {
            return model.residual();
        }
        double left = purchase.loss(whole);
        double paid = purchase.cost(whole);
        // Among very many quanta the next one costs less than the rounding of all.
        double next = purchase.cost(whole + 1) - paid;
        double share = next > 0 ? Math.clamp((budget - paid) / next, 0, 1) : 0;
        double after = purchase.loss(whole + 1);
        return model.residual() + after + (1 - share) * (left - after);
    }

    /**
     * The lowest loss where quanta are bought whole, by dynamic programming over the Pareto-optimal purchases. For a whole κ ≥ 0 and a
     * total cost of at most 2^53 C, costs are compared with the budget exactly, otherwise as rounded.
     *
     * @param budget what may be spent, in parameters, ≥ 0
     * @return the loss
     * @throws IllegalArgumentException if the budget is out of range, or there are more than 40 quanta
     */
    public double optimalWhole(double budget) {
        long count = model.distribution().quanta().orElse(Long.MAX_VALUE);
        if (count > WholePurchases.MOST) {
            throw new IllegalArgumentException("the best purchase of whole quanta is searched among at most " + WholePurchases.MOST
                    + " quanta; the model has " + (count == Long.MAX_VALUE ? "infinitely many" : count));
        }
        double[] benefits = Benefits.of(model, "the best purchase");
        return model.residual()
                + new ParameterCost(model)
                        .whole()
                        .filter(cost -> cost.isExact(count))
                        .map(cost -> WholePurchases.leastLoss(benefits, cost.units((int) count), cost.affordable(check(budget))))
                        .orElseGet(() -> WholePurchases.leastLoss(benefits, Benefits.costs(model, (int) count), check(budget)));
    }

    @Override
    public String toString() {
        return "SpendingLaw[model=" + model + "]";
    }
}
