package org.example;

import java.util.Locale;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.figures.plots.Plots;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.model.QuantaModel;

/** Prints the exponent of a law, after drawing it. */
public final class Consumer {

    private Consumer() {}

    /** Prints the exponent. */
    public static void main(String[] args) {
        DataLaw law = DataLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(Shots.of(1)));
        if (Plots.law(law, 1e3, 1e6).png().length == 0) {
            throw new IllegalStateException("empty picture");
        }
        System.out.printf(Locale.ROOT, "%.4f%n", law.asymptotic().exponent());
    }
}
