package org.neuralquanta.fit;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.neuralquanta.law.AdditiveLaw;
import org.neuralquanta.newton.DampedNewton;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Minimum;
import org.neuralquanta.runs.Point;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.runs.UnfittableException;

/**
 * A model fitted to runs: the parameters that minimise the sum of ρ(log L − log M), found from a grid of starting points with exact
 * derivatives and refined until the gradient norm is below 1e-10. Immutable, thread-safe.
 *
 * <p>Objective: Hoffmann et al. 2022, arXiv 2203.15556, approach 3; as a sum, after Besiroglu et al. 2024, arXiv 2404.10102.
 *
 * {@snippet file="org/neuralquanta/ExamplesTest.java" region="fit"}
 */
public final class Fit {

    private final CurveModel model;
    private final Objective objective;
    private final Minimum minimum;

    Fit(CurveModel model, Objective objective, Minimum minimum) {
        this.model = model;
        this.objective = objective;
        this.minimum = minimum;
    }

    /**
     * Fits with the Huber loss, δ = 1e-3.
     *
     * @param model the model
     * @param runs the runs
     * @return the fit
     * @throws IllegalArgumentException if there are too few runs, or a variable or the loss has only one value
     */
    public static Fit of(CurveModel model, Runs runs) {
        return of(model, runs, RobustLoss.standard());
    }

    /**
     * Fits with a given robust loss. With fewer groups than the model's parameters plus two, the runs are treated as independent.
     *
     * @param model the model
     * @param runs the runs
     * @param loss the penalty of a residual
     * @return the fit
     * @throws IllegalArgumentException if there are too few runs, a variable or the loss has only one value, or the irreducible loss is
     *     fixed above every measured loss
     */
    public static Fit of(CurveModel model, Runs runs, RobustLoss loss) {
        requireEnough(model, runs);
        // With fewer groups the scatter between groups cannot be estimated.
        Runs used = runs.groupCount() < model.dimension() + 2 ? runs.ungrouped() : runs;
        Objective objective = Objective.of(Shape.of(model, used), loss, used);
        return new Fit(model, objective, Search.best(objective));
    }

    /** Refuses runs that cannot determine the parameters of a model. */
    private static void requireEnough(CurveModel model, Runs runs) {
        List<String> variables = runs.variables();
        if (variables.size() != model.variables()) {
            throw new UnfittableException(model.name() + " needs runs with " + (model.variables() == 1 ? "one variable" : model.variables() == 2 ? "N and D" : "N, D and U")
                    + ", these have " + String.join(" and ", variables));
        }
        int least = model.dimension() + 2;
        if (runs.size() < least) {
            throw new UnfittableException(
                    "too few runs: " + model.name() + " needs at least " + least + ", there are " + runs.size());
        }
        if (IntStream.range(0, runs.size()).allMatch(i -> runs.logLoss(i) == runs.logLoss(0))) {
            throw new UnfittableException("all runs have the same loss, " + runs.loss(0) + ": there is nothing to fit");
        }
        floor(model).ifPresent(floor -> {
            if (IntStream.range(0, runs.size()).allMatch(i -> runs.loss(i) <= floor)) {
                throw new UnfittableException("every loss is at or below the irreducible loss, which is fixed at " + floor
                        + ": nothing is left that could fall; fix it at a lower value");
            }
        });
        for (int v = 0; v < variables.size(); v++) {
            if (!runs.varies(v)) {
                throw new UnfittableException("all runs have the same " + variables.get(v) + ", " + runs.value(v, 0)
                        + ": its exponent cannot be found");
            }
        }
    }

    /** A held loss that no curve of the model goes below. */
    private static Optional<Double> floor(CurveModel model) {
        return switch (model) {
            case CurveModel.Saturating saturating -> Optional.of(saturating.residual());
            case CurveModel.Fixed fixed -> Stream.of("E", "eps_inf").flatMap(name -> Stream.ofNullable(fixed.values().get(name))).findFirst();
            default -> Optional.empty();
        };
    }

    /**
     * The model.
     *
     * @return as given
     */
    public CurveModel model() {
        return model;
    }

    /**
     * The runs.
     *
     * @return as given, but without groups where there were too few of them
     */
    public Runs runs() {
        return objective.runs();
    }

    /**
     * The robust loss.
     *
     * @return as given
     */
    public RobustLoss loss() {
        return objective.loss();
    }

    /**
     * The parameters.
     *
     * @return values by name, in the order of {@link CurveModel#parameters()}
     */
    public Map<String, Double> parameters() {
        return named(parameterValues());
    }

    double[] parameterValues() {
        return objective.shape().parameters(minimum.theta());
    }

    private Map<String, Double> named(double[] values) {
        List<String> names = model.parameters();
        var map = new LinkedHashMap<String, Double>();
        for (int i = 0; i < values.length; i++) {
            map.put(names.get(i), values[i]);
        }
        return Collections.unmodifiableMap(map);
    }

    /**
     * One parameter.
     *
     * @param name its name, such as alpha
     * @return its value
     * @throws IllegalArgumentException if the model has no such parameter
     */
    public double parameter(String name) {
        Double value = parameters().get(name);
        if (value == null) {
            throw new IllegalArgumentException("the model " + model.name() + " has parameters " + model.parameters() + ", not " + name);
        }
        return value;
    }

    /**
     * The scale of Student's t.
     *
     * @return σ; empty for other losses
     */
    public OptionalDouble scale() {
        return loss().scales() == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.exp(logScale()));
    }

    double logScale() {
        return loss().scales() == 0 ? 0 : minimum.theta()[objective.shape().dimension()];
    }

    /**
     * The objective.
     *
     * @return Σ ρ over the runs
     */
    public double objective() {
        return minimum.value();
    }

    /**
     * How accurately the minimum is located.
     *
     * @return the Euclidean norm of the objective's gradient with respect to log E, log A, log B and the exponents, in coordinates centred
     *     on the runs
     */
    public double gradientNorm() {
        return minimum.gradientNorm();
    }

    /**
     * The starting points of the search.
     *
     * @return the number of grid points from which the search started
     */
    public int starts() {
        return Search.starts(objective).size();
    }

    /**
     * The fitted loss at a point.
     *
     * @param variables x, or N and D, positive
     * @return M
     * @throws IllegalArgumentException if a variable is not finite and positive, there are too few or too many, or the fitted loss is beyond
     *     the range of a double
     */
    public double predict(double... variables) {
        if (variables.length != model.variables()) {
            throw new IllegalArgumentException(
                    "the model " + model.name() + " has " + model.variables() + " variables, given were " + variables.length);
        }
        var values = new LinkedHashMap<String, Double>();
        for (int v = 0; v < variables.length; v++) {
            values.put(runs().variables().get(v), variables[v]);
        }
        return Math.exp(logPrediction(new Point(values)));
    }

    /** log M at a point, finite. */
    double logPrediction(Point point) {
        double log = logPrediction(point.at(runs().variables()), 0);
        if (!Double.isFinite(log)) {
            throw new UnfittableException("the fitted loss at " + point.values() + " is beyond the range of a double: predict nearer to the runs");
        }
        return log;
    }

    /**
     * The fitted loss at a point, with profile intervals. The interval of the curve is found as {@link Profile} finds those of parameters.
     * The interval of a run adds the half-width of the curve's interval and that of Student's t for the residuals in quadrature, on each
     * side, in logarithms.
     *
     * @param point a value for each variable of the runs
     * @return the prediction
     * @throws IllegalArgumentException if a variable is missing or unknown, or the fitted loss is beyond the range of a double
     */
    public Prediction predict(Point point) {
        return predict(List.of(point)).getFirst();
    }

    /**
     * The same at several points.
     *
     * @param points the points
     * @return a prediction for each, in their order
     * @throws IllegalArgumentException if a variable is missing or unknown, or the fitted loss is beyond the range of a double
     */
    public List<Prediction> predict(List<Point> points) {
        return Predictor.byProfile(this, points);
    }

    /**
     * The fitted loss at several points, with bootstrap intervals: for the curve, from the quantiles of the refits, and for a run, from
     * those of a refit plus a residual, over all pairs of a refit and a residual.
     *
     * @param points the points
     * @param bootstrap refits of this fit, drawn by whole groups where the runs have groups
     * @return a prediction for each, in their order
     * @throws IllegalArgumentException if a variable is missing or unknown, or the fitted loss is beyond the range of a double
     */
    public List<Prediction> predict(List<Point> points, Bootstrap bootstrap) {
        return Predictor.byBootstrap(this, bootstrap, points);
    }

    double logPrediction(Runs points, int run) {
        var jet = new Jet(objective.shape().dimension());
        objective.shape().evaluation().at(minimum.theta(), points, run, jet);
        return jet.value;
    }

    /**
     * The fitted loss at every run of a set.
     *
     * @param points runs with the variables of this fit; their losses are not used
     * @return log M for each, in their order
     */
    public double[] logPredictions(Runs points) {
        var jet = new Jet(objective.shape().dimension());
        Shape.Evaluation rows = objective.shape().evaluation();
        double[] predictions = new double[points.size()];
        Arrays.setAll(predictions, run -> {
            rows.at(minimum.theta(), points, run, jet);
            return jet.value;
        });
        return predictions;
    }

    /**
     * The residuals of the runs, which are relative errors to leading order.
     *
     * @return log L − log M for each run, in the order of {@link #runs()}
     */
    public double[] residuals() {
        double[] residuals = logPredictions(runs());
        Arrays.setAll(residuals, run -> runs().logLoss(run) - residuals[run]);
        return residuals;
    }

    /**
     * The penalty of each run's residual.
     *
     * @return ρ(log L − log M) for each run, in the order of {@link #runs()}
     */
    public double[] costs() {
        var penalty = new Penalty(loss());
        double[] costs = residuals();
        Arrays.setAll(costs, run -> {
            penalty.evaluate(costs[run], logScale());
            return penalty.value;
        });
        return costs;
    }

    /**
     * Whether the model is a sum of a term in N and a term in D with no parameter fixed.
     *
     * @return whether {@link #law()} is defined for positive exponents
     */
    public boolean isSum() {
        return model instanceof CurveModel.Quanta || model.equals(CurveModel.chinchilla());
    }

    /**
     * The fitted sum of two power laws.
     *
     * @return E + A N^−α + B D^−β
     * @throws IllegalStateException if the model is not a sum of two terms, an exponent is not positive, or an amplitude is outside the range
     *     of a double
     */
    public AdditiveLaw law() {
        if (!isSum()) {
            throw new IllegalStateException("the model " + model.name() + " is not a sum of a term in N and a term in D");
        }
        double alpha = parameter("alpha");
        double beta = parameter("beta");
        if (!(alpha > 0 && beta > 0)) {
            throw new IllegalStateException("an exponent is not positive, alpha " + alpha + ", beta " + beta
                    + ": loss does not fall with that resource, and no split of compute is best");
        }
        for (String amplitude : List.of("A", "B")) {
            if (!(parameter(amplitude) > 0 && parameter(amplitude) < Double.POSITIVE_INFINITY)) {
                throw new IllegalStateException(amplitude + " is outside the range of a double, " + parameter(amplitude)
                        + ": these runs do not determine its term, and no split of compute is best");
            }
        }
        return new AdditiveLaw(parameter("A"), alpha, parameter("B"), beta, parameter("E"));
    }

    Objective minimised() {
        return objective;
    }

    Minimum minimum() {
        return minimum;
    }

    Calibration calibration() {
        return Calibration.of(loss(), residuals(), logScale(), model.dimension());
    }

    /**
     * The derivatives of log M at a point, with respect to the coordinates that {@link Covariance#standardErrorAlong} and {@link
     * Covariance#between} expect.
     *
     * @param point a value for each variable of the runs
     * @return the derivatives
     * @throws IllegalArgumentException if a variable is missing or unknown
     */
    public double[] gradient(Point point) {
        return gradient(point.at(runs().variables()));
    }

    double[] gradient(Runs point) {
        var jet = new Jet(objective.shape().dimension());
        objective.shape().evaluation().at(minimum.theta(), point, 0, jet);
        return jet.gradient;
    }

    /**
     * How much a run tells about log M at its point: the mean of ρ″ over the runs, with their scatter taken into account.
     *
     * @return the mean curvature
     */
    public double meanCurvature() {
        Calibration calibration = calibration();
        return IntStream.range(0, runs().size()).mapToDouble(calibration::curvature).average().orElseThrow();
    }

    /**
     * The fit of the same model to the same runs with other weights, starting from these parameters.
     *
     * @param weights the weight of each run, in the order of {@link #runs()}; runs of weight 0 do not count
     * @return the fit; its {@link #runs()} are those of this one
     * @throws IllegalArgumentException if there are not as many weights as runs, or one is negative or not finite
     */
    public Fit reweighted(double[] weights) {
        if (weights.length != runs().size()) {
            throw new IllegalArgumentException(weights.length + " weights and " + runs().size() + " runs");
        }
        for (double weight : weights) {
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weights must be finite and >= 0, was " + weight);
            }
        }
        Objective other = objective.weighted(weights.clone());
        return new Fit(model, other, refit(other));
    }

    /** The fit of the same model to the same variables with other losses or weights, started from this fit's parameters. */
    Minimum refit(Objective other) {
        return DampedNewton.minimise(other.evaluation(), minimum.theta());
    }

    @Override
    public String toString() {
        return "Fit[model=" + model.name() + ", runs=" + runs().size() + ", parameters=" + parameters() + ", objective=" + objective() + "]";
    }
}
