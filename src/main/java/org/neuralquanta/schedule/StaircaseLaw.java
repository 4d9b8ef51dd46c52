package org.neuralquanta.schedule;

import java.util.Optional;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.law.RaceLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.LearningOrder;
import org.neuralquanta.order.PlackettLuce;

/**
 * Loss against the number n of learned quanta, in any order and for any number of quanta: by {@link OrderLaw} where it applies, with its
 * bound; in Plackett–Luce order of more than {@link OrderLaw#MOST_DRAWN} quanta by {@link RaceLaw#lossAfter}, to first order with an
 * estimated bound. Immutable, thread-safe.
 */
@Statement({"T3", "T4", "T5", "T6", "T7"})
public final class StaircaseLaw {

    private static final String FIRST_ORDER = "expansion up to its first correction, for more than " + OrderLaw.MOST_DRAWN
            + " quanta; the bound is estimated";

    private final Steps steps;

    private StaircaseLaw(Steps steps) {
        this.steps = steps;
    }

    private sealed interface Steps {

        double loss(long learned);

        Bound bound(long learned);
    }

    private record Exact(OrderLaw law) implements Steps {

        @Override
        public double loss(long learned) {
            return law.loss(learned);
        }

        @Override
        public Bound bound(long learned) {
            return law.bound(learned);
        }
    }

    private record FirstOrder(RaceLaw law, QuantaModel model) implements Steps {

        private boolean isAll(long learned) {
            return learned == model.distribution().quanta().orElse(-1);
        }

        @Override
        public double loss(long learned) {
            return learned == 0 ? law.loss(0) : isAll(learned) ? model.residual() : law.lossAfter(learned).value();
        }

        @Override
        public Bound bound(long learned) {
            return learned == 0
                    ? law.lossBound(0)
                    : isAll(learned) ? new Bound.Proven(Enclosure.exactly(model.residual())) : law.lossAfter(learned).bound();
        }
    }

    /**
     * Creates the law of an order.
     *
     * @param model frequencies, gaps, costs and irreducible loss
     * @param order the order of learning
     * @return the law
     * @throws IllegalArgumentException if the order does not apply to the model's quanta
     */
    public static StaircaseLaw of(QuantaModel model, LearningOrder order) {
        return new StaircaseLaw(
                order instanceof PlackettLuce race && model.distribution().quanta().orElse(Long.MAX_VALUE) > OrderLaw.MOST_DRAWN
                        ? new FirstOrder(RaceLaw.of(model, race), model)
                        : new Exact(OrderLaw.of(model, order)));
    }

    /**
     * The loss after n quanta; its expectation if the order is random.
     *
     * @param learned n, 0 ≤ n ≤ K
     * @return E[L_n]
     * @throws IllegalArgumentException if n is out of range
     * @throws ArithmeticException if n quanta are expected only after more time than the race has
     */
    public double loss(long learned) {
        return steps.loss(learned);
    }

    /**
     * An interval for {@link #loss}.
     *
     * @param learned n, 0 ≤ n ≤ K
     * @return proven, or estimated with the reason
     * @throws IllegalArgumentException if n is out of range
     * @throws ArithmeticException if n quanta are expected only after more time than the race has
     */
    public Bound bound(long learned) {
        return steps.bound(learned);
    }

    /**
     * How losses are approximated.
     *
     * @return a description in words; empty where losses are exact
     */
    public Optional<String> approximation() {
        return switch (steps) {
            case Exact _ -> Optional.empty();
            case FirstOrder _ -> Optional.of(FIRST_ORDER);
        };
    }

    @Override
    public String toString() {
        return "StaircaseLaw[" + switch (steps) {
            case Exact(OrderLaw law) -> law;
            case FirstOrder(RaceLaw law, QuantaModel _) -> law + " to first order";
        } + "]";
    }
}
