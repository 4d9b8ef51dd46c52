package org.neuralquanta.benchmark.guard;

import java.util.function.IntSupplier;
import org.apache.commons.math3.distribution.ZipfDistribution;
import org.apache.commons.math3.random.Well19937c;

/** Ranks by commons-math3 with its usual generator. */
final class ZipfOfMath3 implements IntSupplier {

    private final ZipfDistribution distribution = new ZipfDistribution(new Well19937c(1), 1_000_000, 1.4);

    @Override
    public int getAsInt() {
        return distribution.sample();
    }
}
