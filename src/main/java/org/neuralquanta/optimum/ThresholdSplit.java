package org.neuralquanta.optimum;

import java.math.BigDecimal;
import java.util.Optional;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.numerics.Bisection;
import org.neuralquanta.special.RankMonomial;
import org.neuralquanta.sum.DataNeed;
import org.neuralquanta.sum.Learned;
import org.neuralquanta.sum.ParameterCost;
import org.neuralquanta.sum.RationalNeed;
import org.neuralquanta.sum.TailLoss;
import org.neuralquanta.sum.WholeCost;

/**
 * The split for a threshold curve: the largest n whose quanta take no more than the compute, f N(n) D(n) with f FLOPs for each parameter
 * and sample; an exact integer optimum. Compute is compared with this product and never divided by f. Immutable, thread-safe.
 */
final class ThresholdSplit implements ComputeSplit {

    private final double tau;
    private final double flops;
    private final double price;
    private final Enclosure priceEnclosure;
    private final long most;
    private final boolean isEndless;
    private final ParameterCost cost;
    private final DataNeed need;
    private final TailLoss tail;

    ThresholdSplit(QuantaModel model, double tau, double flops) {
        this.tau = tau;
        this.flops = flops;
        this.price = tau * flops;
        this.priceEnclosure = product(tau, flops);
        this.isEndless = model.distribution().quanta().isEmpty();
        this.most = model.distribution().quanta().orElse(QuantaDistribution.MAX_RANK);
        this.cost = new ParameterCost(model);
        this.need = DataNeed.of(model);
        this.tail = TailLoss.of(model);
    }

    /** The product of two doubles, degenerate where it is a double. */
    private static Enclosure product(double a, double b) {
        if (!(a * b < Double.POSITIVE_INFINITY)) {
            // No quantum is affordable, and the product is not asked for.
            return Enclosure.exactly(Double.MAX_VALUE);
        }
        return new BigDecimal(a).multiply(new BigDecimal(b)).compareTo(new BigDecimal(a * b)) == 0
                ? Enclosure.exactly(a * b)
                : Enclosure.exactly(a).times(Enclosure.exactly(b));
    }

    private Learned learned(double compute) {
        Learned learned = Learned.search(most, n -> reach(compute, n));
        if (isEndless && learned.most() == most) {
            throw new ArithmeticException("more than 2^62 quanta are affordable with " + compute + " FLOPs");
        }
        if (learned.fewest() == learned.most()) {
            return learned;
        }
        Optional<WholeCost> whole = cost.whole();
        Optional<RationalNeed> rational = RationalNeed.of(need.distribution(), tau, 1, need.delta());
        return whole.isPresent() && rational.isPresent()
                ? learned.decidedBy(n -> rational.get().isMet(compute, whole.get().of(n).multiply(new BigDecimal(flops)), n))
                : learned;
    }

    /** f N(n) τ against the compute times y(n), y the exposure to a unit of data. */
    private Learned.Reach reach(double compute, long quanta) {
        Enclosure there = need.enclosure(quanta).times(Enclosure.exactly(compute));
        if (cost.exceeds(quanta, there.upper() / price)) {
            return Learned.Reach.IMPOSSIBLE;
        }
        Enclosure needed = cost.enclosure(quanta).times(priceEnclosure);
        return Learned.Reach.of(
                needed.lower(),
                needed.midpoint(),
                needed.upper(),
                there.lower(),
                compute * need.unitExposure(quanta),
                there.upper());
    }

    @Override
    public long best(double compute) {
        return learned(compute).taken();
    }

    @Override
    public double least(double compute) {
        return tail.loss(best(compute));
    }

    @Override
    public Enclosure enclosure(double compute) {
        return tail.enclosure(learned(compute));
    }

    @Override
    public double localExponent(double compute) {
        RankMonomial exposure = need.continued();
        long best = best(compute);
        if (best == most) {
            throw new ArithmeticException("nothing is left to learn at " + compute + " FLOPs, so there is no local exponent");
        }
        if (compute == 0 || (best == 0 && !cost.startsAtZero())) {
            throw new ArithmeticException("no quantum is affordable with " + compute + " FLOPs, so there is no local exponent");
        }
        double most = Math.clamp(2.0 * best, 2, 0x1p62 - 1024);
        double n = Bisection.between(1e-9, most, 0, 1e-15, x -> cost.continued(x) * (price / exposure.at(x)) <= compute).low();
        return tail.logSlope(n) / (1 / cost.elasticity(n) + exposure.logSlope(n));
    }
}
