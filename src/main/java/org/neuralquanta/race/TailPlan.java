package org.neuralquanta.race;

import java.util.Optional;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.elementary.Kernels;

/**
 * Where the race ends and the {@link Tail} begins, and the density of the tail's points. Immutable, thread-safe.
 *
 * <p>Up to the cut each quantum is raced; between the cut and the end its useful samples up to the last grid point D are drawn. For
 * τ = 1 there is no end; for more it is where the chance that any quantum beyond has τ samples falls below \(2^{-60}\), by
 * \(P(\mathrm{Poisson}(y) \ge \tau) \le y^\tau/\tau!\). The cut is where the two costs together are least.
 */
public final class TailPlan {

    /** The cost of a sample of the tail, in units of the cost of racing a quantum. */
    private static final double COST_OF_SAMPLE = 6;

    private static final double LOG_NEGLIGIBLE = -41.6;

    /** Below it the far end of K quanta is lost in roundings. */
    private static final double LEAST_EXCESS = 1e-3;

    private static final double LARGEST_RANK = 0x1p62;

    private final Rates rates;
    private final double horizon;
    private final double farPower;
    private final double firstMass;
    private final double lastMass;
    private final double density;
    private final double sure;
    private final long cut;
    private final double lastRank;

    private TailPlan(Rates rates, double horizon, double lastRank, double end, long cut) {
        this.rates = rates;
        this.horizon = horizon;
        this.lastRank = lastRank;
        this.farPower = Double.isInfinite(lastRank) ? 0 : rates.power(lastRank + 0.5 + rates.offset());
        this.cut = cut;
        this.density = rates.bound(cut + 1.0);
        this.firstMass = Double.isInfinite(end) ? 0 : mass(Math.max(end, (double) cut) + 0.5 + rates.offset());
        this.lastMass = mass(cut + 0.5 + rates.offset());
        double x = cut + 1.0 + rates.offset();
        this.sure = x - inverse(mass(x + 0.5) + rates.height(x));
    }

    /** The plan up to D, or none if racing all quanta costs less than twice as much or the formula is not one of a tail. */
    public static Optional<TailPlan> of(Frequencies frequencies, double horizon, int tau) {
        Optional<Rates> known = Rates.of(frequencies);
        boolean infinite = frequencies.training().quanta().isEmpty();
        double quanta = infinite ? Double.POSITIVE_INFINITY : (double) frequencies.quanta();
        if (known.isEmpty() || (!infinite && known.get().exponent() - 1 < LEAST_EXCESS)) {
            return Optional.empty();
        }
        Rates rates = known.get();
        double end = Math.min(quanta, tau == 1 ? Double.POSITIVE_INFINITY : end(rates, horizon, tau));
        long cut = 0;
        double least = Double.POSITIVE_INFINITY;
        for (double exposure = 0x1p-6; exposure <= 4 * tau; exposure *= 1.25) {
            double x = root(horizon * rates.bound(1) / exposure, rates.exponent());
            long candidate = (long) Math.clamp(Math.ceil(x - rates.offset()), 1, Math.min(end, LARGEST_RANK));
            var plan = new TailPlan(rates, horizon, quanta, end, candidate);
            if (plan.cost() < least) {
                least = plan.cost();
                cut = candidate;
            }
        }
        return infinite || least < quanta / 2
                ? Optional.of(new TailPlan(rates, horizon, quanta, end, cut))
                : Optional.empty();
    }

    private static double root(double power, double exponent) {
        return Kernels.exp(Kernels.log(power) / exponent);
    }

    /** The rank beyond which the chance is negligible. */
    private static double end(Rates rates, double horizon, int tau) {
        double rest = rates.exponent() * tau - 1;
        double log = tau * (Kernels.log(horizon * rates.bound(1) / tau) + 1) - Kernels.log(rest) - LOG_NEGLIGIBLE;
        return Math.max(1, Math.ceil(Kernels.exp(log / rest) - rates.offset()));
    }

    /** In quanta raced. */
    public double cost() {
        return cut + COST_OF_SAMPLE * samples();
    }

    /** The expected number of points of the tail. */
    double samples() {
        return horizon * density * (lastMass - firstMass);
    }

    public long cut() {
        return cut;
    }

    /** K, or infinity. */
    double lastRank() {
        return lastRank;
    }

    double horizon() {
        return horizon;
    }

    Rates rates() {
        return rates;
    }

    double firstMass() {
        return firstMass;
    }

    double lastMass() {
        return lastMass;
    }

    /** The mass between two points is this times an exponential number. */
    double massOfStep() {
        return 1 / (horizon * density);
    }

    /** \(\int_x^b h\). */
    double mass(double x) {
        return (rates.power(x) - farPower) / (rates.exponent() - 1);
    }

    /** \(x^{-(e-1)}\) at a mass. */
    double power(double mass) {
        return farPower + (rates.exponent() - 1) * mass;
    }

    private double inverse(double mass) {
        return root(power(mass), 1 - rates.exponent());
    }

    /** A point nearer than this to its rank needs no comparison of masses. */
    double sure() {
        return sure;
    }

    /** The probability with which a point of rank k is kept. */
    double share(double k) {
        return rates.density(k) / density;
    }

    /**
     * The rates of useful samples, \(r_k = c\,(k+q)^{-(1+\alpha)} \log(k+e-1)^{-\gamma} k^{-\delta}\), as a slow density times
     * \((k+q)^{-e}\), e = 1 + α + δ.
     *
     * @param constant c, times the share of samples that teach
     * @param offset q
     * @param exponent e
     * @param gamma γ ≥ 0
     * @param delta δ
     */
    record Rates(double constant, double offset, double exponent, double gamma, double delta) {

        public static Optional<Rates> of(Frequencies frequencies) {
            QuantaDistribution distribution = frequencies.training();
            double delta = frequencies.delta();
            if (!(distribution.form() instanceof ParametricQuanta quanta)) {
                return Optional.empty();
            }
            double exponent = 1 + quanta.alpha() + delta;
            double constant = frequencies.constant();
            return quanta.gamma() >= 0
                    ? Optional.of(new Rates(constant, quanta.offset(), exponent, quanta.gamma(), delta))
                    : Optional.empty();
        }

        double power(double x) {
            return Kernels.exp((1 - exponent) * Kernels.log(x));
        }

        double height(double x) {
            return Kernels.exp(-exponent * Kernels.log(x));
        }

        /** Whether the density is the same for all ranks. */
        boolean flat() {
            return gamma == 0 && (offset == 0 || delta == 0);
        }

        /** \(r_k (k+q)^e\). */
        double density(double k) {
            if (flat()) {
                return constant;
            }
            double log = -gamma * Kernels.log(Kernels.log(k - 1 + Math.E)) + delta * Kernels.log(1 + offset / k);
            return constant * Kernels.exp(log);
        }

        /** At least the density of every rank from k on. */
        double bound(double k) {
            return offset < 0 ? constant : density(k);
        }
    }
}
