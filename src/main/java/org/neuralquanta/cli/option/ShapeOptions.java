package org.neuralquanta.cli.option;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.distribution.AnalyticQuanta;
import org.neuralquanta.distribution.FrequencyShape;
import picocli.CommandLine.Option;

/** Use frequencies beyond a single power of the rank. Not thread-safe. */
public final class ShapeOptions {

    @Option(
            names = "--correction",
            paramLabel = "B,R",
            description = "A second power in the frequencies (T45), p_k ~ k^-(1+A) (1 + B k^-R); R above 0, B such that the frequencies decrease"
                    + " with rank.")
    private Real.@Nullable Listed correction;

    @Option(
            names = "--oscillation",
            paramLabel = "B,W",
            description = "Frequencies that oscillate in the logarithm of the rank (T48), p_k ~ k^-(1+A) (1 + B cos(W log k)); W from 1e-3 to 1e3,"
                    + " |B| at most (1+A)/sqrt((1+A)^2+W^2).")
    private Real.@Nullable Listed oscillation;

    @Option(
            names = "--cut-off",
            paramLabel = "K",
            description = "A soft cut-off of the frequencies (T48), p_k ~ k^-(1+A) exp(-k/K); K from 0.2 to 1e15.")
    private @Nullable Real cutOff;

    @Option(
            names = "--stretched",
            paramLabel = "L,B",
            description = "Stretched exponential frequencies instead of --alpha (T48), p_k ~ exp(-L k^B), geometric for B = 1; L from 1e-15 to 5,"
                    + " B from 0.1 to 4.")
    private Real.@Nullable Listed stretched;

    /** A single power. */
    public ShapeOptions() {}

    /** An option with its value, and the formula at α. */
    record Given(String option, Object value, boolean hasAlpha, Function<Double, FrequencyShape> shape) {

        AnalyticQuanta at(double alpha) {
            return BadInput.unlessRefused(option, value, () -> AnalyticQuanta.of(shape.apply(alpha)));
        }
    }

    /** What is given, null if nothing is. */
    @Nullable Given given() {
        Given found = null;
        if (correction != null) {
            List<Real> pair = pair("--correction", correction);
            found = new Given("--correction", correction, true, alpha ->
                    FrequencyShape.secondOrder(alpha, pair.get(0).value(), pair.get(1).value()));
        }
        if (oscillation != null) {
            alone("--oscillation", oscillation, found);
            List<Real> pair = pair("--oscillation", oscillation);
            found = new Given("--oscillation", oscillation, true, alpha ->
                    FrequencyShape.logPeriodic(alpha, pair.get(0).value(), pair.get(1).value(), 0));
        }
        if (cutOff != null) {
            alone("--cut-off", cutOff, found);
            double ranks = cutOff.value();
            found = new Given("--cut-off", cutOff, true, alpha -> FrequencyShape.cutOff(alpha, ranks));
        }
        if (stretched != null) {
            alone("--stretched", stretched, found);
            List<Real> pair = pair("--stretched", stretched);
            found = new Given("--stretched", stretched, false, _ -> FrequencyShape.stretched(pair.get(0).value(), pair.get(1).value()));
        }
        return found;
    }

    private static void alone(String option, Object value, @Nullable Given other) {
        if (other != null) {
            throw new BadInput(option, value, "cannot be used with " + other.option, "only one of the two");
        }
    }

    private static List<Real> pair(String option, Real.Listed numbers) {
        if (numbers.all().size() != 2) {
            throw new BadInput(option, numbers, "must be two numbers", "two numbers separated by a comma");
        }
        return numbers.all();
    }
}
