package org.neuralquanta.lanes;

import java.util.Optional;
import org.neuralquanta.elementary.Kernels;
import org.neuralquanta.elementary.NormalQuantile;
import org.neuralquanta.random.GammaDraws;
import org.neuralquanta.random.MixedGammas;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.random.ZipfDraws;

/** One number at a time: the definition of the bits. Immutable, thread-safe. */
final class ScalarBlocks implements Blocks {

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public Optional<CoarseRace> race(GammaDraws draws) {
        return Optional.empty();
    }

    @Override
    public Optional<CoarseRace> race(MixedGammas draws) {
        return Optional.empty();
    }

    @Override
    public void bits(RandomStream stream, long quantum, long draw, long[] bits) {
        for (int i = 0; i < bits.length; i++) {
            bits[i] = stream.bits(quantum + i, draw);
        }
    }

    @Override
    public void uniforms(long[] bits, int count, double[] uniforms) {
        for (int i = 0; i < count; i++) {
            uniforms[i] = RandomStream.toUniform(bits[i]);
        }
    }

    @Override
    public void exponentials(long[] bits, int count, double[] exponentials) {
        for (int i = 0; i < count; i++) {
            exponentials[i] = -Kernels.log(RandomStream.toUniform(bits[i]));
        }
    }

    @Override
    public void normals(long[] bits, int count, double[] normals) {
        for (int i = 0; i < count; i++) {
            normals[i] = NormalQuantile.of(RandomStream.toUniform(bits[i]));
        }
    }

    @Override
    public void ranks(ZipfDraws draws, RandomStream stream, long counter, long[] ranks) {
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = draws.draw(stream, counter + i);
        }
    }

    @Override
    public void logs(double[] x, int count, double[] logs) {
        for (int i = 0; i < count; i++) {
            logs[i] = Kernels.log(x[i]);
        }
    }

    @Override
    public void exps(double[] x, int count, double[] exps) {
        for (int i = 0; i < count; i++) {
            exps[i] = Kernels.exp(x[i]);
        }
    }
}
