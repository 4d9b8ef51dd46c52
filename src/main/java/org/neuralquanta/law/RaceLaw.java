package org.neuralquanta.law;

import org.neuralquanta.Statement;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.special.Enclosure;
import org.neuralquanta.special.GammaRatio;

/**
 * Plackett–Luce order as a race: quantum k is learned when its exponential clock of rate \((p_k/p_1)^\theta\) rings, for Zipf's
 * law \(k^{-\theta s}\), s = 1 + α. At time t it is unlearned with probability \(e^{-y_k}\), \(y_k=t(p_k/p_1)^\theta\), independently of
 * the others, so all moments are sums over ranks (T6):
 * \(E[n(t)]=\sum_k 1-e^{-y_k}\), \(E[L(t)]=L_\infty+\sum_k\Delta k^\eta p_k e^{-y_k}\).
 *
 * <p>Relative error at most 1e-12, at a cost that does not grow with t or K; t from 0 to 1e100. Immutable, thread-safe.
 */
@Statement("T6")
public final class RaceLaw {

    private static final double LARGEST = 1e100;

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
     * The race over the quanta of a model. Its emergence curve, costs and thresholds do not matter.
     *
     * @param model frequencies, gaps and residual loss
     * @param order the order
     * @return the law
     * @throws IllegalArgumentException if there are infinitely many quanta and θ ≤ 1/(1 + α): the sum of all rates is infinite,
     *     and infinitely many quanta are learned at once
     */
    public static RaceLaw of(QuantaModel model, PlackettLuce order) {
        if (model.distribution() instanceof ParametricQuanta quanta
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

    private double sum(Weight weight, Profile profile, double time) {
        return sums.sum(weight, profile, response, time);
    }

    /**
     * The expected number of learned quanta.
     *
     * @param time t
     * @return E[n(t)]
     * @throws IllegalArgumentException if t is out of range
     */
    public double count(double time) {
        return check(time) == 0 ? 0 : sum(Weight.ONE, Profile.CLOSED, time);
    }

    /**
     * The variance of the number of learned quanta, \(\sum_k e^{-y_k}(1-e^{-y_k})\).
     *
     * @param time t
     * @return Var n(t)
     * @throws IllegalArgumentException if t is out of range
     */
    public double countVariance(double time) {
        return check(time) == 0 ? 0 : sum(Weight.ONE, Profile.FLUCTUATION, time);
    }

    /**
     * The expected number of quanta that are left to learn, without cancellation where it is small.
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
        return check(time) == 0 ? model.distribution().quanta().getAsLong() : sum(Weight.ONE, Profile.OPEN, time);
    }

    /**
     * The expected loss.
     *
     * @param time t
     * @return E[L(t)]
     * @throws IllegalArgumentException if t is out of range
     */
    public double loss(double time) {
        double reducible = check(time) == 0 ? TailLoss.of(model).loss(0) : sum(Weight.LOSS, Profile.OPEN, time);
        return model.residual() + reducible;
    }

    /**
     * A rigorous enclosure of {@link #loss}.
     *
     * @param time t
     * @return an interval that is proven to contain E[L(t)]
     * @throws IllegalArgumentException if t is out of range
     */
    public Enclosure lossEnclosure(double time) {
        return model.aboveResidual(
                check(time) == 0 ? TailLoss.of(model).enclosure(0) : sums.enclosure(response, time));
    }

    /**
     * The variance of the loss, \(\sum_k(\Delta k^\eta p_k)^2e^{-y_k}(1-e^{-y_k})\).
     *
     * @param time t
     * @return Var L(t)
     * @throws IllegalArgumentException if t is out of range
     */
    public double lossVariance(double time) {
        return check(time) == 0 ? 0 : sum(Weight.LOSS_SQUARED, Profile.FLUCTUATION, time);
    }

    /**
     * The expected loss in closed form, \(\frac{\Delta c}{\theta s}\Gamma(w)\,t^{-w}\), \(w=\frac{\alpha-\eta}{\theta s}\), for Zipf's law.
     * Without offset and with η = 0 its error falls faster than every power of t (T9).
     *
     * @return exponent and amplitude in t
     * @throws NoPowerLawException if another regime applies, or θ = 0
     */
    public PowerLaw lossAsymptotic() {
        return ClosedForm.race(model, theta);
    }

    /**
     * The expected number of learned quanta in closed form,
     * \((1+q)\,t^{1/(\theta s)}\,\Gamma(1-\frac1{\theta s})-\frac12-q\), q Mandelbrot's offset. For infinitely many quanta its error falls
     * faster than every power of t; of K quanta it holds while n is far below K.
     *
     * @param time t
     * @return about E[n(t)]
     * @throws IllegalArgumentException if t is out of range
     * @throws NoPowerLawException if the use frequencies are not Zipf's law, or θs ≤ 1
     */
    public double countAsymptotic(double time) {
        if (!(model.distribution() instanceof Zipf zipf)) {
            throw new NoPowerLawException("the closed form of the number of learned quanta holds for Zipf's law only");
        }
        double steepness = theta * (1 + zipf.alpha());
        if (!(steepness > 1)) {
            throw new NoPowerLawException("no power law: at theta (1 + alpha) = " + steepness
                    + " <= 1 the number of learned quanta depends on the number of all quanta");
        }
        return (1 + zipf.offset()) * Math.pow(check(time), 1 / steepness) * GammaRatio.gamma(1 - 1 / steepness)
                - 0.5
                - zipf.offset();
    }
}
