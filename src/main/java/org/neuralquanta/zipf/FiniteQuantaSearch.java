package org.neuralquanta.zipf;

import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;
import org.neuralquanta.fit.Interval;
import org.neuralquanta.newton.DampedNewton;
import org.neuralquanta.newton.Minimum;
import org.neuralquanta.numerics.Bisection;

/** The likelihood of {@link FiniteQuanta}: its maximum and its profile in K, along the coordinate u = log(K − V + 1). For one thread. */
final class FiniteQuantaSearch {

    private static final double LEAST_POWER = 0.02;
    private static final double LEAST_LOG_USES = -600;

    /** K up to so many times V is told from infinity. */
    private static final double MOST_UNSEEN = 1e12;

    private static final int GRID = 24;
    private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);

    private final CountList counts;
    private final long seen;
    private final double limit;

    /** How often each count below {@link SampledZipf#FAR} occurs, and sums over the others up to x_max: of 1, log x, x^−n. */
    private final double[] near = new double[SampledZipf.FAR];

    private double far;
    private double logs;
    private final double[] powers = new double[GammaSeries.TERMS + 1];
    private double above;

    /** z where the last profile ended, to begin the next. */
    private double power = 0.7;

    private record Point(double value, double z, double lambda) {}

    FiniteQuantaSearch(CountList counts, double limit) {
        this.counts = counts;
        this.seen = counts.size();
        this.limit = limit;
        for (int i = 0; i < counts.distinct(); i++) {
            double x = counts.value(i);
            long times = counts.multiplicity(i);
            if (x > limit) {
                above += times;
            } else if (x < SampledZipf.FAR) {
                near[(int) x] += times;
            } else {
                far += times;
                logs += times * Math.log(x);
                for (int n = 1; n < powers.length; n++) {
                    powers[n] += times * Math.pow(x, -n);
                }
            }
        }
    }

    FiniteQuanta result() {
        double most = Math.log(MOST_UNSEEN * seen);
        double u = best(most);
        Point at = profile(u);
        Point infinite = infinite();
        double quanta = seen + Math.expm1(u);
        if (infinite.value >= at.value) {
            at = infinite;
            quanta = Double.POSITIVE_INFINITY;
            u = most;
        }
        double top = at.value;
        double low = profile(0).value > top - ProfileEnd.FALL
                ? seen
                : seen + Math.expm1(ProfileEnd.of(v -> top - profile(v).value, u, -0.5, 0));
        double high = infinite.value > top - ProfileEnd.FALL
                ? Double.POSITIVE_INFINITY
                : ProfileEnd.of(v -> top - profile(v).value, u, 0.5, most);
        // K is whole: the interval holds the whole numbers whose likelihood has not fallen too far, and the best one.
        double whole = Math.rint(quanta);
        double upper = Math.max(Math.floor(seen + Math.expm1(high)), whole);
        double ratio = top - infinite.value;
        return new FiniteQuanta(seen, whole, new Interval(Math.min(Math.ceil(low), whole), upper), 1 / at.z - 1,
                at.lambda, top, ratio, ratio > 0 ? 0.5 * Erf.erfc(Math.sqrt(ratio)) : 1, distance(at));
    }

    /** From the law of the quanta seen, over the distinct counts. */
    private double distance(Point at) {
        SampledZipf law = at.lambda > 0 ? new SampledZipf(at.z, at.lambda) : null;
        double norm = law == null ? 0 : Math.log(law.seen());
        double largest = 0;
        for (int i = 0; i < counts.distinct() && counts.value(i) <= limit; i++) {
            double x = counts.value(i);
            double log = law == null ? logTailOfInfinite(at.z, x) : law.logTail(x) - norm;
            largest = Math.max(largest, Math.abs((double) counts.from(i) / seen - Math.exp(log)));
        }
        return largest;
    }

    /** log P(X ≥ y) with infinitely many quanta, for counts from 1 on: \(\Gamma(y-z)/(\Gamma(y)\,\Gamma(1-z))\). */
    private static double logTailOfInfinite(double z, double y) {
        double ratio = y < SampledZipf.FAR ? Gamma.logGamma(y - z) - Gamma.logGamma(y) : GammaSeries.at(z).ratio(y) + Math.log(y);
        return ratio - Gamma.logGamma(1 - z);
    }

    /** The best u on a grid, then by golden section beside it. */
    private double best(double most) {
        int at = 0;
        double value = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= GRID; i++) {
            double next = profile(most * i / GRID).value;
            if (next > value) {
                value = next;
                at = i;
            }
        }
        double low = most * Math.max(at - 1, 0) / GRID;
        double high = most * Math.min(at + 1, GRID) / GRID;
        double a = high - GOLDEN * (high - low);
        double b = low + GOLDEN * (high - low);
        double atA = profile(a).value;
        double atB = profile(b).value;
        while (high - low > 1e-8) {
            if (atA >= atB) {
                high = b;
                b = a;
                atB = atA;
                a = high - GOLDEN * (high - low);
                atA = profile(a).value;
            } else {
                low = a;
                a = b;
                atA = atB;
                b = low + GOLDEN * (high - low);
                atB = profile(b).value;
            }
        }
        double middle = 0.5 * (low + high);
        return profile(0).value >= profile(middle).value ? 0 : middle;
    }

    /** The largest log-likelihood with K = V + e^u − 1. */
    private Point profile(double u) {
        double unseen = Math.expm1(u);
        double share = seen / (seen + Math.max(unseen, 0.5));
        double falling = logFalling((double) seen, unseen);
        var objective = new Differences((logZ, logLambda) -> isInRange(logZ, logLambda)
                ? -logLikelihood(new SampledZipf(Math.exp(logZ), Math.exp(logLambda)), unseen, falling) / seen
                : Double.POSITIVE_INFINITY);
        double[] start = {Math.log(power), Math.log(usesFor(share, power))};
        Minimum found = DampedNewton.minimise(objective, start);
        double z = Math.exp(found.theta()[0]);
        power = Math.min(Math.max(z, 0.1), 0.95);
        return new Point(-seen * found.value(), z, Math.exp(found.theta()[1]));
    }

    private static boolean isInRange(double logZ, double logLambda) {
        return logZ >= Math.log(LEAST_POWER) && logZ <= Math.log(SampledZipf.MOST_POWER) && logLambda >= LEAST_LOG_USES
                && logLambda <= Math.log(SampledZipf.MOST_USES);
    }

    /** λ at which this share of the quanta is seen. */
    private static double usesFor(double share, double z) {
        double most = Math.log(SampledZipf.MOST_USES) - 0.01;
        return Math.exp(Bisection.between(LEAST_LOG_USES + 1, most, 1e-3, 0,
                        logLambda -> new SampledZipf(z, Math.exp(logLambda)).seen() < share)
                .middle());
    }

    private double logLikelihood(SampledZipf law, double unseen, double falling) {
        double sum = falling + (unseen > 0 ? unseen * law.logUnseen() : 0);
        for (int x = 1; x < near.length; x++) {
            sum += near[x] > 0 ? near[x] * law.log(x) : 0;
        }
        if (far > 0) {
            sum += far * law.logFactor() + GammaSeries.at(law.power()).sum(logs, powers);
        }
        return above > 0 ? sum + above * law.logTail(limit + 1) : sum;
    }

    /** log K!/(K−V)! for K = V + r, by Stirling's series where no difference of large numbers may be taken. */
    private static double logFalling(double v, double r) {
        if (r < 30) {
            return Gamma.logGamma(v + r + 1) - Gamma.logGamma(r + 1);
        }
        double k = v + r;
        return v * Math.log(k) - (r + 0.5) * Math.log1p(-v / k) - v + stirling(k) - stirling(r);
    }

    private static double stirling(double x) {
        double square = 1 / (x * x);
        return (1 / 12.0 - square * (1 / 360.0 - square * (1 / 1260.0 - square / 1680.0))) / x;
    }

    /** The limit of infinitely many quanta, where \(f(x)/(1-f(0))\to\frac z{\Gamma(1-z)}\frac{\Gamma(x-z)}{x!}\) and V is Poisson. */
    private Point infinite() {
        double low = LEAST_POWER;
        double high = 1 - 1e-9;
        while (high - low > 1e-10) {
            double a = high - GOLDEN * (high - low);
            double b = low + GOLDEN * (high - low);
            if (infinite(a) >= infinite(b)) {
                high = b;
            } else {
                low = a;
            }
        }
        double z = 0.5 * (low + high);
        return new Point(infinite(z), z, 0);
    }

    private double infinite(double z) {
        // f(1) = z Γ(1−z)/Γ(1−z) = z, and f(x+1) = f(x) (x−z)/(x+1).
        double sum = seen * (Math.log((double) seen) - 1);
        double log = Math.log(z);
        for (int x = 1; x < near.length; x++) {
            sum += near[x] * log;
            log += Math.log((x - z) / (x + 1));
        }
        double factor = Math.log(z) - Gamma.logGamma(1 - z);
        if (far > 0) {
            sum += far * factor + GammaSeries.at(z).sum(logs, powers);
        }
        if (above > 0) {
            sum += above * logTailOfInfinite(z, limit + 1);
        }
        return sum;
    }
}
