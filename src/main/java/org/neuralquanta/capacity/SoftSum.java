package org.neuralquanta.capacity;

import java.util.OptionalLong;
import java.util.function.Supplier;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.numerics.SmoothSum;
import org.neuralquanta.special.RankMonomial;
import org.neuralquanta.sum.ExposureSum;
import org.neuralquanta.sum.RankedExposure;
import org.neuralquanta.sum.Response;
import org.neuralquanta.sum.Share;

/**
 * The sums \(\sum_k w(k)\,g(x(k),y(k))\) over all ranks for two exposures that fall with the rank, in the three ranges of
 * {@link ExposureSum}: ranks that have both room and data to 1e-17 are bounded; the transition is summed by {@link SmoothSum}; and
 * where both exposures are small, with \(\alpha=1-a\in[x-\frac12x^2,x]\) and \(\beta=\varphi(0)-b\in cy^p[e^{-2y^q},e^{y^q}]\),
 * \(a+b-\omega ab=1+(1-\omega)\varphi(0)-(1-\omega\varphi(0))\alpha-(1-\omega)\beta-\omega\alpha\beta\), which is a sum of monomials. So the cost
 * does not depend on N and D. Immutable, thread-safe.
 */
public final class SoftSum {

    private static final double NEGLIGIBLE = 1e-17;
    private static final double CLOSE_ENOUGH = 2e-14;
    private static final double LARGEST_POWER = 12;
    private static final double SMALL_EXPOSURE = 0.25;
    private static final double FEW = 32;

    private final RankMonomial weight;
    private final RankMonomial unitRoom;
    private final RankMonomial unitData;
    private final double spread;
    private final OptionalLong last;
    private final double omega;
    private final Response response;

    /** Its weights and ranks. */
    private final ExposureSum ranks;

    /**
     * @param weight w
     * @param unitRoom the exposure to a unit of room
     * @param unitData the exposure to a unit of data
     * @param spread the relative uncertainty of both exposures
     * @param last the last rank, empty for infinitely many
     * @param omega ω
     * @param response φ
     */
    public SoftSum(
            RankMonomial weight,
            RankMonomial unitRoom,
            RankMonomial unitData,
            double spread,
            OptionalLong last,
            double omega,
            Response response) {
        this.weight = weight;
        this.unitRoom = unitRoom;
        this.unitData = unitData;
        this.spread = spread;
        this.last = last;
        this.omega = omega;
        this.response = response;
        this.ranks = new ExposureSum(weight, unitRoom, spread, last);
    }

    /**
     * The sum of a share at amounts of room and data.
     *
     * @param share g
     * @param x the room, in which exposures are \(xp_k\)
     * @param samples D
     * @param rigorous whether its error bound is proven, which that of the loss alone can be
     */
    public SmoothSum of(SoftShare share, double x, double samples, boolean rigorous) {
        RankedExposure room = RankedExposure.of(unitRoom, x);
        RankedExposure data = RankedExposure.of(unitData, samples);
        var term = new SoftTerm(ExposureSum.term(weight), room, data, spread, omega, share, response);
        double half = ExposureSum.halfClosed(response);
        double end = last.isPresent() ? (double) last.getAsLong() : Double.POSITIVE_INFINITY;
        double withRoom = Math.min(room.rankAt(1, last), end);
        double withData = Math.min(data.rankAt(half, last), end);
        double typical =
                switch (share) {
                    case OPEN -> Math.max(withRoom, withData);
                    case DATA_SLOPE -> withData;
                    case ROOM_SLOPE -> withRoom;
                };
        double scale = 0.05 * typical * term.at(typical);
        double skipped = skipped(term, typical, Math.max(NEGLIGIBLE * scale, 1e-300));
        var sum = new SmoothSum(term, rigorous, scale);
        sum.addKnown(0, skipped == 0 ? 0 : far(term, skipped));
        double position = skipped + 1;
        boolean steep = response.closing().power() > LARGEST_POWER;
        for (double level = 0.1; position < Double.POSITIVE_INFINITY; level *= 0.1) {
            double until = Math.max(room.rankAt(level, last), data.rankAt(steep ? 3 * level * half : level, last));
            position = ranks.add(sum, term, position, Math.max(position, until));
            if (position < Double.POSITIVE_INFINITY && close(sum, term, position, rigorous, Math.max(level, response.small(level)) < 1e-17)) {
                break;
            }
        }
        return sum;
    }

    /** The number of first ranks whose contribution is negligible. */
    private double skipped(SoftTerm term, double typical, double enough) {
        double rank = Math.floor(typical);
        while (rank >= FEW && far(term, rank) > enough) {
            rank = Math.floor(0.8 * rank);
        }
        return rank >= FEW ? rank : 0;
    }

    /** A bound on the sum over the first ranks. */
    private double far(SoftTerm term, double count) {
        double least = 1 - spread - 0x1p-40;
        return ranks.most(count) * term.share().far(response, term.room().at(count) * least, term.data().at(count) * least);
    }

    /** Adds all ranks from first on in closed form, where that is accurate enough or no other way is left. */
    private boolean close(SmoothSum sum, SoftTerm term, double first, boolean rigorous, boolean atLast) {
        double x = term.room().at(first) * (1 + spread) * (1 + 0x1p-40);
        double y = term.data().at(first) * (1 + spread) * (1 + 0x1p-40);
        boolean steep = response.closing().power() > LARGEST_POWER;
        if (x > SMALL_EXPOSURE || (!steep && response.small(y) > SMALL_EXPOSURE)) {
            return false;
        }
        Enclosure rest = rest(sum, term, first, new Small(x, y), rigorous);
        boolean mayBeWide = atLast && response.resolution() == 0;
        if (!mayBeWide && rest.width() > CLOSE_ENOUGH * (sum.value() + rest.midpoint())) {
            return false;
        }
        sum.addKnown(rest.midpoint(), rest.width());
        return true;
    }

    /** Bounds on the exposures of all ranks from one on, to room and to data. */
    private record Small(double x, double y) {}

    /** The sum from a rank on. */
    private Enclosure rest(SmoothSum sum, SoftTerm term, double first, Small most, boolean rigorous) {
        Share closing = term.share() == SoftShare.DATA_SLOPE ? Share.SLOPE : Share.CLOSED;
        RankMonomial room = term.room().monomial();
        RankMonomial data = term.data().monomial();
        double power = response.closing().power();
        double start = response.atZero();
        Enclosure weights = ranks.tail(weight, first, rigorous, sum.value());
        Enclosure alpha = orWithin(
                () -> monomial(sum, weight.times(room), first, rigorous, 0.25 * most.x, 0.25 * most.x + 2 * spread),
                weights,
                most.x);
        double mostClosed = closing.nearBound(response, most.y) * (1 + 1e-9);
        Enclosure beta;
        Enclosure both;
        if (power > LARGEST_POWER) {
            beta = within(weights, mostClosed);
            both = within(weights, mostClosed * most.x);
        } else {
            double coefficient = closing.coefficient(response);
            double less = 0.5 * response.small(most.y);
            double doubt = 4 * less + power * (2 * spread + 0x1p-48);
            beta = orWithin(
                    () -> monomial(sum, weight.times(data.power(power)), first, rigorous, less, doubt)
                            .times(Enclosure.exactly(coefficient)),
                    weights,
                    mostClosed);
            both = orWithin(
                    () -> monomial(
                                    sum,
                                    weight.times(data.power(power)).times(room),
                                    first,
                                    rigorous,
                                    less + 0.25 * most.x,
                                    doubt + 0.5 * most.x + 2 * spread)
                            .times(Enclosure.exactly(coefficient)),
                    weights,
                    mostClosed * most.x);
        }
        return switch (term.share()) {
            case OPEN -> weights.times(rounded(1 + start * (1 - omega)))
                    .plus(alpha.times(rounded(omega * start - 1)))
                    .plus(beta.times(rounded(omega - 1)))
                    .plus(both.times(rounded(-omega)));
            case DATA_SLOPE -> beta.times(rounded(1 - omega)).plus(both.times(rounded(omega)));
            case ROOM_SLOPE -> alpha.times(rounded(1 - omega * start)).plus(both.times(rounded(omega)));
        };
    }

    private static Enclosure within(Enclosure weights, double most) {
        return weights.times(new Enclosure(0, Math.max(most, Double.MIN_NORMAL)));
    }

    /** A series, or a bound on it where the product of exposures leaves the range of doubles. */
    private static Enclosure orWithin(Supplier<Enclosure> series, Enclosure weights, double most) {
        try {
            return series.get();
        } catch (ArithmeticException e) {
            return within(weights, most);
        }
    }

    /** A sum of products of ω and φ(0), both at most 1 and the latter within an ulp, and 1. */
    private static Enclosure rounded(double coefficient) {
        return Enclosure.around(coefficient, 0x1p-50);
    }

    /** The sum of a monomial from a rank on, times (1 − less)(1 ± doubt). */
    private Enclosure monomial(
            SmoothSum sum, RankMonomial monomial, double first, boolean rigorous, double less, double doubt) {
        // The coefficients and the exponent of the product are rounded too.
        double error = doubt + 0x1p-50 * (8 + (1 + Math.abs(monomial.alpha())) * (2 + Math.log(first)));
        return ranks.tail(monomial, first, rigorous, sum.value())
                .times(new Enclosure((1 - less) * (1 - error) * (1 - 0x1p-50), (1 - less) * (1 + error) * (1 + 0x1p-50)));
    }
}
