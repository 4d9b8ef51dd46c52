package org.neuralquanta.verify;

import org.neuralquanta.random.RandomStream;

/**
 * The random numbers of a ledger. Immutable, thread-safe.
 *
 * @param seed the seed, any 64-bit value
 * @param threads the number of threads, ≥ 1; no result depends on it
 */
record Chance(long seed, int threads) {

    RandomStream stream(long replicate) {
        return RandomStream.of(seed, replicate);
    }
}
