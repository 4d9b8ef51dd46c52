package org.neuralquanta.sum;

import java.util.OptionalLong;
import org.neuralquanta.numerics.Bisection;
import org.neuralquanta.numerics.MonomialTerm;
import org.neuralquanta.numerics.Sector;
import org.neuralquanta.special.RankMonomial;

/**
 * The exposures of all quanta to one amount of a resource, where use frequencies are given by a formula. Immutable, thread-safe.
 *
 * @param monomial y, non-increasing in the rank
 * @param value its values and bounds
 * @param reciprocal 1/y
 */
public record RankedExposure(RankMonomial monomial, MonomialTerm value, MonomialTerm reciprocal) {

    /** Covers the rounding of bounds: exposures that are the same for all ranks have equal ones. */
    private static final double ROUNDING = 0x1p-40;

    /**
     * The exposures to an amount of a resource.
     *
     * @param unit the exposure to a unit of the resource
     * @param x the amount of it
     */
    public static RankedExposure of(RankMonomial unit, double x) {
        RankMonomial y = unit.times(x, 0);
        return new RankedExposure(y, ExposureSum.term(y), ExposureSum.term(
                new RankMonomial(1 / y.coefficient(), y.offset(), -y.alpha() - 2, -y.rankPower(), -y.logPower())));
    }

    /** The exposure of a real rank. */
    public double at(double rank) {
        return value.at(rank);
    }

    /** A number not above |y| for any rank of a sector. */
    public double least(Sector ranks) {
        return Math.exp(-reciprocal.logBound(ranks, 0)) * (1 - ROUNDING);
    }

    /** A number not below |y| for any rank of a sector. */
    public double most(Sector ranks) {
        return Math.exp(value.logBound(ranks, 0)) * (1 + ROUNDING);
    }

    /** A whole rank near the one at which the exposure has fallen to the level, not below 1 nor beyond the rank after the last. */
    public double rankAt(double level, OptionalLong last) {
        double target = Math.log(level);
        if (value.logAt(0) <= target) {
            return 1;
        }
        if (last.isPresent() && value.at((double) last.getAsLong()) > level) {
            return Math.max(last.getAsLong() + 1.0, Math.nextUp((double) last.getAsLong()));
        }
        double low = 0;
        double high = 1;
        while (value.logAt(high) > target) {
            low = high;
            high *= 2;
            if (high > 4096) {
                throw new ArithmeticException("exposures fall too slowly with the rank to reach " + level);
            }
        }
        double rank = Math.ceil(Math.exp(Bisection.between(low, high, 0x1p-40, 1e-9, log -> value.logAt(log) > target).high()));
        if (!(rank < 1e300)) {
            throw new ArithmeticException("exposures fall too slowly with the rank to reach " + level);
        }
        return rank;
    }
}
