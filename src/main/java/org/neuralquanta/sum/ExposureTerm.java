package org.neuralquanta.sum;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.numerics.MonomialTerm;
import org.neuralquanta.numerics.Sector;
import org.neuralquanta.numerics.SmoothTerm;

/**
 * The term w(k) g(y(k)) of a law: a weight, and a function of the exposure. Immutable, thread-safe.
 *
 * @param weight w
 * @param exposure y, non-increasing in k
 * @param reciprocal 1/y
 * @param spread the relative uncertainty of the exposure, from its normalisation
 * @param profile g
 * @param response what g is a function of
 */
record ExposureTerm(
        MonomialTerm weight,
        MonomialTerm exposure,
        MonomialTerm reciprocal,
        double spread,
        Share profile,
        Response response)
        implements SmoothTerm {

    private static final double LARGEST_ARGUMENT = 1.5;

    @Override
    public double at(double rank) {
        return weight.at(rank) * profile.at(response, exposure.at(rank));
    }

    @Override
    public Enclosure enclosureAt(double rank, double rankSpread) {
        return weight.enclosureAt(rank, rankSpread).times(profile(exposure.enclosureAt(rank, rankSpread)));
    }

    @Override
    public double atLog(double logRank) {
        return weight.atLog(logRank) * profile.at(response, Math.exp(exposure.logAt(logRank)));
    }

    @Override
    public Enclosure enclosureAtLog(double logRank, double rankSpread) {
        double log = exposure.logAt(logRank);
        double y = Math.exp(log);
        double slope = 1 + Math.abs(exposure.alpha()) + Math.abs(exposure.rankPower()) + Math.abs(exposure.logPower());
        double error = rankSpread * slope + 0x1p-49 * (1 + Math.abs(log) + logRank * slope);
        return weight.enclosureAtLog(logRank, rankSpread).times(profile(Enclosure.around(y, error * y)));
    }

    private Enclosure profile(Enclosure y) {
        return profile.between(response, Math.max(0, y.lower() * (1 - spread)), y.upper() * (1 + spread));
    }

    @Override
    public double logBound(Sector ranks, int power) {
        double argument = exposure.argumentBound(ranks);
        if (!(argument < LARGEST_ARGUMENT)) {
            return Double.POSITIVE_INFINITY;
        }
        // With room for rounding: exposures that are the same for all ranks have equal bounds.
        double lower = Math.exp(-reciprocal.logBound(ranks, 0)) * (1 - 0x1p-40);
        double upper = Math.exp(exposure.logBound(ranks, 0)) * (1 + 0x1p-40);
        if (!(lower <= upper)) {
            return Double.POSITIVE_INFINITY;
        }
        return weight.logBound(ranks, power) + Math.log(profile.bound(response, lower, upper, argument));
    }

    @Override
    public double resolution() {
        return profile == Share.SLOPE ? response.slopeResolution() : response.resolution();
    }
}
