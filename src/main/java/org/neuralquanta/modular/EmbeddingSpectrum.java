package org.neuralquanta.modular;

import org.neuralquanta.Statement;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.transformer.Transformer;
import org.neuralquanta.transformer.TransformerShape;

/**
 * The Fourier modes of the symbols of addition modulo p (T46). Immutable, thread-safe.
 *
 * <p>With \(\hat E_k=\sum_a E_a e^{-2\pi i k a/p}\) for the vectors \(E_a\) of the symbols a, the mode k = 1, …, (p − 1)/2 has the share
 * \(|\hat E_k|^2/\sum_l|\hat E_l|^2\) of the energy of the embedding without its mean. A mode alone maps the symbols on an ellipse around
 * 0, with semi-axes in the ratio of the singular values of \((\operatorname{Re}\hat E_k,\operatorname{Im}\hat E_k)\): on a circle of T29
 * where it is 1.
 */
@Statement("T46")
public final class EmbeddingSpectrum {

    /** A replicate of the seed that nothing else draws from. */
    private static final long NULL = -47;

    private final double[] shares;
    private final double[] roundness;

    private EmbeddingSpectrum(double[] shares, double[] roundness) {
        this.shares = shares;
        this.roundness = roundness;
    }

    /**
     * Of the first p of p + 1 symbols.
     *
     * @param transformer a transformer for addition modulo p
     * @return its spectrum
     * @throws IllegalArgumentException if it has not p + 1 symbols and p outputs, with p odd and ≥ 3, or all p symbols have equal vectors
     */
    public static EmbeddingSpectrum of(Transformer transformer) {
        TransformerShape shape = transformer.shape();
        if (shape.symbols() != shape.outputs() + 1) {
            throw new IllegalArgumentException("addition modulo p has p + 1 symbols and p outputs, were " + shape.symbols() + " and " + shape.outputs());
        }
        return of(transformer.parameters(), shape.outputs(), shape.width());
    }

    /**
     * The null hypothesis: of vectors whose components are independent normal numbers.
     *
     * @param p the number of symbols, odd, ≥ 3
     * @param width the number of components
     * @param seed the seed
     * @return their spectrum
     */
    public static EmbeddingSpectrum random(int p, int width, long seed) {
        RandomStream stream = RandomStream.of(seed, NULL);
        float[] rows = new float[Math.multiplyExact(p, width)];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) stream.normal(i, 0);
        }
        return of(rows, p, width);
    }

    /** Of p rows. */
    static EmbeddingSpectrum of(float[] rows, int p, int width) {
        if (p < 3 || p % 2 == 0) {
            throw new IllegalArgumentException("the modulus must be odd and at least 3, was " + p);
        }
        Waves waves = new Waves(p);
        var shares = new double[(p - 1) / 2];
        var roundness = new double[shares.length];
        double total = 0;
        for (int k = 1; k <= shares.length; k++) {
            double cosines = 0;
            double sines = 0;
            double both = 0;
            for (int i = 0; i < width; i++) {
                double re = 0;
                double im = 0;
                for (int a = 0; a < p; a++) {
                    re += rows[a * width + i] * waves.cos(k, a);
                    im += rows[a * width + i] * waves.sin(k, a);
                }
                cosines += re * re;
                sines += im * im;
                both += re * im;
            }
            shares[k - 1] = cosines + sines;
            total += shares[k - 1];
            double spread = Math.hypot(cosines - sines, 2 * both);
            double larger = cosines + sines + spread;
            roundness[k - 1] = larger == 0 ? 0 : Math.sqrt(Math.max(0, cosines + sines - spread) / larger);
        }
        if (!(total > 0)) {
            throw new IllegalArgumentException("symbols that all have equal vectors have no spectrum");
        }
        for (int k = 0; k < shares.length; k++) {
            shares[k] /= total;
        }
        return new EmbeddingSpectrum(shares, roundness);
    }

    /**
     * The number of modes.
     *
     * @return (p − 1)/2
     */
    public int modes() {
        return shares.length;
    }

    /**
     * The share of a mode in the energy without the mean.
     *
     * @param k from 1 to (p − 1)/2
     * @return from 0 to 1; the sum over k is 1 to within rounding
     */
    public double share(int k) {
        return shares[k - 1];
    }

    /**
     * The smaller over the larger semi-axis of the ellipse of a mode.
     *
     * @param k from 1 to (p − 1)/2
     * @return from 0, a segment, to 1, a circle; 0 for a mode without energy
     */
    public double roundness(int k) {
        return roundness[k - 1];
    }

    @Override
    public String toString() {
        return "EmbeddingSpectrum[modes=" + shares.length + "]";
    }
}
