package org.neuralquanta.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The best set of whole quanta for a budget. Stateless. */
final class WholePurchases {

    static final int MOST = 40;

    private static final int MOST_PURCHASES = 1 << 21;

    private WholePurchases() {}

    private record Purchase(double cost, double benefit) {}

    /** The loss after the best affordable purchase: quantum by quantum, the purchases that no other beats are kept. */
    static double leastLoss(double[] benefits, double[] costs, double budget) {
        List<Purchase> best = List.of(new Purchase(0, 0));
        double all = 0;
        for (int k = 0; k < benefits.length; k++) {
            all += benefits[k];
            best = unbeaten(best, benefits[k], costs[k], budget);
            if (best.size() > MOST_PURCHASES) {
                throw new ArithmeticException("more than " + MOST_PURCHASES + " purchases would have to be compared; use fewer quanta");
            }
        }
        return Math.max(0, all - best.getLast().benefit());
    }

    private static List<Purchase> unbeaten(List<Purchase> before, double benefit, double cost, double budget) {
        var all = new ArrayList<>(before);
        for (Purchase purchase : before) {
            if (purchase.cost + cost <= budget) {
                all.add(new Purchase(purchase.cost + cost, purchase.benefit + benefit));
            }
        }
        all.sort(Comparator.comparingDouble(Purchase::cost).thenComparing(Purchase::benefit, Comparator.reverseOrder()));
        var unbeaten = new ArrayList<Purchase>();
        for (Purchase purchase : all) {
            if (unbeaten.isEmpty() || purchase.benefit > unbeaten.getLast().benefit) {
                unbeaten.add(purchase);
            }
        }
        return unbeaten;
    }
}
