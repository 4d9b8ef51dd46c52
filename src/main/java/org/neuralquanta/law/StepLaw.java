package org.neuralquanta.law;

import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.numerics.Descent;
import org.neuralquanta.sum.CurveResponse;
import org.neuralquanta.sum.ExposureLoss;
import org.neuralquanta.sum.Residual;
import org.neuralquanta.sum.Response;

/**
 * Loss against training steps in one epoch: quantum k has exposure \(y=S p_k^\nu\), so with a threshold it is learned after \(\tau
 * p_k^{-\nu}\) steps, and \(L-L_\infty\sim\Delta\frac{c}{\nu(1+\alpha)}M[\varphi](w)(c^\nu S)^{-w}\),
 * \(w=\frac{\alpha-\eta}{\nu(1+\alpha)}\) (T8, T15).
 *
 * <p>Domain: S from 1 to 1e18. Immutable, thread-safe. Source: Michaud et al., arXiv 2303.13506, section 2.
 *
 * {@snippet file="org/neuralquanta/ExamplesTest.java" region="step-law"}
 */
@Statement({"T8", "T15", "T17"})
public final class StepLaw implements ScalingLaw {

    private static final double SMALLEST_EXPOSURE = 1e-280;

    private final QuantaModel model;
    private final ExposureLoss sums;
    private final Response response;

    private StepLaw(QuantaModel model) {
        if (model.exposure().nu() == 0) {
            throw new NoPowerLawException("no law: at nu = 0 all quanta are learned at once");
        }
        double typical = model.distribution().probability(1);
        if (!(Math.pow(typical, model.exposure().nu()) >= SMALLEST_EXPOSURE)) {
            throw new IllegalArgumentException("nu = " + model.exposure().nu() + " makes all exposures p^nu smaller than " + SMALLEST_EXPOSURE
                    + ": even the first quantum, with p = " + typical + ", is out of reach");
        }
        this.model = model;
        this.sums = ExposureLoss.of(model, model.exposure().nu(), 0);
        this.response = new CurveResponse(model.emergence());
    }

    /**
     * Creates the law of a model.
     *
     * @param model the assumptions
     * @return loss against steps
     * @throws NoPowerLawException if ν = 0: all quanta are learned at once, and there is no law
     * @throws IllegalArgumentException if ν puts every quantum out of reach
     */
    public static StepLaw of(QuantaModel model) {
        return new StepLaw(model);
    }

    private static double check(double steps) {
        if (!(steps >= 1 && steps <= LARGEST)) {
            throw new IllegalArgumentException("steps must be between 1 and 1e18, was " + steps);
        }
        return steps;
    }

    @Override
    public double exact(double steps) {
        return model.residual() + sums.loss(response, check(steps));
    }

    @Override
    public Bound bound(double steps) {
        return Residual.bound(model, sums.enclosure(response, check(steps)));
    }

    @Override
    public Bound resourceFor(double loss) {
        return new Descent(1, LARGEST, false, this::bound).to(loss);
    }

    @Override
    public PowerLaw asymptotic() {
        return ClosedForm.steps(model);
    }

    @Override
    public double localExponent(double steps) {
        return sums.localExponent(response, check(steps));
    }

    @Override
    public String toString() {
        return "StepLaw[model=" + model + "]";
    }

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
}
