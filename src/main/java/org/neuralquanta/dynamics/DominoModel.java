package org.neuralquanta.dynamics;

import org.neuralquanta.Statement;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.law.NoPowerLawException;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.law.PowerLaw;
import org.neuralquanta.model.QuantaModel;

/**
 * Quanta that are learned one after another: quantum k starts when quantum k − 1 is finished (T23). A single quantum uses the whole
 * resource r and nothing is wasted, so by T22 each takes time 1/r and its unlearned share falls linearly: at time t, \(n=\lfloor
 * rt\rfloor\) quanta are finished and the share rt − n of the next. The loss falls as \(\frac c\alpha(rt)^{-\alpha}\), which is that of the
 * resource model without waste divided by \(z\,\Gamma(z)^{1+\alpha}\), z = α/(1+α).
 *
 * <p>Relative error 1e-12; the cost does not depend on time. Immutable, thread-safe.
 *
 * <p>Source: Liu, Liu, Michaud, Gore and Tegmark, Physics of Skill Learning, arXiv 2501.12391.
 */
@Statement("T23")
public final class DominoModel {

    private final QuantaDistribution quanta;
    private final double rate;

    private DominoModel(QuantaDistribution quanta, double rate) {
        this.quanta = quanta;
        this.rate = Times.checkRate(rate);
    }

    /**
     * The model with a resource of 1 for each unit of time.
     *
     * @param quanta how often each quantum is used
     * @return the model
     */
    public static DominoModel of(QuantaDistribution quanta) {
        return new DominoModel(quanta, 1);
    }

    /**
     * Changes the resource per unit of time.
     *
     * @param rate r &gt; 0, quanta per unit of time
     * @return the changed model
     * @throws IllegalArgumentException if r is out of range
     */
    public DominoModel withRate(double rate) {
        return new DominoModel(quanta, rate);
    }

    /**
     * The time at which every quantum is learned.
     *
     * @return K/r, ∞ for infinitely many quanta
     */
    public double end() {
        return quanta.quanta().isPresent() ? quanta.quanta().getAsLong() / rate : Double.POSITIVE_INFINITY;
    }

    /** The whole quanta that are learned before the end. */
    private long whole(double time) {
        double learned = rate * time;
        if (!(learned < QuantaDistribution.MAX_RANK)) {
            throw new ArithmeticException("more than 2^62 quanta are learned at " + time);
        }
        return (long) learned;
    }

    /**
     * The loss \(\sum_kp_kl_k\).
     *
     * @param time t ≥ 0
     * @return the loss, 0 from the end on
     * @throws IllegalArgumentException if t is out of range
     * @throws ArithmeticException if more than 2^62 quanta are learned
     */
    public double loss(double time) {
        if (Times.check(time) >= end()) {
            return 0;
        }
        long whole = whole(time);
        return quanta.tail(whole + 1) + quanta.probability(whole + 1) * (1 - (rate * time - whole));
    }

    /**
     * The loss in closed form for Zipf's law, \(\frac c\alpha(rt)^{-\alpha}\): that of {@link ResourceModel.Asymptotics#early} divided by
     * \(z\,\Gamma(z)^{1+\alpha}\). For K quanta it holds while r t is far below K.
     *
     * @return exponent α and amplitude
     * @throws NoPowerLawException if the use frequencies do not follow Zipf's law, or α ≤ 0
     */
    public PowerLaw asymptotic() {
        if (quanta.asymptotics().filter(frequency -> frequency.logPower() == 0).isEmpty()) {
            throw new NoPowerLawException("the power law in closed form holds for Zipf's law only");
        }
        PowerLaw law = ParameterLaw.of(QuantaModel.of(quanta)).asymptotic();
        return new PowerLaw(law.exponent(), 0, law.amplitude() * Math.pow(rate, -law.exponent()), 0);
    }

    /**
     * The learned amount, \(\sum_k(1-l_k)\).
     *
     * @param time t ≥ 0
     * @return r t, at most K
     * @throws IllegalArgumentException if t is out of range
     */
    public double count(double time) {
        return Times.check(time) >= end() ? quanta.quanta().orElseThrow() : rate * time;
    }

    /**
     * The unlearned share of a quantum.
     *
     * @param rank k, 1 ≤ k ≤ 2^62
     * @param time t ≥ 0
     * @return l_k(t) in [0, 1]
     * @throws IllegalArgumentException if k or t is out of range
     */
    public double unlearned(long rank, double time) {
        if (rank < 1 || rank > QuantaDistribution.MAX_RANK) {
            throw new IllegalArgumentException("rank must be between 1 and 2^62, was " + rank);
        }
        return Math.clamp(rank - rate * Times.check(time), 0, 1);
    }

    @Override
    public String toString() {
        return "DominoModel[quanta=" + quanta + ", rate=" + rate + "]";
    }
}
