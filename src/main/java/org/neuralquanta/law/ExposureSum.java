package org.neuralquanta.law;

import java.util.OptionalLong;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.special.RankMonomial;
import org.neuralquanta.special.Sector;
import org.neuralquanta.special.SmoothSum;

/**
 * The sum \(\sum_k w(k)\,g(y(k))\) over all ranks, where the exposure y falls with the rank.
 *
 * <p>Three ranges. Ranks so low that g has reached its limit at ∞ to 1e-17 contribute that limit times a closed sum of
 * weights. The transition is summed by {@link SmoothSum}, with a proven error. Ranks so high that y is small contribute
 * \(g(0)\sum w \pm c\sum w\,y^p\), two sums in closed form, since \(|g(y)-g(0)|\) lies between \(c\,y^p e^{-2y}\) and
 * \(c\,y^p e^{y}\). So nothing is truncated, and the cost does not depend on the resource. Immutable, thread-safe.
 */
final class ExposureSum {

    private static final double NEGLIGIBLE = 1e-17;
    private static final double CLOSE_ENOUGH = 2e-14;
    private static final double LARGEST_POWER = 12;

    /** Up to here \([e^{-2y},e^y]\) lies within (1 − y/2)(1 ± 2y). */
    private static final double SMALL_EXPOSURE = 0.25;

    /** Up to here all whole numbers are doubles, 2^53. */
    private static final double LARGEST_WHOLE = 0x1p53;

    private static final double ENDLESS = 1e300;

    /** A sum of decreasing terms that is smaller than this is bounded, not computed: its terms are no normal doubles. */
    private static final double VANISHING = 1e-290;

    private final RankMonomial weight;
    private final RankMonomial exposure;
    private final RankMonomial reciprocal;
    private final double spread;
    private final OptionalLong last;
    private final double beside;

    /**
     * @param spread the relative uncertainty of the exposure
     * @param last the last rank, empty for infinitely many
     */
    ExposureSum(RankMonomial weight, RankMonomial exposure, double spread, OptionalLong last) {
        this(weight, exposure, spread, last, 0);
    }

    /**
     * @param beside what the sum is added to, ≥ 0: it sets the accuracy that is asked of each part
     */
    ExposureSum(RankMonomial weight, RankMonomial exposure, double spread, OptionalLong last, double beside) {
        this.beside = beside;
        this.weight = weight;
        this.exposure = exposure;
        this.spread = spread;
        this.last = last;
        this.reciprocal = new RankMonomial(
                1 / exposure.coefficient(),
                exposure.offset(),
                -exposure.alpha() - 2,
                -exposure.rankPower(),
                -exposure.logPower());
    }

    /** The sum for a profile; its error bound is rigorous if asked for. */
    SmoothSum of(Profile profile, Response response, boolean rigorous) {
        var term = new ExposureTerm(weight, exposure, reciprocal, spread, profile, response);
        if (response.closed(ENDLESS) == 0) {
            return nothingCloses(term, rigorous);
        }
        double half = halfClosed(response);
        double end = last.isPresent() ? (double) last.getAsLong() : Double.POSITIVE_INFINITY;
        double typical = Math.min(rankAtExposure(half), end);
        double scale = Math.max(scale(term, typical), beside);
        double lowest = skipped(term, half, typical, scale);
        var sum = new SmoothSum(term, rigorous, scale);
        double firstClosing = firstClosing(profile, response, half);
        boolean isOpenToTheEnd = end <= LARGEST_WHOLE && exposure.at(end) > 0.1 * firstClosing;
        if (isOpenToTheEnd) {
            lowest = sum.addRanksDown(end, lowest);
        }
        if (lowest > 1) {
            double far = profile.farBound(response, exposure.at(lowest - 1) * (1 - spread - 0x1p-40)) * most(lowest - 1);
            double limit = profile.beyond(response);
            if (limit > 0) {
                Enclosure learned = weights(1, lowest - 1, rigorous);
                sum.addKnown(limit * learned.midpoint(), limit * learned.width() + far);
            } else {
                sum.addKnown(0, far);
            }
        }
        double position = isOpenToTheEnd ? Double.POSITIVE_INFINITY : lowest;
        for (double level = firstClosing; position < Double.POSITIVE_INFINITY; level *= 0.1) {
            position = add(sum, position, Math.max(position, rankAtExposure(level)));
            if (position < Double.POSITIVE_INFINITY && close(sum, term, position, rigorous, level < 1e-17)) {
                break;
            }
        }
        return sum;
    }

    /** As when there are fewer samples than a quantum needs. */
    private SmoothSum nothingCloses(ExposureTerm term, boolean rigorous) {
        var sum = new SmoothSum(term, rigorous, 0);
        double limit = term.profile().atZero(term.response());
        if (limit > 0) {
            Enclosure all = weights(1, Double.NaN, rigorous);
            sum.addKnown(limit * all.midpoint(), limit * all.width());
        }
        return sum;
    }

    /** An exposure at which between a quarter and three quarters of the gap are closed. */
    static double halfClosed(Response response) {
        double low = 1;
        double high = 1;
        while (response.closed(high) < 0.25 * response.atZero()) {
            high *= 2;
        }
        while (response.closed(low) > 0.75 * response.atZero()) {
            low *= 0.5;
        }
        while (true) {
            double middle = Math.sqrt(low * high);
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
    double most(double ranks) {
        return ranks * Math.exp(weight.logBound(new Sector(0, Math.log(ranks), 0), 0)) * (1 + 0x1p-40);
    }

    /** An exposure, perhaps ten times too large, below which the rest of the sum can be closed. */
    private static double firstClosing(Profile profile, Response response, double half) {
        double power = response.closedPower();
        if (power > LARGEST_POWER) {
            return 0.3 * half;
        }
        double share = CLOSE_ENOUGH / (1 + profile.coefficient(response));
        return Math.min(0.3 * half, 10 * Math.pow(share, 1 / (1 + power)));
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
            if (term.profile().farBound(term.response(), level * factor) * all > enough) {
                level *= factor;
            } else {
                factor = Math.sqrt(factor);
            }
        }
        level *= factor * factor;
        double rank = Math.floor(rankAtExposure(level));
        while (rank > 1 && exposure.at(rank - 1) < level) {
            rank = Math.floor(rank * 0.99);
        }
        return Math.max(1, Math.min(rank, typical));
    }

    /** Adds ranks from position to about until, and returns the rank after the last, ∞ if there is none. */
    double add(SmoothSum sum, double position, double until) {
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
            sum.addLogRange(Math.log(next - 0.5), Math.log(until - 0.5));
            return until;
        }
        return next;
    }

    /** Adds all ranks from first on in closed form, if that is accurate enough, or at last. */
    private boolean close(SmoothSum sum, ExposureTerm term, double first, boolean rigorous, boolean atLast) {
        Response response = term.response();
        Profile profile = term.profile();
        double y = exposure.at(first) * (1 + spread) * (1 + 0x1p-40);
        double limit = profile.atZero(response);
        double power = response.closedPower();
        double coefficient = profile.coefficient(response);
        double departure;
        double doubt;
        if (power <= LARGEST_POWER && y > SMALL_EXPOSURE && !atLast) {
            return false;
        }
        if (power <= LARGEST_POWER) {
            RankMonomial small = weight.times(exposure.power(power));
            departure = coefficient * tail(small, first, false).midpoint() * (1 - 0.5 * y);
            doubt = departure * (2 * y + 2 * power * spread + 0x1p-44);
            if (profile == Profile.FLUCTUATION) {
                RankMonomial square = weight.times(exposure.power(2 * power));
                departure -= coefficient * coefficient * tail(square, first, false).midpoint() * (1 - y);
            }
        } else {
            departure = 0;
            doubt = remaining(first, y, power)
                    * (profile == Profile.SLOPE ? response.slopeBound(0, y, 0) : response.closed(y));
        }
        Enclosure open = limit == 0 ? Enclosure.exactly(0) : weights(first, Double.NaN, rigorous);
        double known = limit * open.midpoint() + (limit == 0 ? departure : -departure);
        if (!atLast && doubt > CLOSE_ENOUGH * (sum.value() + known)) {
            return false;
        }
        sum.addKnown(known, doubt + limit * open.width());
        return true;
    }

    /**
     * A bound on \(\sum w(k)\,r_k\) from first on, \(r_k\) what is closed at rank k over what is closed at the first. Weights whose
     * own sum diverges need \(r_k\le(y_k/y)^pe^{3y}\), which holds for any p up to the {@link Response#closedPower}.
     */
    private double remaining(double first, double y, double power) {
        if (last.isPresent() || weight.decay() > 0) {
            return weights(first, Double.NaN, false).upper();
        }
        RankMonomial steep = exposure.times(1 / y, 0).power(Math.min(power, 3 / (1 + exposure.decay())));
        return tail(weight.times(steep), first, false).upper() * Math.exp(3 * y);
    }

    /** Σ w over first..to, to all ranks where to is NaN. */
    Enclosure weights(double first, double to, boolean rigorous) {
        if (Double.isNaN(to)) {
            return tail(weight, first, rigorous);
        }
        if (to >= 0x1p62) {
            return beyondLargestRank(first, to);
        }
        return rigorous
                ? weight.sumEnclosure((long) first, (long) to)
                : Enclosure.exactly(weight.sum((long) first, (long) to));
    }

    /** Of infinitely many quanta so many that their number is no whole number of ranks any more. */
    private Enclosure beyondLargestRank(double first, double to) {
        if (weight.decay() > 0) {
            double all = weight.tail((long) first);
            return Enclosure.around(all - tail(weight, to + 1, false).midpoint(), 1e-12 * all);
        }
        double number = to - first + 1;
        return Enclosure.around(number * weight.at(1), 1e-15 * number * weight.at(1));
    }

    Enclosure tail(RankMonomial monomial, double first, boolean rigorous) {
        double most = monomial.at(first) * (2 + (first + Math.max(0, monomial.offset())) / monomial.decay());
        if (monomial.decay() > 0 && monomial.logPower() <= 0 && most < VANISHING) {
            return new Enclosure(0, most);
        }
        if (last.isPresent()) {
            return rigorous
                    ? monomial.sumEnclosure((long) first, last.getAsLong())
                    : Enclosure.exactly(monomial.sum((long) first, last.getAsLong()));
        }
        if (first >= 0x1p62) {
            double value = monomial.tailFrom(first);
            return Enclosure.around(value, 1e-12 * value);
        }
        return rigorous ? monomial.tailEnclosure((long) first) : Enclosure.exactly(monomial.tail((long) first));
    }

    /** A whole rank near the one at which the exposure has fallen to the level, not below 1 nor beyond the rank after the last. */
    double rankAtExposure(double level) {
        double target = Math.log(level);
        if (exposure.logAt(0) <= target) {
            return 1;
        }
        if (last.isPresent() && exposure.at((double) last.getAsLong()) > level) {
            return Math.max(last.getAsLong() + 1.0, Math.nextUp((double) last.getAsLong()));
        }
        double low = 0;
        double high = 1;
        while (exposure.logAt(high) > target) {
            low = high;
            high *= 2;
            if (high > 4096) {
                throw new ArithmeticException("exposures fall too slowly with the rank to reach " + level);
            }
        }
        for (int i = 0; i < 40 && high - low > 1e-9 * high; i++) {
            double middle = 0.5 * (low + high);
            if (exposure.logAt(middle) > target) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double rank = Math.ceil(Math.exp(high));
        if (!(rank < 1e300)) {
            throw new ArithmeticException("exposures fall too slowly with the rank to reach " + level);
        }
        return rank;
    }
}
