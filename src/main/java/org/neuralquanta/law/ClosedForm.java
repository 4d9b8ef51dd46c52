package org.neuralquanta.law;

import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.GammaRatio;
import org.neuralquanta.special.RankMonomial;
import org.neuralquanta.sum.ParameterCost;

/**
 * The leading order of every law in closed form. With losses \(w_k\sim b\,k^{-(1+\beta)}(\log k)^{-\gamma}\), β = α − η:
 * the loss after n learned quanta is \(\frac b\beta n^{-\beta}(\log n)^{-\gamma}\), and with exposures \(y_k\sim a\,x\,k^{-\sigma}(\log
 * k)^{-g}\) the sum of \(w_k\varphi(y_k)\) is \(\frac b\sigma M[\varphi](\beta/\sigma)\,n^{-\beta}(\log n)^{-\gamma}\) at \(n^\sigma(\log
 * n)^g=a x\), where log n ∼ log(x)/σ (T6, T8, T10–T12, T15, T17, T19). Stateless.
 */
final class ClosedForm {

    /** The largest argument of {@link EmergenceCurve#mellin}. */
    private static final double LARGEST_EXPONENT = 100;

    private ClosedForm() {}

    /** b, β and γ of the losses; the model must have ranked quanta and β &gt; 0. */
    private record Losses(RankMonomial frequency, double coefficient, double decay, double gamma) {}

    private static Losses losses(QuantaModel model) {
        RankMonomial frequency = model.distribution().asymptotics().orElseThrow(() -> new NoPowerLawException(
                model.distribution().form() instanceof TabulatedQuanta
                        ? "tabulated quanta have no closed form: their frequencies follow no formula"
                        : model.distribution().regime().orElseGet(() ->
                                "no closed form: the asymptotic power law of the frequencies of " + model.distribution() + " is not known")));
        double decay = frequency.alpha() - model.gap().eta();
        if (!(decay > 0)) {
            throw new NoPowerLawException("no power law: at alpha - eta = " + decay
                    + (decay == 0
                            ? " the loss of K quanta falls logarithmically, as log(K/n)"
                            : " < 0 most of the loss is in the rarest quanta, and it falls only as n nears K"));
        }
        double gamma = 0 - frequency.logPower();
        return new Losses(frequency, model.gap().first() * frequency.coefficient(), decay, gamma);
    }

    static PowerLaw parameters(QuantaModel model) {
        Losses losses = losses(model);
        double growth = 1 + model.cost().kappa();
        if (!(growth > 0)) {
            throw new NoPowerLawException(
                    growth == 0
                            ? "exponential: at kappa = -1 parameters grow as the logarithm of the number of quanta, so loss falls"
                                    + " exponentially in parameters"
                            : "finite: at kappa < -1 finitely many parameters learn everything");
        }
        double exponent = losses.decay / growth;
        double amplitude = losses.coefficient / losses.decay
                * Math.pow(growth / model.cost().first(), -exponent)
                * Math.pow(growth, losses.gamma);
        return new PowerLaw(exponent, losses.gamma, amplitude, model.residual());
    }

    /**
     * Where each quantum has room with probability \(1-e^{-xp_k}\). With \(m=\frac{1+\kappa}{1+\alpha}\) and n the rank with \(xp_n=1\),
     * \(N\sim\frac C{1+\kappa}\Gamma(1-m)\,n^{1+\kappa}\) and \(T_N\sim\frac b{1+\alpha}\Gamma(\tfrac\beta{1+\alpha})\,n^{-\beta}(\log n)^{-\gamma}\) (T38).
     */
    static PowerLaw softParameters(QuantaModel model) {
        PowerLaw sharp = parameters(model);
        Losses losses = losses(model);
        double s = 1 + losses.frequency.decay();
        double growth = 1 + model.cost().kappa();
        double share = growth / s;
        if (!(share < 1)) {
            throw new NoPowerLawException("no power law: at kappa = " + model.cost().kappa() + " >= alpha = " + losses.frequency.decay()
                    + " most parameters go to the rarest quanta that have room");
        }
        double unit = model.cost().first() * GammaRatio.gamma(1 - share) / growth;
        double amplitude = losses.coefficient / s
                * GammaRatio.gamma(losses.decay / s)
                * Math.pow(unit, sharp.exponent())
                * Math.pow(growth, losses.gamma);
        return new PowerLaw(sharp.exponent(), sharp.logExponent(), amplitude, model.residual());
    }

    static PowerLaw data(QuantaModel model) {
        Losses losses = losses(model);
        return exposures(model, losses, losses.frequency.times(1, -model.exposure().delta()));
    }

    static PowerLaw steps(QuantaModel model) {
        Losses losses = losses(model);
        return exposures(model, losses, losses.frequency.power(model.exposure().nu()));
    }

    /** Samples drawn with frequencies \(p_k^t/\sum_jp_j^t\), whose denominator is the total (T43). */
    static PowerLaw tempered(QuantaModel model, double temper, double total) {
        Losses losses = losses(model);
        return exposures(model, losses, losses.frequency.power(temper).times(1 / total, 0));
    }

    /**
     * Samples drawn with the best frequencies: n ranks with \(n\sim D/(1+\beta)\), each with the benefit \(b\,n^{-(1+\beta)}\) left open, and
     * the tail \(\frac b\beta n^{-\beta}\) (T43).
     */
    static PowerLaw curated(QuantaModel model) {
        Losses losses = losses(model);
        double amplitude = losses.coefficient * (1 + 1 / losses.decay) * Math.pow(1 + losses.decay, losses.decay);
        return new PowerLaw(losses.decay, 0, amplitude, model.residual());
    }

    /** Plackett–Luce order with θ, as a function of the time of its race. */
    static PowerLaw race(QuantaModel model, double theta) {
        if (!(theta > 0)) {
            throw new NoPowerLawException("no power law: at theta = 0 the loss falls exponentially in time");
        }
        Losses losses = losses(model);
        RankMonomial relative = losses.frequency.times(1 / losses.frequency.at(1), 0);
        return exposures(model.learnedAfter(new Exponential()), losses, relative.power(theta));
    }

    private static PowerLaw exposures(QuantaModel model, Losses losses, RankMonomial exposure) {
        double sigma = 1 + exposure.decay();
        double exponent = losses.decay / sigma;
        if (exponent > LARGEST_EXPONENT) {
            throw new ArithmeticException("the amplitude needs the Mellin transform of the emergence curve at the exponent, which is above "
                    + LARGEST_EXPONENT + ", up to where it is known");
        }
        double logExponent = losses.gamma + exposure.logPower() * exponent;
        double amplitude = losses.coefficient / sigma
                * model.emergence().mellin(exponent)
                * Math.pow(exposure.coefficient(), -exponent)
                * Math.pow(sigma, logExponent);
        return new PowerLaw(exponent, logExponent, amplitude, model.residual());
    }

    /**
     * Loss against compute, F = N D times the FLOPs of a parameter and sample, where n quanta cost \(N\sim Cn^{1+\kappa}/(1+\kappa)\).
     * With \(Y=aD n^{-\sigma}\) the exposure of the last quantum, \(L\sim b\,n^{-\beta}h(Y)\), \(h(Y)=\frac1\beta+\frac1\sigma Y^{-w}\int_Y^\infty y^{w-1}\varphi(y)\,dy\), and
     * \(n^E=F a(1+\kappa)/(CY)\), \(E=1+\kappa+\sigma\); Y minimises \(Y^{\beta/E}h(Y)\) (T18). For κ ≤ −1 parameters grow slower than any
     * power of n, and data are the bottleneck (T20).
     */
    static ComputeLaw.Optimum compute(QuantaModel model, TrainingCost training) {
        Losses losses = losses(model);
        RankMonomial exposure = losses.frequency.times(1, -model.exposure().delta());
        double growth = 1 + model.cost().kappa();
        double sigma = 1 + exposure.decay();
        double flops = training.flopsPerParameterAndSample();
        if (!(growth > 0)) {
            return dataLimited(model, sigma, flops);
        }
        double whole = growth + sigma;
        double exponent = losses.decay / whole;
        OptimalExposure optimum = OptimalExposure.of(model.emergence(), losses.decay, sigma, whole);
        double unit = exposure.coefficient() * growth / model.cost().first() / optimum.exposure() / flops;
        double logExponent = losses.gamma + exposure.logPower() * exponent;
        var loss = new PowerLaw(
                exponent,
                logExponent,
                losses.coefficient * Math.pow(unit, -exponent) * optimum.height() * Math.pow(whole, logExponent),
                model.residual());
        double parameterExponent = growth / whole;
        double logParameters = exposure.logPower() * parameterExponent;
        double amplitude =
                model.cost().first() / growth * Math.pow(unit, parameterExponent) * Math.pow(whole, -logParameters);
        return new ComputeLaw.Optimum(
                loss,
                new Allocation(
                        new Allocation.Growth(parameterExponent, logParameters, amplitude),
                        new Allocation.Growth(sigma / whole, 0 - logParameters, 1 / (flops * amplitude))));
    }

    private static ComputeLaw.Optimum dataLimited(QuantaModel model, double sigma, double flops) {
        PowerLaw data = data(model);
        boolean logarithmic = model.cost().kappa() == -1;
        double parameters = logarithmic ? model.cost().first() / sigma : new ParameterCost(model).total();
        var loss = new PowerLaw(
                data.exponent(),
                data.logExponent() - (logarithmic ? data.exponent() : 0),
                data.amplitude() * Math.pow(flops * parameters, data.exponent()),
                data.residual());
        return new ComputeLaw.Optimum(
                loss,
                new Allocation(
                        new Allocation.Growth(0, logarithmic ? 1 : 0, parameters),
                        new Allocation.Growth(1, logarithmic ? -1 : 0, 1 / (flops * parameters))));
    }
}
