package org.neuralquanta.dynamics;

import java.util.Optional;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.law.NoPowerLawException;
import org.neuralquanta.law.PowerLaw;
import org.neuralquanta.special.GammaRatio;

/**
 * The power laws of the resource model for Zipf's law, s = 1 + α and z = α/s. Early, and always without waste, the loss is
 * \(\frac cs\Gamma(z)^s(rt)^{-\alpha}\); late, with waste w, \(\frac cs\Gamma(z)(c\,r\,t/w)^{-z}\) (T8, T22). For K quanta they hold
 * while the number of learned quanta is far below K. Immutable, thread-safe.
 *
 * @param early the law while waste is small beside what is learned
 * @param late the law of parallel learning, empty without waste
 * @param crossoverExposure the exposure at which both terms of time are equal, \(u^z=\Gamma(z)c^{1/s}/w\); ∞ without waste
 * @param crossoverTime the time of that exposure, \(2wu/r\); ∞ without waste
 */
@Statement("T22")
public record ResourceAsymptotics(
        PowerLaw early, Optional<PowerLaw> late, double crossoverExposure, double crossoverTime) {

    static ResourceAsymptotics of(ResourceModel model) {
        if (!(model.quanta() instanceof Zipf zipf)) {
            throw new NoPowerLawException("the power laws in closed form hold for Zipf's law only");
        }
        double alpha = zipf.alpha();
        if (!(alpha > 0)) {
            throw new NoPowerLawException("no power law at alpha = " + alpha + " <= 0: most of the loss is in the rarest quanta");
        }
        double s = 1 + alpha;
        double z = alpha / s;
        double gamma = GammaRatio.gamma(z);
        double scale = zipf.normalization() / s;
        var early = new PowerLaw(alpha, 0, scale * Math.pow(gamma, s) * Math.pow(model.rate(), -alpha), 0);
        if (model.waste() == 0) {
            return new ResourceAsymptotics(
                    early, Optional.empty(), Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double unit = zipf.normalization() * model.rate() / model.waste();
        var late = new PowerLaw(z, 0, scale * gamma * Math.pow(unit, -z), 0);
        double exposure = Math.pow(gamma * Math.pow(zipf.normalization(), 1 / s) / model.waste(), 1 / z);
        return new ResourceAsymptotics(
                early, Optional.of(late), exposure, 2 * model.waste() * exposure / model.rate());
    }

    /**
     * The law of the squared loss \(\sum_kp_kl_k^2\): the emergence curve is \(e^{-2y}\), which changes the constant only.
     *
     * @param law {@link #early} or {@link #late}
     * @param alpha α of Zipf's law
     * @return the law with its amplitude times \(2^{-z}\)
     */
    public static PowerLaw squared(PowerLaw law, double alpha) {
        double z = alpha / (1 + alpha);
        return new PowerLaw(law.exponent(), law.logExponent(), law.amplitude() * Math.pow(2, -z), law.residual());
    }
}
