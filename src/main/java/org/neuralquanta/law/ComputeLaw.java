package org.neuralquanta.law;

import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.numerics.Descent;
import org.neuralquanta.optimum.ComputeSplit;
import org.neuralquanta.sum.Residual;

/**
 * Loss against compute in FLOPs at the best split. Compute is 6ND, or ND times another factor ({@link TrainingCost}); F = ND is the product
 * that it pays for. N(n) parameters hold n quanta, and D = F/N(n) samples teach them. \(L=L_\infty+\min_n\bigl[\sum_{k>n}w_k+\sum_{k\le
 * n}w_k\,\varphi(y_k(F/N(n)))\bigr]\), where \(w_k\) is the loss that quantum k contributes. With a threshold the minimum is at the largest
 * n with N(n) D(n) ≤ F, where D(n) is the data that the n-th quantum needs. \(L-L_\infty\sim F^{-(\alpha-\eta)/(2+\alpha+\kappa+\delta)}\)
 * (T18).
 *
 * <p>Domain: ND from 0 to 1e36 times the cost of the first quantum. Immutable, thread-safe. Sources: Michaud et al., arXiv 2303.13506; Nam
 * et al., arXiv 2404.17563.
 *
 * {@snippet file="org/neuralquanta/ExamplesTest.java" region="compute-law"}
 */
@Statement({"T17", "T18"})
public final class ComputeLaw implements ScalingLaw {

    /** The closed form of a law in compute: the loss and the split that gives it. */
    record Optimum(PowerLaw loss, Allocation allocation) {}

    private static final double LARGEST_PRODUCT = LARGEST * LARGEST;

    private final QuantaModel model;
    private final TrainingCost cost;
    private final ComputeSplit split;

    private ComputeLaw(QuantaModel model, TrainingCost cost) {
        this.model = model;
        this.cost = cost;
        this.split = ComputeSplit.of(model, cost.flopsPerParameterAndSample());
    }

    /**
     * Creates the law of a model at the {@link TrainingCost#standard() standard} cost, 6ND.
     *
     * @param model the assumptions
     * @return loss against compute in FLOPs
     * @throws IllegalArgumentException if the distribution is tabulated and the curve is not a threshold
     */
    public static ComputeLaw of(QuantaModel model) {
        return of(model, TrainingCost.standard());
    }

    /**
     * Creates the law of a model.
     *
     * @param model the assumptions
     * @param cost the compute of training N parameters on D samples
     * @return loss against compute in FLOPs
     * @throws IllegalArgumentException if the distribution is tabulated and the curve is not a threshold
     */
    public static ComputeLaw of(QuantaModel model, TrainingCost cost) {
        return new ComputeLaw(model, cost);
    }

    /**
     * The cost of training.
     *
     * @return the compute of training N parameters on D samples
     */
    public TrainingCost cost() {
        return cost;
    }

    private double check(double compute) {
        double perSample = cost.flops(model.cost().first(), 1);
        if (!(compute >= 0 && compute <= LARGEST_PRODUCT * perSample)) {
            throw new IllegalArgumentException("compute must be between 0 and 1e36 times the " + perSample
                    + " FLOPs of a quantum and sample, was " + compute);
        }
        return compute;
    }

    /**
     * The number of quanta that have room at the best split.
     *
     * @param compute in FLOPs
     * @return n
     * @throws IllegalArgumentException if compute is out of range
     * @throws ArithmeticException if n exceeds 2^62, or there is no best n: where φ(0) &lt; 1 and there are infinitely many quanta,
     *     parameters alone close part of each gap, so that at low compute the lowest loss is the limit n → ∞
     */
    public long learned(double compute) {
        return split.best(check(compute));
    }

    /** {@inheritDoc} The resource is compute in FLOPs. */
    @Override
    public double exact(double compute) {
        return model.residual() + split.least(check(compute));
    }

    /**
     * {@inheritDoc} The resource is compute in FLOPs. With a threshold the interval is as narrow as that of a tail. For a smooth curve the
     * upper end is the loss of the best split found, and the lower end comes from branch and bound over all splits; the relative width is
     * at most 1e-9. It is wider for shots with a fractional τ at losses below 1e-4 of the gaps, where φ itself is known less accurately,
     * and where no split is best (see {@link #learned}). Computing it takes milliseconds, or seconds for shots with τ above 10^4.
     */
    @Override
    public Bound bound(double compute) {
        return Residual.bound(model, split.enclosure(check(compute)));
    }

    /** {@inheritDoc} The resource is compute in FLOPs. It evaluates {@link #bound} a few hundred times. */
    @Override
    public Bound resourceFor(double loss) {
        return new Descent(0, LARGEST_PRODUCT * cost.flops(model.cost().first(), 1), false, this::bound).to(loss);
    }

    /** {@inheritDoc} The resource is compute in FLOPs. */
    @Override
    public PowerLaw asymptotic() {
        return ClosedForm.compute(model, cost).loss();
    }

    /**
     * The asymptotically best split in closed form.
     *
     * @return N and D as functions of compute in FLOPs
     * @throws NoPowerLawException if another regime applies; the message names it
     * @throws ArithmeticException if the best split needs the Mellin transform of the emergence curve where it is not known
     */
    public Allocation allocation() {
        return ClosedForm.compute(model, cost).allocation();
    }

    /** {@inheritDoc} The resource is compute in FLOPs. For a smooth curve it is the derivative at the best n, by the envelope theorem. */
    @Override
    public double localExponent(double compute) {
        return split.localExponent(check(compute));
    }

    @Override
    public String toString() {
        return "ComputeLaw[model=" + model + ", cost=" + cost + "]";
    }
}
