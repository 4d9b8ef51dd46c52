package org.neuralquanta.law;

import java.util.OptionalLong;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.special.RankMonomial;

/** What it costs in parameters to learn the first n quanta, \(N(n)=C\sum_{k\le n}k^\kappa\). Immutable, thread-safe. */
final class ParameterCost {

    /** Beyond it the terms of the continuation cancel. */
    private static final double LARGEST_CONTINUED = 8;

    private final double cost;
    private final double kappa;
    private final OptionalLong quanta;
    private final RankMonomial term;

    ParameterCost(QuantaModel model) {
        this.cost = model.cost();
        this.kappa = model.kappa();
        this.quanta = model.distribution().quanta();
        this.term = new RankMonomial(cost, 0, -1, kappa, 0);
    }

    /** N(n). */
    double of(long learned) {
        return kappa == 0 ? cost * learned : learned == 0 ? 0 : term.sum(1, learned);
    }

    /** Whether N(n) continued to real n is meaningful below 1; for κ ≠ 0 it need not even be positive there. */
    boolean startsAtZero() {
        return kappa == 0;
    }

    /** N(K), for infinitely many quanta the limit, which exists for κ &lt; −1. */
    double total() {
        return quanta.isPresent() ? of(quanta.getAsLong()) : term.tail(1);
    }

    /** An enclosure of N(K), for finitely many quanta. */
    Enclosure totalEnclosure() {
        double all = (double) quanta.orElseThrow();
        double total = cost * all;
        return kappa == 0 && quanta.getAsLong() <= 1L << 53 && Math.fma(cost, all, -total) == 0
                ? Enclosure.exactly(total)
                : term.sumEnclosure(1, quanta.getAsLong());
    }

    /**
     * The largest n with N(n) ≤ N, at most K.
     *
     * @throws ArithmeticException if that is more than 2^62
     */
    long affordable(double parameters) {
        long most = quanta.orElse(QuantaDistribution.MAX_RANK);
        if (kappa == 0) {
            double n = Math.floor(parameters / cost);
            if (n > most && quanta.isEmpty()) {
                throw tooMany(parameters);
            }
            return n >= most ? most : (long) n;
        }
        if (of(most) <= parameters) {
            if (quanta.isEmpty()) {
                throw tooMany(parameters);
            }
            return most;
        }
        long low = 0;
        long high = most;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (of(middle) <= parameters) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static ArithmeticException tooMany(double parameters) {
        return new ArithmeticException("more than 2^62 quanta are affordable with " + parameters + " parameters");
    }

    /** N(n) continued to real n by {@link ContinuedSum}. */
    double continued(double learned) {
        if (kappa == 0) {
            return cost * learned;
        }
        if (kappa > LARGEST_CONTINUED) {
            throw new ArithmeticException(
                    "kappa must be <= 8 for costs to be continued to real numbers of quanta, was " + kappa + ", so no local exponent");
        }
        long next = (long) Math.floor(learned) + 1;
        return of(next) - new ContinuedSum(term).beyond(learned, OptionalLong.of(next));
    }

    /** The real n with N(n) = N, by Newton's method on the continued cost, which is smooth and increasing. */
    double continuedAffordable(double parameters) {
        if (kappa == 0) {
            return parameters / cost;
        }
        double n = affordable(parameters) + 0.5;
        for (int i = 0; i < 8; i++) {
            n = Math.max(0.1 * n, n + (parameters - continued(n)) / new ContinuedSum(term).slope(n));
        }
        return n;
    }

    /** d log n / d log N at a real n. */
    double elasticity(double learned) {
        return kappa == 0 ? 1 : continued(learned) / (learned * new ContinuedSum(term).slope(learned));
    }
}
