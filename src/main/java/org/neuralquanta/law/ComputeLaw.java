package org.neuralquanta.law;

import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.optimum.ComputeSplit;
import org.neuralquanta.sum.Residual;

/**
 * Loss against compute F = N D (not 6ND), split in the best way: N(n) parameters hold n quanta, and the other factor of F is
 * data to learn them with. \(L(F)=L_\infty+\min_n\bigl[\sum_{k>n}w_k+\sum_{k\le n}w_k\,\varphi(y_k(F/N(n)))\bigr]\), w the losses of the
 * quanta. With a threshold the minimum is the largest n with N(n) D(n) ≤ F, D(n) the data that the n-th quantum needs.
 * \(L-L_\infty\sim F^{-(\alpha-\eta)/(2+\alpha+\kappa+\delta)}\) (T18).
 *
 * <p>F from 0 to 1e36 C. Immutable, thread-safe. Sources: Michaud et al., arXiv 2303.13506; Nam et al., arXiv 2404.17563.
 */
@Statement({"T17", "T18"})
public final class ComputeLaw implements ScalingLaw {

    /** The closed form of a law in compute: the loss and the split that gives it. */
    record Optimum(PowerLaw loss, Allocation allocation) {}

    private static final double LARGEST_COMPUTE = LARGEST * LARGEST;

    private final QuantaModel model;
    private final ComputeSplit split;

    private ComputeLaw(QuantaModel model) {
        this.model = model;
        this.split = ComputeSplit.of(model);
    }

    /**
     * The law of a model.
     *
     * @param model what is assumed
     * @return loss against compute
     */
    public static ComputeLaw of(QuantaModel model) {
        return new ComputeLaw(model);
    }

    private double check(double compute) {
        if (!(compute >= 0 && compute <= LARGEST_COMPUTE * model.cost().first())) {
            throw new IllegalArgumentException("compute must be between 0 and 1e36 times the cost of a quantum, was " + compute);
        }
        return compute;
    }

    /**
     * The number of quanta that the best split of F has parameters for.
     *
     * @param compute F
     * @return n
     * @throws IllegalArgumentException if F is out of range
     * @throws ArithmeticException if n exceeds 2^62, or no number is best: where φ(0) &lt; 1, parameters for ever more of infinitely many
     *     quanta close ever more gaps in part without any data, and little compute buys nothing better than that limit
     */
    public long learned(double compute) {
        return split.best(check(compute));
    }

    @Override
    public double exact(double compute) {
        return model.residual() + split.least(check(compute));
    }

    /**
     * {@inheritDoc} With a threshold it is as narrow as that of a tail. For a smooth curve the upper end is the loss of the best split
     * found, and the lower one covers all splits by branch and bound: at most 1e-9 wide, relative to the loss. It is wider where φ itself
     * is known less well, for shots with a fractional τ and losses below 1e-4 of the gaps, and where no split is best (see
     * {@link #learned}). It takes some milliseconds, for shots with τ above 10^4 some seconds.
     */
    @Override
    public Bound bound(double compute) {
        return Residual.bound(model, split.enclosure(check(compute)));
    }

    @Override
    public PowerLaw asymptotic() {
        return ClosedForm.compute(model).loss();
    }

    /**
     * The best split in closed form, to leading order.
     *
     * @return N and D as functions of F
     * @throws NoPowerLawException if another regime applies; the message names it
     * @throws ArithmeticException if the best split needs the Mellin transform of the emergence curve where it is not known
     */
    public Allocation allocation() {
        return ClosedForm.compute(model).allocation();
    }

    /** {@inheritDoc} For a smooth curve it is the derivative at the best n, by the envelope theorem. */
    @Override
    public double localExponent(double compute) {
        return split.localExponent(check(compute));
    }

    @Override
    public String toString() {
        return "ComputeLaw[model=" + model + "]";
    }
}
