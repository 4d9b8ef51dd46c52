package org.neuralquanta.sum;

import java.util.Optional;
import java.util.OptionalLong;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.numerics.MonomialTerm;
import org.neuralquanta.numerics.Sector;
import org.neuralquanta.numerics.SmoothSum;
import org.neuralquanta.numerics.SmoothTerm;
import org.neuralquanta.special.RankMonomial;

/**
 * The sums \(\sum_k w(k)\,g(y(k))\) over all ranks, where the exposure y falls with the rank, for any amount of the resource.
 *
 * <p>Three ranges. Ranks so low that g has reached its limit at ∞ to 1e-17 contribute that limit times a closed sum of
 * weights. The transition is summed by {@link SmoothSum}, with a proven error. Ranks so high that y is small contribute
 * \(g(0)\sum w \pm c\sum w\,y^p\), two sums in closed form, since \(|g(y)-g(0)|\) lies between
 * \(c\,y^p e^{-2y^q}\) and \(c\,y^p e^{y^q}\). So nothing is truncated, and the cost does not depend on the resource. Immutable, thread-safe.
 */
public final class ExposureSum {

    private static final double NEGLIGIBLE = 1e-17;
    private static final double CLOSE_ENOUGH = 2e-14;
    private static final double LARGEST_POWER = 12;

    /** Up to here \([e^{-2y},e^y]\) lies within (1 − y/2)(1 ± 2y). */
    private static final double SMALL_EXPOSURE = 0.25;

    /** Up to here all whole numbers are doubles, 2^53. */
    private static final double LARGEST_WHOLE = 0x1p53;

    private static final double ENDLESS = 1e300;

    /** A curve that closes within this ratio of exposures jumps. */
    private static final double AT_ONCE = 1 + 1e-9;

    /** Products of two exposures from here to its inverse are normal doubles. */
    private static final double EARLIEST = 1e-150;

    /** From this exposure on most curves have closed; of others no rank is skipped. */
    private static final double LARGEST_LEVEL = 1e12;

    /** A sum of decreasing terms that is smaller than this is bounded, not computed: its terms are no normal doubles. */
    private static final double VANISHING = 1e-290;

    private final RankMonomial weight;
    private final RankMonomial unitExposure;
    private final double spread;
    private final OptionalLong last;
    private final double beside;

    /**
     * @param weight w
     * @param unitExposure the exposure to a unit of the resource
     * @param spread the relative uncertainty of the exposure
     * @param last the last rank, empty for infinitely many
     */
    public ExposureSum(RankMonomial weight, RankMonomial unitExposure, double spread, OptionalLong last) {
        this(weight, unitExposure, spread, last, 0);
    }

    private ExposureSum(RankMonomial weight, RankMonomial unitExposure, double spread, OptionalLong last, double beside) {
        this.weight = weight;
        this.unitExposure = unitExposure;
        this.spread = spread;
        this.last = last;
        this.beside = beside;
    }

    /** What quadrature needs of a monomial. */
    public static MonomialTerm term(RankMonomial monomial) {
        return new MonomialTerm(
                monomial.coefficient(), monomial.offset(), monomial.alpha(), monomial.rankPower(), monomial.logPower());
    }

    /** The same sums with another weight. */
    ExposureSum weighing(RankMonomial other) {
        return new ExposureSum(other, unitExposure, spread, last, beside);
    }

    /**
     * The same sums over the first ranks.
     *
     * @param count how many there are at most
     * @param beside what the sums are added to, ≥ 0: it sets the accuracy that is asked of each part
     */
    public ExposureSum first(long count, double beside) {
        return new ExposureSum(
                weight, unitExposure, spread, Learned.first(count, last), beside);
    }

    /**
     * The sum of a share at an amount of the resource.
     *
     * @param share g
     * @param response what g is a function of
     * @param x the amount
     * @param rigorous whether its error bound is proven
     */
    public SmoothSum of(Share share, Response response, double x, boolean rigorous) {
        var term = new ExposureTerm(term(weight), RankedExposure.of(unitExposure, x), spread, share, response);
        RankedExposure exposure = term.exposure();
        if (response.closed(ENDLESS) == 0) {
            return nothingCloses(term, rigorous);
        }
        double half = halfClosed(response);
        double end = last.isPresent() ? (double) last.getAsLong() : Double.POSITIVE_INFINITY;
        double typical = Math.min(exposure.rankAt(half, last), end);
        double scale = Math.max(scale(term, typical), beside);
        double lowest = skipped(term, half, typical, scale);
        var sum = new SmoothSum(term, rigorous, scale);
        double firstClosing = firstClosing(share, response, half);
        boolean isOpenToTheEnd = end <= LARGEST_WHOLE && exposure.at(end) > 0.1 * firstClosing;
        if (isOpenToTheEnd) {
            lowest = sum.addRanksDown(end, lowest);
        }
        if (lowest > 1) {
            double far = farBound(share, response, exposure.at(lowest - 1) * (1 - spread - 0x1p-40)) * most(lowest - 1);
            double limit = share.beyond(response);
            if (limit > 0) {
                Enclosure learned = firstWeights(lowest - 1, rigorous);
                sum.addKnown(limit * learned.midpoint(), limit * learned.width() + far);
            } else {
                sum.addKnown(0, far);
            }
        }
        double position = isOpenToTheEnd ? Double.POSITIVE_INFINITY : lowest;
        for (double level = firstClosing; position < Double.POSITIVE_INFINITY; level *= 0.1) {
            position = add(sum, term, position, Math.max(position, exposure.rankAt(level, last)));
            if (position < Double.POSITIVE_INFINITY && close(sum, term, position, rigorous, Math.max(level, response.small(level)) < 1e-17)) {
                break;
            }
        }
        return sum;
    }

    /** What is at most left of g there; more than 0, since what underflows is not 0. */
    private static double farBound(Share share, Response response, double y) {
        return Math.max(share.farBound(response, y) * (1 + 1e-9), Double.MIN_NORMAL);
    }

    /** As when there are fewer samples than a quantum needs. */
    private SmoothSum nothingCloses(ExposureTerm term, boolean rigorous) {
        var sum = new SmoothSum(term, rigorous, 0);
        double limit = term.share().atZero(term.response());
        if (limit > 0) {
            Enclosure all = tail(weight, 1, rigorous, 0);
            sum.addKnown(limit * all.midpoint(), limit * all.width());
        }
        return sum;
    }

    /** An exposure at which between a quarter and three quarters of the gap are closed, or at which the curve jumps over them. */
    public static double halfClosed(Response response) {
        double low = 1;
        double high = 1;
        while (response.closed(high) < 0.25 * response.atZero() && high < 1 / EARLIEST) {
            high *= 2;
        }
        while (response.closed(low) > 0.75 * response.atZero() && low > EARLIEST) {
            low *= 0.5;
        }
        if (!(low > EARLIEST && high < 1 / EARLIEST)) {
            throw new ArithmeticException("half of a gap must close at an exposure between " + EARLIEST + " and " + 1 / EARLIEST
                    + "; measure exposures in another unit");
        }
        while (true) {
            double middle = Math.sqrt(low * high);
            if (!(high > low * AT_ONCE)) {
                return middle;
            }
            double closed = response.closed(middle) / response.atZero();
            if (closed < 0.25) {
                low = middle;
            } else if (closed > 0.75) {
                high = middle;
            } else {
                return middle;
            }
        }
    }

    /** Less than the sum, by about two orders: it sets the accuracy that is asked of each part. */
    private static double scale(ExposureTerm term, double typical) {
        return 0.05 * typical * term.at(typical);
    }

    /** A bound on the sum of the weights of the first ranks. */
    public double most(double ranks) {
        return ranks * Math.exp(term(weight).logBound(new Sector(0, Math.log(ranks), 0), 0)) * (1 + 0x1p-40);
    }

    /** An exposure, perhaps ten times too large, below which the rest of the sum can be closed. */
    private static double firstClosing(Share share, Response response, double half) {
        EmergenceCurve.Closing closing = response.closing();
        if (closing.power() > LARGEST_POWER) {
            return 0.3 * half;
        }
        double enough = CLOSE_ENOUGH / (1 + share.coefficient(response));
        return Math.min(0.3 * half, 10 * Math.pow(enough, 1 / (closing.next() + closing.power())));
    }

    /** The first rank that is not so low that g has reached its limit. */
    private double skipped(ExposureTerm term, double half, double typical, double scale) {
        if (typical < 32) {
            return 1;
        }
        double all = most(typical);
        double enough = Math.max(NEGLIGIBLE * scale, 1e-300);
        double level = half;
        double factor = 1.5;
        while (factor > 1.01) {
            if (level * factor < LARGEST_LEVEL && term.share().farBound(term.response(), level * factor) * all > enough) {
                level *= factor;
            } else {
                factor = Math.sqrt(factor);
            }
        }
        level *= factor * factor;
        if (level > 0.5 * LARGEST_LEVEL && term.share().farBound(term.response(), level) * all > enough) {
            return 1;
        }
        double rank = Math.floor(term.exposure().rankAt(level, last));
        while (rank > 1 && term.exposure().at(rank - 1) < level) {
            rank = Math.floor(rank * 0.99);
        }
        return Math.max(1, Math.min(rank, typical));
    }

    /** Adds ranks from position to about until, and returns the rank after the last, ∞ if there is none. */
    public double add(SmoothSum sum, SmoothTerm term, double position, double until) {
        if (last.isPresent()) {
            long count = last.getAsLong() - (long) position + 1;
            long done = sum.addRanks(position, until, count);
            if (count - done <= Math.ulp(position + done)) {
                sum.addRanks(position + done, Double.POSITIVE_INFINITY, count - done);
                return Double.POSITIVE_INFINITY;
            }
            return position + done;
        }
        double next = position + sum.addRanks(position, Math.min(until, SmoothSum.FAR), Long.MAX_VALUE);
        if (until > next) {
            double end = Math.log(until - 0.5);
            sum.addLogRange(Math.log(next - 0.5), end);
            // The ends of the range are rounded.
            sum.addKnown(0, 0x1p-51 * (1 + end) * term.atLog(end));
            return until;
        }
        return next;
    }

    /** Adds all ranks from first on in closed form, where that is accurate enough or no other way is left. */
    private boolean close(SmoothSum sum, ExposureTerm term, double first, boolean rigorous, boolean atLast) {
        Response response = term.response();
        Share share = term.share();
        double y = term.exposure().at(first) * (1 + spread) * (1 + 0x1p-40);
        double small = response.small(y);
        double limit = share.atZero(response);
        double power = response.closing().power();
        Optional<Enclosure> series = small > SMALL_EXPOSURE ? Optional.empty() : departure(sum, term, first, small, rigorous);
        if (power <= LARGEST_POWER && series.isEmpty() && !atLast) {
            return false;
        }
        double departure = series.map(Enclosure::midpoint).orElse(0.0);
        double doubt = series.isPresent()
                ? series.get().width()
                : remaining(term.exposure().monomial(), first, y, small, power, sum.value()) * share.nearBound(response, y) * (1 + 1e-9);
        Enclosure open = limit == 0 ? Enclosure.exactly(0) : tail(weight, first, rigorous, sum.value());
        double known = limit * open.midpoint() + (limit == 0 ? departure : -departure);
        boolean mayBeWide = atLast && response.resolution() == 0;
        // Not a number where 0 is multiplied by more than doubles hold.
        if (!mayBeWide && !(doubt <= CLOSE_ENOUGH * (sum.value() + known))) {
            return false;
        }
        sum.addKnown(known, doubt + limit * open.width());
        return true;
    }

    /**
     * What φ has departed from φ(0) at the ranks from first on, where \(y^q\) is small: \(\sum w\,c\,y^p\) with a factor in
     * \([e^{-2y^q},e^{y^q}]\), by that of the first rank. Empty where the power of the exposure is steep or out of range.
     */
    private Optional<Enclosure> departure(SmoothSum sum, ExposureTerm term, double first, double y, boolean rigorous) {
        Response response = term.response();
        Share share = term.share();
        RankMonomial exposure = term.exposure().monomial();
        double power = response.closing().power();
        if (power > LARGEST_POWER) {
            return Optional.empty();
        }
        try {
            double coefficient = share.coefficient(response);
            RankMonomial small = weight.times(exposure.power(power));
            Enclosure powers = Enclosure.exactly(coefficient).times(tail(small, first, rigorous, sum.value()));
            // The coefficients and the exponent of the product are rounded too.
            double rounding = 0x1p-50 * (8 + 4 * power + (1 + Math.abs(small.alpha())) * (2 + Math.log(first)));
            double doubt = 2 * y + 2 * power * spread + rounding;
            Enclosure departure = powers.times(new Enclosure((1 - 0.5 * y) * (1 - doubt), (1 - 0.5 * y) * (1 + doubt)));
            if (share != Share.FLUCTUATION) {
                return Optional.of(departure);
            }
            RankMonomial square = weight.times(exposure.power(2 * power));
            Enclosure squares = Enclosure.exactly(coefficient * response.closing().coefficient()).times(tail(square, first, rigorous, sum.value()));
            return Optional.of(departure.plus(squares.times(Enclosure.exactly(y - 1))));
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    /**
     * A bound on \(\sum w(k)\,r_k\) from first on, \(r_k\) what is closed at rank k over what is closed at the first. Weights whose
     * own sum diverges need \(r_k\le(y_k/y)^pe^{3y^q}\), which holds for any p up to the {@link EmergenceCurve.Closing#power}.
     */
    private double remaining(RankMonomial exposure, double first, double y, double next, double power, double soFar) {
        if (last.isPresent() || weight.decay() > 0) {
            return tail(weight, first, false, soFar).upper();
        }
        RankMonomial steep = exposure.times(1 / y, 0).power(Math.min(power, 3 / (1 + exposure.decay())));
        return tail(weight.times(steep), first, false, soFar).upper() * Math.exp(3 * next);
    }

    /** Σ w over the first ranks. */
    private Enclosure firstWeights(double ranks, boolean rigorous) {
        if (ranks >= 0x1p62) {
            // The number of ranks is no whole number of a long any more.
            return weight.decay() > 0
                    ? weight.tailEnclosure(1).plus(weight.tailFromEnclosure(ranks).times(Enclosure.exactly(-1)))
                    : integrated(ranks, rigorous);
        }
        return rigorous ? weight.sumEnclosure(1, (long) ranks) : Enclosure.exactly(weight.sum(1, (long) ranks));
    }

    private Enclosure integrated(double ranks, boolean rigorous) {
        MonomialTerm term = term(weight);
        var sum = new SmoothSum(term, rigorous, 0);
        add(sum, term, 1, ranks);
        return rigorous ? sum.enclosure() : Enclosure.exactly(sum.value());
    }

    /** The sum of a monomial from a rank on; only a bound where it is beyond doubles and below the last bit of what there is. */
    public Enclosure tail(RankMonomial monomial, double first, boolean rigorous, double soFar) {
        double most = monomial.at(first) * (2 + (first + Math.max(0, monomial.offset())) / monomial.decay());
        if (monomial.decay() > 0 && monomial.logPower() <= 0 && most < VANISHING && most < NEGLIGIBLE * soFar) {
            return new Enclosure(0, Math.max(most, Double.MIN_NORMAL));
        }
        if (last.isPresent()) {
            return rigorous
                    ? monomial.sumEnclosure((long) first, last.getAsLong())
                    : Enclosure.exactly(monomial.sum((long) first, last.getAsLong()));
        }
        if (first >= 0x1p62) {
            return rigorous ? monomial.tailFromEnclosure(first) : Enclosure.exactly(monomial.tailFrom(first));
        }
        return rigorous ? monomial.tailEnclosure((long) first) : Enclosure.exactly(monomial.tail((long) first));
    }
}
