package org.neuralquanta.capacity;

import java.util.OptionalLong;
import java.util.function.Supplier;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.numerics.SmoothSum;
import org.neuralquanta.special.RankMonomial;
import org.neuralquanta.sum.ExposureSum;
import org.neuralquanta.sum.Response;

/**
 * The sum \(\sum_k w(k)\,g(x(k),y(k))\) over all ranks for two exposures that fall with the rank, in the three ranges of
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
    private final RankMonomial room;
    private final RankMonomial data;
    private final double spread;
    private final OptionalLong last;
    private final double omega;
    private final Response response;
    private final ExposureSum byRoom;
    private final ExposureSum byData;

    /**
     * @param weight w
     * @param room x
     * @param data y
     * @param spread the relative uncertainty of both exposures
     * @param last the last rank, empty for infinitely many
     * @param omega ω
     * @param response φ
     */
    public SoftSum(
            RankMonomial weight,
            RankMonomial room,
            RankMonomial data,
            double spread,
            OptionalLong last,
            double omega,
            Response response) {
        this.weight = weight;
        this.room = room;
        this.data = data;
        this.spread = spread;
        this.last = last;
        this.omega = omega;
        this.response = response;
        this.byRoom = new ExposureSum(weight, room, spread, last);
        this.byData = new ExposureSum(weight, data, spread, last);
    }

    /** The sum for a profile; its error bound is rigorous if asked for, which the loss alone can be. */
    public SmoothSum of(SoftShare profile, boolean rigorous) {
        var term = new SoftTerm(
                ExposureSum.term(weight), SoftTerm.Exposure.of(room), SoftTerm.Exposure.of(data), spread, omega, profile, response);
        double half = ExposureSum.halfClosed(response);
        double end = last.isPresent() ? (double) last.getAsLong() : Double.POSITIVE_INFINITY;
        double withRoom = Math.min(byRoom.rankAtExposure(1), end);
        double withData = Math.min(byData.rankAtExposure(half), end);
        double typical =
                switch (profile) {
                    case OPEN -> Math.max(withRoom, withData);
                    case DATA_SLOPE -> withData;
                    case ROOM_SLOPE -> withRoom;
                };
        double scale = 0.05 * typical * term.at(typical);
        double skipped = skipped(profile, typical, Math.max(NEGLIGIBLE * scale, 1e-300));
        var sum = new SmoothSum(term, rigorous, scale);
        sum.addKnown(0, skipped == 0 ? 0 : far(profile, skipped));
        double position = skipped + 1;
        boolean steep = response.closedPower() > LARGEST_POWER;
        for (double level = 0.1; position < Double.POSITIVE_INFINITY; level *= 0.1) {
            double until = Math.max(byRoom.rankAtExposure(level), byData.rankAtExposure(steep ? 3 * level * half : level));
            position = byRoom.add(sum, term, position, Math.max(position, until));
            if (position < Double.POSITIVE_INFINITY && close(sum, profile, position, rigorous, Math.max(level, response.small(level)) < 1e-17)) {
                break;
            }
        }
        return sum;
    }

    /** The number of first ranks whose contribution is negligible. */
    private double skipped(SoftShare profile, double typical, double enough) {
        double rank = Math.floor(typical);
        while (rank >= FEW && far(profile, rank) > enough) {
            rank = Math.floor(0.8 * rank);
        }
        return rank >= FEW ? rank : 0;
    }

    /** A bound on the sum over the first ranks. */
    private double far(SoftShare profile, double ranks) {
        double least = 1 - spread - 0x1p-40;
        return byRoom.most(ranks) * profile.far(response, room.at(ranks) * least, data.at(ranks) * least);
    }

    /** Adds all ranks from first on in closed form, where that is accurate enough or no other way is left. */
    private boolean close(SmoothSum sum, SoftShare profile, double first, boolean rigorous, boolean atLast) {
        double x = room.at(first) * (1 + spread) * (1 + 0x1p-40);
        double y = data.at(first) * (1 + spread) * (1 + 0x1p-40);
        boolean steep = response.closedPower() > LARGEST_POWER;
        if (x > SMALL_EXPOSURE || (!steep && response.small(y) > SMALL_EXPOSURE)) {
            return false;
        }
        Enclosure rest = rest(sum, profile, first, new Small(x, y), rigorous);
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
    private Enclosure rest(SmoothSum sum, SoftShare profile, double first, Small most, boolean rigorous) {
        double power = response.closedPower();
        double start = response.atZero();
        Enclosure weights = byRoom.tail(weight, first, rigorous, sum.value());
        Enclosure alpha = orWithin(
                () -> monomial(sum, weight.times(room), first, rigorous, 0.25 * most.x, 0.25 * most.x + 2 * spread),
                weights,
                most.x);
        double mostClosed =
                (profile == SoftShare.DATA_SLOPE ? response.slopeBound(0, most.y, 0) : response.closed(most.y)) * (1 + 1e-9);
        Enclosure beta;
        Enclosure both;
        if (power > LARGEST_POWER) {
            beta = within(weights, mostClosed);
            both = within(weights, mostClosed * most.x);
        } else {
            double coefficient =
                    profile == SoftShare.DATA_SLOPE ? response.slopeCoefficient() : response.closedCoefficient();
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
        return switch (profile) {
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
        return byRoom.tail(monomial, first, rigorous, sum.value())
                .times(new Enclosure((1 - less) * (1 - error) * (1 - 0x1p-50), (1 - less) * (1 + error) * (1 + 0x1p-50)));
    }
}
