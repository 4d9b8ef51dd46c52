package org.neuralquanta.optimum;

import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.SectorBounds;
import org.neuralquanta.numerics.Bisection;
import org.neuralquanta.special.RankMonomial;

/**
 * A bound on \(\bigl|\frac{\partial^2S}{\partial(\log D)^2}\bigr|\), S the loss of the first n quanta with D samples: over cells of ranks, the
 * weight of the cell times {@link SectorBounds#slopeVariation} over its exposures. Immutable, thread-safe.
 */
final class SlopeVariation {

    /** The share of the loss that a cell may add without being cut. */
    private static final double SMALL = 1e-3;

    /** Cells are cut to this share of the width of the transition. */
    private static final double SHARE = 0.25;

    private final SmoothSplit splits;
    private final EmergenceCurve curve;
    private final SectorBounds bounds;
    private final RankMonomial exposure;
    private final double width;

    SlopeVariation(SmoothSplit splits) {
        this.bounds = splits.curve().sectorBounds().orElseThrow();
        this.splits = splits;
        this.curve = splits.curve();
        this.exposure = splits.exposure();
        this.width = SHARE * Math.log(exposureAt(0.25) / exposureAt(0.75));
    }

    /** The exposure at which a share of the gap is open. */
    private double exposureAt(double share) {
        return Math.exp(
                Bisection.between(-40, 20, 1e-3, 0, log -> curve.open(Math.exp(log)) > share * curve.atZero()).high());
    }

    /** A bound for the first n quanta, over all D with least ≤ D ≤ most, not much above it where it exceeds a loss. */
    double of(long quanta, double least, double most, double loss) {
        return cells(0, quanta, least, most, SMALL * loss, 0);
    }

    /** Over the ranks from &lt; k ≤ to. */
    private double cells(long from, long to, double least, double most, double small, int depth) {
        double upper = exposure.at(from + 1.0) * most * (1 + LeastLoss.ROUNDING);
        double lower = exposure.at((double) to) * least * (1 - LeastLoss.ROUNDING);
        double weight = Math.max(0, splits.tail(from).upper() - splits.tail(to).lower());
        double whole = weight * bounds.slopeVariation(lower, upper);
        if (whole <= small || to - from == 1 || Math.log(upper / lower) < width + Math.log(most / least) || depth > 60) {
            return whole;
        }
        long middle = Math.clamp(Math.round(Math.sqrt(from + 1.0) * Math.sqrt((double) to)), from + 1, to - 1);
        return cells(from, middle, least, most, small, depth + 1) + cells(middle, to, least, most, small, depth + 1);
    }
}
