package org.neuralquanta.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Jets;

/** The loss ε₀ before learning, known or fitted. */
final class StartLoss {

    private StartLoss() {}

    static OptionalDouble checked(OptionalDouble known) {
        if (known.isPresent() && !(known.getAsDouble() > 0 && known.getAsDouble() < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the loss at the start, eps_0, must be finite and > 0, was " + known.getAsDouble());
        }
        return known;
    }

    /** Refuses losses of or above a known ε₀. */
    static void requireAbove(OptionalDouble known, Form form, Form.Data data) {
        if (known.isPresent() && !(Math.log(known.getAsDouble()) > Grid.greatestLogLoss(data))) {
            throw new IllegalArgumentException(form.name() + " needs losses below eps_0, the loss at the start, " + known.getAsDouble()
                    + "; the largest is " + Math.exp(Grid.greatestLogLoss(data))
                    + ": leave out such runs, give a larger eps_0, or leave it free");
        }
    }

    /** The parameters of a form, ε₀ last where it is fitted. */
    static List<Parameter> parameters(OptionalDouble known, Parameter... others) {
        var list = new ArrayList<>(List.of(others));
        if (known.isEmpty()) {
            list.add(Parameter.positive("eps_0"));
        }
        return List.copyOf(list);
    }

    /** A starting point, log ε₀ last where it is fitted. */
    static double[] start(OptionalDouble known, double logStart, double... others) {
        if (known.isPresent()) {
            return others;
        }
        double[] all = Arrays.copyOf(others, others.length + 1);
        all[others.length] = logStart;
        return all;
    }

    /** log ε₀: a constant, or a coordinate. */
    static Jet log(OptionalDouble known, Jets jets, Jet[] coordinates, int index) {
        return known.isPresent() ? jets.constant(Math.log(known.getAsDouble())) : coordinates[index];
    }

    /** log(ε₀ − ε), not a number where ε is larger. */
    static Jet logGap(Jets jets, Jet logStart, Jet logEnd) {
        return jets.log(jets.minus(jets.exp(logStart), jets.exp(logEnd)));
    }

    /** Logarithms of ε₀ to start from. */
    static double[] starts(OptionalDouble known, Form.Data data) {
        double top = Grid.greatestLogLoss(data);
        return known.isPresent()
                ? new double[] {Math.log(known.getAsDouble())}
                : new double[] {top + Math.log(1.02), top + Math.log(1.3), top + Math.log(3)};
    }
}
