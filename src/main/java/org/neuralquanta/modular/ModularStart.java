package org.neuralquanta.modular;

import org.neuralquanta.transformer.Transformer;
import org.neuralquanta.transformer.TransformerShape;
import org.neuralquanta.transformer.TransformerShape.Span;

/**
 * The initial weights of Nanda et al. 2023: normal numbers of variance 1 over the width for all matrices, those that end a part of the
 * block too, but 1/(p + 1) for the outputs.
 */
final class ModularStart {

    private ModularStart() {}

    static Transformer of(int p, long seed, double scale) {
        TransformerShape shape = TransformerShape.modularAddition(p);
        Transformer transformer = Transformer.random(shape, seed, scale);
        int width = shape.width();
        Span attention = shape.linearMaps().getFirst();
        Span units = shape.linearMaps().getLast();
        float[] parameters = transformer.parameters();
        multiply(parameters, attention.to() - width * width, attention.to(), Math.sqrt(2));
        multiply(parameters, units.to() - shape.hidden() * width, units.to(), Math.sqrt(2.0 * shape.hidden() / width));
        multiply(parameters, units.to(), parameters.length, Math.sqrt(width / (p + 1.0)));
        return transformer;
    }

    private static void multiply(float[] parameters, int from, int to, double factor) {
        for (int i = from; i < to; i++) {
            parameters[i] = (float) (parameters[i] * factor);
        }
    }
}
