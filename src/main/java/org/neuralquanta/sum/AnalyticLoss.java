package org.neuralquanta.sum;

import java.util.OptionalLong;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.Continuation;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.numerics.Sector;
import org.neuralquanta.numerics.SmoothSum;
import org.neuralquanta.numerics.SmoothTerm;

/**
 * Sums over infinitely many quanta whose use frequencies are an analytic function of the rank, by quadrature with proven errors; where only
 * values at whole ranks are known {@link RankwiseLoss} takes its place, whose errors are estimated. From the
 * rank on where exposures are so small that a function of them is known to 4e-14 of the sum, its value times the tail is taken. Immutable,
 * thread-safe.
 */
final class AnalyticLoss implements ExposureLoss {

    private static final double CLOSE_ENOUGH = 4e-14;

    /** Losses below it may be 0. */
    private static final double VANISHING = 1e-300;

    /** Ranks beyond this are no matter of frequencies. */
    private static final double LAST = 1e290;

    private final QuantaModel model;
    private final Continuation frequency;
    private final Enclosure unit;
    private final double frequencyPower;
    private final double rankPower;
    private final OptionalLong last;
    private final double beside;

    /** With exposures \(x(p_k/u)^\nu k^{-\delta}\), u an enclosed unit. */
    AnalyticLoss(QuantaModel model, Continuation frequency, Enclosure unit, double frequencyPower, double rankPower) {
        this(model, frequency, unit, frequencyPower, rankPower, OptionalLong.empty(), 0);
    }

    private AnalyticLoss(
            QuantaModel model,
            Continuation frequency,
            Enclosure unit,
            double frequencyPower,
            double rankPower,
            OptionalLong last,
            double beside) {
        this.model = model;
        this.frequency = frequency;
        this.unit = unit;
        this.frequencyPower = frequencyPower;
        this.rankPower = rankPower;
        this.last = last;
        this.beside = beside;
    }

    @Override
    public ExposureLoss first(long count, double beside) {
        return new AnalyticLoss(
                model,
                frequency,
                unit,
                frequencyPower,
                rankPower,
                Learned.first(count, last),
                beside / model.gap().first());
    }

    @Override
    public QuantaDistribution distribution() {
        return model.distribution();
    }

    @Override
    public double sum(Weight weight, Share share, Response response, double x) {
        return weight.inUnits(over(weight, share, response, x, false).value(), model.gap().first());
    }

    @Override
    public Enclosure enclosure(Weight weight, Share share, Response response, double x) {
        Enclosure sum = over(weight, share, response, x, true).enclosure();
        return weight.inUnits(new Enclosure(Math.max(0, sum.lower()), sum.upper()), Enclosure.exactly(model.gap().first()));
    }

    private SmoothSum over(Weight weight, Share share, Response response, double x, boolean rigorous) {
        var term = new Term(frequency, unit, x, frequencyPower, rankPower, model.cost().first(), model.cost().kappa(), weight, share, response);
        long end = last.orElse(QuantaDistribution.MAX_RANK - 1);
        double position = 1;
        Enclosure undecided = Enclosure.exactly(0);
        if (response.step().isPresent()) {
            Learned learned = learned(x, response.step().getAsDouble(), end);
            if (weight == Weight.ONE && share == Share.CLOSED) {
                var count = new SmoothSum(term, rigorous, 0);
                count.addKnown((double) learned.taken(), (double) (learned.most() - learned.fewest()));
                return count;
            }
            position = share == Share.OPEN ? learned.taken() + 1.0 : position;
            undecided = undecided(term, learned);
        }
        var sum = new SmoothSum(term, rigorous, Math.max(beside, scale(term, position, (double) end)));
        sum.addKnown(0, undecided.upper());
        if (last.isPresent()) {
            for (long rank = (long) position; rank <= end; ) {
                rank += sum.addRanks((double) rank, 4.0 * rank, end - rank + 1);
            }
            return sum;
        }
        while (!close(sum, term, position)) {
            position = add(sum, term, position);
        }
        return sum;
    }

    /** The weights of the ranks of which rounding does not decide whether they are learned. */
    private static Enclosure undecided(Term term, Learned learned) {
        Enclosure sum = Enclosure.exactly(0);
        for (long rank = learned.fewest() + 1; rank <= learned.most(); rank++) {
            sum = sum.plus(term.weightAt((double) rank, RankedLoss.roundingOf(rank)));
        }
        return sum;
    }

    /** A number not above the sum, if terms rise and then fall within octaves of ranks. */
    private static double scale(Term term, double first, double end) {
        double most = 0;
        for (double n = first; n <= end / 2 && term.exposure(2 * n) > 0; n *= 2) {
            most = Math.max(most, n * Math.min(term.at(n), term.at(2 * n)));
        }
        return most;
    }

    private static double add(SmoothSum sum, Term term, double position) {
        if (position < SmoothSum.FAR) {
            return position + sum.addRanks(position, Math.min(4 * position, SmoothSum.FAR), Long.MAX_VALUE);
        }
        double next = 4 * position;
        if (!(next < LAST)) {
            throw new ArithmeticException("the sum over ranks has not converged at rank " + position + "; give a smaller resource");
        }
        double end = Math.log(next - 0.5);
        sum.addLogRange(Math.log(position - 0.5), end);
        // The ends of the range are rounded.
        sum.addKnown(0, 0x1p-51 * (1 + end) * term.atLog(end));
        return next;
    }

    /** Adds all ranks from first on, if their bounds are close enough. */
    private boolean close(SmoothSum sum, Term term, double first) {
        double y = term.exposures(first, 0x1p-52).upper();
        if (term.weight == Weight.ONE && term.response.small(y) > 1) {
            return false;
        }
        Enclosure rest = rest(term, y, first);
        if (!(rest.width() <= CLOSE_ENOUGH * (sum.value() + rest.midpoint()) + VANISHING)) {
            return false;
        }
        sum.addKnown(rest.midpoint(), rest.width());
        return true;
    }

    private Enclosure rest(Term term, double y, double first) {
        Response response = term.response;
        double closed = response.bounds().closedEnclosure(y).upper();
        Enclosure values = switch (term.share) {
            case OPEN -> new Enclosure(Math.max(0, response.atZero() - closed), response.atZero());
            case CLOSED, FLUCTUATION -> new Enclosure(0, closed);
            case SLOPE -> new Enclosure(0, Math.max(response.slope(y), term.share.nearBound(response, y)) * (1 + 1e-9));
        };
        Enclosure tail = frequency.tail(first);
        double p = frequency.enclosureAt(first, 0x1p-52).upper();
        return switch (term.weight) {
            case LOSS -> values.times(tail);
            case LOSS_SQUARED -> new Enclosure(0, Math.max(Double.MIN_NORMAL, p * tail.upper() * values.upper() * (1 + 0x1p-40)));
            case ONE -> term.share != Share.OPEN && term.share.isSummable(response, frequencyPower, rankPower)
                    ? term.share.ofRare(response, y, p > 0 ? y * (tail.upper() / p) : 0, frequencyPower == 1 && rankPower == 0)
                    : unsummable();
            case COST -> unsummable();
        };
    }

    private Enclosure unsummable() {
        throw new ArithmeticException("the tail of " + distribution() + " does not determine how this sum over infinitely"
                + " many quanta converges; give Zipf's law, or a finite number of quanta");
    }

    @Override
    public double loss(Response response, double x) {
        return response.step().isPresent() && last.isEmpty()
                ? new RankwiseTail(model).loss(learned(x, response.step().getAsDouble(), QuantaDistribution.MAX_RANK).taken())
                : ExposureLoss.super.loss(response, x);
    }

    @Override
    public Enclosure enclosure(Response response, double x) {
        return response.step().isPresent() && last.isEmpty()
                ? new RankwiseTail(model).enclosure(learned(x, response.step().getAsDouble(), QuantaDistribution.MAX_RANK))
                : ExposureLoss.super.enclosure(response, x);
    }

    /** How many quanta have an exposure of at least τ. */
    private Learned learned(double x, double tau, long all) {
        var term = new Term(frequency, unit, x, frequencyPower, rankPower, 1, 0, Weight.ONE, Share.OPEN, new CurveResponse(model.emergence()));
        Learned learned = Learned.search(all, k -> {
            Enclosure y = term.exposures((double) k, RankedLoss.roundingOf(k));
            return Learned.Reach.of(tau, tau, tau, y.lower(), term.exposure((double) k), y.upper());
        });
        if (last.isEmpty() && learned.most() >= QuantaDistribution.MAX_RANK - 1) {
            throw new ArithmeticException("more than 2^62 quanta are learned at " + x);
        }
        return learned;
    }

    /**
     * The term w(k) g(y(k)).
     *
     * @param unit u
     * @param x the amount of the resource
     */
    private record Term(
            Continuation frequency,
            Enclosure unit,
            double x,
            double frequencyPower,
            double rankPower,
            double cost,
            double kappa,
            Weight weight,
            Share share,
            Response response)
            implements SmoothTerm {

        private static final double ULP = 0x1p-52;
        private static final double SLACK = 0x1p-40;
        private static final double LARGEST_ARGUMENT = 1.5;

        double exposure(double rank) {
            double p = frequency.at(rank) / unit.midpoint();
            double y = x * (frequencyPower == 1 ? p : Math.pow(p, frequencyPower));
            return rankPower == 0 ? y : y * Math.pow(rank, rankPower);
        }

        Enclosure exposures(double rank, double spread) {
            Enclosure p = frequency.enclosureAt(rank, spread).dividedBy(unit);
            Enclosure positive = new Enclosure(Math.max(0, p.lower()), p.upper());
            Enclosure y = Enclosure.exactly(x).times(frequencyPower == 1 ? positive : positive.power(frequencyPower));
            Enclosure all = rankPower == 0 ? y : y.times(Enclosure.around(rank, spread * rank).power(rankPower));
            return new Enclosure(Math.max(0, all.lower()), all.upper());
        }

        private double each(double rank) {
            return switch (weight) {
                case LOSS -> frequency.at(rank);
                case ONE -> 1;
                case LOSS_SQUARED -> frequency.at(rank) * frequency.at(rank);
                case COST -> cost * Math.pow(rank, kappa);
            };
        }

        Enclosure weightAt(double rank, double spread) {
            return switch (weight) {
                case LOSS -> frequency.enclosureAt(rank, spread);
                case ONE -> Enclosure.exactly(1);
                case LOSS_SQUARED -> frequency.enclosureAt(rank, spread).times(frequency.enclosureAt(rank, spread));
                case COST -> Enclosure.exactly(cost).times(Enclosure.around(rank, spread * rank).power(kappa));
            };
        }

        @Override
        public double at(double rank) {
            return each(rank) * share.at(response, exposure(rank));
        }

        @Override
        public Enclosure enclosureAt(double rank, double spread) {
            Enclosure y = exposures(rank, spread);
            return weightAt(rank, spread).times(share.between(response, y.lower(), y.upper()));
        }

        @Override
        public double atLog(double logRank) {
            double rank = Math.exp(logRank);
            return at(rank) * rank;
        }

        @Override
        public Enclosure enclosureAtLog(double logRank, double spread) {
            double rank = Math.exp(logRank);
            double relative = 1.01 * (spread + 2 * ULP);
            return enclosureAt(rank, relative).times(Enclosure.around(rank, relative * rank));
        }

        @Override
        public double logBound(Sector ranks, int power) {
            Continuation.Range p = frequency.over(ranks.logMin(), ranks.logMax(), ranks.argument());
            double argument = frequencyPower * p.argument() - rankPower * ranks.argument();
            if (!(argument < LARGEST_ARGUMENT)) {
                return Double.POSITIVE_INFINITY;
            }
            double log = Math.log(x);
            double least = log + frequencyPower * (p.logLeast() - Math.log(unit.upper())) + rankPower * ranks.logMax();
            double most = log + frequencyPower * (p.logMost() - Math.log(unit.lower())) + rankPower * ranks.logMin();
            double lower = Math.exp(least) * (1 - SLACK) * (1 - SLACK * Math.abs(least));
            double upper = Math.exp(most) * (1 + SLACK) * (1 + SLACK * Math.abs(most));
            if (!(Math.max(0, lower) <= upper)) {
                return Double.POSITIVE_INFINITY;
            }
            double weights = switch (weight) {
                case LOSS -> p.logMost();
                case ONE -> 0;
                case LOSS_SQUARED -> 2 * p.logMost();
                case COST -> Math.log(cost) + kappa * (kappa > 0 ? ranks.logMax() : ranks.logMin());
            };
            return weights + power * ranks.logMax() + Math.log(share.bound(response, Math.max(0, lower), upper, argument));
        }

        @Override
        public double resolution() {
            return share.resolution(response);
        }
    }
}
