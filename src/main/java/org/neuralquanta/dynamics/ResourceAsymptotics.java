package org.neuralquanta.dynamics;

import java.util.Optional;
import org.neuralquanta.Statement;
import org.neuralquanta.law.NoPowerLawException;
import org.neuralquanta.law.PowerLaw;
import org.neuralquanta.special.GammaRatio;
import org.neuralquanta.special.RankMonomial;

/**
 * The power laws of the resource model for Zipf's law. With s = 1 + α, σ = νs, w = α/σ and g = Γ(1 − 1/σ): early, and always without
 * waste, the loss is \(\frac c\sigma\Gamma(w)\,g^\alpha(rt)^{-\alpha}\), late, with waste W,
 * \(\frac c\sigma\Gamma(w)(c^\nu r\,t/W)^{-w}\) (T8, T22). At ν = 1 this is \(w=z=\alpha/s\) and g = Γ(z). For K quanta they hold while
 * the number of learned quanta is far below K. Immutable, thread-safe.
 *
 * @param early the law while waste is small compared with learning
 * @param late the law of parallel learning, empty without waste
 * @param crossoverExposure the exposure at which both terms of time are equal, \(u^{1-1/\sigma}=g\,c^{1/s}/W\); ∞ without waste
 * @param crossoverTime the time of that exposure, \(2Wu/r\); ∞ without waste
 * @param squaredFactor the factor of the amplitudes of the squared loss \(\sum_kp_kl_k^2\), \(2^{-w}\): its emergence curve is \(e^{-2y}\),
 *     which changes the constant only
 */
@Statement("T22")
public record ResourceAsymptotics(
        PowerLaw early, Optional<PowerLaw> late, double crossoverExposure, double crossoverTime, double squaredFactor) {

    static ResourceAsymptotics of(ResourceModel model) {
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
            return new ResourceAsymptotics(
                    early, Optional.empty(), Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, squared);
        }
        double unit = Math.pow(c, model.nu()) * model.rate() / model.waste();
        var late = new PowerLaw(w, 0, scale * Math.pow(unit, -w), 0);
        double exposure = Math.pow(learned * Math.pow(c, 1 / (1 + alpha)) / model.waste(), sigma / (sigma - 1));
        return new ResourceAsymptotics(
                early, Optional.of(late), exposure, 2 * model.waste() * exposure / model.rate(), squared);
    }
}
