package org.neuralquanta.sum;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.RankMonomial;

/** The cost of the first n quanta in parameters, \(N(n)=C\sum_{k\le n}k^\kappa\). Immutable, thread-safe. */
public final class ParameterCost {

    /** Beyond it the terms of the continuation cancel. */
    private static final double LARGEST_CONTINUED = 8;

    /** −(κ + 1) below which the costs of infinitely many quanta, above 1e12 C in all, are not added up. */
    private static final double LEAST_DECAY = 1e-12;

    /** Below it the whole numbers and their neighbours are doubles. */
    private static final double LARGEST_WHOLE = 0x1p52;

    private final double cost;
    private final double kappa;
    private final OptionalLong quanta;
    private final RankMonomial unit;
    private final RankMonomial term;

    public ParameterCost(QuantaModel model) {
        this.cost = model.cost().first();
        this.kappa = model.cost().kappa();
        this.quanta = model.distribution().quanta();
        this.unit = new RankMonomial(1, 0, -1, kappa, 0);
        this.term = new RankMonomial(cost, 0, -1, kappa, 0);
    }

    /** N(n). */
    public double of(long learned) {
        return kappa == 0 ? cost * learned : learned == 0 ? 0 : term.sum(1, learned);
    }

    /** Whether N(n) continued to real n is meaningful below 1; for κ ≠ 0 it need not even be positive there. */
    public boolean startsAtZero() {
        return kappa == 0;
    }

    /** Whether finitely many parameters pay for all quanta: always for finitely many, for infinitely many where κ &lt; −1. */
    public boolean isBounded() {
        return quanta.isPresent() || kappa <= -1 - LEAST_DECAY;
    }

    /** N(K), for infinitely many quanta the limit. */
    public double total() {
        return quanta.isPresent() ? of(quanta.getAsLong()) : term.tail(1);
    }

    /**
     * An enclosure of N(K) − N, where that is finite. For a whole κ ≥ 0 nothing cancels.
     *
     * @throws ArithmeticException if it exceeds the largest double
     */
    public Enclosure left(double parameters) {
        if (quanta.isEmpty()) {
            return totalEnclosure().plus(Enclosure.exactly(-parameters));
        }
        long all = quanta.getAsLong();
        return whole().map(whole -> {
                    double left = whole.of(all).subtract(new BigDecimal(parameters)).doubleValue();
                    return Enclosure.around(left, left == 0 ? 0 : Math.ulp(left));
                })
                .orElseGet(() -> totalEnclosure().plus(Enclosure.exactly(-parameters)));
    }

    /** An enclosure of N(K). */
    Enclosure totalEnclosure() {
        if (quanta.isEmpty()) {
            return term.tailEnclosure(1);
        }
        double all = (double) quanta.getAsLong();
        double total = cost * all;
        return kappa == 0 && quanta.getAsLong() <= 1L << 53 && Math.fma(cost, all, -total) == 0
                ? Enclosure.exactly(total)
                : term.sumEnclosure(1, quanta.getAsLong());
    }

    /**
     * The largest n with N(n) ≤ N, at most K; {@link Learned#ALL} for all of infinitely many. For a whole κ ≥ 0 it is exact: C and N
     * are doubles, and near a tie they are compared as such.
     *
     * @throws ArithmeticException if that is, or may be, more than 2^62 but not all
     */
    public Learned learned(double parameters) {
        long all = quanta.orElse(QuantaDistribution.MAX_RANK);
        double units = parameters / cost;
        Learned learned = kappa == 0 && units < LARGEST_WHOLE
                ? Learned.exactly(Math.min(wholeUnits(parameters, units), all))
                : among(all, parameters, units);
        return quanta.isEmpty() && learned.most() == all ? beyondRanks(parameters, learned) : learned;
    }

    /** The affordable quanta where they may be more than 2^62. */
    private Learned beyondRanks(double parameters, Learned learned) {
        if (!isBounded() || parameters < totalEnclosure().lower()) {
            throw new ArithmeticException("more than 2^62 quanta are affordable with " + parameters + " parameters");
        }
        if (parameters >= totalEnclosure().upper()) {
            return Learned.exactly(Learned.ALL);
        }
        long last = QuantaDistribution.MAX_RANK - 1;
        boolean all = learned.taken() > last || parameters >= total();
        return new Learned(Math.min(learned.fewest(), last), all ? Learned.ALL : learned.taken(), Learned.ALL);
    }

    private Learned among(long all, double parameters, double units) {
        double error = Math.fma(units, cost, -parameters) == 0 ? 0 : Math.ulp(units);
        // The first quantum costs one unit exactly, and what is left is compared with the others.
        double left = units - 1;
        double rounding = error + (units - left == 1 ? 0 : 1);
        Learned learned = Learned.search(all, n -> {
            if (n == 1) {
                return parameters >= cost ? Learned.Reach.CERTAIN : Learned.Reach.IMPOSSIBLE;
            }
            if (units + error < 1 || exceeds(n, parameters)) {
                return Learned.Reach.IMPOSSIBLE;
            }
            Enclosure others = unit.sumEnclosure(2, n);
            return Learned.Reach.of(
                    others.lower(), others.midpoint(), others.upper(), left - rounding, left, left + rounding);
        });
        var exact = new BigDecimal(parameters);
        return whole().map(whole -> learned.decidedBy(n -> whole.of(n).compareTo(exact) <= 0)).orElse(learned);
    }

    /** The cost in exact numbers, for a whole κ ≥ 0. */
    public Optional<WholeCost> whole() {
        return WholeCost.takes(kappa) ? Optional.of(new WholeCost(cost, (int) kappa)) : Optional.empty();
    }

    /** An enclosure of N(n), n ≥ 1. */
    public Enclosure enclosure(long learned) {
        Enclosure units = kappa == 0
                ? Enclosure.around((double) learned, learned < LARGEST_WHOLE ? 0 : Math.ulp((double) learned))
                : unit.sumEnclosure(1, learned);
        return Enclosure.exactly(cost).times(units);
    }

    /** Whether N(n) is far larger than a budget, judged by \(N(n)\ge Cn^{\kappa+1}/(\kappa+1)\) and not from a sum that may overflow. */
    public boolean exceeds(long learned, double parameters) {
        return kappa > 0
                && (kappa + 1) * Math.log((double) learned) - Math.log1p(kappa) > Math.log(parameters) - Math.log(cost) + 1;
    }

    /** ⌊N/C⌋: the sign of N − n C is exact, by {@link Math#fma}. */
    private long wholeUnits(double parameters, double units) {
        double n = Math.floor(units);
        if (Math.fma(-n, cost, parameters) < 0) {
            return (long) n - 1;
        }
        return Math.fma(-(n + 1), cost, parameters) >= 0 ? (long) n + 1 : (long) n;
    }

    /** N(n) continued to real n by {@link ContinuedSum}. */
    public double continued(double learned) {
        if (kappa == 0) {
            return cost * learned;
        }
        if (kappa > LARGEST_CONTINUED) {
            throw new ArithmeticException(
                    "kappa must be <= 8 for costs to be continued to real numbers of quanta, was " + kappa + ", so there is no local exponent");
        }
        long next = (long) Math.floor(learned) + 1;
        return of(next) - new ContinuedSum(term).beyond(learned, OptionalLong.of(next));
    }

    /** The real n with N(n) = N, by Newton's method on the continued cost, which is smooth and increasing. */
    public double continuedAffordable(double parameters) {
        if (kappa == 0) {
            return parameters / cost;
        }
        double n = learned(parameters).taken() + 0.5;
        for (int i = 0; i < 8; i++) {
            n = Math.max(0.1 * n, n + (parameters - continued(n)) / new ContinuedSum(term).slope(n));
        }
        return n;
    }

    /** d log n / d log N at a real n. */
    public double elasticity(double learned) {
        return kappa == 0 ? 1 : continued(learned) / (learned * new ContinuedSum(term).slope(learned));
    }
}
