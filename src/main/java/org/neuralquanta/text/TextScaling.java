package org.neuralquanta.text;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.hipparchus.exception.MathIllegalStateException;
import org.neuralquanta.Statement;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.fit.Interval;
import org.neuralquanta.fit.Profile;
import org.neuralquanta.fit.RobustLoss;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.study.CurveStudy;

/**
 * What a ladder says of scaling: power laws with a floor over sizes, text and steps, each on its own, fitted to means over seeds, which leave no room
 * to take a curve's misfit for chance; and the loss of sizes and text together
 * with the test of \(\alpha_D = \alpha_N/(1+\alpha_N)\) (T21) and the sum beside the joint law (T38). Immutable, thread-safe.
 *
 * @param axes a fit for each axis, empty where there are fewer than five values or the loss does not depend on them
 * @param together the study of sizes and text, empty where there are fewer than five values of either or the loss does not depend on them
 */
@Statement({"T21", "T38"})
public record TextScaling(Map<LadderTables.Axis, Optional<Power>> axes, Optional<CurveStudy> together) {

    /** Fewest different values of an axis for a fit. */
    public static final int FEWEST = 5;

    /**
     * A power law \(E + A x^{-\alpha}\).
     *
     * @param fit the fit, to means over seeds
     * @param intervals 95 % intervals by the profile; empty over steps, where the losses of one run are not independent
     */
    public record Power(Fit fit, Optional<Intervals> intervals) {}

    /**
     * Intervals of a power law.
     *
     * @param alpha of the exponent
     * @param floor of E
     */
    public record Intervals(Interval alpha, Interval floor) {}

    /** Copies the map. */
    public TextScaling {
        axes = Map.copyOf(axes);
    }

    /**
     * Fits the means of a ladder.
     *
     * @param tables the ladder
     * @param seed of the test of the hypothesis
     * @param watch is notified of the test
     * @return what it says
     */
    public static TextScaling of(LadderTables tables, long seed, CurveStudy.Watch watch) {
        return new TextScaling(
                Map.of(
                        LadderTables.Axis.SIZES, power(tables, LadderTables.Axis.SIZES),
                        LadderTables.Axis.DATA, power(tables, LadderTables.Axis.DATA),
                        LadderTables.Axis.STEPS, power(tables, LadderTables.Axis.STEPS)),
                together(tables, seed, watch));
    }

    /**
     * The curve of mean losses over the runs at each place.
     *
     * @param runs the runs, of any number of seeds
     * @param place size, text or steps of a run
     * @param loss its loss
     * @param <R> the type of a run
     * @return a loss for each different place
     */
    public static <R> Runs means(List<R> runs, ToDoubleFunction<R> place, ToDoubleFunction<R> loss) {
        var means = runs.stream().collect(Collectors.groupingBy(place::applyAsDouble, TreeMap::new, Collectors.averagingDouble(loss)));
        return Runs.curve(
                means.keySet().stream().mapToDouble(Double::doubleValue).toArray(), means.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Optional<Power> power(LadderTables tables, LadderTables.Axis axis) {
        Runs means = means(tables.columns(axis), LadderTables.Column::x, LadderTables.Column::mean);
        if (means.size() < FEWEST) {
            return Optional.empty();
        }
        Fit fit = Fit.of(CurveModel.power(), means);
        Map<String, Interval> intervals;
        try {
            intervals = Profile.of(fit).intervals();
        } catch (MathIllegalStateException _) {
            // A loss that does not depend on x leaves a curvature without a decomposition.
            return Optional.empty();
        }
        return Optional.of(new Power(fit, axis == LadderTables.Axis.STEPS
                ? Optional.empty()
                : Optional.of(new Intervals(
                        Objects.requireNonNull(intervals.get("alpha")),
                        Objects.requireNonNull(intervals.get("E"))))));
    }

    private static Optional<CurveStudy> together(LadderTables tables, long seed, CurveStudy.Watch watch) {
        List<LadderTables.Column> runs = tables.runs();
        if (runs.stream().mapToDouble(LadderTables.Column::x).distinct().count() < FEWEST
                || runs.stream().mapToLong(column -> column.run().characters()).distinct().count() < FEWEST) {
            return Optional.empty();
        }
        Runs table = Runs.of(
                runs.stream().mapToDouble(LadderTables.Column::x).toArray(),
                runs.stream().mapToDouble(column -> column.run().characters()).toArray(),
                runs.stream().mapToDouble(LadderTables.Column::mean).toArray());
        var plan = new CurveStudy.Plan(
                RobustLoss.standard(), CurveModel.quanta(), List.of(), List.of(),
                List.of(CurveModel.chinchilla(), CurveModel.joint(), CurveModel.max()), true, false, 0, seed);
        try {
            return Optional.of(CurveStudy.of(CurveModel.chinchilla(), table, plan, watch));
        } catch (MathIllegalStateException _) {
            return Optional.empty();
        }
    }
}
