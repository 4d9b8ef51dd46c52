package org.neuralquanta.study;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.hipparchus.distribution.continuous.TDistribution;
import org.neuralquanta.Statement;
import org.neuralquanta.fit.Interval;
import org.neuralquanta.law.TrainingCost;
import org.neuralquanta.runs.Extrapolation;
import org.neuralquanta.runs.Point;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.runs.RunsRange;

/**
 * IsoFLOP profiles (Hoffmann et al. 2022, arXiv 2203.15556, approach 2): at each compute budget, a least-squares parabola of log L in log
 * N, and through the minima the line \(\log N_{opt}=\log G+a\log C\); \(D_{opt}=C/(6N_{opt})\), at the cost of the runs. Immutable,
 * thread-safe.
 *
 * <p>The scatter of log L is pooled over all parabolas: the weighted squares of their residuals, divided by the number of runs less three
 * for each parabola. The error of a minimum follows from the delta method. The line weights each minimum by \(1/(v+\tau^2)\), where v is
 * its variance and τ² the variance of the minima about the line beyond v (Paule and Mandel 1982); its 95 % intervals are those of Knapp and
 * Hartung (2003), from Student's t with two degrees of freedom fewer than there are minima. A parabola is not the law: where the terms of a
 * loss have different exponents, its minimum depends on where the runs lie. The line has the exponent \(\beta/(\alpha+\beta)\) (T18) where
 * the runs lie around the best N in the same way at each budget; the intervals do not include the effect of departures from this.
 */
@Statement("T18")
public final class IsoFlop {

    private static final int LEAST_MINIMA = 3;

    /** exp of it, and of its negative, is a normal double. */
    private static final double LARGEST_LOG = 700;

    private final List<IsoFlopProfile> profiles;
    private final double scatter;
    private final RandomEffectsLine line;
    private final RunsRange range;
    private final TrainingCost cost;

    private IsoFlop(List<IsoFlopProfile> profiles, double scatter, RandomEffectsLine line, Runs runs) {
        this.range = RunsRange.of(runs);
        this.cost = runs.cost();
        this.profiles = profiles;
        this.scatter = scatter;
        this.line = line;
    }

    /**
     * The best split of a budget, from the line.
     *
     * @param compute C in FLOPs
     * @param parameters N
     * @param parametersInterval its 95 % interval
     * @param tokens D
     * @param tokensInterval its 95 % interval
     * @param extrapolation how far it lies beyond the runs
     */
    public record Budget(
            double compute,
            double parameters,
            Interval parametersInterval,
            double tokens,
            Interval tokensInterval,
            Extrapolation extrapolation) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is NaN
         */
        public Budget {
            if (DoubleStream.of(compute, parameters, tokens).anyMatch(Double::isNaN)) {
                throw new IllegalArgumentException(
                        "compute, parameters and tokens must be numbers, were "
                                + compute + ", " + parameters + " and " + tokens);
            }
        }
    }

    /**
     * Profiles at budgets that are recognised from the runs: in order of compute, a budget begins where compute is at least 1.1 times that
     * of the run before. Compute within a budget may vary by a factor of 1.25² in total.
     *
     * @param runs runs with N and D
     * @return the profiles and their line
     * @throws IllegalArgumentException if the runs have other variables or no separate budgets, or fewer than three budgets have a minimum
     *     among their runs, or the runs show no scatter about the parabolas
     */
    public static IsoFlop of(Runs runs) {
        requirePlane(runs);
        return of(runs, Budgets.recognised(runs));
    }

    /**
     * Profiles at given budgets. Each run belongs to the nearest budget, if its compute is within a factor of 1.25 of that, and otherwise
     * to none.
     *
     * @param runs runs with N and D
     * @param budgets compute in FLOPs, at least three
     * @return the profiles and their line
     * @throws IllegalArgumentException as {@link #of(Runs)}, or if a budget is not finite and positive
     */
    public static IsoFlop of(Runs runs, List<Double> budgets) {
        requirePlane(runs);
        return of(runs, Budgets.given(runs, budgets));
    }

    private static void requirePlane(Runs runs) {
        if (!runs.variables().equals(List.of("N", "D"))) {
            throw new IllegalArgumentException("isoFLOP profiles need runs with N and D, these have " + String.join(" and ", runs.variables()));
        }
    }

    private static IsoFlop of(Runs runs, Budgets budgets) {
        List<BudgetRuns> all = budgets.groups().stream().map(members -> BudgetRuns.of(runs, members)).toList();
        List<BudgetRuns> valleys = all.stream().filter(budget -> budget.fault().isEmpty()).toList();
        if (valleys.size() < LEAST_MINIMA) {
            throw new IllegalArgumentException("too few budgets: a line needs " + LEAST_MINIMA + " with a minimum among their runs, of "
                    + all.size() + (valleys.size() == 1 ? " 1 has" : " " + valleys.size() + " have") + " one" + faults(all));
        }
        List<BudgetRuns> curved = all.stream().filter(budget -> budget.parabola().isPresent()).toList();
        int freedom = curved.stream().mapToInt(budget -> budget.size() - Parabola.COEFFICIENTS).sum();
        if (freedom == 0) {
            throw new IllegalArgumentException("no budget has more than three runs: their scatter about a parabola cannot be seen");
        }
        double variance = curved.stream().mapToDouble(budget -> budget.valley().squares()).sum() / freedom;
        if (!(variance > 0)) {
            throw new IllegalArgumentException("all runs lie on their parabolas exactly: there is no scatter to weight the minima by");
        }
        double critical = new TDistribution(freedom).inverseCumulativeProbability(0.975);
        RandomEffectsLine line = RandomEffectsLine.through(
                valleys.stream().mapToDouble(BudgetRuns::logCompute).toArray(),
                valleys.stream().mapToDouble(budget -> budget.valley().minimum()).toArray(),
                valleys.stream().mapToDouble(budget -> variance * budget.valley().minimumVariance()).toArray());
        return new IsoFlop(all.stream().map(budget -> profile(budget, variance, critical, runs.cost())).toList(), Math.sqrt(variance), line,
                runs);
    }

    private static String faults(List<BudgetRuns> budgets) {
        return budgets.stream().flatMap(budget -> budget.fault().stream()).distinct().sorted()
                .collect(Collectors.collectingAndThen(Collectors.joining(", "), text -> text.isEmpty() ? "" : " (" + text + ")"));
    }

    private static IsoFlopProfile profile(BudgetRuns budget, double variance, double critical, TrainingCost cost) {
        double compute = Math.exp(budget.logCompute());
        Optional<String> fault = budget.fault();
        if (fault.isPresent()) {
            return new IsoFlopProfile.Unused(compute, budget.size(), fault.get());
        }
        Parabola parabola = budget.valley();
        double minimum = parabola.minimum();
        return new IsoFlopProfile.Valley(
                compute,
                budget.size(),
                Math.exp(minimum),
                around(minimum, critical * Math.sqrt(variance * parabola.minimumVariance())),
                cost.product(compute) / Math.exp(minimum),
                Math.exp(parabola.at(minimum)),
                parabola.bend());
    }

    private static Interval around(double log, double half) {
        return new Interval(Math.exp(log - half), Math.exp(log + half));
    }

    /**
     * The profiles.
     *
     * @return one for each budget, in order of compute
     */
    public List<IsoFlopProfile> profiles() {
        return profiles;
    }

    /**
     * The runs of all budgets.
     *
     * @return how many, without runs that belong to no given budget
     */
    public int runs() {
        return profiles.stream().mapToInt(IsoFlopProfile::runs).sum();
    }

    /**
     * The standard deviation of log L about the parabolas.
     *
     * @return positive
     */
    public double scatter() {
        return scatter;
    }

    /**
     * The standard deviation of the minima about the line, beyond their own errors.
     *
     * @return τ, of log N; 0 where their own errors suffice
     */
    public double excess() {
        return line.excess();
    }

    /**
     * The exponent of N in C.
     *
     * @return a; the exponent of D is 1 − a
     */
    public double parameterExponent() {
        return line.slope();
    }

    /**
     * The 95 % interval of the exponent of N in C.
     *
     * @return the interval; that of the exponent of D is 1 minus its ends
     */
    public Interval parameterExponentInterval() {
        return new Interval(line.slope() - line.slopeHalf(), line.slope() + line.slopeHalf());
    }

    /**
     * The logarithm of the coefficient of N.
     *
     * @return log G, with C in FLOPs; far from the runs, so that its interval is wide
     */
    public double logCoefficient() {
        return line.at(0);
    }

    /**
     * The 95 % interval of the logarithm of the coefficient.
     *
     * @return the interval of log G
     */
    public Interval logCoefficientInterval() {
        return new Interval(line.at(0) - line.halfAt(0), line.at(0) + line.halfAt(0));
    }

    /**
     * The best split of a budget.
     *
     * @param compute C in FLOPs, positive
     * @return N and D with their intervals
     * @throws IllegalArgumentException if the budget is not finite and positive
     * @throws ArithmeticException if N or D would be outside the range of a double
     */
    public Budget at(double compute) {
        double logCompute = Math.log(Budgets.checked(compute));
        double logParameters = line.at(logCompute);
        double logTokens = Math.log(cost.product(compute)) - logParameters;
        double half = line.halfAt(logCompute);
        if (!(Math.abs(logParameters) < LARGEST_LOG && Math.abs(logTokens) < LARGEST_LOG)) {
            throw new ArithmeticException("the best split of " + compute + " FLOPs lies outside the range of a double");
        }
        Point point = Point.of(Math.exp(logParameters), Math.exp(logTokens));
        return new Budget(compute, Math.exp(logParameters), around(logParameters, half), Math.exp(logTokens), around(logTokens, half),
                Extrapolation.of(range, point));
    }

    @Override
    public String toString() {
        return "IsoFlop[budgets=" + profiles.size() + ", parameterExponent=" + parameterExponent() + ", interval="
                + parameterExponentInterval() + "]";
    }
}
