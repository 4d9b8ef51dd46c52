package org.neuralquanta.study;

import java.util.List;
import java.util.stream.DoubleStream;
import org.neuralquanta.Statement;
import org.neuralquanta.fit.Covariance;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.fit.Interval;
import org.neuralquanta.runs.Extrapolation;
import org.neuralquanta.runs.Point;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.runs.RunsRange;

/**
 * The split of compute C, 6ND FLOPs at the {@linkplain Runs#cost() cost} of the runs, between parameters and tokens that minimises the
 * fitted loss. For a sum of two terms it is \(N = G\,(C/6)^{\beta/(\alpha+\beta)}\), D = C/(6N),
 * \(G=\bigl(\frac{\alpha A}{\beta B}\bigr)^{1/(\alpha+\beta)}\) (T18, through {@link org.neuralquanta.law.AdditiveLaw}); for any other
 * model in N and D, or a sum with fixed parameters, it is found along C = 6ND with exact derivatives. Intervals are 95 % Wald intervals with
 * the sandwich covariance, for the exponent itself and for the logarithms of tokens per parameter and of the loss. Immutable, thread-safe.
 */
@Statement("T18")
public final class OptimalSplit {

    private static final double NORMAL_975 = 1.959963984540054;

    private final Fit fit;
    private final SplitRule rule;
    private final Covariance covariance;
    private final RunsRange range;

    /**
     * The best split of a budget.
     *
     * @param compute C in FLOPs
     * @param parameters N
     * @param tokens D
     * @param loss the fitted loss there
     * @param lossInterval the 95 % interval of the lowest loss; to leading order an error in the split does not change it
     * @param tokensPerParameter D/N
     * @param interval the 95 % interval of D/N
     * @param extrapolation how far the split lies beyond the runs
     */
    public record Budget(
            double compute,
            double parameters,
            double tokens,
            double loss,
            Interval lossInterval,
            double tokensPerParameter,
            Interval interval,
            Extrapolation extrapolation) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is NaN
         */
        public Budget {
            if (DoubleStream.of(compute, parameters, tokens, loss, tokensPerParameter).anyMatch(Double::isNaN)) {
                throw new IllegalArgumentException(
                        "compute, parameters, tokens, loss and tokensPerParameter must be numbers, were "
                                + compute + ", " + parameters + ", " + tokens + ", " + loss + " and " + tokensPerParameter);
            }
        }
    }

    private OptimalSplit(Fit fit) {
        this.fit = fit;
        this.rule = fit.isSum() ? new SumSplit(fit) : new NumericSplit(fit);
        if (!Double.isFinite(rule.exponent())) {
            throw new IllegalStateException("these runs do not determine how the best split changes with compute");
        }
        this.covariance = Covariance.sandwich(fit);
        this.range = RunsRange.of(fit.runs());
    }

    /**
     * The split for a fit.
     *
     * @param fit a fit of a model in N and D
     * @return its split
     * @throws IllegalStateException if the fitted loss does not fall with both N and D, the runs do not determine the split, or the model
     *     is not in N and D
     */
    public static OptimalSplit of(Fit fit) {
        if (!fit.runs().variables().equals(List.of("N", "D"))) {
            throw new IllegalStateException("compute is split between N and D, the runs have " + String.join(", ", fit.runs().variables()));
        }
        return new OptimalSplit(fit);
    }

    /**
     * The budgets that are split where none are given: 1, 10 and 100 times the largest compute of the runs.
     *
     * @param runs runs with N and D
     * @return compute in FLOPs
     * @throws IllegalStateException if the runs have one variable
     * @throws java.util.NoSuchElementException if there is no run
     */
    public static List<Double> usualBudgets(Runs runs) {
        double largest = runs.largestCompute();
        return DoubleStream.of(1, 10, 100).map(factor -> factor * largest).boxed().toList();
    }

    /**
     * The exponent of N in C.
     *
     * @return β/(α+β) for a sum; for other models the local exponent d log N/d log C at the largest compute of the runs; the exponent of D
     *     is 1 minus this
     */
    public double parameterExponent() {
        return rule.exponent();
    }

    /**
     * The 95 % interval of the exponent of N in C.
     *
     * @return the interval
     */
    public Interval parameterExponentInterval() {
        double half = half(rule.exponentError());
        return new Interval(parameterExponent() - half, parameterExponent() + half);
    }

    /**
     * The split of a budget.
     *
     * @param compute C in FLOPs, positive
     * @return N, D and what follows from them
     * @throws IllegalArgumentException if the budget is not finite and positive
     * @throws IllegalStateException if no split of this budget has the lowest loss
     * @throws ArithmeticException if N or D would be outside the range of a double
     */
    public Budget at(double compute) {
        SplitRule.Best best = rule.of(fit.runs().cost().product(Budgets.checked(compute)));
        double parameters = best.parameters();
        double tokens = best.tokens();
        if (!(parameters > 0 && tokens > 0 && Double.isFinite(parameters) && Double.isFinite(tokens))) {
            throw new ArithmeticException("the best split of " + compute + " FLOPs lies outside the range of a double");
        }
        Point point = Point.of(parameters, tokens);
        double loss = fit.predict(parameters, tokens);
        double lossError = covariance.standardErrorAlong(fit.gradient(point));
        double ratio = tokens / parameters;
        return new Budget(compute, parameters, tokens, loss, around(loss, lossError), ratio, around(ratio, best.ratioError()),
                Extrapolation.of(range, point));
    }

    private static Interval around(double value, double logError) {
        double factor = Math.exp(half(logError));
        return new Interval(value / factor, value * factor);
    }

    /** Half the width of an interval; infinite where the runs leave so much open that rounding makes the variance negative. */
    private static double half(double error) {
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : NORMAL_975 * error;
    }

    @Override
    public String toString() {
        return "OptimalSplit[parameterExponent=" + parameterExponent() + ", interval=" + parameterExponentInterval() + "]";
    }
}
