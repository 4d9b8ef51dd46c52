package org.neuralquanta.law;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.model.Capacity;
import org.neuralquanta.model.QuantaModel;

/** The reducible loss with N parameters and D samples. Implementations are immutable and thread-safe. */
sealed interface JointLoss permits SharpLoss, SoftLoss {

    double loss(double parameters, double samples);

    Enclosure enclosure(double parameters, double samples);

    JointLaw.LocalExponents localExponents(double parameters, double samples);

    static JointLoss of(QuantaModel model, Capacity capacity) {
        return switch (capacity) {
            case Capacity.Sharp() -> new SharpLoss(model);
            case Capacity.Soft(double overlap) -> new SoftLoss(model, overlap);
        };
    }
}
