package org.neuralquanta.sum;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.LongToDoubleFunction;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.FrequencyForm;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.numerics.Sector;
import org.neuralquanta.numerics.SmoothSum;
import org.neuralquanta.numerics.SmoothTerm;

/**
 * Sums over infinitely many quanta whose use frequencies are known at whole ranks only, with their tail; where they are an analytic function
 * of the rank {@link AnalyticLoss} proves its errors. Ranks are summed by panels that
 * are tried out; from a rank on where exposures are so small that the function of them is known to 2e-14 of the sum, the tail is taken;
 * at rank 2^62, the last, 1e-12 will do. Immutable, thread-safe.
 */
final class RankwiseLoss implements ExposureLoss {

    private static final double CLOSE_ENOUGH = 2e-14;

    /** How far below a resource one is looked for at which the sum converges. */
    private static final double FAR_LESS = 1e-20;

    private final QuantaModel model;
    private final QuantaDistribution quanta;
    private final double unit;
    private final double frequencyPower;
    private final double rankPower;
    private final OptionalLong last;

    /** What the sums are added to, for Δ = 1. */
    private final double beside;

    /** With frequencies in units of another one: exposures are \(x(p_k/u)^\nu k^{-\delta}\). */
    RankwiseLoss(QuantaModel model, FrequencyForm.Rankwise form, double unit, double frequencyPower, double rankPower) {
        this(model, form.quanta(), unit, frequencyPower, rankPower, OptionalLong.empty(), 0);
    }

    private RankwiseLoss(
            QuantaModel model,
            QuantaDistribution quanta,
            double unit,
            double frequencyPower,
            double rankPower,
            OptionalLong last,
            double beside) {
        this.model = model;
        this.quanta = quanta;
        this.unit = unit;
        this.frequencyPower = frequencyPower;
        this.rankPower = rankPower;
        this.last = last;
        this.beside = beside;
    }

    @Override
    public ExposureLoss first(long count, double beside) {
        return new RankwiseLoss(
                model,
                quanta,
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

    private double exposure(double x, long rank) {
        double p = quanta.probability(rank) / unit;
        double y = x * (frequencyPower == 1 ? p : Math.pow(p, frequencyPower));
        return rankPower == 0 ? y : y * Math.pow((double) rank, rankPower);
    }

    private double each(Weight weight, long rank) {
        return switch (weight) {
            case LOSS -> quanta.probability(rank);
            case ONE -> 1;
            case LOSS_SQUARED -> quanta.probability(rank) * quanta.probability(rank);
            case COST -> model.cost().first() * Math.pow((double) rank, model.cost().kappa());
        };
    }

    @Override
    public double sum(Weight weight, Share share, Response response, double x) {
        return weight.inUnits(over(weight, share, response, x).value(), model.gap().first());
    }

    @Override
    public Enclosure enclosure(Weight weight, Share share, Response response, double x) {
        SmoothSum sum = over(weight, share, response, x);
        Enclosure around = Enclosure.around(sum.value(), sum.error() + FrequencyForm.Rankwise.ACCURACY * sum.value());
        return weight.inUnits(
                new Enclosure(Math.max(0, around.lower()), around.upper()), Enclosure.exactly(model.gap().first()));
    }

    private SmoothSum over(Weight weight, Share share, Response response, double x) {
        return upTo(weight, share, response, x).orElseThrow(() -> unconverged(weight, share, response, x));
    }

    private ArithmeticException unconverged(Weight weight, Share share, Response response, double x) {
        double less = x;
        Optional<SmoothSum> sum;
        do {
            less /= 10;
            sum = upTo(weight, share, response, less);
        } while (sum.isEmpty() && less >= FAR_LESS * x);
        return new ArithmeticException("the sum over " + quanta + " at " + x + " has not converged at rank 2^62, the largest for"
                + " frequencies known rank by rank" + (sum.isEmpty() ? "" : "; it converges at " + less)
                + ": give a formula family such as Zipf, finitely many quanta, or a steeper curve");
    }

    /** The sum, if it converges by the last rank. */
    private Optional<SmoothSum> upTo(Weight weight, Share share, Response response, double x) {
        double resolution =
                Math.max(FrequencyForm.Rankwise.ACCURACY, share.resolution(response));
        var term = new Term(k -> each(weight, k) * share.at(response, exposure(x, k)), resolution);
        OptionalDouble step = response.step();
        // The tail begins beyond the last rank that is summed.
        long end = last.orElse(QuantaDistribution.MAX_RANK - 1);
        long position = 1;
        if (step.isPresent()) {
            long learned = Math.min(learned(x, step.getAsDouble()), end);
            if (weight == Weight.ONE && share == Share.CLOSED) {
                var count = new SmoothSum(term, false, 0);
                count.addKnown((double) learned, 0);
                return Optional.of(count);
            }
            position = share == Share.OPEN ? learned + 1 : position;
        }
        var sum = new SmoothSum(term, false, Math.max(beside, scale(term, x, position, end)));
        while (position <= end) {
            if (last.isEmpty() && close(sum, weight, share, response, x, position, CLOSE_ENOUGH)) {
                return Optional.of(sum);
            }
            position += sum.addRanks((double) position, 4.0 * position, end - position + 1);
        }
        return last.isPresent() || close(sum, weight, share, response, x, position, FrequencyForm.Rankwise.ACCURACY) ? Optional.of(sum) : Optional.empty();
    }

    /**
     * A number not above the sum, if terms rise, fall, or rise and then fall within octaves of ranks. The first terms are no scale: of
     * quanta long learned they may be e^−700 of the others, and the rounding of frequencies then makes them rough.
     */
    private double scale(Term term, double x, long first, long end) {
        double most = 0;
        for (long n = first; n <= end / 2 && exposure(x, 2 * n) > 0; n *= 2) {
            most = Math.max(most, (double) n * Math.min(term.at((double) n), term.at(2.0 * n)));
        }
        return most;
    }

    /** The last rank with an exposure of at least τ. */
    private long learned(double x, double tau) {
        Learned learned = Learned.search(
                QuantaDistribution.MAX_RANK,
                k -> exposure(x, k) >= tau ? Learned.Reach.CERTAIN : Learned.Reach.IMPOSSIBLE);
        if (learned.taken() == QuantaDistribution.MAX_RANK) {
            throw new ArithmeticException("more than 2^62 quanta are learned at " + x);
        }
        return learned.taken();
    }

    /** Adds all ranks from first on, if their bounds are close enough. */
    private boolean close(SmoothSum sum, Weight weight, Share share, Response response, double x, long first, double accuracy) {
        if (weight == Weight.ONE && response.small(exposure(x, first)) > 1) {
            return false;
        }
        Enclosure rest = rest(weight, share, response, exposure(x, first), first);
        if (!(rest.width() <= accuracy * (sum.value() + rest.midpoint()))) {
            return false;
        }
        sum.addKnown(rest.midpoint(), rest.width());
        return true;
    }

    /**
     * The contribution of the ranks from first on. With weights \(p_k\) or \(p_k^2\le p_np_k\) they add the tail times values of the
     * function between exposures 0 and y; without weights, where \(\varphi(0)-\varphi\approx cy^\sigma\), σ ≥ 1, they add a share of \(\sum
     * y_k\), which is \(yT/p_n\) where exposures are proportional to frequencies, and less where they fall faster.
     */
    private Enclosure rest(Weight weight, Share share, Response response, double y, long first) {
        double tail = quanta.tail(first - 1);
        double p = quanta.probability(first);
        if (tail == 0 || p == 0) {
            return Enclosure.exactly(0);
        }
        double closed = response.closed(y);
        Enclosure values = switch (share) {
            case OPEN -> new Enclosure(Math.max(0, response.atZero() - closed), response.atZero());
            case CLOSED, FLUCTUATION -> new Enclosure(0, closed);
            case SLOPE -> new Enclosure(0, Math.max(response.slope(y), share.nearBound(response, y)));
        };
        return switch (weight) {
            case LOSS -> values.times(Enclosure.exactly(tail));
            case LOSS_SQUARED -> new Enclosure(0, p * tail * values.upper());
            case ONE -> share != Share.OPEN
                            && (response.closing().power() == Double.POSITIVE_INFINITY || share.isSummable(response, frequencyPower, rankPower))
                    ? share.ofRare(response, y, y * (tail / p), frequencyPower == 1 && rankPower == 0)
                    : unsummable();
            case COST -> unsummable();
        };
    }

    private Enclosure unsummable() {
        throw new ArithmeticException("the tail of " + quanta + " does not determine how this sum over infinitely"
                + " many quanta converges; give frequencies by a formula, or a finite number of quanta");
    }

    /**
     * A term that is known at whole ranks only. Immutable, thread-safe.
     *
     * @param function the value at a rank
     * @param resolution its relative accuracy
     */
    private record Term(LongToDoubleFunction function, double resolution) implements SmoothTerm {

        @Override
        public double at(double rank) {
            return function.applyAsDouble((long) rank);
        }

        @Override
        public boolean isAtWholeRanks() {
            return true;
        }

        @Override
        public Enclosure enclosureAt(double rank, double spread) {
            throw onlyValues();
        }

        @Override
        public double atLog(double logRank) {
            throw onlyValues();
        }

        @Override
        public Enclosure enclosureAtLog(double logRank, double spread) {
            throw onlyValues();
        }

        @Override
        public double logBound(Sector ranks, int power) {
            throw onlyValues();
        }

        private static UnsupportedOperationException onlyValues() {
            return new UnsupportedOperationException("only values at whole ranks are known");
        }
    }
}
