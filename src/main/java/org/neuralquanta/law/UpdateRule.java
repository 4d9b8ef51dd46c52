package org.neuralquanta.law;

import org.neuralquanta.Statement;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.QuantaModel;

/**
 * How an optimiser's update of a quantum scales with its use frequency, as \(p_k^\nu\). Learning it takes \(\tau p_k^{-\nu}\) steps, and
 * the exponent in steps is \(\frac{\alpha-\eta}{\nu(1+\alpha)}\) (T15, T22). Immutable, thread-safe.
 *
 * <p>A quantum that a share p of the samples uses has a mean gradient proportional to p. The geometry of parameter space is ignored: each
 * quantum has its own parameters. Source: Liu, Liu, Michaud, Gore and Tegmark, Physics of Skill Learning, arXiv 2501.12391, on optimisers.
 */
@Statement({"T15", "T22"})
public enum UpdateRule {

    /** Stochastic gradient descent: the update is the gradient, ν = 1. */
    GRADIENT(1),

    /**
     * Adam where rare large gradients dominate the second moment: a share p of the samples has a gradient of size 1. The mean is p, the
     * root mean square \(\sqrt p\), and their quotient \(\sqrt p\): ν = ½.
     */
    NORMALISED_BY_NOISE(0.5),

    /**
     * Sign descent, and Adam where the gradient's mean outweighs its noise: every quantum has the same rate, ν = 0. All quanta are
     * learned at once: a regime without a law.
     */
    SIGN(0);

    private final double nu;

    UpdateRule(double nu) {
        this.nu = nu;
    }

    /**
     * The power of the use frequency.
     *
     * @return ν
     */
    public double nu() {
        return nu;
    }

    /**
     * Loss against steps under this rule.
     *
     * @param model frequencies, gaps and emergence; its own ν does not matter
     * @return the law
     * @throws NoPowerLawException for {@link #SIGN}: all quanta are learned at once, and there is no law
     */
    public StepLaw steps(QuantaModel model) {
        return StepLaw.of(model.with(Exposure.ofNu(nu)));
    }
}
