package org.neuralquanta.numerics;

import org.neuralquanta.bound.Enclosure;

/**
 * The values and bounds of a monomial in the rank, \(f(k) = c\,(k+q)^{-(1+\alpha)}\,k^{r}\,\log(k+e-1)^{l}\), for its sums by quadrature.
 * Immutable, thread-safe.
 *
 * @param coefficient c, finite and &gt; 0
 * @param offset q, finite and &gt; −1
 * @param alpha α, finite
 * @param rankPower r, finite
 * @param logPower l, finite
 */
public record MonomialTerm(double coefficient, double offset, double alpha, double rankPower, double logPower) implements SmoothTerm {

    private static final double LOG_SHIFT = Math.E - 1;
    private static final double ULP = 0x1p-52;

    /** β, where f(k) falls as k^−(1+β) but for the logarithm. */
    private double decay() {
        return alpha - rankPower;
    }

    /** {@inheritDoc} Factors outside the range of normal doubles are added as logarithms. */
    @Override
    public double at(double rank) {
        double product = product(rank);
        return Double.isNaN(product) ? Math.exp(logAt(Math.log(rank))) : product;
    }

    /** The product of the factors, NaN if one of them or a partial product is no normal double. */
    private double product(double rank) {
        double x = rank + offset;
        double power = Math.pow(x, -alpha) / x;
        double value = coefficient * power;
        boolean normal = isNormal(power) && isNormal(value);
        if (rankPower != 0) {
            double factor = Math.pow(rank, rankPower);
            value *= factor;
            normal &= isNormal(factor) && isNormal(value);
        }
        if (logPower != 0) {
            value *= Math.pow(Math.log(rank + LOG_SHIFT), logPower);
            normal &= isNormal(value);
        }
        return normal ? value : Double.NaN;
    }

    private static boolean isNormal(double value) {
        return value >= Double.MIN_NORMAL && value <= Double.MAX_VALUE;
    }

    @Override
    public Enclosure enclosureAt(double rank, double spread) {
        double value = product(rank);
        if (Double.isNaN(value)) {
            double log = Math.log(rank);
            Enclosure shift = Enclosure.around(1, 1.01 * (spread + ULP));
            return enclosureAtLog(log, spread + ULP * (1 + log)).dividedBy(Enclosure.exactly(rank).times(shift));
        }
        double shifted = spread * (offset < 0 ? rank / (rank + offset) : 1);
        double relative = Math.abs(1 + alpha) * (shifted + ULP)
                + Math.abs(rankPower) * (spread + ULP)
                + Math.abs(logPower) * (spread + 4 * ULP)
                + 8 * ULP;
        return Enclosure.around(value, 1.01 * relative * value);
    }

    /**
     * The logarithm of the monomial.
     *
     * @param logRank u ≥ 0
     * @return log f(e^u)
     */
    public double logAt(double logRank) {
        return logPlusRank(logRank) - logRank;
    }

    @Override
    public double atLog(double logRank) {
        return Math.exp(logPlusRank(logRank));
    }

    /** log(f(e^u) e^u), with α never added to 1. */
    private double logPlusRank(double logRank) {
        double log = Math.log(coefficient) - decay() * logRank;
        if (offset != 0) {
            log -= (1 + alpha) * Math.log1p(offset * Math.exp(-logRank));
        }
        if (logPower != 0) {
            log += logPower * Math.log(logRank + Math.log1p(LOG_SHIFT * Math.exp(-logRank)));
        }
        return log;
    }

    @Override
    public Enclosure enclosureAtLog(double logRank, double spread) {
        double log = logPlusRank(logRank);
        double share = offset * Math.exp(-logRank);
        double magnitude = Math.abs(Math.log(coefficient))
                + Math.abs(decay()) * logRank
                + Math.abs(1 + alpha) * Math.abs(Math.log1p(share));
        if (logPower != 0) {
            magnitude += Math.abs(logPower) * (1 + Math.log(1 + logRank));
        }
        double slope = Math.abs(decay())
                + Math.abs((1 + alpha) * share / (1 + share))
                + Math.abs(logPower) / Math.max(1, logRank);
        double relative = 8 * ULP * (1 + magnitude) + spread * slope;
        double value = Math.exp(log);
        return Enclosure.around(value, 1.01 * relative * value + (isNormal(value) ? 0 : Double.MIN_NORMAL));
    }

    @Override
    public double logBound(Sector ranks, int power) {
        double bound = Math.log(coefficient);
        if (offset != 0 && Math.abs(offset) > Math.exp(ranks.logMin())) {
            bound += ranks.plus(offset).logPower(-(1 + alpha)) + ranks.logPower(rankPower + power);
        } else {
            bound += ranks.logPower((power - 1) - decay());
            bound += offset == 0 ? 0 : ranks.ratio(offset).logPower(-(1 + alpha));
        }
        if (logPower != 0) {
            Sector shifted = ranks.plus(LOG_SHIFT);
            bound += logPower * Math.log(logPower < 0 ? shifted.logMin() : Math.hypot(shifted.logMax(), shifted.argument()));
        }
        return bound;
    }

    /**
     * A bound on |arg f| over a sector.
     *
     * @param ranks the sector
     * @return a number not below |arg f(z)| for any z of the sector
     */
    public double argumentBound(Sector ranks) {
        if (offset == 0 && logPower == 0) {
            return Math.abs(1 + decay()) * ranks.argument();
        }
        double bound = Math.abs(1 + alpha) * ranks.plus(offset).argument() + Math.abs(rankPower) * ranks.argument();
        if (logPower != 0) {
            Sector shifted = ranks.plus(LOG_SHIFT);
            bound += Math.abs(logPower) * Math.atan2(shifted.argument(), shifted.logMin());
        }
        return bound;
    }
}
