package org.neuralquanta.derivation;

import java.util.Map;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.claim.JointForm;
import org.neuralquanta.symbol.Symbol;

/** A derived joint law along the line Y = 1, on which both terms matter at all sizes. Immutable, thread-safe. */
record Crossing(JointForm form, Valuation values) {

    private static final double EXPOSURE = 1;

    /** D at N parameters. */
    double samples(double parameters) {
        return EXPOSURE / values.of(form.unitExposure().at(form.parameters()), Map.of(form.parameters(), parameters));
    }

    /** The derived reducible loss at N parameters and the samples for which Y = 1. */
    double derived(double parameters) {
        Map<Symbol, Double> place = Map.of(
                form.parameters(), parameters, form.data(), samples(parameters), form.exposure(), EXPOSURE);
        double first = values.of(form.terms().getFirst(), place);
        double second = values.of(form.terms().getLast(), place);
        return form.curve() == Curve.THRESHOLD ? Math.max(first, second) : first + second;
    }
}
