package org.neuralquanta.sum;

import java.util.Optional;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.model.QuantaModel;

/** The irreducible loss, added to the rest; the sum is proven where frequencies and emergence curve are. */
public final class Residual {

    private Residual() {}

    /** What bounds the whole loss, which is at least L∞, where the rest of it is enclosed. */
    public static Bound bound(QuantaModel model, Enclosure reducible) {
        return bound(model, reducible, model.distribution().unproven().or(() -> model.emergence().unproven()));
    }

    /** The same of a loss in which the emergence curve has no part. */
    public static Bound boundWithoutCurve(QuantaModel model, Enclosure reducible) {
        return bound(model, reducible, model.distribution().unproven());
    }

    private static Bound bound(QuantaModel model, Enclosure reducible, Optional<String> unproven) {
        Enclosure whole = plus(model.residual(), reducible);
        return unproven.isPresent() ? new Bound.Estimated(whole, unproven.get()) : new Bound.Proven(whole);
    }

    private static Enclosure plus(double residual, Enclosure reducible) {
        Enclosure sum = residual == 0 ? reducible : Enclosure.exactly(residual).plus(reducible);
        return new Enclosure(Math.max(residual, sum.lower()), sum.upper());
    }
}
