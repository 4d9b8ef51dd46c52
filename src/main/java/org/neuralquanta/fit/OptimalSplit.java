package org.neuralquanta.fit;

import org.neuralquanta.Statement;
import org.neuralquanta.law.Allocation;
import org.neuralquanta.law.TrainingCost;

/**
 * The split of compute C, 6ND FLOPs or another factor times ND ({@link TrainingCost}), between parameters and tokens that minimises the
 * fitted loss: \(N = G\,(C/6)^{\beta/(\alpha+\beta)}\), D = C/(6N), \(G=\bigl(\frac{\alpha A}{\beta B}\bigr)^{1/(\alpha+\beta)}\) (T18,
 * through {@link org.neuralquanta.law.AdditiveLaw}). Intervals are 95 % Wald intervals with the sandwich covariance, for the exponent itself
 * and for the logarithm of tokens per parameter. Immutable, thread-safe.
 */
@Statement("T18")
public final class OptimalSplit {

    private static final double NORMAL_975 = 1.959963984540054;

    /** With it, compute is the product ND. */
    private static final TrainingCost PRODUCT = new TrainingCost(1);

    /** Of the product ND. */
    private final Allocation allocation;
    private final Covariance covariance;
    private final double alpha;
    private final double beta;
    private final double logGrowth;

    /**
     * The best split of a budget.
     *
     * @param compute C in FLOPs
     * @param parameters N
     * @param tokens D
     * @param loss the fitted loss there
     * @param tokensPerParameter D/N
     * @param interval the 95 % interval of D/N
     */
    public record Budget(
            double compute, double parameters, double tokens, double loss, double tokensPerParameter, Interval interval) {}

    private final Fit fit;
    private final TrainingCost cost;

    private OptimalSplit(Fit fit, TrainingCost cost) {
        this.fit = fit;
        this.cost = cost;
        this.allocation = fit.law().allocation(PRODUCT);
        this.covariance = Covariance.sandwich(fit);
        this.alpha = fit.parameter("alpha");
        this.beta = fit.parameter("beta");
        this.logGrowth = Math.log(allocation.parameters().amplitude());
    }

    /**
     * The split for a fit at the {@link TrainingCost#standard() standard} cost, 6ND.
     *
     * @param fit a fit of chinchilla or quanta
     * @return its split
     * @throws IllegalStateException if an exponent is not positive, or the model is not a sum of two terms
     */
    public static OptimalSplit of(Fit fit) {
        return of(fit, TrainingCost.standard());
    }

    /**
     * The split for a fit.
     *
     * @param fit a fit of chinchilla or quanta
     * @param cost the compute of N parameters and D tokens
     * @return its split
     * @throws IllegalStateException if an exponent is not positive, or the model is not a sum of two terms
     */
    public static OptimalSplit of(Fit fit, TrainingCost cost) {
        return new OptimalSplit(fit, cost);
    }

    /**
     * The exponent of N in C.
     *
     * @return β/(α+β); the exponent of D is 1 minus this
     */
    public double parameterExponent() {
        return allocation.parameters().exponent();
    }

    /**
     * The 95 % interval of the exponent of N in C.
     *
     * @return the interval
     */
    public Interval parameterExponentInterval() {
        double sum = alpha + beta;
        double error = covariance.standardErrorOf(0, 0, 0, -beta / (sum * sum), alpha / (sum * sum));
        return new Interval(parameterExponent() - NORMAL_975 * error, parameterExponent() + NORMAL_975 * error);
    }

    /**
     * The split of a budget.
     *
     * @param compute C in FLOPs, positive
     * @return N, D and what follows
     * @throws IllegalArgumentException if the budget is not finite and positive
     * @throws ArithmeticException if N or D would be outside the range of a double
     */
    public Budget at(double compute) {
        if (!(compute > 0 && compute < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("compute must be finite and > 0 FLOPs, was " + compute);
        }
        double product = cost.product(compute);
        double parameters = allocation.parameters().at(product);
        double tokens = allocation.data().at(product);
        if (!(parameters > 0 && tokens > 0 && Double.isFinite(parameters) && Double.isFinite(tokens))) {
            throw new ArithmeticException("the best split of " + compute + " FLOPs lies outside the range of a double");
        }
        // log(D/N) = −2 log G + (α−β)/(α+β) log(C/6), log G = (log α + log A − log β − log B)/(α+β)
        double sum = alpha + beta;
        double logProduct = Math.log(product);
        double byA = -2 / sum;
        double byAlpha = -2 * (1 / alpha - logGrowth) / sum + 2 * beta / (sum * sum) * logProduct;
        double byBeta = 2 * (1 / beta + logGrowth) / sum - 2 * alpha / (sum * sum) * logProduct;
        double error = covariance.standardErrorOf(0, byA, -byA, byAlpha, byBeta);
        double ratio = tokens / parameters;
        double factor = Math.exp(NORMAL_975 * error);
        return new Budget(compute, parameters, tokens, fit.predict(parameters, tokens), ratio,
                new Interval(ratio / factor, ratio * factor));
    }

    @Override
    public String toString() {
        return "OptimalSplit[parameterExponent=" + parameterExponent() + ", interval=" + parameterExponentInterval() + "]";
    }
}
