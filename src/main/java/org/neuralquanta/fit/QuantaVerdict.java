package org.neuralquanta.fit;

import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.special.Erf;
import org.neuralquanta.Statement;
import org.neuralquanta.newton.DampedNewton;
import org.neuralquanta.newton.Minimum;
import org.neuralquanta.runs.Runs;

/**
 * Do the runs agree with the quantization hypothesis, α_D = α_N/(1+α_N), if the loss is a sum of two power laws? Immutable, thread-safe.
 *
 * <p>The statistic is the objective with β tied to α minus that with β free. Differences of Huber objectives have no textbook distribution,
 * so the distribution under the hypothesis is simulated (parametric bootstrap): losses of the tied curve with errors from a Student's t
 * distribution fitted to the residuals, refitted with β tied and free. This assumes independent, identically distributed errors; the
 * sandwich Wald interval does not. Above 20,000 runs, or with 0 replicates, the p-value is that of the Wald statistic, and {@link
 * #replicates} is 0.
 *
 * @param statistic restricted minus full objective, at least 0
 * @param pValue the share of simulated statistics at least as large, (1 + number)/(1 + replicates)
 * @param replicates the number of simulated statistics
 * @param departure β − α/(1+α) of the free fit (in general β minus the exponent of T17)
 * @param interval its 95 % Wald interval, from the sandwich
 * @param detectable the smallest departure that these runs would detect at the 5 % level with a power of 80 %
 */
@Statement({"T17", "T21"})
public record QuantaVerdict(
        double statistic, double pValue, int replicates, double departure, Interval interval, double detectable) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is NaN
     */
    public QuantaVerdict {
        if (DoubleStream.of(statistic, pValue, departure, detectable).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException(
                    "statistic, pValue, departure and detectable must be numbers, were "
                            + statistic + ", " + pValue + ", " + departure + " and " + detectable);
        }
    }

    /** The significance level of the test. */
    public static final double LEVEL = 0.05;

    /** Beyond this many runs the Wald statistic is nearly normal and simulations take long. */
    static final int MOST_RUNS_SIMULATED = 20_000;

    /** Normal quantiles at 97.5 % and 80 %. */
    private static final double TWO_SIDED = 1.959963984540054;

    private static final double POWER = 0.8416212335729143;

    /**
     * Tests the hypothesis.
     *
     * @param free a fit of the model chinchilla
     * @param hypothesis the tie between the exponents
     * @param replicates how many tables to simulate; 0 for the Wald statistic alone
     * @param seed the seed
     * @param progress called once for each replicate, from several threads
     * @return the test
     * @throws IllegalArgumentException if the fit is of another model or replicates is negative
     * @throws ArithmeticException if the hypothesis gives no data exponent for the fitted α, which is then far below 0, or beta has
     *     no standard error
     */
    public static QuantaVerdict of(Fit free, CurveModel.Quanta hypothesis, int replicates, long seed, Runnable progress) {
        return of(free, hypothesis, replicates, seed, Bootstrap.Replicates.computed(progress));
    }

    /**
     * The test, with simulated tables whose statistics may be known already.
     *
     * @param free a fit of the model chinchilla
     * @param hypothesis the tie between the exponents
     * @param replicates how many tables to simulate; 0 for the Wald statistic alone
     * @param seed the seed
     * @param known computes or recalls the statistic of each table
     * @return the test
     * @throws IllegalArgumentException as {@link #of(Fit, CurveModel.Quanta, int, long, Runnable)}
     * @throws ArithmeticException as that method
     */
    public static QuantaVerdict of(Fit free, CurveModel.Quanta hypothesis, int replicates, long seed, Bootstrap.Replicates known) {
        if (!free.model().equals(CurveModel.chinchilla())) {
            throw new IllegalArgumentException("the test starts from a fit of the model chinchilla, was " + free.model().name());
        }
        if (!(replicates >= 0)) {
            throw new IllegalArgumentException("replicates must be >= 0, was " + replicates);
        }
        Fit tied = Fit.of(hypothesis, free.runs(), free.loss());
        double alpha = free.parameter("alpha");
        double expected = hypothesis.tied(alpha);
        if (Double.isNaN(expected)) {
            throw new ArithmeticException("alpha is " + alpha + ": the hypothesis gives no data exponent for it");
        }
        double departure = free.parameter("beta") - expected;
        double error = Covariance.sandwich(free).standardErrorOf(Map.of("alpha", -hypothesis.dataExponentSlope(alpha), "beta", 1.0));
        if (!Double.isFinite(error)) {
            throw new ArithmeticException("the runs do not determine beta: its standard error cannot be computed");
        }
        double statistic = Math.max(tied.objective() - free.objective(), 0);
        int simulated = free.runs().size() > MOST_RUNS_SIMULATED ? 0 : replicates;
        double pValue = simulated == 0
                ? Erf.erfc(Math.abs(departure) / (Math.sqrt(2) * error))
                : (1.0 + new Simulation(free, tied).atLeast(statistic, simulated, seed, known)) / (1 + simulated);
        return new QuantaVerdict(statistic, pValue, simulated, departure,
                new Interval(departure - TWO_SIDED * error, departure + TWO_SIDED * error), (TWO_SIDED + POWER) * error);
    }

    /**
     * The result in words, no stronger than the numbers.
     *
     * @return one sentence or two
     */
    public String verdict() {
        String p = String.format(Locale.ROOT, "p = %.2g", pValue);
        String seen = String.format(Locale.ROOT, "%.2g", detectable);
        boolean unlikely = pValue < LEVEL;
        boolean away = !interval.contains(0);
        if (unlikely && away) {
            return String.format(Locale.ROOT, "beta is %.2g %s than the hypothesis says (%s): the runs contradict it, if the loss is"
                    + " the sum of a term in N and one in D and the runs are independent", Math.abs(departure),
                    departure > 0 ? "larger" : "smaller", p);
        }
        if (unlikely != away) {
            return "undecided: the simulated test " + (unlikely ? "rejects" : "does not reject") + " the hypothesis (" + p
                    + ") and the Wald interval, which lets the scatter differ between runs, "
                    + (away ? "excludes it" : "allows it");
        }
        return "the runs do not contradict the hypothesis (" + p + "); that does not confirm it: departures of beta below about "
                + seen + " would often go unseen";
    }

    /** Tables simulated under the hypothesis. */
    private static final class Simulation {

        private final Fit free;
        private final Fit tied;
        private final double[] curve;
        private final ErrorLaw errors;

        Simulation(Fit free, Fit tied) {
            this.free = free;
            this.tied = tied;
            this.curve = tied.logPredictions(free.runs());
            this.errors = ErrorLaw.of(free.loss(), free.residuals(), free.model().dimension());
        }

        long atLeast(double statistic, int replicates, long seed, Bootstrap.Replicates known) {
            SplittableRandom[] streams = Bootstrap.streams(seed, replicates);
            return IntStream.range(0, replicates)
                    .parallel()
                    .filter(i -> known.of(i, () -> new double[] {statistic(streams[i])})[0] >= statistic)
                    .count();
        }

        private double statistic(SplittableRandom random) {
            Runs runs = free.runs();
            double[] losses = curve.clone();
            for (int i = 0; i < losses.length; i++) {
                losses[i] += errors.draw(random);
            }
            Runs simulated = runs.withLogLosses(losses);
            Objective restricted = Objective.of(tied.minimised().shape(), tied.loss(), simulated);
            Minimum least = tied.refit(restricted);
            Objective full = Objective.of(free.minimised().shape(), free.loss(), simulated);
            // Start from the tied curve, so that the statistic is not negative, and from the free fit, in case the two are far apart.
            return least.value()
                    - Math.min(DampedNewton.minimise(full.evaluation(), untied(least.theta())).value(), free.refit(full).value());
        }

        /** The same curve with β as a coordinate of its own. */
        private double[] untied(double[] theta) {
            double[] all = new double[theta.length + 1];
            System.arraycopy(theta, 0, all, 0, 4);
            all[4] = tied.minimised().shape().parameters(theta)[tied.model().parameters().indexOf("beta")];
            System.arraycopy(theta, 4, all, 5, theta.length - 4);
            return all;
        }
    }
}
