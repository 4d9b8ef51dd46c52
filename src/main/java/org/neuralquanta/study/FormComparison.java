package org.neuralquanta.study;

import java.util.Arrays;
import java.util.Locale;
import org.neuralquanta.Statement;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.fit.RobustLoss;
import org.neuralquanta.runs.Runs;

/**
 * Is the loss the sum of the terms of parameters and data, or the larger of the two? Both forms have the same number of parameters, so
 * their objectives are compared directly, and Vuong's test says whether the difference is significant. Immutable, thread-safe.
 *
 * @param additive the sum, fitted
 * @param bottleneck the larger, fitted
 * @param vuong the sum against the larger; positive where the sum fits better
 */
@Statement("T18")
public record FormComparison(Fit additive, Fit bottleneck, Vuong vuong) {

    /**
     * Fits both forms.
     *
     * @param runs the runs
     * @param loss the penalty of a residual
     * @return the comparison
     * @throws IllegalArgumentException if there are too few runs, or a variable has only one value
     */
    public static FormComparison of(Runs runs, RobustLoss loss) {
        Fit sum = Fit.of(CurveModel.chinchilla(), runs, loss);
        Fit larger = Fit.of(CurveModel.max(), runs, loss);
        double[] differences = larger.costs();
        double[] others = sum.costs();
        Arrays.setAll(differences, i -> differences[i] - others[i]);
        double[] ones = new double[differences.length];
        Arrays.fill(ones, 1);
        return new FormComparison(sum, larger, Vuong.of(differences, ones));
    }

    /**
     * The form with the smaller objective.
     *
     * @return its fit
     */
    public Fit better() {
        return additive.objective() <= bottleneck.objective() ? additive : bottleneck;
    }

    /**
     * The result in words.
     *
     * @return one sentence
     */
    public String verdict() {
        String form = better() == additive ? "the sum of the two terms" : "the larger of the two terms";
        String p = String.format(Locale.ROOT, "Vuong p = %.2g", vuong.pValue());
        return vuong.pValue() < 0.05
                ? form + " fits these runs better (" + p + ")"
                : form + " has the smaller objective, but by no more than chance would give (" + p + ")";
    }
}
