package org.neuralquanta.law;

import java.util.OptionalLong;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.special.RankMonomial;
import org.neuralquanta.special.SmoothSum;

/** The split for a smooth emergence curve: a search over n for the least loss. Immutable, thread-safe. */
final class SmoothSplit implements ComputeSplit {

    private static final int SCAN = 24;
    private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);

    private final long most;
    private final boolean isEndless;
    private final double scarce;
    private final Response response;
    private final ParameterCost cost;
    private final TailLoss tail;
    private final RankMonomial losses;
    private final RankMonomial exposure;
    private final Enclosure correction;

    SmoothSplit(QuantaModel model) {
        if (!(model.distribution() instanceof ParametricQuanta ranked)) {
            throw new IllegalArgumentException(
                    "compute over tabulated quanta needs a threshold curve, was " + model.emergence());
        }
        this.isEndless = model.distribution().quanta().isEmpty();
        this.scarce = model.kappa() < -1 ? 1e-13 : 1e-6;
        this.most = ranked.quanta().orElse(QuantaDistribution.MAX_RANK - 1);
        this.response = new CurveResponse(model.emergence());
        this.cost = new ParameterCost(model);
        this.tail = TailLoss.of(model);
        this.losses = ranked.useFrequency().times(model.gap(), model.eta());
        this.exposure = ranked.useFrequency().times(1, -model.delta());
        this.correction = RankedLoss.correction(ranked);
    }

    /**
     * Golden-section search in log n around the best of a coarse scan: where φ(0) &lt; 1 there can be several local minima, since
     * a quantum is then partly learned without data. The loss is flat at its minimum, so a relative step of 1e-7 in n is enough.
     */
    @Override
    public long best(double compute) {
        double step = Math.log((double) reach(compute)) / SCAN;
        int coarse = 0;
        double leastCoarse = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= SCAN; i++) {
            double loss = loss(compute, rank(i * step));
            if (loss < leastCoarse) {
                leastCoarse = loss;
                coarse = i;
            }
        }
        double low = Math.max(0, coarse - 1) * step;
        double high = Math.min(SCAN, coarse + 1) * step;
        double a = high - GOLDEN * (high - low);
        double b = low + GOLDEN * (high - low);
        double lossA = loss(compute, rank(a));
        double lossB = loss(compute, rank(b));
        while (high - low > 1e-7 && rank(high) - rank(low) > 2) {
            if (lossA <= lossB) {
                high = b;
                b = a;
                lossB = lossA;
                a = high - GOLDEN * (high - low);
                lossA = loss(compute, rank(a));
            } else {
                low = a;
                a = b;
                lossA = lossB;
                b = low + GOLDEN * (high - low);
                lossB = loss(compute, rank(b));
            }
        }
        long best = 0;
        double least = loss(compute, 0);
        for (long n = rank(low); n <= Math.min(rank(low) + 3, most); n++) {
            double loss = loss(compute, n);
            if (loss < least) {
                least = loss;
                best = n;
            }
        }
        if (!isEndless && loss(compute, most) < least) {
            return most;
        }
        if (isEndless && best > 0.99 * most) {
            throw new ArithmeticException("more than 2^62 quanta are affordable with compute " + compute);
        }
        return best;
    }

    private long rank(double log) {
        return Math.clamp(Math.round(Math.exp(log)), 1, most);
    }

    /**
     * So many quanta that data for them are far from enough: the last has an exposure below 1e-6, or where more quanta cost
     * next to nothing, below 1e-13.
     */
    private long reach(double compute) {
        long n = 2;
        while (n < most && exposure.at((double) n) * (compute / cost.of(n)) > scarce) {
            n *= 2;
        }
        return Math.min(n, most);
    }

    private SmoothSum learning(double compute, long n, Profile profile, boolean rigorous) {
        var sums = new ExposureSum(
                losses,
                exposure.times(compute / cost.of(n), 0),
                correction.width() + 0x1p-48,
                OptionalLong.of(n));
        return sums.of(profile, response, rigorous);
    }

    @Override
    public double loss(double compute, long n) {
        return n == 0 || compute == 0
                ? tail.loss(0)
                : tail.loss(n) + learning(compute, n, Profile.OPEN, false).value();
    }

    /** Over n1 ≤ n ≤ n2 the loss is at least that beyond n2 and that of the first n1 quanta with data for n1. */
    @Override
    public Enclosure enclosure(double compute) {
        long best = best(compute);
        double upper = best == 0
                ? tail.enclosure(0).upper()
                : tail.enclosure(best).plus(learned(compute, best)).upper();
        double lower = Math.min(upper, tail.enclosure(0).lower());
        long reach = reach(compute);
        long from = 1;
        while (from < reach) {
            boolean near = from > best / 4 && from < 4 * best;
            long to = Math.min(reach, Math.max(from, (long) (from * (near ? 1.01 : 1.5))));
            lower = Math.min(lower, tail.enclosure(to).lower() + learned(compute, from).lower());
            from = to + 1;
        }
        // With more quanta than that none has more data than the last of these has now.
        double rest = exposure.at((double) reach) * (compute / cost.of(reach)) * (1 + 1e-9);
        double beyond = tail.enclosure(reach).lower() * response.openEnclosure(rest).lower();
        lower = Math.min(lower, beyond + learned(compute, reach).lower());
        return new Enclosure(Math.max(0, lower), upper);
    }

    private Enclosure learned(double compute, long n) {
        return compute == 0 ? Enclosure.exactly(0) : correction.times(learning(compute, n, Profile.OPEN, true).enclosure());
    }

    @Override
    public double localExponent(double compute) {
        long n = best(compute);
        if (n == 0) {
            throw new ArithmeticException("no quantum is worth its parameters at compute " + compute + ", so no local exponent");
        }
        double loss = loss(compute, n);
        if (!(loss > 0)) {
            throw new ArithmeticException("nothing is left to learn at compute " + compute + ", so no local exponent");
        }
        return learning(compute, n, Profile.SLOPE, false).value() / loss;
    }
}
