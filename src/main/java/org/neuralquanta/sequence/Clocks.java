package org.neuralquanta.sequence;

import java.util.function.IntToDoubleFunction;
import org.neuralquanta.distribution.FrequencyForm;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.special.RankMonomial;

/**
 * The clocks of Plackett–Luce order: their rates over one another, \((p_k/p_j)^\theta\), with a proven bound on the relative error.
 * Roundings are counted in u = 2^−53; {@link Math#pow} is within 2u as it documents. Immutable, thread-safe.
 */
final class Clocks {

    private static final double U = 0x1p-53;

    /** The use frequencies of ranks 1 … K, up to a common factor. */
    private final double[] frequencies;

    private final double theta;
    private final double error;

    private Clocks(double[] frequencies, double theta, double error) {
        this.frequencies = frequencies;
        this.theta = theta;
        this.error = error;
    }

    /**
     * The clocks of the quanta of a model.
     *
     * @throws ArithmeticException if a use frequency is below the smallest normal double
     */
    static Clocks of(QuantaModel model, PlackettLuce order, int quanta) {
        double least = model.distribution().probability(quanta);
        assert least > 0 : "a frequency too small for a double is refused";
        double each = 0;
        IntToDoubleFunction frequency;
        switch (model.distribution().form()) {
            case ParametricQuanta ranked -> {
                RankMonomial shape = ranked.useFrequency();
                frequency = shape::at;
                // c (k^-α / k): 2u for the power, 1u for quotient and product each; otherwise what the monomial guarantees.
                boolean power = shape.offset() == 0
                        && shape.logPower() == 0
                        && shape.rankPower() == 0
                        && Math.pow(quanta, -1 - shape.alpha()) > 1e-290;
                for (int k = 1; k <= quanta && !power; k++) {
                    each = Math.max(each, shape.enclosureAt(k, 0).width() / shape.at(k));
                }
                each = power ? 4 * U : each;
            }
            case TabulatedQuanta table -> {
                frequency = table::probability;
                each = 2 * U;
            }
            case FrequencyForm.Rankwise form -> throw new IllegalArgumentException(form.quanta() + " has infinitely many quanta, which cannot be listed");
        }
        var frequencies = new double[quanta];
        for (int k = 1; k <= quanta; k++) {
            frequencies[k - 1] = frequency.applyAsDouble(k);
        }
        double theta = order.theta();
        return new Clocks(frequencies, theta, 1.01 * (theta * (2 * each + U) + 2 * U));
    }

    /** A bound on the relative error of every rate. */
    double error() {
        return error;
    }

    /** The rate of a clock over that of another; ranks count from 1. */
    double rate(int rank, int unit) {
        return Math.pow(frequencies[rank - 1] / frequencies[unit - 1], theta);
    }
}
