package org.neuralquanta.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.neuralquanta.Statement;
import org.neuralquanta.fit.Bootstrap;
import org.neuralquanta.fit.Covariance;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.fit.Interval;
import org.neuralquanta.fit.Prediction;
import org.neuralquanta.fit.Profile;
import org.neuralquanta.fit.QuantaVerdict;
import org.neuralquanta.fit.RobustLoss;
import org.neuralquanta.runs.Point;
import org.neuralquanta.runs.Runs;

/**
 * A curve fitted to runs, with the analysis of the fit: intervals, warnings, correlations, the test of the quantization hypothesis, the
 * best split of compute, the comparison of the sum with the maximum, and predictions of held-out runs. Immutable, thread-safe.
 *
 * @param plan what was requested
 * @param fit the fitted curve
 * @param intervals 95 % intervals of its parameters, by profiles, or by the bootstrap where refits were requested
 * @param warnings what the runs do not determine, in words
 * @param covariance of the parameters, by the sandwich formula
 * @param test the test of the hypothesis; for curves of two variables
 * @param split the best split of compute; for curves of two variables
 * @param predictions the loss at the requested points, with the same kind of intervals as the parameters: by profiles, or by the bootstrap
 * @param comparison several models side by side, where models to compare were given
 * @param forms the comparison of the sum with the larger term, where it was requested and the curve has two variables
 * @param heldOut predictions of the runs above increasing budgets, and of the models above increasing sizes, where they were requested and
 *     the curve has two variables
 */
@Statement({"T17", "T18", "T21"})
public record CurveStudy(
        Plan plan,
        Fit fit,
        Map<String, Interval> intervals,
        List<String> warnings,
        Covariance covariance,
        Consequence<QuantaVerdict> test,
        Consequence<Split> split,
        List<Prediction> predictions,
        Optional<FormTable> comparison,
        Optional<FormComparison> forms,
        List<HeldOut> heldOut) {

    /** The gradient norm up to which a minimum counts as located. */
    private static final double LOCATED = 1e-8;

    /** Least tokens per parameter that a fit can call best without suspicion: language models have 1 to 10⁴. */
    private static final double FEWEST_BEST = 0.01;

    private static final int TEST_REPLICATES = 999;
    private static final int HELD_OUT_REPLICATES = 200;
    private static final double[] HELD_OUT_SHARES = {0.5, 0.6, 0.7, 0.8, 0.9};

    /** Copies the lists. */
    public CurveStudy {
        intervals = Collections.unmodifiableMap(new LinkedHashMap<>(intervals));
        warnings = List.copyOf(warnings);
        predictions = List.copyOf(predictions);
        heldOut = List.copyOf(heldOut);
    }

    @Override
    public String toString() {
        return "CurveStudy[" + fit + "]";
    }

    /**
     * What is requested.
     *
     * @param loss the robust loss that is minimised
     * @param hypothesis the exponents of the hypothesis that is tested
     * @param budgets compute to be split, FLOPs &gt; 0; empty for 1, 10 and 100 times the largest of the runs
     * @param points the points at which the loss is predicted
     * @param compared models to compare on the same runs; empty for no comparison
     * @param forms whether the sum is compared with the larger term
     * @param heldOut whether runs above increasing budgets and sizes are predicted
     * @param bootstrap the number of refits for the intervals and the test; 0 for profiles
     * @param seed the seed of all random numbers
     */
    public record Plan(
            RobustLoss loss,
            CurveModel.Quanta hypothesis,
            List<Double> budgets,
            List<Point> points,
            List<CurveModel> compared,
            boolean forms,
            boolean heldOut,
            int bootstrap,
            long seed) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if a budget or the number of refits is out of range
         */
        public Plan {
            budgets = List.copyOf(budgets);
            points = List.copyOf(points);
            compared = List.copyOf(compared);
            budgets.forEach(Budgets::checked);
            if (bootstrap < 0) {
                throw new IllegalArgumentException("the number of refits must be at least 0, was " + bootstrap);
            }
        }

        private int testReplicates() {
            return bootstrap == 0 ? TEST_REPLICATES : bootstrap;
        }
    }

    /**
     * A result that a fit may or may not have.
     *
     * @param <T> its type
     */
    public sealed interface Consequence<T> {

        /**
         * The result.
         *
         * @param <T> its type
         * @param value the result
         */
        record Found<T>(T value) implements Consequence<T> {}

        /**
         * There is no result.
         *
         * @param <T> its type
         * @param reason the reason, in words
         */
        record Open<T>(String reason) implements Consequence<T> {}

        /**
         * The result does not apply to the model.
         *
         * @param <T> its type
         */
        record Inapplicable<T>() implements Consequence<T> {}
    }

    /**
     * The best split of compute.
     *
     * @param optimal the law of the split
     * @param budgets the split of each budget
     */
    public record Split(OptimalSplit optimal, List<OptimalSplit.Budget> budgets) {

        /** Copies the list. */
        public Split {
            budgets = List.copyOf(budgets);
        }
    }

    /** Receives the progress of long work. Its stages may be called from several threads. */
    public interface Watch {

        /** A stage of the work. */
        interface Stage extends AutoCloseable {

            /** Reports that a step is done. */
            void step();

            /**
             * Does a step, or recalls its result from an interrupted study.
             *
             * @param number of the step, from 0
             * @param work what the step computes
             * @return its result, bit for bit that of the work
             */
            default double[] result(int number, Supplier<double[]> work) {
                return Bootstrap.Replicates.computed(this::step).of(number, work);
            }

            @Override
            void close();
        }

        /**
         * Begins a stage.
         *
         * @param name what is done, in a word
         * @param steps how many steps it has
         * @return the stage, which is notified of each step
         */
        Stage begin(String name, int steps);
    }

    /**
     * Fits a curve and analyses the fit.
     *
     * @param model the curve
     * @param runs the runs
     * @param plan what is requested
     * @param watch receives the progress of the bootstrap and the test
     * @return the study; the same for the same runs, plan and seed
     * @throws IllegalArgumentException if the runs cannot be fitted, or a point lacks a variable or has an unknown one
     */
    public static CurveStudy of(CurveModel model, Runs runs, Plan plan, Watch watch) {
        plan.points.forEach(point -> point.in(runs.variables()));
        Fit fit = Fit.of(model, runs, plan.loss);
        Profile profile = Profile.of(fit);
        Optional<Bootstrap> bootstrap = plan.bootstrap == 0 ? Optional.empty() : Optional.of(bootstrap(fit, plan, watch));
        boolean plane = model.variables() == 2;
        Consequence<Split> split = consequence(plane, () -> split(fit, plan));
        return new CurveStudy(
                plan,
                fit,
                bootstrap.map(Bootstrap::intervals).orElseGet(profile::intervals),
                warnings(profile, fit, runs, split),
                Covariance.sandwich(fit),
                consequence(plane, () -> test(fit, plan, watch)),
                split,
                bootstrap.map(refits -> fit.predict(plan.points, refits)).orElseGet(() -> fit.predict(plan.points)),
                plan.compared.isEmpty() ? Optional.empty() : Optional.of(comparison(fit, runs, plan)),
                plan.forms && plane ? Optional.of(FormComparison.of(runs, plan.loss)) : Optional.empty(),
                plan.heldOut && plane
                        ? Stream.of(HeldOut.By.values())
                                .flatMap(by -> HeldOut.rolling(model, runs, plan.loss, by, HELD_OUT_SHARES, HELD_OUT_REPLICATES, plan.seed).stream())
                                .toList()
                        : List.of());
    }

    private static FormTable comparison(Fit fit, Runs runs, Plan plan) {
        return FormTable.of(
                plan.compared.stream().map(other -> other.equals(fit.model()) ? fit : Fit.of(other, runs, plan.loss)).toList(), runs);
    }

    private static List<String> warnings(Profile profile, Fit fit, Runs runs, Consequence<Split> split) {
        var warnings = new ArrayList<>(profile.warnings());
        if (!(fit.gradientNorm() < LOCATED)) {
            warnings.add("the objective is so flat that its minimum is only roughly located: these runs do not determine all parameters of "
                    + fit.model().name());
        }
        if (fit.runs().groupCount() != runs.groupCount()) {
            warnings.add("only " + runs.groupCount() + " groups, too few to see the scatter between them: runs are treated as independent");
        }
        if (split instanceof Consequence.Found<Split>(Split found)) {
            swapped(found.optimal(), runs).ifPresent(warnings::add);
        }
        return warnings;
    }

    /** A best split that nobody has seen, at the median compute of the runs. */
    static Optional<String> swapped(OptimalSplit split, Runs runs) {
        double[] compute = IntStream.range(0, runs.size()).mapToDouble(runs::compute).sorted().toArray();
        double best;
        try {
            best = split.at(compute[compute.length / 2]).tokensPerParameter();
        } catch (ArithmeticException _) {
            // Outside the range of a double there is no ratio to judge.
            return Optional.empty();
        }
        return best < FEWEST_BEST
                ? Optional.of("according to this fit, the best split of the runs' median compute has fewer than " + FEWEST_BEST
                        + " tokens per parameter: are N and D swapped?")
                : Optional.empty();
    }

    private static Bootstrap bootstrap(Fit fit, Plan plan, Watch watch) {
        try (Watch.Stage stage = watch.begin("bootstrap", plan.bootstrap)) {
            return Bootstrap.of(fit, plan.bootstrap, plan.seed, stage::result);
        }
    }

    private static QuantaVerdict test(Fit fit, Plan plan, Watch watch) {
        Fit free = fit.model().equals(CurveModel.chinchilla()) ? fit : Fit.of(CurveModel.chinchilla(), fit.runs(), plan.loss);
        try (Watch.Stage stage = watch.begin("test", plan.testReplicates())) {
            return QuantaVerdict.of(free, plan.hypothesis, plan.testReplicates(), plan.seed, stage::result);
        }
    }

    private static Split split(Fit fit, Plan plan) {
        OptimalSplit optimal = OptimalSplit.of(fit);
        List<Double> budgets = plan.budgets.isEmpty() ? OptimalSplit.usualBudgets(fit.runs()) : plan.budgets;
        return new Split(optimal, budgets.stream().map(optimal::at).toList());
    }

    private static <T> Consequence<T> consequence(boolean applies, Supplier<T> supplier) {
        try {
            return applies ? new Consequence.Found<>(supplier.get()) : new Consequence.Inapplicable<>();
        } catch (ArithmeticException | IllegalStateException e) {
            return new Consequence.Open<>(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The interval of a parameter.
     *
     * @param parameter its name
     * @return its interval
     * @throws NullPointerException if the curve has no such parameter
     */
    public Interval interval(String parameter) {
        return Objects.requireNonNull(intervals.get(parameter), parameter);
    }
}
