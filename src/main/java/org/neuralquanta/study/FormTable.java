package org.neuralquanta.study;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.fit.RobustLoss;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.runs.UnfittableException;
import org.neuralquanta.study.CurveStudy.Consequence;

/**
 * Several models fitted to the same runs, side by side. Immutable, thread-safe.
 *
 * @param largest the number of runs that count as the largest: a tenth of all, rounded up, by compute or x, with ties; each model's
 *     error there is that of its fit to the others
 * @param rows one for each model, in the order given
 */
public record FormTable(int largest, List<Row> rows) {

    private static final int SHARE_HELD_OUT = 10;

    /**
     * Copies the rows.
     *
     * @throws IllegalArgumentException if none of them is the best
     */
    public FormTable {
        rows = List.copyOf(rows);
        if (rows.stream().allMatch(row -> row.againstBest().isPresent())) {
            throw new IllegalArgumentException("one of the models must be the best, of " + rows.size() + " none is");
        }
    }

    /**
     * One model.
     *
     * @param fit its fit
     * @param parameters the number of its free parameters
     * @param aic Akaike's information criterion, lower is better; open where the penalty is not a likelihood. The scale of the residuals
     *     counts as a parameter, and constants that all models share are omitted
     * @param againstBest Vuong's test of the best model against this one, with the runs of a group taken together; empty for the best.
     *     Where one model contains the other, its p-value is only a guide
     * @param largestError the root mean square of log L − log M over the largest runs, predicted by the fit to the others; open where these
     *     cannot be fitted
     */
    public record Row(
            Fit fit, int parameters, Consequence<Double> aic, Optional<Vuong> againstBest, Consequence<Double> largestError) {

        /**
         * The objective.
         *
         * @return Σ ρ over the runs
         */
        public double objective() {
            return fit.objective();
        }
    }

    /**
     * Fits the models.
     *
     * @param models the models, all in one variable or all in N and D
     * @param runs the runs
     * @param loss the penalty of a residual
     * @return the table
     * @throws IllegalArgumentException if there is no model, or one of them cannot be fitted to the runs
     */
    public static FormTable of(List<CurveModel> models, Runs runs, RobustLoss loss) {
        if (models.isEmpty()) {
            throw new IllegalArgumentException("a comparison needs at least one model");
        }
        return of(models.stream().map(model -> Fit.of(model, runs, loss)).toList(), runs);
    }

    /** Sets fits to the same runs side by side; they may have dropped the runs' groups. */
    static FormTable of(List<Fit> fits, Runs runs) {
        Fit best = fits.stream().min(Comparator.comparingDouble(fit -> score(fit))).orElseThrow();
        double[] sizes = new double[runs.size()];
        Arrays.setAll(sizes, i -> runs.log(0, i) + (runs.variables().size() == 1 ? 0 : runs.log(1, i)));
        double[] sorted = Arrays.stream(sizes).sorted().toArray();
        double first = sorted[sorted.length - (sorted.length + SHARE_HELD_OUT - 1) / SHARE_HELD_OUT];
        Runs others = runs.where(i -> sizes[i] < first);
        Runs largest = runs.where(i -> sizes[i] >= first);
        List<Row> rows = fits.stream()
                .map(fit -> new Row(fit, fit.model().dimension(), aic(fit),
                        fit == best ? Optional.empty() : Optional.of(vuong(best, fit, runs)), error(fit, others, largest)))
                .toList();
        return new FormTable(largest.size(), rows);
    }

    /** AIC, or the objective where there is none. */
    private static double score(Fit fit) {
        return aic(fit) instanceof Consequence.Found<Double>(Double value) ? value : fit.objective();
    }

    private static Consequence<Double> aic(Fit fit) {
        int parameters = fit.model().dimension() + 1;
        double runs = fit.runs().size();
        return switch (fit.loss()) {
            case RobustLoss.Student _ -> new Consequence.Found<>(2 * (fit.objective() + parameters));
            case RobustLoss.Squares _ -> fit.objective() > 0
                    ? new Consequence.Found<>(runs * Math.log(2 * fit.objective() / runs) + 2 * parameters)
                    : new Consequence.Open<>("the curve passes through every run");
            case RobustLoss.Huber _ -> new Consequence.Open<>("Huber's loss is not a likelihood; squares and student are");
            case RobustLoss.Lopsided _ -> new Consequence.Open<>("an asymmetric loss is not a likelihood; squares and student are");
        };
    }

    private static Vuong vuong(Fit best, Fit other, Runs runs) {
        double[] ahead = new double[runs.groupCount()];
        double[] costs = best.costs();
        double[] others = other.costs();
        IntStream.range(0, costs.length).forEach(i -> ahead[runs.group(i)] += others[i] - costs[i]);
        double[] ones = new double[ahead.length];
        Arrays.fill(ones, 1);
        return Vuong.of(ahead, ones);
    }

    private static Consequence<Double> error(Fit all, Runs others, Runs largest) {
        try {
            double[] predicted = Fit.of(all.model(), others, all.loss()).logPredictions(largest);
            double squares = IntStream.range(0, predicted.length)
                    .mapToDouble(i -> largest.logLoss(i) - predicted[i])
                    .map(r -> r * r)
                    .average()
                    .orElseThrow();
            return new Consequence.Found<>(Math.sqrt(squares));
        } catch (UnfittableException e) {
            return new Consequence.Open<>("without the largest runs: " + e.getMessage());
        }
    }

    /**
     * The best model: the one with the lowest AIC, or with the smallest objective where the penalty is not a likelihood.
     *
     * @return its row
     */
    public Row best() {
        return rows.stream().filter(row -> row.againstBest().isEmpty()).findFirst().orElseThrow();
    }

    @Override
    public String toString() {
        return "FormTable[models=" + rows.stream().map(row -> row.fit().model().name()).toList() + ", largest=" + largest + "]";
    }
}
