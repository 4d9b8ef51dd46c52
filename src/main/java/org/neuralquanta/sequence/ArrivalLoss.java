package org.neuralquanta.sequence;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.elementary.CompensatedSum;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.numerics.Bisection;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.sum.TailLoss;

/**
 * Learned in Plackett–Luce order, at exactly n learned quanta (T6): the expected loss at the n-th ring of the race, the integral of
 * {@link ArrivalDensity} over u = log t by trapezoids.
 *
 * <p>Since \(|1-e^{-w}|\le\frac{|w|}{\Re w}(1-e^{-\Re w})\), the density f continues to the strip \(|\Im u|&lt;\pi/2\) with
 * \(|f(u+iv)|\le\sec^n(v)\,f(u+\log\cos v)\): each term has n − 1 factors \(1-e^{-r_it}\) and one \(r_jt\). So trapezoids of step h miss at
 * most \(2\sec^n(v)/(e^{2\pi v/h}-1)\) of the integral (Trefethen and Weideman, SIAM Review 56 (2014), Theorem 5.1), for every v. By
 * the mean of |f| over discs of radius v, \(\cos v=e^{-1/n}\), the nodes left out add less than \(\frac{2e}\pi(2+\frac hv)\) times the integral
 * beyond them, moved by v + 1/n, which Chernoff's inequality bounds. Immutable, thread-safe.
 */
public final class ArrivalLoss implements OrderedLoss {

    /** The most quanta. */
    public static final int MOST = 10_000;

    private static final double U = 0x1p-53;

    /** The tolerated error of the trapezoids, and of the nodes left out on each side. */
    private static final double NEGLIGIBLE = 0x1p-58;

    /**
     * A clock that is faster than the n-th by so much rings at once: it is left only if one of the K − n clocks after the n-th rings before
     * it.
     */
    private static final double FAST = 0x1p1000;

    /** A clock that is slower than the n-th by so much never rings: it is among the first n with a probability of at most n 2^−900. */
    private static final double SLOW = 0x1p-900;

    /** Covers numbers too small for a double. */
    private static final double UNDERFLOW = 0x1p-1060;

    private final TailLoss inOrder;
    private final double[] losses;
    private final double[] smallest;
    private final double total;
    private final double lossError;
    private final Clocks clocks;
    private volatile @Nullable Answer last;

    private record Answer(long learned, double loss, Enclosure enclosure) {}

    public ArrivalLoss(QuantaModel model, PlackettLuce order, int quanta) {
        this.inOrder = TailLoss.of(model);
        this.losses = Benefits.of(model, "Plackett-Luce order");
        this.lossError = Benefits.error(model);
        this.clocks = Clocks.of(model, order, quanta);
        this.smallest = losses.clone();
        Arrays.sort(smallest);
        for (int i = 1; i < quanta; i++) {
            smallest[i] += smallest[i - 1];
        }
        this.total = smallest[quanta - 1];
    }

    @Override
    public double loss(long learned) {
        return answer(learned).loss;
    }

    @Override
    public Enclosure enclosure(long learned) {
        return answer(learned).enclosure;
    }

    @Override
    public double variance(long learned) {
        if (learned == 0 || learned == losses.length) {
            return 0;
        }
        throw new UnsupportedOperationException("the variance at exactly n learned quanta in Plackett-Luce order is summed over all sets of"
                + " at most " + DrawnOrderLoss.MOST + " quanta; the model has " + losses.length);
    }

    private Answer answer(long learned) {
        Answer known = last;
        if (known == null || known.learned != learned) {
            known = compute((int) learned);
            last = known;
        }
        return known;
    }

    private Answer compute(int learned) {
        if (learned == 0) {
            return new Answer(0, inOrder.loss(0), inOrder.enclosure(0));
        }
        int quanta = losses.length;
        if (learned == quanta) {
            return new Answer(learned, 0, Enclosure.exactly(0));
        }
        int first = 1;
        double neglected = 0;
        while (clocks.rate(first, learned) > FAST) {
            neglected += losses[first - 1] / total * ((quanta - learned) / Math.min(clocks.rate(first, learned), Double.MAX_VALUE));
            first++;
        }
        int end = quanta;
        while (clocks.rate(end, learned) < SLOW) {
            neglected += learned * SLOW;
            end--;
        }
        var rates = new double[end - first + 1];
        var left = new double[rates.length];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = clocks.rate(first + i, learned);
            left[i] = losses[first - 1 + i] / total;
        }
        double beyond = 0;
        for (int k = quanta; k > end; k--) {
            beyond += losses[k - 1] / total;
        }
        int rings = learned - first + 1;
        double least = smallest[quanta - learned - 1] / total;
        return integral(learned, new ArrivalDensity(rates, left, beyond, rings), rings, middle(rates, rings), least, neglected);
    }

    /** The log of the time by which about half a quantum less than n is expected. */
    private static double middle(double[] rates, int rings) {
        return Bisection.between(-100, 700, 0.01, 0, log -> expected(rates, Math.exp(log)) < rings - 0.5).middle();
    }

    private static double expected(double[] rates, double time) {
        double expected = 0;
        for (double rate : rates) {
            expected -= Math.expm1(-rate * time);
        }
        return expected;
    }

    private Answer integral(
            int learned, ArrivalDensity density, int rings, double middle, double least, double neglected) {
        double h = step(rings);
        double radius = Math.acos(Math.exp(-1.0 / rings));
        double times = 1.01 * 2 * Math.E / Math.PI * (2 + h / radius);
        var sum = new CompensatedSum();
        var missed = new CompensatedSum();
        long start = Math.round(middle / h);
        long node = start;
        double beyond;
        do {
            beyond = addNode(density, node * h, sum, missed) ? times * density.after(Math.exp((node + 1) * h - radius - 1.0 / rings)) : 1;
            node++;
        } while (!(beyond <= NEGLIGIBLE * Math.max(least, h * sum.value())));
        double before;
        node = start - 1;
        do {
            before = addNode(density, node * h, sum, missed) ? times * density.before(Math.exp((node - 1) * h + radius)) : 1;
            node--;
        } while (!(before <= NEGLIGIBLE * Math.max(least, h * sum.value())));
        double value = h * sum.value();
        double absolute = 1.01 * (h * missed.value() + beyond + before + neglected) + UNDERFLOW + losses.length * (Double.MIN_VALUE / total);
        double relative = 1.01 * (lossError
                + 2 * rings * (clocks.error() + 4 * U)
                + 6 * U * (losses.length + 4.0)
                + NEGLIGIBLE
                + 8 * U);
        double lower = Math.max(least * (1 - relative), (value - absolute) * (1 - relative));
        double upper = Math.min(1 + relative, (value + absolute) * (1 + relative));
        double loss = Math.clamp(value, least, 1);
        var enclosure = new Enclosure(
                Math.max(0, Math.nextDown(Math.min(lower, loss) * total)), Math.nextUp(Math.max(upper, loss) * total));
        return new Answer(learned, loss * total, enclosure);
    }

    /** Adds the density at a node; false where the node is not so small that the sum may end. */
    private static boolean addNode(ArrivalDensity density, double u, CompensatedSum sum, CompensatedSum missed) {
        double value = density.at(Math.exp(u));
        sum.add(Math.max(0, value));
        missed.add(density.error());
        return value <= 0x1p-45 * sum.value();
    }

    /** A step, of few bits so that its multiples are exact, for which trapezoids miss no more than is negligible. */
    private static double step(int rings) {
        double h = 2 * Math.PI / Bisection.between(6, 2000, 0, 1e-3, x -> logPrecision(x, rings) <= LOG_PRECISION).high();
        double unit = Math.scalb(1.0, Math.getExponent(h) - 10);
        return Math.floor(h / unit) * unit;
    }

    /** \(-\log(\sec^n(v)\,e^{-xv})\), the share that trapezoids of step 2π/x miss, at the best angle v. */
    private static double logPrecision(double x, int rings) {
        double v = Math.atan(x / rings);
        return x * v + rings * Math.log(Math.cos(v));
    }

    /** log(2 · 2^58), rounded up. */
    private static final double LOG_PRECISION = 41.0;
}
