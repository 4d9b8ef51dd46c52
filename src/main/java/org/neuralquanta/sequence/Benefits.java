package org.neuralquanta.sequence;

import org.neuralquanta.distribution.FrequencyForm;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.Prerequisites;
import org.neuralquanta.special.RankMonomial;
import org.neuralquanta.sum.RankedLoss;
import org.neuralquanta.sum.TabulatedLoss;

/** The benefits \(\Delta k^\eta p_k\) and costs \(C k^\kappa\) of quanta as lists. Stateless. */
public final class Benefits {

    /** The most quanta that are listed one by one. */
    static final int MOST = 10_000_000;

    /** Numbers are normal doubles whose logarithms are smaller. */
    private static final double NORMAL = 700;

    private Benefits() {}

    /**
     * The benefit of each rank from 1 on.
     *
     * @throws IllegalArgumentException if there are too many quanta to list; the message says why they would be listed
     */
    public static double[] of(QuantaModel model, String why) {
        long count = model.distribution().quanta().orElse(Long.MAX_VALUE);
        if (count > MOST) {
            throw new IllegalArgumentException(why + " is listed rank by rank, for at most " + MOST + " quanta; the model has "
                    + (count == Long.MAX_VALUE ? "infinitely many" : count));
        }
        var benefits = new double[(int) count];
        switch (model.distribution().form()) {
            case ParametricQuanta quanta -> {
                RankMonomial loss = RankedLoss.perGap(model, quanta);
                for (int k = 1; k <= count; k++) {
                    benefits[k - 1] = benefit(model.gap().first(), loss, k);
                }
            }
            case TabulatedQuanta quanta -> {
                for (int k = 1; k <= count; k++) {
                    benefits[k - 1] = model.gap().first() * TabulatedLoss.perGap(model, quanta, k);
                }
            }
            case FrequencyForm.Rankwise form -> throw new IllegalArgumentException(form.quanta() + " has infinitely many quanta, which cannot be listed");
        }
        return benefits;
    }

    /** A loss for Δ = 1 that is no normal double need not be a benefit that is none. */
    private static double benefit(double gap, RankMonomial loss, double rank) {
        double perGap = loss.at(rank);
        return perGap >= Double.MIN_NORMAL && perGap <= Double.MAX_VALUE
                ? gap * perGap
                : Math.exp(Math.log(gap) + loss.logAt(Math.log(rank)));
    }

    /**
     * A bound on the relative error of a benefit that is a normal double. Where factors and partial products are normal doubles too, it
     * is that of the normalisation, of the shifted rank, of which the power is 1 + α, of the logarithm, at least 1, to its power, of
     * three powers and five products; else their logarithms are added, and each costs some units in its last place.
     */
    public static double error(QuantaModel model) {
        return switch (model.distribution().form()) {
            case ParametricQuanta quanta -> {
                double logarithms = logarithms(model, quanta);
                double powers = Math.abs(quanta.alpha()) + 2 * Math.abs(quanta.useFrequency().logPower());
                yield RankedLoss.correction(quanta).width()
                        + (logarithms < NORMAL ? 0x1p-52 * (20 + powers) : 0x1p-48 * (1 + powers + logarithms));
            }
            case TabulatedQuanta _ -> 0x1p-49;
            case FrequencyForm.Rankwise form -> throw new IllegalArgumentException(form.quanta() + " has infinitely many quanta, which cannot be listed");
        };
    }

    /** A bound on the sum of the magnitudes of the logarithms of all factors of a benefit. */
    private static double logarithms(QuantaModel model, ParametricQuanta quanta) {
        RankMonomial frequency = quanta.useFrequency();
        double last = (double) quanta.quanta().orElse(MOST);
        double logLast = Math.log(last);
        double shifted = Math.max(Math.abs(Math.log1p(frequency.offset())), Math.abs(Math.log(last + frequency.offset())));
        return Math.abs(Math.log(frequency.coefficient()))
                + Math.abs(1 + frequency.alpha()) * shifted
                + Math.abs(model.gap().eta()) * logLast
                + Math.abs(frequency.logPower()) * Math.log1p(logLast)
                + Math.abs(Math.log(model.gap().first()));
    }

    /**
     * The benefit of each rank from 1 on, of as many quanta as the prerequisites are about.
     *
     * @throws IllegalArgumentException if the numbers of quanta differ
     */
    public static double[] under(QuantaModel model, Prerequisites prerequisites) {
        long count = model.distribution().quanta().orElse(Long.MAX_VALUE);
        if (count != prerequisites.quanta()) {
            throw new IllegalArgumentException("the prerequisites are those of " + prerequisites.quanta()
                    + " quanta; the model has " + (count == Long.MAX_VALUE ? "infinitely many" : count));
        }
        return of(model, "an order under prerequisites");
    }

    /** The cost of each rank from 1 on. */
    public static double[] costs(QuantaModel model, int quanta) {
        var costs = new double[quanta];
        for (int k = 0; k < quanta; k++) {
            costs[k] = model.cost().first() * Math.pow(k + 1.0, model.cost().kappa());
        }
        return costs;
    }
}
