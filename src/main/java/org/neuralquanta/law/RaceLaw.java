package org.neuralquanta.law;

import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.special.GammaRatio;
import org.neuralquanta.sum.CurveResponse;
import org.neuralquanta.sum.ExposureLoss;
import org.neuralquanta.sum.Residual;
import org.neuralquanta.sum.Response;
import org.neuralquanta.sum.Share;
import org.neuralquanta.sum.TailLoss;
import org.neuralquanta.sum.Weight;

/**
 * Plackett–Luce order as a race: quantum k is learned when its exponential clock rings. The clock's rate is \((p_k/p_1)^\theta\), which for
 * Zipf's law is \(k^{-\theta s}\) with s = 1 + α. At time t it is unlearned with probability \(e^{-y_k}\), \(y_k=t(p_k/p_1)^\theta\),
 * independently of the others, so all moments are sums over ranks (T6): \(E[n(t)]=\sum_k(1-e^{-y_k})\), \(E[L(t)]=L_\infty+\sum_k\Delta
 * k^\eta p_k e^{-y_k}\).
 *
 * <p>Relative error at most 1e-12, at a cost that does not grow with t or K. Domain: t from 0 to 1e100. Immutable, thread-safe.
 */
@Statement("T6")
public final class RaceLaw {

    private static final double LARGEST = 1e100;
    private static final double LARGEST_LOG = Math.log(LARGEST);

    private static final Response TWO_RINGS = new CurveResponse(new Shots(2));

    private final QuantaModel model;
    private final double theta;
    private final ExposureLoss sums;
    private final Response response = new CurveResponse(new Exponential());

    private RaceLaw(QuantaModel model, double theta) {
        this.model = model;
        this.theta = theta;
        this.sums = ExposureLoss.relative(model, theta);
    }

    /**
     * Creates the race over the quanta of a model, whose emergence curve, costs and thresholds do not matter.
     *
     * @param model frequencies, gaps and irreducible loss
     * @param order the order
     * @return the law
     * @throws IllegalArgumentException if there are infinitely many quanta and θ ≤ 1/(1 + α): the sum of all rates is infinite,
     *     and infinitely many quanta are learned at once
     */
    public static RaceLaw of(QuantaModel model, PlackettLuce order) {
        if (model.distribution().form() instanceof ParametricQuanta quanta
                && quanta.quanta().isEmpty()
                && !(order.theta() * (1 + quanta.alpha()) > 1)) {
            throw new IllegalArgumentException("theta must be > 1/(1 + alpha) = " + 1 / (1 + quanta.alpha())
                    + " for infinitely many quanta, was " + order.theta()
                    + ": infinitely many of them would be learned at once; give a finite number of quanta");
        }
        return new RaceLaw(model, order.theta());
    }

    private static double check(double time) {
        if (!(time >= 0 && time <= LARGEST)) {
            throw new IllegalArgumentException("time must be between 0 and 1e100, was " + time);
        }
        return time;
    }

    private double sum(Weight weight, Share share, double time) {
        return sums.sum(weight, share, response, time);
    }

    /** Σ w y^2 e^-y: the slope of a quantum that needs two rings of its clock. */
    private double secondSlope(Weight weight, double time) {
        return sums.sum(weight, Share.SLOPE, TWO_RINGS, time);
    }

    /**
     * The expected number of learned quanta.
     *
     * @param time t
     * @return E[n(t)]
     * @throws IllegalArgumentException if t is out of range
     * @throws ArithmeticException if the rates at that time are out of the range of a double
     */
    public double count(double time) {
        return check(time) == 0 ? 0 : sum(Weight.ONE, Share.CLOSED, time);
    }

    /**
     * The variance of the number of learned quanta, \(\sum_k e^{-y_k}(1-e^{-y_k})\).
     *
     * @param time t
     * @return Var n(t)
     * @throws IllegalArgumentException if t is out of range
     * @throws ArithmeticException if the rates at that time are out of the range of a double
     */
    public double countVariance(double time) {
        return check(time) == 0 ? 0 : sum(Weight.ONE, Share.FLUCTUATION, time);
    }

    /**
     * The expected number of unlearned quanta, computed without cancellation.
     *
     * @param time t
     * @return K − E[n(t)]
     * @throws IllegalArgumentException if t is out of range
     * @throws ArithmeticException if there are infinitely many quanta
     */
    public double remaining(double time) {
        if (model.distribution().quanta().isEmpty()) {
            throw new ArithmeticException("of infinitely many quanta, infinitely many are left to learn");
        }
        return check(time) == 0 ? model.distribution().quanta().getAsLong() : sum(Weight.ONE, Share.OPEN, time);
    }

    /**
     * The expected loss.
     *
     * @param time t
     * @return E[L(t)]
     * @throws IllegalArgumentException if t is out of range
     * @throws ArithmeticException if the rates at that time are out of the range of a double
     */
    public double loss(double time) {
        double reducible = check(time) == 0 ? TailLoss.of(model).loss(0) : sum(Weight.LOSS, Share.OPEN, time);
        return model.residual() + reducible;
    }

    /**
     * How fast quanta are learned, \(\frac{d}{dt}E[n(t)]=\sum_kr_ke^{-y_k}\), where clock k has the rate \(r_k=y_k/t\).
     *
     * @param time t &gt; 0
     * @return quanta per unit of time
     * @throws IllegalArgumentException if t is out of range
     * @throws ArithmeticException if the rates at that time are out of the range of a double
     */
    public double speed(double time) {
        if (check(time) == 0) {
            throw new IllegalArgumentException("time must be > 0 for a speed, was 0");
        }
        return sum(Weight.ONE, Share.SLOPE, time) / time;
    }

    /**
     * The expected loss at exactly n learned quanta, to first order. For at most 10^4 quanta {@code OrderLaw} computes it with a proven
     * bound.
     *
     * @param learned n, 1 ≤ n &lt; K
     * @return the loss at the time at which n are expected, its correction, and an estimated bound
     * @throws IllegalArgumentException if n is out of range
     * @throws ArithmeticException if n quanta are expected only at a time beyond 1e100
     */
    public LossAfter lossAfter(long learned) {
        long most = model.distribution().quanta().orElse(1L << 53) - 1;
        if (learned < 1 || learned > most) {
            throw new IllegalArgumentException("the number of learned quanta must be between 1 and "
                    + (model.distribution().quanta().isPresent() ? "K - 1 = " + most : "2^53 - 1") + ", was " + learned);
        }
        double t = timeOf(learned);
        // Derivatives are those in log t.
        double speed = sum(Weight.ONE, Share.SLOPE, t);
        double fall = sum(Weight.LOSS, Share.SLOPE, t);
        double bend = fall / speed;
        double spreadSlope = sum(Weight.ONE, Share.SLOPE, 2 * t) - speed;
        double covarianceSlope = sum(Weight.LOSS, Share.SLOPE, 2 * t) - fall;
        double bendSlope = (bend * secondSlope(Weight.ONE, t) - secondSlope(Weight.LOSS, t)) / speed;
        double spread = sum(Weight.ONE, Share.FLUCTUATION, t);
        double half = 0.5 / speed;
        double correction = half * (covarianceSlope - spreadSlope * bend - spread * bendSlope);
        double magnitude = half * (Math.abs(covarianceSlope) + Math.abs(spreadSlope * bend) + spread * Math.abs(bendSlope));
        double atTime = sum(Weight.LOSS, Share.OPEN, t);
        return new LossAfter(t, model.residual() + atTime, correction, bound(atTime, correction, magnitude, spread));
    }

    /** The neglected terms are of the next order in 1/v and in the terms of the correction: see {@link LossAfter}. */
    private Bound bound(double atTime, double correction, double magnitude, double spread) {
        double whole = TailLoss.of(model).loss(0);
        boolean converges = spread > 1 && magnitude < atTime;
        double error = converges ? atTime / (spread * spread) + magnitude * (magnitude / atTime) : whole;
        double lower = model.residual() + Math.clamp(atTime + correction - error, 0, whole);
        double upper = model.residual() + Math.clamp(atTime + correction + error, 0, whole);
        return new Bound.Estimated(
                new Enclosure(converges ? lower : model.residual(), converges ? upper : model.residual() + whole),
                converges
                        ? "an expansion up to its first correction; its error is measured, not proven"
                        : "the expansion does not converge for so few quanta: only the trivial bounds hold");
    }

    /** The time t with E[n(t)] = n, by Newton's method in log t within a bracket. */
    private double timeOf(long learned) {
        double low = 0;
        double high = 0;
        while (missing(Math.exp(low), learned) < 0) {
            low--;
        }
        while (missing(time(high), learned) > 0) {
            high = Math.min(high + 1 + 0.2 * high, LARGEST_LOG);
            if (high == LARGEST_LOG && missing(LARGEST, learned) > 0) {
                throw new ArithmeticException(learned + " quanta are expected only after a time of 1e100, the longest of this law;"
                        + " OrderLaw has no such limit, for at most 10^4 quanta");
            }
        }
        double log = 0.5 * (low + high);
        while (high - low > 1e-15 * Math.max(1, Math.abs(log))) {
            double t = time(log);
            double missing = missing(t, learned);
            if (missing > 0) {
                low = log;
            } else {
                high = log;
            }
            double next = log + missing / sum(Weight.ONE, Share.SLOPE, t);
            if (Math.abs(next - log) <= 1e-15 * Math.max(1, Math.abs(log))) {
                break;
            }
            log = next > low && next < high ? next : 0.5 * (low + high);
        }
        return time(log);
    }

    private static double time(double log) {
        return Math.min(Math.exp(log), LARGEST);
    }

    /** n − E[n(t)]; for n above K/2 by the unlearned quanta, without cancellation. */
    private double missing(double time, long learned) {
        OptionalLong quanta = model.distribution().quanta();
        return quanta.isPresent() && learned > quanta.getAsLong() / 2
                ? remaining(time) - (quanta.getAsLong() - learned)
                : learned - count(time);
    }

    /**
     * An interval for {@link #loss}.
     *
     * @param time t
     * @return an interval that contains E[L(t)]: proven, or estimated with the reason why it is not proven
     * @throws IllegalArgumentException if t is out of range
     * @throws ArithmeticException if the rates at that time are out of the range of a double
     */
    public Bound lossBound(double time) {
        return Residual.boundWithoutCurve(
                model, check(time) == 0 ? TailLoss.of(model).enclosure(0) : sums.enclosure(response, time));
    }

    /**
     * The variance of the loss, \(\sum_k(\Delta k^\eta p_k)^2e^{-y_k}(1-e^{-y_k})\).
     *
     * @param time t
     * @return Var L(t)
     * @throws IllegalArgumentException if t is out of range
     * @throws ArithmeticException if the rates at that time are out of the range of a double
     */
    public double lossVariance(double time) {
        return check(time) == 0 ? 0 : sum(Weight.LOSS_SQUARED, Share.FLUCTUATION, time);
    }

    /**
     * The expected loss in closed form, \(\frac{\Delta c}{\theta s}(1+q)^{-(\alpha-\eta)}\Gamma(w)\,t^{-w}\), \(w=\frac{\alpha-\eta}{\theta s}\), for
     * Zipf's law, where q is Mandelbrot's offset. Without offset and with η = 0 its error falls faster than every power of t (T9).
     *
     * @return exponent and amplitude in t
     * @throws NoPowerLawException if another regime applies, or θ = 0
     */
    public PowerLaw lossAsymptotic() {
        return ClosedForm.race(model, theta);
    }

    /**
     * The expected number of learned quanta in closed form, \((1+q)\,t^{1/(\theta s)}\,\Gamma(1-\frac1{\theta s})-\frac12-q\), where q is
     * Mandelbrot's offset. For infinitely many quanta its error falls faster than every power of t; for K quanta it holds while n is far
     * below K.
     *
     * @param time t
     * @return about E[n(t)]
     * @throws IllegalArgumentException if t is out of range
     * @throws NoPowerLawException if the use frequencies do not follow Zipf's law, or θs ≤ 1
     */
    public double countAsymptotic(double time) {
        if (!(model.distribution().form() instanceof ParametricQuanta zipf && zipf.useFrequency().logPower() == 0)) {
            throw new NoPowerLawException("the closed form of the number of learned quanta holds for Zipf's law only");
        }
        double steepness = theta * (1 + zipf.alpha());
        if (!(steepness > 1)) {
            throw new NoPowerLawException("no power law: at theta (1 + alpha) = " + steepness
                    + " <= 1 the number of learned quanta depends on the number of all quanta");
        }
        return (1 + zipf.useFrequency().offset()) * Math.pow(check(time), 1 / steepness) * GammaRatio.gamma(1 - 1 / steepness)
                - 0.5
                - zipf.useFrequency().offset();
    }

    @Override
    public String toString() {
        return "RaceLaw[model=" + model + ", theta=" + theta + "]";
    }

    /**
     * The expected loss at exactly n quanta learned in Plackett–Luce order, from the race in time, with its first correction (T6).
     *
     * <p>At time t let μ(t) be the expected number of learned quanta, v(t) its variance, Λ(t) the expected loss without L∞ and −C(t) the
     * covariance of loss and number. With all of them taken as functions of m = μ, and primes for derivatives with respect to m,
     * \(E[L_n]\approx L_\infty+\Lambda+\tfrac12(C'+v'\Lambda'+v\Lambda'')\) at m = n.
     *
     * <p>The bound extends \(\Lambda\,(v^{-2}+x^2)\) to either side, where x is the sum of the magnitudes of the three terms of the
     * correction, divided by Λ; where v ≤ 1 or x ≥ 1, it reaches from L∞ to the loss before anything is learned. It is an estimate: checked
     * against the exact value of {@code OrderLaw} for random models of 21 to 10^4 quanta, with α from 0.05 to 50, θ up to 2, offsets and
     * gaps k^η, it held at all 6592 points. At the 4840 points with v &gt; 1 and x &lt; 1 the error was at most 0.35 of the half-width, and
     * at half of them below 0.011. For tables whose frequencies are orders of magnitude apart it can be far too narrow: it failed at 82 of
     * 27792 points of tables with two or three distinct frequencies, where the few orders in which a frequent quantum comes late dominate
     * the mean. The value lies within the bound. Immutable, thread-safe.
     *
     * @param time t, at which n quanta are expected to be learned: μ(t) = n
     * @param atTime the expected loss at that time, L∞ + Λ
     * @param correction added to it, gives the loss at exactly n quanta
     * @param bound an estimated interval for the loss at exactly n quanta
     */
    @Statement("T6")
    public record LossAfter(double time, double atTime, double correction, Bound bound) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is NaN
         */
        public LossAfter {
            if (DoubleStream.of(time, atTime, correction).anyMatch(Double::isNaN)) {
                throw new IllegalArgumentException(
                        "time, atTime and correction must be numbers, were "
                                + time + ", " + atTime + " and " + correction);
            }
        }

        /**
         * The expected loss at exactly n learned quanta.
         *
         * @return the loss at the time plus the correction, at least L∞ and at most the loss before anything is learned
         */
        public double value() {
            return Math.clamp(atTime + correction, bound.lower(), bound.upper());
        }
    }
}
