package org.neuralquanta.sum;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.TabulatedQuanta;

/**
 * The exposures \(y_k=x(p_k/u)^\nu k^{-\delta}\) of quanta in a table to one amount x of a resource. Next to a threshold they are
 * compared exactly, where {@link RationalNeed} can: what reaches it has the threshold for its exposure, what does not, the double
 * below. For one thread.
 */
public final class TabulatedExposures {

    private final TabulatedQuanta quanta;
    private final double unit;
    private final double frequencyPower;
    private final double rankPower;
    private final double x;

    /** NaN where the response is no step. */
    private final double tau;

    /** A bound on the relative rounding error: a quotient of two frequencies, each within 2u, its power, and two products. */
    private final double error;

    private @Nullable RationalNeed need;

    public TabulatedExposures(
            TabulatedQuanta quanta, double unit, double frequencyPower, double rankPower, Response response, double x) {
        this.quanta = quanta;
        this.unit = unit;
        this.frequencyPower = frequencyPower;
        this.rankPower = rankPower;
        this.x = x;
        this.tau = response.step().orElse(Double.NaN);
        this.error = 0x1p-51 * (2 * Math.max(1, frequencyPower) + 3);
    }

    private double rounded(int rank) {
        double p = quanta.probability(rank) / unit;
        double y = x * (frequencyPower == 1 ? p : Math.pow(p, frequencyPower));
        return rankPower == 0 ? y : y * Math.pow(rank, rankPower);
    }

    /** The exposure; of two that rounding does not tell from a threshold, the rounded one. */
    public double at(int rank) {
        double y = rounded(rank);
        Optional<RationalNeed> exact = decision(y);
        return exact.isPresent() ? decided(exact.get(), rank) : y;
    }

    /** What contains the exposure, or lies on the same side of the threshold. */
    public Enclosure enclosure(int rank) {
        double y = rounded(rank);
        Optional<RationalNeed> exact = decision(y);
        return exact.isPresent()
                ? Enclosure.exactly(decided(exact.get(), rank))
                : new Enclosure(Math.max(0, Math.nextDown(y * (1 - error))), Math.nextUp(y * (1 + error)));
    }

    private double decided(RationalNeed exact, int rank) {
        return exact.isMet(x, rank) ? tau : Math.nextDown(tau);
    }

    /** What decides a tie, empty where there is no tie or nothing to decide it. */
    private Optional<RationalNeed> decision(double y) {
        if (!(Math.abs(y - tau) <= 1.01 * error * tau) || unit != 1) {
            return Optional.empty();
        }
        if (need == null) {
            need = RationalNeed.of(quanta, tau, frequencyPower, -rankPower).orElse(null);
        }
        return Optional.ofNullable(need);
    }
}
