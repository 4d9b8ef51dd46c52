package org.neuralquanta.law;

import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.GammaRatio;
import org.neuralquanta.special.RankMonomial;

/**
 * The closed form of the covariance of the loss at two times (T44), \(\frac{\Delta^2c^2}\sigma(cD_2)^{-v}J(D_1/D_2)\) with \(v=\frac{2(1+\alpha-
 * \eta)-1}\sigma\), \(\sigma=1+\alpha+\delta\), \(J(\lambda)=\int_0^\infty y^{v-1}\varphi(y)(1-\varphi(\lambda y))\,dy\); for a fixed number of samples
 * less \(D_1L'(D_1)L'(D_2)\).
 */
final class ClosedCovariance {

    /** J starts from about \(2^{-\tau}\), which must be a normal double. */
    private static final long MOST_SHOTS = 500;

    private ClosedCovariance() {}

    static Moment of(QuantaModel model, Sampling sampling, double earlier, double later) {
        if (!(model.distribution().form() instanceof ParametricQuanta quanta)
                || quanta.quanta().isPresent()
                || quanta.useFrequency().logPower() != 0) {
            return new Moment.Absent("the closed form of a covariance holds for infinitely many quanta with power-law frequencies");
        }
        long tau = model.emergence().countedSamples().orElse(MOST_SHOTS + 1);
        if (tau > MOST_SHOTS) {
            return new Moment.Absent("the closed form of a covariance is known for curves that count samples, up to tau = " + MOST_SHOTS);
        }
        RankMonomial frequency = quanta.useFrequency();
        double sigma = 1 + quanta.alpha() + model.exposure().delta();
        double v = (2 * (1 + quanta.alpha() - model.gap().eta()) - 1) / sigma;
        double loss = model.gap().first() * frequency.coefficient();
        double covariance = loss * loss / sigma * Math.pow(frequency.coefficient() * later, -v) * integral(tau, v, earlier / later);
        if (sampling != Sampling.POISSON) {
            PowerLaw mean = ClosedForm.data(model);
            covariance -= mean.exponent() * mean.reducible(earlier) * mean.exponent() * mean.reducible(later) / later;
        }
        return Double.isFinite(covariance)
                ? new Moment.Value(covariance)
                : new Moment.Absent("the closed form of the covariance is outside the range of a double");
    }

    /** \(J=\sum_{a<\tau}\sum_{b\ge\tau}\frac{\lambda^b\,\Gamma(v+a+b)}{a!\,b!\,(1+\lambda)^{v+a+b}}\), in which nothing cancels. */
    static double integral(long tau, double v, double ratio) {
        double share = ratio / (1 + ratio);
        double column = Math.pow(share, (double) tau) * Math.pow(1 + ratio, -v) * GammaRatio.value(tau + 1.0, v - 1);
        double sum = 0;
        for (long a = 0; a < tau; a++) {
            double term = column;
            for (long b = tau; term > 1e-18 * sum || b < 2 * tau; b++) {
                sum += term;
                term *= share * (v + a + b) / (b + 1);
            }
            column *= (v + a + tau) / ((a + 1) * (1 + ratio));
        }
        return sum;
    }
}
