package org.neuralquanta.transformer;

import java.util.List;
import org.neuralquanta.network.Arithmetic;
import org.neuralquanta.random.RandomStream;

/** x + f(x), f a chain of layers. */
final class Residual implements Layer {

    private final List<Layer> chain;
    private final int rowsWidth;
    private final Arithmetic arithmetic = Arithmetic.fastest();
    private final float[] result;
    private final float[] inputGradient;

    Residual(List<Layer> chain, int width, int positions, int sequences) {
        this.chain = List.copyOf(chain);
        this.rowsWidth = width * positions;
        this.result = new float[sequences * rowsWidth];
        this.inputGradient = new float[sequences * rowsWidth];
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
        return sum(input, x, result, sequences);
    }

    @Override
    public float[] backward(float[] parameters, float[] gradient, float[] delta, int sequences) {
        float[] d = delta;
        for (Layer layer : chain.reversed()) {
            d = layer.backward(parameters, gradient, d, sequences);
        }
        return sum(delta, d, inputGradient, sequences);
    }

    private float[] sum(float[] a, float[] b, float[] to, int sequences) {
        System.arraycopy(a, 0, to, 0, sequences * rowsWidth);
        arithmetic.add(b, 0, to, 0, sequences * rowsWidth);
        return to;
    }
}
