package org.neuralquanta.capacity;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.numerics.MonomialTerm;
import org.neuralquanta.numerics.Sector;
import org.neuralquanta.numerics.SmoothTerm;
import org.neuralquanta.special.RankMonomial;
import org.neuralquanta.sum.ExposureSum;
import org.neuralquanta.sum.Response;
import org.neuralquanta.sum.Share;

/**
 * The term w(k) g(x(k), y(k)) of a joint law with soft capacity, x the exposure to room and y that to data. Immutable, thread-safe.
 *
 * @param weight w
 * @param room x, non-increasing in k
 * @param data y, non-increasing in k
 * @param spread the relative uncertainty of the exposures, from their normalisation
 * @param omega ω
 * @param profile g
 * @param response φ
 */
public record SoftTerm(
        MonomialTerm weight,
        Exposure room,
        Exposure data,
        double spread,
        double omega,
        SoftShare profile,
        Response response)
        implements SmoothTerm {

    private static final double LARGEST_ARGUMENT = 1.5;

    /** An exposure and its reciprocal. */
    record Exposure(MonomialTerm value, MonomialTerm reciprocal) {

        static Exposure of(RankMonomial value) {
            return new Exposure(ExposureSum.term(value), ExposureSum.reciprocal(value));
        }

        double least(Sector ranks) {
            return Math.exp(-reciprocal.logBound(ranks, 0)) * (1 - 0x1p-40);
        }

        double most(Sector ranks) {
            return Math.exp(value.logBound(ranks, 0)) * (1 + 0x1p-40);
        }

        /** The exposures at logarithms of ranks u + ε, |ε| ≤ spread. */
        Enclosure aroundLog(double logRank, double rankSpread) {
            double log = value.logAt(logRank);
            double y = Math.exp(log);
            double slope = 1 + Math.abs(value.alpha()) + Math.abs(value.rankPower()) + Math.abs(value.logPower());
            double error = rankSpread * slope
                    + 0x1p-49 * (1 + Math.abs(log) + Math.abs(Math.log(value.coefficient())) + logRank * slope);
            return Enclosure.around(y, error * y);
        }
    }

    @Override
    public double at(double rank) {
        return weight.at(rank) * profile.at(omega, response, room.value.at(rank), data.value.at(rank));
    }

    @Override
    public Enclosure enclosureAt(double rank, double rankSpread) {
        return weight.enclosureAt(rank, rankSpread)
                .times(open(room.value.enclosureAt(rank, rankSpread), data.value.enclosureAt(rank, rankSpread)));
    }

    @Override
    public double atLog(double logRank) {
        return weight.atLog(logRank)
                * profile.at(omega, response, Math.exp(room.value.logAt(logRank)), Math.exp(data.value.logAt(logRank)));
    }

    @Override
    public Enclosure enclosureAtLog(double logRank, double rankSpread) {
        return weight.enclosureAtLog(logRank, rankSpread)
                .times(open(room.aroundLog(logRank, rankSpread), data.aroundLog(logRank, rankSpread)));
    }

    /** a + b − ω a b between exposures; it rises with a and with b. */
    private Enclosure open(Enclosure x, Enclosure y) {
        Enclosure a = Share.OPEN.between(SoftShare.ROOM, Math.max(0, x.lower() * (1 - spread)), x.upper() * (1 + spread));
        Enclosure b = Share.OPEN.between(response, Math.max(0, y.lower() * (1 - spread)), y.upper() * (1 + spread));
        return open(omega, a, b);
    }

    public static Enclosure open(double omega, Enclosure a, Enclosure b) {
        double lower = a.lower() + b.lower() * (1 - omega * a.lower());
        double upper = a.upper() + b.upper() * (1 - omega * a.upper());
        return new Enclosure(lower * (1 - 0x1p-50), upper * (1 + 0x1p-50) + Double.MIN_VALUE);
    }

    @Override
    public double logBound(Sector ranks, int power) {
        double roomArgument = room.value.argumentBound(ranks);
        double dataArgument = data.value.argumentBound(ranks);
        if (!(roomArgument < LARGEST_ARGUMENT && dataArgument < LARGEST_ARGUMENT)) {
            return Double.POSITIVE_INFINITY;
        }
        var box = new SoftShare.ExposureBox(
                room.least(ranks), room.most(ranks), roomArgument, data.least(ranks), data.most(ranks), dataArgument);
        if (!(box.leastRoom() <= box.mostRoom() && box.leastData() <= box.mostData())) {
            return Double.POSITIVE_INFINITY;
        }
        return weight.logBound(ranks, power) + Math.log(profile.bound(omega, response, box));
    }

    @Override
    public double resolution() {
        return profile == SoftShare.DATA_SLOPE ? response.slopeResolution() : response.resolution();
    }
}
