package org.neuralquanta.special;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;

/** Random doubles with all their 53 bits random, where jqwik's own have a few decimals. */
public final class Doubles {

    private static final long STEPS = 1L << 53;

    private Doubles() {}

    /** Uniform in [min, max], both ends included as edge cases. */
    public static Arbitrary<Double> uniform(double min, double max) {
        return Arbitraries.longs()
                .between(0, STEPS)
                .withDistribution(RandomDistribution.uniform())
                .map(n -> Math.clamp(min + (max - min) * ((double) n / STEPS), min, max));
    }

    /** Log-uniform in [min, max], 0 &lt; min, both ends included as edge cases. */
    public static Arbitrary<Double> logUniform(double min, double max) {
        return uniform(Math.log(min), Math.log(max)).map(x -> Math.clamp(Math.exp(x), min, max));
    }
}
