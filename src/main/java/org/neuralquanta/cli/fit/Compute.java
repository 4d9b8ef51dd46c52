package org.neuralquanta.cli.fit;

import static org.neuralquanta.cli.answer.Rounding.GIVEN;
import static org.neuralquanta.cli.answer.Rounding.TWELVE;

import java.util.Optional;
import org.neuralquanta.cli.answer.Field;
import org.neuralquanta.cli.answer.Rounding;
import org.neuralquanta.law.TrainingCost;

/** How answers say what compute is, and print it. */
final class Compute {

    private Compute() {}

    /** Such as 6ND; the product itself at the factor 1. */
    static String product(TrainingCost cost) {
        double factor = cost.flopsPerParameterAndSample();
        return (factor == 1 ? "" : Rounding.shortest(factor)) + "ND";
    }

    /** The factor where it is not the usual one. */
    static Optional<Field.Fact> unusual(TrainingCost cost) {
        return cost.equals(TrainingCost.standard())
                ? Optional.empty()
                : Optional.of(Field.of("flopsPerParameterAndSample", cost.flopsPerParameterAndSample()));
    }

    /** Budgets of the line are printed as they are given, multiples of the runs' compute with the digits of results. */
    static Rounding digits(boolean given) {
        return given ? GIVEN : TWELVE;
    }
}
