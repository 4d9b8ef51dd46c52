package org.neuralquanta.expansion;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.AnalyticQuanta;
import org.neuralquanta.distribution.FrequencyShape;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.law.NoPowerLawException;
import org.neuralquanta.model.QuantaModel;

/**
 * Losses \(\Delta c\,(k+q)^{-(1+\beta)}(1+b\,(k+q)^{-\rho})\) of infinitely many quanta.
 *
 * @param normalization c
 * @param enclosure a proven enclosure of c
 * @param decay β
 * @param factor b, 0 for a single power
 * @param rho ρ
 * @param offset q
 */
record Powers(double normalization, Enclosure enclosure, double decay, double factor, double rho, double offset) {

    static Powers of(QuantaModel model) {
        if (model.distribution() instanceof AnalyticQuanta quanta) {
            if (quanta.regime().isPresent()) {
                throw new NoPowerLawException(quanta.regime().get());
            }
            FrequencyShape shape = quanta.shape();
            return new Powers(quanta.normalization(), quanta.normalizationEnclosure(), shape.alpha(), shape.factor(), shape.rho(), 0);
        }
        if (model.distribution().form() instanceof ParametricQuanta quanta && quanta.gamma() == 0 && quanta.quanta().isEmpty()) {
            double eta = model.gap().eta();
            if (quanta.offset() != 0 && (eta != 0 || model.exposure().delta() != 0)) {
                throw new IllegalArgumentException("eta and delta must be 0 for an expansion with an offset, were " + eta + " and "
                        + model.exposure().delta());
            }
            return new Powers(quanta.normalization(), quanta.normalizationEnclosure(), quanta.alpha() - eta, 0, 1, quanta.offset());
        }
        throw new IllegalArgumentException("an expansion in powers needs infinitely many quanta by Zipf's law or a sum of two powers, without"
                + " logarithms; was " + model.distribution());
    }
}
