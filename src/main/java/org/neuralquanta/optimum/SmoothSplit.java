package org.neuralquanta.optimum;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.FrequencyForm;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.numerics.SmoothSum;
import org.neuralquanta.special.RankMonomial;
import org.neuralquanta.sum.CurveResponse;
import org.neuralquanta.sum.ExposureSum;
import org.neuralquanta.sum.ParameterCost;
import org.neuralquanta.sum.RankedLoss;
import org.neuralquanta.sum.Response;
import org.neuralquanta.sum.Share;
import org.neuralquanta.sum.TailLoss;

/** The split for a smooth emergence curve: a search over n for the least loss. Immutable, thread-safe. */
public final class SmoothSplit implements ComputeSplit {

    /** The best split among those for a number of quanta, and the most quanta that were looked at. */
    private record Finite(long quanta, double loss, long reach) {}

    private static final int SCAN = 24;
    /** Larger than the error of a loss, and than the proven bound requires. */
    private static final double CLEARLY = 1e-9;

    /** An exposure below which data teach nothing that a bound would show. */
    private static final double SCARCE = 1e-11;

    private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);

    private final long most;
    private final boolean isEndless;
    private final EmergenceCurve curve;
    private final Response response;
    private final double price;
    private final double flops;
    private final double kappa;
    private final ParameterCost cost;
    private final double withoutData;
    private final TailLoss tail;
    private final RankMonomial losses;
    private final RankMonomial exposure;
    private final Enclosure correction;
    private final ExposureSum sums;

    /**
     * @param flops for each parameter and sample
     */
    public SmoothSplit(QuantaModel model, double flops) {
        if (!(model.distribution().form() instanceof ParametricQuanta ranked)) {
            throw new IllegalArgumentException(
                    model.distribution().form() instanceof FrequencyForm.Rankwise
                            ? "compute over " + model.distribution() + ", whose frequencies are known rank by rank, needs a threshold curve"
                                    + " or a formula family such as Zipf, was " + model.emergence()
                            : "compute over tabulated quanta needs a threshold curve, was " + model.emergence());
        }
        this.isEndless = model.distribution().quanta().isEmpty();
        this.most = ranked.quanta().orElse(QuantaDistribution.MAX_RANK - 1);
        this.curve = model.emergence();
        this.response = new CurveResponse(curve);
        this.price = model.cost().first();
        this.flops = flops;
        this.kappa = model.cost().kappa();
        this.cost = new ParameterCost(model);
        this.tail = TailLoss.of(model);
        this.losses = ranked.useFrequency().times(model.gap().first(), model.gap().eta());
        this.exposure = ranked.useFrequency().times(1, -model.exposure().delta());
        this.correction = RankedLoss.correction(ranked);
        // Roundings of the cost, the data and the exposure.
        this.sums = new ExposureSum(losses, exposure, correction.width() + 0x1p-47, ranked.quanta());
        this.withoutData = isEndless && kappa >= -1 && curve.atZero() < 1 ? curve.atZero() * tail.loss(0) : Double.POSITIVE_INFINITY;
    }

    /**
     * Golden-section search in log n around the best of a coarse scan: where φ(0) &lt; 1 there can be several local minima, since
     * a quantum is then partly learned without data. The loss is flat at its minimum, so a relative step of 1e-7 in n is enough.
     */
    @Override
    public long best(double compute) {
        Finite finite = finite(compute);
        if (withoutData < finite.loss) {
            throw new ArithmeticException("no best split of " + compute + " FLOPs: the loss falls with every further quantum, since "
                    + curve + " closes part of each gap without data");
        }
        return finite.quanta;
    }

    @Override
    public double least(double compute) {
        return Math.min(finite(compute).loss, withoutData);
    }

    private Finite finite(double compute) {
        if (compute == 0) {
            return curve.atZero() < 1 && !isEndless
                    ? new Finite(most, curve.atZero() * tail.loss(0), most)
                    : new Finite(0, tail.loss(0), 0);
        }
        long reach = reach(compute);
        double step = Math.log((double) reach) / SCAN;
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
        double all = isEndless ? Double.POSITIVE_INFINITY : loss(compute, most);
        if (all < least) {
            return new Finite(most, all, reach);
        }
        if (isEndless && least < withoutData && (best > 0.99 * most || beyond(compute) < least * (1 - CLEARLY))) {
            throw new ArithmeticException("more than 2^62 quanta are affordable with " + compute + " FLOPs");
        }
        return new Finite(best, least, reach);
    }

    /** With more quanta than are searched, each has less data than the last of these has now: no such number leaves less. */
    private double beyond(double compute) {
        double data = data(compute, most);
        return tail.loss(most) * curve.open(exposure.at((double) most) * data) + learning(data, most, Share.OPEN, false).value();
    }

    private long rank(double log) {
        return Math.clamp(Math.round(Math.exp(log)), 1, most);
    }

    /**
     * So many quanta that with more of them the loss is larger than with fewer. None of more quanta than n has more data than the last
     * of n has: they leave at least \(T(n)\,\varphi(y_n)\), and the first n at least S(n, D_n). A curve with φ(0) &lt; 1 closes part of
     * each gap without data; where that is better than any data, the search ends where none has data.
     */
    private long reach(double compute) {
        double least = tail.loss(0);
        for (long n = 2; n < most; n *= 2) {
            double data = data(compute, n);
            double left = tail.loss(n);
            double learned = learning(data, n, Share.OPEN, false).value();
            least = Math.min(least, left + learned);
            boolean isBeyond = withoutData < least
                    ? exposure.at(1) * data < SCARCE
                    : left * curve.open(exposure.at((double) n) * data) + learned > least * (1 + CLEARLY);
            if (isBeyond) {
                return n;
            }
        }
        return most;
    }

    private SmoothSum learning(double data, long n, Share share, boolean rigorous) {
        return sums.first(n, 0).of(share, response, data, rigorous);
    }

    private double loss(double compute, long n) {
        return n == 0
                ? tail.loss(0)
                : tail.loss(n) + learning(data(compute, n), n, Share.OPEN, false).value();
    }

    @Override
    public Enclosure enclosure(double compute) {
        Enclosure nothing = tail(0);
        if (compute == 0) {
            return nothing.times(open(0));
        }
        Finite finite = finite(compute);
        long best = finite.quanta;
        double upper = Math.min(nothing.upper(), withoutDataEnclosure().upper());
        if (best > 0) {
            upper = Math.min(upper, tail(best).plus(learned(best, data(compute, best))).upper());
        }
        if (curve.sectorBounds().isEmpty()) {
            return new Enclosure(Math.max(0, upper * (1 - 2 * CLEARLY)), upper);
        }
        long reach = Math.max(best, finite.reach);
        double lower = Math.min(nothing.lower(), new LeastLoss(this, compute, upper).lower(best, reach));
        if (reach < most || isEndless) {
            double data = data(compute, reach);
            double last = exposure.at((double) reach) * data * (1 + 1e-9);
            double beyond = tail(reach).lower() * open(last).lower() + learned(reach, data).lower();
            lower = Math.min(lower, beyond * (1 - 0x1p-50));
        }
        return new Enclosure(Math.clamp(lower, 0, upper), upper);
    }

    /** T(n), the loss of all but the first n quanta. */
    public Enclosure tail(long quanta) {
        return tail.enclosure(quanta);
    }

    /** S(n, D), the loss of the first n quanta with D samples. */
    public Enclosure learned(long quanta, double data) {
        SmoothSum sum = learning(data, quanta, Share.OPEN, true);
        return correction.times(new Enclosure(Math.max(0, sum.enclosure().lower()), sum.enclosure().upper()));
    }

    /** The limit for ever more quanta with ever less data, where that is a loss of its own; else that of nothing learned. */
    private Enclosure withoutDataEnclosure() {
        return withoutData < Double.POSITIVE_INFINITY ? tail(0).times(open(0)) : tail(0);
    }

    /** φ at an exposure. */
    Enclosure open(double exposure) {
        return response.bounds().openEnclosure(exposure);
    }

    /** N(n). */
    public double costOfFirst(long quanta) {
        return cost.of(quanta);
    }

    /** The samples that compute pays for beside the parameters of the first quanta. */
    public double data(double compute, long quanta) {
        return compute / (flops * cost.of(quanta));
    }

    /** The cost of the quantum of a rank. */
    double costOf(double rank) {
        return price * Math.pow(rank, kappa);
    }

    EmergenceCurve curve() {
        return curve;
    }

    RankMonomial losses() {
        return losses;
    }

    RankMonomial exposure() {
        return exposure;
    }

    /** {@inheritDoc} 0 where at any compute it is best to have no data. */
    @Override
    public double localExponent(double compute) {
        Finite finite = finite(compute);
        if (withoutData < finite.loss) {
            return 0;
        }
        long n = finite.quanta;
        if (n == 0 || compute == 0) {
            throw new ArithmeticException("no quantum is worth its parameters at " + compute + " FLOPs, so there is no local exponent");
        }
        double loss = finite.loss;
        if (!(loss > 0)) {
            throw new ArithmeticException("nothing is left to learn at " + compute + " FLOPs, so there is no local exponent");
        }
        return learning(data(compute, n), n, Share.SLOPE, false).value() / loss;
    }
}
