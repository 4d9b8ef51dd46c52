package org.neuralquanta.benchmark.guard;

import java.util.function.IntSupplier;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Ranks by commons-rng with a fast generator. */
final class ZipfOfRng implements IntSupplier {

    private final DiscreteSampler sampler = RejectionInversionZipfSampler.of(RandomSource.XO_RO_SHI_RO_128_PP.create(1L), 1_000_000, 1.4);

    @Override
    public int getAsInt() {
        return sampler.sample();
    }
}
