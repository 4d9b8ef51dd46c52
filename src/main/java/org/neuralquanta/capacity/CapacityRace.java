package org.neuralquanta.capacity;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.FrequencyForm;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.GammaRatio;
import org.neuralquanta.sum.ExposureLoss;
import org.neuralquanta.sum.ParameterCost;
import org.neuralquanta.sum.Response;
import org.neuralquanta.sum.Share;
import org.neuralquanta.sum.Weight;

/**
 * The time x of a race of exponential clocks with rates \(p_k\) at which N parameters are used on average:
 * \(\sum_kCk^\kappa(1-e^{-xp_k})=N\). Immutable, thread-safe; the last answer is kept, since grids ask for one N many times.
 */
public final class CapacityRace {

    /** x = e^u with |u| at most this. */
    private static final double LARGEST_LOG = 660;

    /** Smaller exposures count as 0. */
    private static final double LEAST = 1e-290;

    /** Newton's method squares the error, so that it is negligible after a step as small as this. */
    private static final double LAST_STEP = 1e-8;

    private static final Response ROOM = SoftShare.ROOM;

    /** The exposure x at which N parameters are used on average. */
    private record Solved(double parameters, double value) {}

    /** An interval for it; the upper end is ∞ where there may be room for all. */
    public record Bracket(double parameters, double lower, double upper) {}

    private final QuantaModel model;
    private final ExposureLoss sums;
    private final ParameterCost cost;
    private volatile Solved latest = new Solved(0, 0);
    private volatile Bracket latestBracket = new Bracket(0, 0, 0);

    public CapacityRace(QuantaModel model) {
        if (model.distribution().form() instanceof ParametricQuanta ranked
                && ranked.quanta().isEmpty()
                && !(model.cost().kappa() < ranked.alpha())) {
            throw new IllegalArgumentException("soft capacity needs kappa < alpha = " + ranked.alpha()
                    + " for infinitely many quanta, was " + model.cost().kappa()
                    + ": rare quanta would take infinitely many parameters; give a finite number of quanta");
        }
        if (model.distribution().form() instanceof FrequencyForm.Rankwise form) {
            throw new IllegalArgumentException("soft capacity needs frequencies given by a formula, or a finite number of quanta, was "
                    + form.quanta() + ": their total cost does not follow from the tail");
        }
        this.model = model;
        this.sums = ExposureLoss.of(model, 1, 0);
        this.cost = new ParameterCost(model);
    }

    /** The exposure x: 0 for N = 0, ∞ where there is room for all. */
    public double of(double parameters) {
        if (parameters == 0) {
            return 0;
        }
        Solved known = latest;
        if (known.parameters != parameters) {
            boolean all = isOverHalf(parameters) && cost.left(parameters).midpoint() <= 0;
            known = new Solved(parameters, all ? Double.POSITIVE_INFINITY : Math.exp(root(parameters)));
            latest = known;
        }
        return known.value;
    }

    /** An interval that is proven to hold x. */
    public Bracket bracket(double parameters) {
        Bracket known = latestBracket;
        if (known.parameters != parameters) {
            known = enclose(parameters, of(parameters));
            latestBracket = known;
        }
        return known;
    }

    private Bracket enclose(double parameters, double x) {
        if (x < Double.POSITIVE_INFINITY) {
            return new Bracket(parameters, lowerBound(parameters, x), upperBound(parameters, x));
        }
        // Where rounding cannot decide whether N is the cost of all, x is only known to be large.
        boolean all = cost.left(parameters).upper() <= 0;
        return new Bracket(
                parameters, all ? x : lowerBound(parameters, Math.exp(LARGEST_LOG)), Double.POSITIVE_INFINITY);
    }

    /** A proven lower bound close to x. */
    private double lowerBound(double parameters, double x) {
        for (double share = 1e-13; share < 1e280; share *= Math.max(8, share)) {
            double lower = x / (1 + share);
            if (lower < LEAST) {
                return 0;
            }
            if (enclosure(Share.CLOSED, lower).upper() <= parameters || isProvenShort(parameters, lower)) {
                return lower;
            }
        }
        return 0;
    }

    private double upperBound(double parameters, double x) {
        for (double share = 1e-13; share < 1e280; share *= Math.max(8, share)) {
            double upper = x * (1 + share);
            if (enclosure(Share.CLOSED, upper).lower() >= parameters || isProvenLong(parameters, upper)) {
                return upper;
            }
        }
        if (!cost.isBounded()) {
            throw new ArithmeticException("the capacity exposure could not be bounded at " + parameters + " parameters");
        }
        return Double.POSITIVE_INFINITY;
    }

    private boolean isProvenShort(double parameters, double x) {
        return isOverHalf(parameters) && enclosure(Share.OPEN, x).lower() >= cost.left(parameters).upper();
    }

    private boolean isProvenLong(double parameters, double x) {
        return isOverHalf(parameters) && enclosure(Share.OPEN, x).upper() <= cost.left(parameters).lower();
    }

    /** Whether N is more than half of the cost of all quanta. */
    private boolean isOverHalf(double parameters) {
        return cost.isBounded() && parameters > 0.5 * cost.total();
    }

    private Enclosure enclosure(Share share, double x) {
        return sums.enclosure(Weight.COST, share, ROOM, x);
    }

    /** log x by Newton's method within a bracket; of more than half of the cost of all quanta by what is left. */
    private double root(double parameters) {
        boolean byRest = isOverHalf(parameters);
        double target = byRest ? cost.left(parameters).midpoint() : parameters;
        Share share = byRest ? Share.OPEN : Share.CLOSED;
        double low = -LARGEST_LOG;
        double high = LARGEST_LOG;
        double log = Math.clamp(guess(parameters), low, high);
        double step = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 400; i++) {
            double x = Math.exp(log);
            double sum = sums.sum(Weight.COST, share, ROOM, x);
            double ahead = byRest ? Math.log(target / sum) : Math.log(sum / target);
            if (ahead > 0) {
                high = log;
            } else {
                low = log;
            }
            double slope = sums.sum(Weight.COST, Share.SLOPE, ROOM, x) / sum;
            double next = log - Math.clamp(ahead / slope, -4, 4);
            if (Math.abs(next - log) <= LAST_STEP) {
                return next;
            }
            // Between both ends, steps that do not get smaller may go round in circles.
            boolean halves = Math.abs(next - log) < 0.5 * step || low == -LARGEST_LOG || high == LARGEST_LOG;
            if (!(next > low && next < high && halves)) {
                next = 0.5 * (low + high);
            }
            step = Math.abs(next - log);
            log = next;
        }
        if (high == LARGEST_LOG) {
            throw new ArithmeticException("the capacity exposure exceeds e^660 at " + parameters + " parameters");
        }
        // Below e^−660.
        return log;
    }

    /** The leading order for infinitely many quanta, where there is one. */
    private double guess(double parameters) {
        double units = Math.log(parameters / model.cost().first());
        if (model.distribution().form() instanceof ParametricQuanta ranked) {
            double growth = 1 + model.cost().kappa();
            double share = growth / (1 + ranked.alpha());
            if (share > 0.01 && share < 0.99) {
                double log = (units + Math.log(growth / GammaRatio.gamma(1 - share))) / share;
                return Math.max(units, log - Math.log(ranked.normalization()));
            }
        }
        return units;
    }

    /** d log N/d log x. */
    public double elasticity(double parameters) {
        return sums.sum(Weight.COST, Share.SLOPE, ROOM, of(parameters)) / parameters;
    }
}
