package org.neuralquanta.distribution;

import java.util.Optional;
import java.util.OptionalLong;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.numerics.Sector;
import org.neuralquanta.numerics.SmoothSum;
import org.neuralquanta.numerics.SmoothTerm;
import org.neuralquanta.special.RankMonomial;

/**
 * Infinitely many quanta with frequencies \(p_k=c\,f(k)\) proportional to a {@link FrequencyShape}. Tails are sums with proven errors, so
 * that the bounds of laws are proven; they are accurate to a relative error of 1e-13, and their cost grows with the logarithm of the number
 * of ranks that matter. Frequencies below 2^−1022 are 0. Immutable, thread-safe.
 */
@Statement({"T45", "T48"})
public final class AnalyticQuanta implements QuantaDistribution {

    /** What is left of a tail that is summed to its end. */
    private static final double NEGLIGIBLE = 1e-17;

    private final FrequencyShape shape;
    private final FrequencyForm form;
    private final Continuation continuation;
    private final Enclosure normalization;
    private final double factor;

    private AnalyticQuanta(FrequencyShape shape) {
        this.shape = shape;
        this.form = new FrequencyForm.Rankwise(this);
        this.continuation = new Continued();
        SmoothSum total = sum(1, true);
        this.normalization = Enclosure.exactly(1).dividedBy(total.enclosure());
        this.factor = Math.clamp(1 / total.value(), normalization.lower(), normalization.upper());
    }

    /**
     * Normalises a formula.
     *
     * @param shape what frequencies are proportional to
     * @return the distribution
     */
    public static AnalyticQuanta of(FrequencyShape shape) {
        return new AnalyticQuanta(shape);
    }

    /**
     * The formula.
     *
     * @return what frequencies are proportional to
     */
    public FrequencyShape shape() {
        return shape;
    }

    /**
     * The normalisation.
     *
     * @return a proven enclosure of c
     */
    public Enclosure normalizationEnclosure() {
        return normalization;
    }

    /**
     * The normalisation c of \(p_k=c\,f(k)\).
     *
     * @return c, with a relative error of at most 1e-14
     */
    public double normalization() {
        return factor;
    }

    /**
     * The first quanta alone, as a table. Sums over ranks and simulations take its quanta one by one.
     *
     * @param count how many, 1 to 10^7
     * @return the same frequencies over their sum, 1 − T(count)
     * @throws IllegalArgumentException if the count is out of range, or the last frequency is 0
     */
    public TabulatedQuanta first(int count) {
        if (count < 1 || count > MOST_LISTED) {
            throw new IllegalArgumentException("the number of quanta in a table must be between 1 and 10^7, was " + count);
        }
        var frequencies = new double[count];
        for (int k = 1; k <= count; k++) {
            frequencies[k - 1] = probability(k);
        }
        return TabulatedQuanta.ofFrequencies(frequencies);
    }

    @Override
    public OptionalLong quanta() {
        return OptionalLong.empty();
    }

    @Override
    public double probability(long rank) {
        Ranks.check(rank, 1);
        return continuation.at((double) rank);
    }

    @Override
    public double tail(long rank) {
        Ranks.check(rank, 0);
        return rank == 0 ? 1 : Math.min(1, factor * sum(rank + 1.0, false).value());
    }

    @Override
    public Enclosure tailEnclosure(long rank) {
        Ranks.check(rank, 0);
        return rank == 0 ? Enclosure.exactly(1) : continuation.tail(rank + 1.0);
    }

    @Override
    public FrequencyForm form() {
        return form;
    }

    @Override
    public Optional<Continuation> continuation() {
        return Optional.of(continuation);
    }

    /** {@inheritDoc} Empty for a cut-off or an oscillation. */
    @Override
    public Optional<RankMonomial> asymptotics() {
        return shape.rate() == 0 && shape.omega() == 0
                ? Optional.of(new RankMonomial(factor, 0, shape.alpha(), 0, 0))
                : Optional.empty();
    }

    @Override
    public Optional<String> regime() {
        if (shape.omega() > 0) {
            return Optional.of("log-periodic: the loss is a power times a periodic function of the logarithm of the resource (T48)");
        }
        if (shape.rate() == 0) {
            return Optional.empty();
        }
        if (shape.alpha() > -1) {
            return Optional.of("cut off: a power law up to about " + Math.pow(shape.rate(), -1 / shape.stretch())
                    + " quanta; beyond, the loss falls exponentially in parameters and as 1/D in data (T48)");
        }
        return Optional.of(shape.stretch() < 1
                ? "stretched exponential: the loss falls faster than every power of the number of quanta, and in data as"
                        + " (log D)^(1/beta-1)/D (T20)"
                : "geometric or steeper: the loss falls exponentially in parameters, and in data as 1/D times an oscillation in log D (T48)");
    }

    @Override
    public Optional<String> unproven() {
        return Optional.empty();
    }

    /** The sum of f over the ranks from first on. */
    private SmoothSum sum(double first, boolean rigorous) {
        var term = new Term(shape);
        var sum = new SmoothSum(term, rigorous, Math.max(shape.at(first), 0.5 * first * shape.at(2 * first)));
        double position = first;
        while (position < SmoothSum.FAR) {
            position += sum.addRanks(position, Math.min(4 * position, SmoothSum.FAR), Long.MAX_VALUE);
            if (shape.rate() > 0 && isDone(sum, term.at(position) + shape.integral(position).upper())) {
                return sum;
            }
        }
        double from = Math.log(position - 0.5);
        if (shape.rate() == 0) {
            // The sum over ranks ≥ x is the integral beyond x − 1/2, up to 1/24 of the integral of |f''|.
            Enclosure rest = shape.integral(position - 0.5);
            double power = Math.exp(-shape.alpha() * from) / shape.alpha();
            sum.addKnown(rest.midpoint(), rest.width() + 0x1p-80 * shape.curvature() * power);
            return sum;
        }
        sum.addKnown(0, 0x1p-51 * (1 + from) * term.atLog(from));
        while (!isDone(sum, shape.integral(Math.exp(from)).upper())) {
            sum.addLogRange(from, from + 1);
            from += 1;
        }
        return sum;
    }

    /** Adds what is left, if it is negligible. */
    private static boolean isDone(SmoothSum sum, double rest) {
        if (!(rest <= NEGLIGIBLE * sum.value() + 4 * Double.MIN_NORMAL)) {
            return false;
        }
        sum.addKnown(0, rest);
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AnalyticQuanta that && shape.equals(that.shape);
    }

    @Override
    public int hashCode() {
        return shape.hashCode();
    }

    @Override
    public String toString() {
        return "AnalyticQuanta[" + shape + "]";
    }

    private final class Continued implements Continuation {

        @Override
        public double at(double rank) {
            double value = factor * shape.at(rank);
            return value >= Double.MIN_NORMAL ? Math.min(value, 1) : 0;
        }

        @Override
        public Enclosure enclosureAt(double rank, double spread) {
            return clipped(normalization.times(shape.enclosureAt(rank, spread)));
        }

        @Override
        public Range over(double logLeast, double logMost, double argument) {
            Range range = shape.over(logLeast, logMost, argument);
            return new Range(
                    range.logLeast() + Math.log(normalization.lower()) - 0x1p-40,
                    range.logMost() + Math.log(normalization.upper()) + 0x1p-40,
                    range.argument());
        }

        @Override
        public Enclosure tail(double first) {
            return clipped(normalization.times(sum(first, true).enclosure()));
        }

        private Enclosure clipped(Enclosure share) {
            return new Enclosure(Math.max(0, share.lower()), Math.clamp(share.upper(), Double.MIN_VALUE, 1));
        }
    }

    /** f as a term of a sum. */
    private record Term(FrequencyShape shape) implements SmoothTerm {

        private static final double ULP = 0x1p-52;

        @Override
        public double at(double rank) {
            return shape.at(rank);
        }

        @Override
        public Enclosure enclosureAt(double rank, double spread) {
            return shape.enclosureAt(rank, spread);
        }

        @Override
        public double atLog(double logRank) {
            double rank = Math.exp(logRank);
            return shape.at(rank) * rank;
        }

        @Override
        public Enclosure enclosureAtLog(double logRank, double spread) {
            double rank = Math.exp(logRank);
            double relative = 1.01 * (spread + 2 * ULP);
            return shape.enclosureAt(rank, relative).times(Enclosure.around(rank, relative * rank));
        }

        @Override
        public double logBound(Sector ranks, int power) {
            return shape.over(ranks.logMin(), ranks.logMax(), ranks.argument()).logMost() + power * ranks.logMax();
        }
    }
}
