package org.neuralquanta.sum;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.numerics.MonomialTerm;
import org.neuralquanta.numerics.Sector;
import org.neuralquanta.numerics.SmoothTerm;

/**
 * The term w(k) g(y(k)) of a law: a weight, and a function of the exposure. Immutable, thread-safe.
 *
 * @param weight w
 * @param exposure y
 * @param spread the relative uncertainty of the exposure, from its normalisation
 * @param share g
 * @param response what g is a function of
 */
record ExposureTerm(MonomialTerm weight, RankedExposure exposure, double spread, Share share, Response response)
        implements SmoothTerm {

    private static final double LARGEST_ARGUMENT = 1.5;

    @Override
    public double at(double rank) {
        return weight.at(rank) * share.at(response, exposure.at(rank));
    }

    @Override
    public Enclosure enclosureAt(double rank, double rankSpread) {
        return weight.enclosureAt(rank, rankSpread).times(between(exposure.value().enclosureAt(rank, rankSpread)));
    }

    @Override
    public double atLog(double logRank) {
        return weight.atLog(logRank) * share.at(response, Math.exp(exposure.value().logAt(logRank)));
    }

    @Override
    public Enclosure enclosureAtLog(double logRank, double rankSpread) {
        MonomialTerm exposures = exposure.value();
        double log = exposures.logAt(logRank);
        double y = Math.exp(log);
        double slope = 1 + Math.abs(exposures.alpha()) + Math.abs(exposures.rankPower()) + Math.abs(exposures.logPower());
        double error = rankSpread * slope + 0x1p-49 * (1 + Math.abs(log) + logRank * slope);
        return weight.enclosureAtLog(logRank, rankSpread).times(between(Enclosure.around(y, error * y)));
    }

    private Enclosure between(Enclosure y) {
        return share.between(response, Math.max(0, y.lower() * (1 - spread)), y.upper() * (1 + spread));
    }

    @Override
    public double logBound(Sector ranks, int power) {
        double argument = exposure.value().argumentBound(ranks);
        if (!(argument < LARGEST_ARGUMENT)) {
            return Double.POSITIVE_INFINITY;
        }
        double lower = exposure.least(ranks);
        double upper = exposure.most(ranks);
        if (!(lower <= upper)) {
            return Double.POSITIVE_INFINITY;
        }
        return weight.logBound(ranks, power) + Math.log(share.bound(response, lower, upper, argument));
    }

    @Override
    public double resolution() {
        return share.resolution(response);
    }
}
