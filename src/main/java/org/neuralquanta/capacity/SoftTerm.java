package org.neuralquanta.capacity;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.numerics.MonomialTerm;
import org.neuralquanta.numerics.Sector;
import org.neuralquanta.numerics.SmoothTerm;
import org.neuralquanta.sum.RankedExposure;
import org.neuralquanta.sum.Response;
import org.neuralquanta.sum.Share;

/**
 * The term w(k) g(x(k), y(k)) of a joint law with soft capacity, x the capacity exposure and y that to data. Immutable, thread-safe.
 *
 * @param weight w
 * @param room x
 * @param data y
 * @param spread the relative uncertainty of the exposures, from their normalisation
 * @param omega ω
 * @param share g
 * @param response φ
 */
public record SoftTerm(
        MonomialTerm weight,
        RankedExposure room,
        RankedExposure data,
        double spread,
        double omega,
        SoftShare share,
        Response response)
        implements SmoothTerm {

    private static final double LARGEST_ARGUMENT = 1.5;

    @Override
    public double at(double rank) {
        return weight.at(rank) * share.at(omega, response, room.at(rank), data.at(rank));
    }

    @Override
    public Enclosure enclosureAt(double rank, double rankSpread) {
        return weight.enclosureAt(rank, rankSpread)
                .times(open(room.value().enclosureAt(rank, rankSpread), data.value().enclosureAt(rank, rankSpread)));
    }

    @Override
    public double atLog(double logRank) {
        return weight.atLog(logRank)
                * share.at(omega, response, Math.exp(room.value().logAt(logRank)), Math.exp(data.value().logAt(logRank)));
    }

    @Override
    public Enclosure enclosureAtLog(double logRank, double rankSpread) {
        return weight.enclosureAtLog(logRank, rankSpread)
                .times(open(aroundLog(room.value(), logRank, rankSpread), aroundLog(data.value(), logRank, rankSpread)));
    }

    /** The exposures at logarithms of ranks u + ε, |ε| ≤ spread. */
    private static Enclosure aroundLog(MonomialTerm exposure, double logRank, double rankSpread) {
        double log = exposure.logAt(logRank);
        double y = Math.exp(log);
        double slope = 1 + Math.abs(exposure.alpha()) + Math.abs(exposure.rankPower()) + Math.abs(exposure.logPower());
        double error = rankSpread * slope
                + 0x1p-49 * (1 + Math.abs(log) + Math.abs(Math.log(exposure.coefficient())) + logRank * slope);
        return Enclosure.around(y, error * y);
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
        double roomArgument = room.value().argumentBound(ranks);
        double dataArgument = data.value().argumentBound(ranks);
        if (!(roomArgument < LARGEST_ARGUMENT && dataArgument < LARGEST_ARGUMENT)) {
            return Double.POSITIVE_INFINITY;
        }
        var box = new SoftShare.ExposureBox(
                room.least(ranks), room.most(ranks), roomArgument, data.least(ranks), data.most(ranks), dataArgument);
        if (!(box.leastRoom() <= box.mostRoom() && box.leastData() <= box.mostData())) {
            return Double.POSITIVE_INFINITY;
        }
        return weight.logBound(ranks, power) + Math.log(share.bound(omega, response, box));
    }

    @Override
    public double resolution() {
        return share == SoftShare.DATA_SLOPE ? response.slopeResolution() : response.resolution();
    }
}
