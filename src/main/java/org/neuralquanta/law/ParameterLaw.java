package org.neuralquanta.law;

import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.numerics.Descent;
import org.neuralquanta.sum.Learned;
import org.neuralquanta.sum.ParameterCost;
import org.neuralquanta.sum.Residual;
import org.neuralquanta.sum.TailLoss;

/**
 * Loss against parameters: N parameters learn the first n quanta, where n is the largest number with \(C\sum_{k\le n}k^\kappa\le N\), and
 * \(L(N)=L_\infty+\sum_{k>n}\Delta k^\eta p_k\) (T10, T16, T17). For κ = 0, n = ⌊N/C⌋, and for η = 0
 * \(L-L_\infty=\Delta\,\zeta(1+\alpha,n+1)/\zeta(1+\alpha)\sim\frac{\Delta}{\alpha\zeta(1+\alpha)}n^{-\alpha}\).
 *
 * <p>Domain: N from 0 to 1e18 C. Immutable, thread-safe. Source: Michaud et al., arXiv 2303.13506, section 2.
 *
 * {@snippet file="org/neuralquanta/ExamplesTest.java" region="parameter-law"}
 */
@Statement({"T10", "T16", "T17", "T19"})
public final class ParameterLaw implements ScalingLaw {

    private final QuantaModel model;
    private final TailLoss tail;
    private final ParameterCost cost;

    private ParameterLaw(QuantaModel model) {
        this.model = model;
        this.tail = TailLoss.of(model);
        this.cost = new ParameterCost(model);
    }

    /**
     * Creates the law of a model.
     *
     * @param model the assumptions
     * @return loss against parameters
     */
    public static ParameterLaw of(QuantaModel model) {
        return new ParameterLaw(model);
    }

    /**
     * The number of quanta that N parameters learn. Exact for a whole κ ≥ 0. For other κ, where N equals a cost to within rounding, the
     * rounded cost decides.
     *
     * @param parameters N
     * @return n, at most K
     * @throws IllegalArgumentException if N is out of range
     * @throws ArithmeticException if n exceeds 2^62, or is infinite: for κ &lt; −1 finitely many parameters can hold infinitely many
     *     quanta, and the loss is L∞
     */
    public long learned(double parameters) {
        long learned = reach(parameters).taken();
        if (learned == Learned.ALL) {
            throw new ArithmeticException("all of infinitely many quanta are affordable with " + parameters + " parameters");
        }
        return learned;
    }

    private Learned reach(double parameters) {
        if (!(parameters >= 0 && parameters <= LARGEST * model.cost().first())) {
            throw new IllegalArgumentException("parameters must be between 0 and 1e18 times the cost of a quantum, "
                    + LARGEST * model.cost().first() + ", was " + parameters);
        }
        return cost.learned(parameters);
    }

    @Override
    public double exact(double parameters) {
        return model.residual() + tail.loss(reach(parameters).taken());
    }

    @Override
    public Bound bound(double parameters) {
        return Residual.boundWithoutCurve(model, tail.enclosure(reach(parameters)));
    }

    @Override
    public Bound resourceFor(double loss) {
        return new Descent(0, LARGEST * model.cost().first(), false, this::bound).to(loss);
    }

    @Override
    public PowerLaw asymptotic() {
        return ClosedForm.parameters(model);
    }

    @Override
    public double localExponent(double parameters) {
        long whole = reach(parameters).taken();
        if (whole == 0 && !cost.startsAtZero()) {
            throw new ArithmeticException("no quantum is affordable with " + parameters + " parameters, so there is no local exponent");
        }
        if (whole == model.distribution().quanta().orElse(Learned.ALL)) {
            throw new ArithmeticException("nothing is left to learn with " + parameters + " parameters, so there is no local exponent");
        }
        double n = cost.continuedAffordable(parameters);
        if (!(n > 0)) {
            throw new ArithmeticException("0 parameters learn nothing, so there is no local exponent");
        }
        return tail.logSlope(n) * cost.elasticity(n);
    }

    @Override
    public String toString() {
        return "ParameterLaw[model=" + model + "]";
    }
}
