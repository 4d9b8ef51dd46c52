package org.neuralquanta.dynamics;

import java.util.Optional;
import java.util.stream.DoubleStream;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.law.NoPowerLawException;
import org.neuralquanta.law.PowerLaw;
import org.neuralquanta.law.RaceLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.special.GammaRatio;
import org.neuralquanta.special.RankMonomial;

/**
 * Quanta that compete for a resource of which w is wasted: the unlearned shares follow
 * \(\dot l_k=-\frac{r\,p_k^\nu l_k}{\sum_jp_j^\nu l_j+w}\), \(l_k(0)=1\) (T22). With the exposure u, \(l_k=e^{-p_k^\nu u}\) and
 * \(r\,t=\sum_k(1-e^{-p_k^\nu u})+wu\); the exposure at a time is found by Newton's method to 1e-14.
 *
 * <p>ν is the power of the use frequency in an optimiser's update: 1 as in the paper, where the update is proportional to the gradient; 0
 * where all unlearned quanta get the same part of the resource ({@link org.neuralquanta.law.StepLaw.UpdateRule}). For infinitely many
 * quanta ν must exceed 1/(1 + α).
 *
 * <p>Relative error of losses and counts at most 1e-12 while the exposure is below 1e100, at a cost that does not depend on time.
 * Without waste, K quanta are all learned at t = K/r. Immutable, thread-safe.
 *
 * <p>Source: Liu, Liu, Michaud, Gore and Tegmark, Physics of Skill Learning, arXiv 2501.12391.
 */
@Statement("T22")
public final class ResourceModel {

    private static final double LARGEST_POWER = 100;

    private final QuantaDistribution quanta;
    private final double waste;
    private final double rate;
    private final double nu;
    private final ResourceClock clock;
    private final RaceLaw race;
    private final double unit;

    private ResourceModel(QuantaDistribution quanta, double waste, double rate, double nu) {
        if (!(waste >= 0 && waste < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("waste must be finite and >= 0, was " + waste);
        }
        Times.checkRate(rate);
        checkPower(quanta, nu);
        this.quanta = quanta;
        this.waste = waste;
        this.rate = rate;
        this.nu = nu;
        this.race = RaceLaw.of(QuantaModel.of(quanta), new PlackettLuce(nu));
        this.unit = Math.pow(quanta.probability(1), nu);
        this.clock = new ResourceClock(race, quanta.quanta(), unit, waste);
    }

    private static void checkPower(QuantaDistribution quanta, double nu) {
        if (!(nu >= 0 && nu <= LARGEST_POWER)) {
            throw new IllegalArgumentException("nu must be between 0 and 100, was " + nu);
        }
        if (quanta.form() instanceof ParametricQuanta ranked && ranked.quanta().isEmpty() && !(nu * (1 + ranked.alpha()) > 1)) {
            throw new IllegalArgumentException("nu must be > 1/(1 + alpha) = " + 1 / (1 + ranked.alpha())
                    + " for infinitely many quanta, was " + nu
                    + ": they would share the resource among infinitely many at once; give a finite number of quanta");
        }
    }

    /**
     * The model without waste, with a resource of 1 for each unit of time.
     *
     * @param quanta how often each quantum is used
     * @return the model
     */
    public static ResourceModel of(QuantaDistribution quanta) {
        return new ResourceModel(quanta, 0, 1, 1);
    }

    /**
     * Changes the waste.
     *
     * @param waste w ≥ 0, in units of the total use frequency
     * @return the changed model
     * @throws IllegalArgumentException if w is out of range
     */
    public ResourceModel withWaste(double waste) {
        return new ResourceModel(quanta, waste, rate, nu);
    }

    /**
     * Changes the resource per unit of time.
     *
     * @param rate r &gt; 0, quanta per unit of time
     * @return the changed model
     * @throws IllegalArgumentException if r is out of range
     */
    public ResourceModel withRate(double rate) {
        return new ResourceModel(quanta, waste, rate, nu);
    }

    /**
     * Changes how the rate of a quantum depends on its use frequency, \(p_k^\nu\).
     *
     * @param nu ν, 0 ≤ ν ≤ 100, above 1/(1 + α) for infinitely many quanta; 1 unless changed
     * @return the changed model
     * @throws IllegalArgumentException if ν is out of range
     */
    public ResourceModel withLearningPower(double nu) {
        return new ResourceModel(quanta, waste, rate, nu);
    }

    /**
     * How often each quantum is used.
     *
     * @return the distribution
     */
    public QuantaDistribution quanta() {
        return quanta;
    }

    /**
     * The wasted resource.
     *
     * @return w
     */
    public double waste() {
        return waste;
    }

    /**
     * The resource per unit of time.
     *
     * @return r
     */
    public double rate() {
        return rate;
    }

    /**
     * ν, the power of the use frequency in a quantum's rate.
     *
     * @return ν
     */
    public double nu() {
        return nu;
    }

    /**
     * The time at which every quantum is learned.
     *
     * @return K/r without waste, else ∞
     */
    public double end() {
        return waste == 0 && quanta.quanta().isPresent() ? quanta.quanta().getAsLong() / rate : Double.POSITIVE_INFINITY;
    }

    /** The exposure in units of the exposure of the most used quantum; the time must be before the end. */
    private double raceTime(double time) {
        return clock.raceTime(rate * Times.check(time));
    }

    /**
     * The exposure u at a time.
     *
     * @param time t, 0 ≤ t &lt; {@link #end}
     * @return u
     * @throws IllegalArgumentException if t is negative, not finite, or at or beyond the end
     * @throws ArithmeticException if u p_1^ν exceeds 1e100
     */
    public double exposure(double time) {
        if (Times.check(time) >= end()) {
            throw new IllegalArgumentException("time must be below K/r = " + end() + ", when everything is learned, was " + time);
        }
        return raceTime(time) / unit;
    }

    /**
     * The time at an exposure, \(t=\frac1r(\sum_k(1-e^{-p_k^\nu u})+wu)\).
     *
     * @param exposure u, 0 ≤ u p_1^ν ≤ 1e100
     * @return t
     * @throws IllegalArgumentException if u is out of range
     * @throws ArithmeticException if u is so small that exposures leave the range of doubles
     */
    public double time(double exposure) {
        return (race.count(exposure * unit) + waste * exposure) / rate;
    }

    /**
     * The unlearned share of a quantum.
     *
     * @param rank k, 1 ≤ k ≤ 2^62
     * @param time t ≥ 0
     * @return l_k(t) in [0, 1]
     * @throws IllegalArgumentException if k or t is out of range
     * @throws ArithmeticException if the exposure at t is beyond the range of a double
     */
    public double unlearned(long rank, double time) {
        double relative = quanta.probability(rank) / quanta.probability(1);
        return Times.check(time) >= end() ? 0 : Math.exp(-raceTime(time) * Math.pow(relative, nu));
    }

    /**
     * The loss \(\sum_kp_kl_k\).
     *
     * @param time t ≥ 0
     * @return the loss, 0 from the end on
     * @throws IllegalArgumentException if t is out of range
     * @throws ArithmeticException if the exposure at that time is too large for a double
     */
    public double loss(double time) {
        return Times.check(time) >= end() ? 0 : race.loss(raceTime(time));
    }

    /**
     * The loss \(\sum_kp_kl_k^2\) of squared errors.
     *
     * @param time t ≥ 0
     * @return the loss, 0 from the end on
     * @throws IllegalArgumentException if t is out of range
     * @throws ArithmeticException if the exposure at that time is too large for a double
     */
    public double squaredLoss(double time) {
        return Times.check(time) >= end() ? 0 : race.loss(2 * raceTime(time));
    }

    /**
     * The learned amount, \(\sum_k(1-l_k)\).
     *
     * @param time t ≥ 0
     * @return the number of learned quanta, shares included; K from the end on
     * @throws IllegalArgumentException if t is out of range
     * @throws ArithmeticException if the exposure at that time is too large for a double
     */
    public double count(double time) {
        return Times.check(time) >= end() ? quanta.quanta().orElseThrow() : race.count(raceTime(time));
    }

    /**
     * The power laws of this model, for Zipf's law.
     *
     * @return the early and the late law, and their crossover
     * @throws org.neuralquanta.law.NoPowerLawException if the use frequencies have no power law
     */
    public Asymptotics asymptotics() {
        return Asymptotics.of(this);
    }

    @Override
    public String toString() {
        return "ResourceModel[quanta=" + quanta + ", waste=" + waste + ", rate=" + rate + ", nu=" + nu + "]";
    }

    /**
     * The power laws of the resource model for Zipf's law. With s = 1 + α, σ = νs, w = α/σ and g = Γ(1 − 1/σ): early, and always without
     * waste, the loss is \(\frac c\sigma\Gamma(w)\,g^\alpha(rt)^{-\alpha}\); late, with waste W, it is \(\frac c\sigma\Gamma(w)(c^\nu
     * r\,t/W)^{-w}\) (T8, T22). At ν = 1 this is \(w=z=\alpha/s\) and g = Γ(z). For K quanta they hold while the number of learned quanta
     * is far below K. Immutable, thread-safe.
     *
     * @param early the law while waste is small compared with learning
     * @param late the law of parallel learning, empty without waste
     * @param crossoverExposure the exposure at which the two terms of the time are equal, \(u^{1-1/\sigma}=g\,c^{1/s}/W\); ∞ without waste
     * @param crossoverTime the time at that exposure, \(2Wu/r\); ∞ without waste
     * @param squaredFactor the factor of the amplitudes of the squared loss \(\sum_kp_kl_k^2\), \(2^{-w}\): its emergence curve is
     *     \(e^{-2y}\), which changes only the constant
     */
    @Statement("T22")
    public record Asymptotics(
            PowerLaw early, Optional<PowerLaw> late, double crossoverExposure, double crossoverTime, double squaredFactor) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is NaN
         */
        public Asymptotics {
            if (DoubleStream.of(crossoverExposure, crossoverTime, squaredFactor).anyMatch(Double::isNaN)) {
                throw new IllegalArgumentException(
                        "crossoverExposure, crossoverTime and squaredFactor must be numbers, were "
                                + crossoverExposure + ", " + crossoverTime + " and " + squaredFactor);
            }
        }

        static Asymptotics of(ResourceModel model) {
            RankMonomial zipf = model.quanta()
                    .asymptotics()
                    .filter(frequency -> frequency.logPower() == 0)
                    .orElseThrow(() -> new NoPowerLawException("the power laws in closed form hold for Zipf's law only"));
            double alpha = zipf.alpha();
            if (!(alpha > 0)) {
                throw new NoPowerLawException("no power law at alpha = " + alpha + " <= 0: most of the loss is in the rarest quanta");
            }
            double c = zipf.coefficient();
            double sigma = model.nu() * (1 + alpha);
            if (!(sigma > 1)) {
                throw new NoPowerLawException("no power law: at nu (1 + alpha) = " + sigma
                        + " <= 1 the resource is shared among nearly all quanta, and the loss depends on their number");
            }
            double w = alpha / sigma;
            double learned = GammaRatio.gamma(1 - 1 / sigma);
            double scale = c / sigma * GammaRatio.gamma(w);
            var early = new PowerLaw(alpha, 0, scale * Math.pow(learned, alpha) * Math.pow(model.rate(), -alpha), 0);
            double squared = Math.pow(2, -w);
            if (model.waste() == 0) {
                return new Asymptotics(
                        early, Optional.empty(), Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, squared);
            }
            double unit = Math.pow(c, model.nu()) * model.rate() / model.waste();
            var late = new PowerLaw(w, 0, scale * Math.pow(unit, -w), 0);
            double exposure = Math.pow(learned * Math.pow(c, 1 / (1 + alpha)) / model.waste(), sigma / (sigma - 1));
            return new Asymptotics(
                    early, Optional.of(late), exposure, 2 * model.waste() * exposure / model.rate(), squared);
        }
    }
}
