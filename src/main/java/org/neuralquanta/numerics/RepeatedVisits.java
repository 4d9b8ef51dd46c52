package org.neuralquanta.numerics;

import java.util.List;
import java.util.function.LongFunction;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;

/**
 * Samples that are visited R times, each visit teaching with probability h, where τ visits must teach. A sample counts if at least one of
 * its visits teaches, with probability \(g=1-(1-h)^R\); it then brings B visits that teach, \(P(B=j)=\binom Rjh^j(1-h)^{R-j}/g\), and N
 * samples that count are needed, \(N=\min\{n:B_1+\dots+B_n\ge\tau\}\), from ⌈τ/R⌉ to τ (T41). Immutable, thread-safe.
 */
@Statement("T41")
public final class RepeatedVisits {

    /** Every sample counts, and one is needed. */
    public static final RepeatedVisits ONCE = new RepeatedVisits(1, 1, 1);

    private static final long MOST_PASSES = 1_000_000_000_000_000_000L;
    /** The number of operations grows as its cube. */
    private static final long MOST_NEEDED = 100;
    /** Of g: R, log1p and their product are within 4u, expm1 within 2u. */
    private static final double SHARE_ERROR = 8 * RelativeBound.U;

    private static final double NEGLIGIBLE = 1e-290;

    private final double teaches;
    private final double logMissed;
    private final long least;
    private final long most;
    /** P(N > n) for n from least to most − 1. */
    private final double[] survival;
    /** Its relative error grows by as much with each sample. */
    private final double errorPerSample;

    /**
     * What the visits do.
     *
     * @param passes R in [1, 10^18]
     * @param teaches h in (0, 1]
     * @param needed τ ≥ 1; at most 100 where 1 &lt; R, h &lt; 1
     * @throws IllegalArgumentException if an argument is out of range
     */
    public RepeatedVisits(long passes, double teaches, long needed) {
        if (!(passes >= 1 && passes <= MOST_PASSES)) {
            throw new IllegalArgumentException("passes must lie in [1, 1e18], was " + passes);
        }
        if (!(teaches > 0 && teaches <= 1)) {
            throw new IllegalArgumentException("the probability that a visit teaches must lie in (0, 1], was " + teaches);
        }
        this.teaches = teaches;
        this.logMissed = teaches == 1 ? Double.NEGATIVE_INFINITY : (double) passes * Math.log1p(-teaches);
        this.least = (needed - 1) / passes + 1;
        this.most = teaches == 1 ? least : needed;
        if (most > least && needed > MOST_NEEDED) {
            throw new IllegalArgumentException("with visits that teach with a probability below 1, tau must be at most " + MOST_NEEDED
                    + " for more than one pass, was " + needed);
        }
        this.survival = new double[(int) (most - least)];
        this.errorPerSample = survival.length == 0 ? 0 : survive(passes, (int) needed);
    }

    /** Fills in P(N > n) = P(B₁ + … + Bₙ < τ) by convolution of positive terms. */
    private double survive(long passes, int needed) {
        double[] visits = new double[needed];
        double error = 0;
        for (int j = 1; j < needed && j <= passes; j++) {
            RelativeBound term = SaddlePoint.binomial(passes, j, teaches);
            visits[j] = term.value() / share();
            error = Math.max(error, term.relativeError());
        }
        double[] sum = new double[needed];
        sum[0] = 1;
        for (int n = 1; n < most; n++) {
            sum = convolved(sum, visits);
            if (n >= least) {
                double below = 0;
                for (double probability : sum) {
                    below += probability;
                }
                survival[(int) (n - least)] = below;
            }
        }
        return 1.01 * (error + SHARE_ERROR + (2 * needed + 4) * RelativeBound.U);
    }

    private static double[] convolved(double[] a, double[] b) {
        double[] product = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 1; a[i] > 0 && i + j < a.length; j++) {
                product[i + j] += a[i] * b[j];
            }
        }
        return product;
    }

    /** g, the probability that a sample counts. */
    public double share() {
        return 0 - Math.expm1(logMissed);
    }

    /** 1 − g, to its own last bits. */
    public double missed() {
        return Math.exp(logMissed);
    }

    /** Whether every visit teaches, so that g is 1 and N is ⌈τ/R⌉. */
    public boolean isCertain() {
        return teaches == 1;
    }

    /** An enclosure of g. */
    public Enclosure shareEnclosure() {
        double share = share();
        return isCertain()
                ? Enclosure.exactly(1)
                : new Enclosure(Math.nextDown(share * (1 - SHARE_ERROR)), Math.min(1, Math.nextUp(share * (1 + SHARE_ERROR))));
    }

    /** ⌈τ/R⌉, the fewest samples that may be enough. */
    public long least() {
        return least;
    }

    /**
     * \(E[v(N)]=\sum_nP(N=n)\,v(n)\).
     *
     * @param value v, asked for n from {@link #least} to τ
     */
    public double expectation(LongToDoubleFunction value) {
        double sum = 0;
        double before = 1;
        for (long n = least; n <= most && before > 0; n++) {
            double after = n == most ? 0 : survival[(int) (n - least)];
            sum += (before - after) * value.applyAsDouble(n);
            before = after;
        }
        return sum;
    }

    /**
     * An enclosure of {@link #expectation} where v does not decrease, so that its expectation is the smaller the smaller every P(N &gt; n) is.
     *
     * @param value an enclosure of v, which is ≥ 0
     */
    public Enclosure expectationOfIncreasing(LongFunction<Enclosure> value) {
        if (least == most) {
            return value.apply(least);
        }
        Enclosure[] values = LongStream.rangeClosed(least, most).mapToObj(value).toArray(Enclosure[]::new);
        return new Enclosure(Math.max(0, bound(values, -1).lower()), bound(values, 1).upper());
    }

    /** With every P(N > n) at its lower (−1) or upper (1) end. */
    private Enclosure bound(Enclosure[] values, int side) {
        var terms = new Enclosure[values.length];
        double before = 1;
        for (int i = 0; i < values.length; i++) {
            double error = (least + i) * errorPerSample * 1.01;
            double after = i == values.length - 1 ? 0 : survival[i] * (1 + side * error) + side * NEGLIGIBLE;
            double clipped = Math.clamp(after, 0, before);
            Enclosure weight = Enclosure.exactly(before).plus(Enclosure.exactly(-clipped));
            double end = side < 0 ? values[i].lower() : values[i].upper();
            terms[i] = new Enclosure(Math.max(0, weight.lower()), Math.max(0, weight.upper())).times(Enclosure.exactly(end));
            before = clipped;
        }
        return Enclosure.sum(List.of(terms));
    }
}
