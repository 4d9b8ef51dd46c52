package org.neuralquanta.law;

import java.util.List;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Logistic;
import org.neuralquanta.emergence.Multilinear;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;

/** Curves of every kind, narrow and wide, for the properties of laws. */
final class EmergenceCurves {

    /** A new curve is added here. */
    static final List<EmergenceCurve> ALL = List.of(
            Threshold.of(1),
            Threshold.of(12.5),
            new Exponential(),
            Shots.of(1),
            Shots.of(2),
            Shots.of(40),
            Logistic.of(-3),
            Logistic.of(30),
            Multilinear.of(5));

    private EmergenceCurves() {}
}
