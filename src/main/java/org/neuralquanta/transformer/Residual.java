package org.neuralquanta.transformer;

import java.util.List;
import org.neuralquanta.network.Arithmetic;
import org.neuralquanta.random.RandomStream;

/** x + f(x), f a chain of layers; the sum is written over f(x). */
final class Residual implements Layer {

    private final List<Layer> chain;
    private final int rowsWidth;
    private final Arithmetic arithmetic = Arithmetic.fastest();

    Residual(List<Layer> chain, int width, int positions) {
        this.chain = List.copyOf(chain);
        this.rowsWidth = width * positions;
    }

    @Override
    public int end() {
        return chain.getLast().end();
    }

    @Override
    public void initialise(float[] parameters, RandomStream stream, double scale) {
        chain.forEach(layer -> layer.initialise(parameters, stream, scale));
    }

    @Override
    public float[] forward(float[] parameters, float[] input, int sequences) {
        float[] x = input;
        for (Layer layer : chain) {
            x = layer.forward(parameters, x, sequences);
        }
        arithmetic.add(input, 0, x, 0, sequences * rowsWidth);
        return x;
    }

    @Override
    public float[] backward(float[] parameters, float[] gradient, float[] delta, int sequences) {
        float[] d = delta;
        for (Layer layer : chain.reversed()) {
            d = layer.backward(parameters, gradient, d, sequences);
        }
        arithmetic.add(delta, 0, d, 0, sequences * rowsWidth);
        return d;
    }
}
