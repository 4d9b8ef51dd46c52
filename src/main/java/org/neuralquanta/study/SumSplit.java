package org.neuralquanta.study;

import java.util.Map;
import org.neuralquanta.Statement;
import org.neuralquanta.fit.Covariance;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.law.Allocation;
import org.neuralquanta.law.TrainingCost;

/**
 * The best split for a sum of two terms: \(N = G\,(ND)^{\beta/(\alpha+\beta)}\),
 * \(G=\bigl(\frac{\alpha A}{\beta B}\bigr)^{1/(\alpha+\beta)}\).
 */
@Statement("T18")
final class SumSplit implements SplitRule {

    /** With it, compute is the product ND. */
    private static final TrainingCost PRODUCT = new TrainingCost(1);

    private final Allocation allocation;
    private final Covariance covariance;
    private final double alpha;
    private final double beta;
    private final double logGrowth;

    SumSplit(Fit fit) {
        this.allocation = fit.law().allocation(PRODUCT);
        this.covariance = Covariance.sandwich(fit);
        this.alpha = fit.parameter("alpha");
        this.beta = fit.parameter("beta");
        this.logGrowth = Math.log(allocation.parameters().amplitude());
    }

    @Override
    public double exponent() {
        return allocation.parameters().exponent();
    }

    @Override
    public double exponentError() {
        double sum = alpha + beta;
        return covariance.standardErrorOf(Map.of("alpha", -beta / (sum * sum), "beta", alpha / (sum * sum)));
    }

    @Override
    public Best of(double product) {
        // log(D/N) = −2 log G + (α−β)/(α+β) log(ND), log G = (log α + log A − log β − log B)/(α+β)
        double sum = alpha + beta;
        double logProduct = Math.log(product);
        double byA = -2 / sum;
        double byAlpha = -2 * (1 / alpha - logGrowth) / sum + 2 * beta / (sum * sum) * logProduct;
        double byBeta = 2 * (1 / beta + logGrowth) / sum - 2 * alpha / (sum * sum) * logProduct;
        return new Best(allocation.parameters().at(product), allocation.data().at(product),
                covariance.standardErrorOf(Map.of("A", byA, "B", -byA, "alpha", byAlpha, "beta", byBeta)));
    }
}
