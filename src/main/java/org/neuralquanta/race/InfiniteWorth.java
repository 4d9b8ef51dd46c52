package org.neuralquanta.race;

import org.neuralquanta.distribution.LogModifiedZipf;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.Zipf;

/** The distribution whose weights are the worths of infinitely many quanta, \(k^\eta k^{-(1+\alpha)}\). */
final class InfiniteWorth {

    private InfiniteWorth() {}

    static ParametricQuanta of(ParametricQuanta quanta, double eta) {
        if (!(eta < quanta.alpha())) {
            throw new IllegalArgumentException("eta must be < alpha = " + quanta.alpha()
                    + " for infinitely many quanta, was " + eta + ": the loss would be infinite; give a finite number of quanta");
        }
        if (quanta.offset() != 0) {
            throw new IllegalArgumentException(
                    "eta must be 0 for infinitely many quanta with an offset, was " + eta + "; give a finite number of quanta");
        }
        return quanta.gamma() == 0
                ? Zipf.infinite(quanta.alpha() - eta)
                : LogModifiedZipf.infinite(quanta.alpha() - eta, quanta.gamma());
    }
}
