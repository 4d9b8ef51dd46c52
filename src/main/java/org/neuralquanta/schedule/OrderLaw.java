package org.neuralquanta.schedule;

import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.law.RaceLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.LearningOrder;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.order.UniformlyRandom;
import org.neuralquanta.order.WithPrerequisites;
import org.neuralquanta.sequence.ArrivalLoss;
import org.neuralquanta.sequence.Benefits;
import org.neuralquanta.sequence.DrawnOrderLoss;
import org.neuralquanta.sequence.ListedOrderLoss;
import org.neuralquanta.sequence.OrderedLoss;
import org.neuralquanta.sequence.Priority;
import org.neuralquanta.sequence.RandomOrderLoss;
import org.neuralquanta.sequence.RankOrderLoss;
import org.neuralquanta.sequence.ReverseOrderLoss;
import org.neuralquanta.sum.Residual;
import org.neuralquanta.sum.TailLoss;

/**
 * Loss against the number n of learned quanta, for any order of learning: after the set A is learned,
 * \(L=L_\infty+\sum_{k\notin A}\Delta k^\eta p_k\) (T3). For a random order the law is the expectation (T5, T6).
 *
 * <p>Orders by a score that falls or rises with the rank, and the uniformly random one, need no list of ranks: their cost does not depend
 * on n or K; their relative error is at most 1e-12. Others list the ranks, for at most 10^7 quanta. In Plackett–Luce order, the loss at
 * exactly n learned quanta is summed over all sets for at most 20 quanta, and integrated over the time of the n-th ring of the race for at
 * most 10^4 quanta: relative error at most 1e-12, with a proven bound that is at most 1e-11 wide for 100 quanta and 1e-9 for 10^4, relative
 * to a loss above 1e-250 of the whole. For any number of quanta {@link RaceLaw} gives the loss at a given time, and to first order after n.
 * Immutable, thread-safe.
 *
 * {@snippet file="org/neuralquanta/ExamplesTest.java" region="order-law"}
 */
@Statement({"T3", "T4", "T5", "T6", "T7"})
public final class OrderLaw {

    /** The largest number of quanta for which the loss at exactly n learned quanta in Plackett–Luce order is computed: 10^4. */
    public static final int MOST_DRAWN = ArrivalLoss.MOST;

    private final QuantaModel model;
    private static final String NEAR_SCORES = "two scores are so near that rounding does not prove which quantum comes first";

    private final OrderedLoss ordered;

    /** Whether the order itself is certain, despite rounding. */
    private final boolean isCertain;

    private OrderLaw(QuantaModel model, OrderedLoss ordered, boolean isCertain) {
        this.model = model;
        this.ordered = ordered;
        this.isCertain = isCertain;
    }

    /**
     * Creates the law of an order. The model's emergence curve and thresholds do not matter.
     *
     * @param model frequencies, gaps, costs and irreducible loss
     * @param order the order of learning
     * @return the law
     * @throws IllegalArgumentException if the order does not apply to the model's quanta
     */
    public static OrderLaw of(QuantaModel model, LearningOrder order) {
        return new OrderLaw(model, switch (order) {
            case LearningOrder.Scored score -> byScore(model, score);
            case UniformlyRandom _ -> new RandomOrderLoss(model, finite(model, order));
            case PlackettLuce race -> drawn(model, race);
            case LearningOrder.Listed given -> listed(model, given);
            case WithPrerequisites waiting -> listed(model, waiting.list(preferred(model, waiting)));
        }, isCertain(model, order));
    }

    private static boolean isCertain(QuantaModel model, LearningOrder order) {
        return switch (order) {
            case LearningOrder.Scored score -> new Priority(model, score).isCertain();
            case WithPrerequisites waiting -> new Priority(model, waiting.preferred()).isCertain();
            default -> true;
        };
    }

    private static OrderedLoss byScore(QuantaModel model, LearningOrder.Scored order) {
        var score = new Priority(model, order);
        if (score.falls()) {
            return new RankOrderLoss(TailLoss.of(model));
        }
        long count = finite(model, order);
        if (model.distribution().form() instanceof ParametricQuanta quanta && score.rises()) {
            return new ReverseOrderLoss(model, quanta, count);
        }
        double[] benefits = Benefits.of(model, order + ", whose score neither falls nor rises with the rank,");
        return new ListedOrderLoss(benefits, score.ranks(), Benefits.error(model));
    }

    private static long finite(QuantaModel model, LearningOrder order) {
        return model.distribution()
                .quanta()
                .orElseThrow(() -> new IllegalArgumentException(order + " needs a finite number of quanta: otherwise each would"
                        + " wait for infinitely many others"));
    }

    private static OrderedLoss drawn(QuantaModel model, PlackettLuce order) {
        long count = model.distribution().quanta().orElse(Long.MAX_VALUE);
        if (count > MOST_DRAWN) {
            throw new IllegalArgumentException("the loss at exactly n learned quanta in Plackett-Luce order is computed for at most "
                    + MOST_DRAWN + " quanta; for more, RaceLaw has the loss at a time, and lossAfter an approximation");
        }
        return count > DrawnOrderLoss.MOST
                ? new ArrivalLoss(model, order, (int) count)
                : new DrawnOrderLoss(model, order, (int) count);
    }

    private static int[] preferred(QuantaModel model, WithPrerequisites order) {
        sameNumber(model, order.prerequisites().quanta(), "prerequisites are those");
        return new Priority(model, order.preferred()).ranks();
    }

    private static void sameNumber(QuantaModel model, int quanta, String what) {
        long count = model.distribution().quanta().orElse(Long.MAX_VALUE);
        if (count != quanta) {
            throw new IllegalArgumentException("the " + what + " of " + quanta + " quanta; the model has "
                    + (count == Long.MAX_VALUE ? "infinitely many" : count));
        }
    }

    private static OrderedLoss listed(QuantaModel model, LearningOrder.Listed order) {
        sameNumber(model, order.quanta(), "order is one");
        int[] ranks = IntStream.rangeClosed(1, order.quanta()).map(order::rank).toArray();
        return new ListedOrderLoss(Benefits.of(model, "a listed order"), ranks, Benefits.error(model));
    }

    private long check(long learned) {
        long most = model.distribution().quanta().orElse(Long.MAX_VALUE >> 1);
        if (learned < 0 || learned > most) {
            throw new IllegalArgumentException("the number of learned quanta must be between 0 and "
                    + (model.distribution().quanta().isPresent() ? "K = " + most : "2^62 - 1") + ", was " + learned);
        }
        return learned;
    }

    /**
     * The loss after n quanta; its expectation if the order is random.
     *
     * @param learned n, 0 ≤ n ≤ K, below 2^62
     * @return E[L_n]
     * @throws IllegalArgumentException if n is out of range
     */
    public double loss(long learned) {
        return model.residual() + ordered.loss(check(learned));
    }

    /**
     * An interval for {@link #loss}.
     *
     * @param learned n, 0 ≤ n ≤ K, below 2^62
     * @return an interval that contains E[L_n]: proven, or estimated with the reason why it is not proven
     * @throws IllegalArgumentException if n is out of range
     */
    public Bound bound(long learned) {
        Bound bound = Residual.boundWithoutCurve(model, ordered.enclosure(check(learned)));
        return isCertain ? bound : new Bound.Estimated(bound.interval(), NEAR_SCORES);
    }

    /**
     * The variance of the loss after n quanta, over orders. Where benefits given by a formula are nearly equal, it is a difference of large
     * numbers, with an error of 1e-12 times n times the mean square benefit.
     *
     * @param learned n, 0 ≤ n ≤ K, below 2^62
     * @return Var L_n, 0 for an order that is not random
     * @throws IllegalArgumentException if n is out of range
     * @throws UnsupportedOperationException in Plackett–Luce order of more than 20 quanta, some of which are learned
     */
    public double variance(long learned) {
        return ordered.variance(check(learned));
    }

    @Override
    public String toString() {
        return "OrderLaw[model=" + model + ", isCertain=" + isCertain + "]";
    }
}
