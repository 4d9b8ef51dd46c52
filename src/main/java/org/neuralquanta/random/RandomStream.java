package org.neuralquanta.random;

import org.neuralquanta.elementary.Kernels;
import org.neuralquanta.elementary.NormalQuantile;

/**
 * The random numbers of one replicate: a pure function of (seed, replicate, quantum, draw). Immutable, thread-safe.
 *
 * <p>Two 64-bit keys come from (seed, replicate) by Maiga's mix mx3. A number is
 * \[ x = (q\,G + \mathrm{key}_1),\quad x \leftarrow (x \oplus x{\gg}32)\,C,\quad
 *    \mathrm{bits} = \mathrm{moremur}(x + \mathrm{key}_2 + d\,H) \pmod{2^{64}} \]
 * for quantum q and draw d. For a fixed quantum this is Evensen's moremur over a Weyl sequence, as SplitMix64 is mix13 over one;
 * for a fixed draw the map from quanta to bits is a bijection. Both therefore have period \(2^{64}\) and give each 64-bit value
 * once in it: the birthday deficit of repeated values shows only after about \(2^{32}\) numbers of one stream. The second key
 * stands between two mixes, so that streams of two replicates are different functions and not shifted copies.
 *
 * <p>Constants: G = 0x9e3779b97f4a7c15 is the odd number next to \(2^{64}/\phi\) (Steele, Lea and Flood, Fast splittable
 * pseudorandom number generators, OOPSLA 2014); H = 0xd1b54a32d192ed03 is the odd number next to \(2^{64}\) divided by the root of
 * \(x^4 = x + 1\) (Roberts, The unreasonable effectiveness of quasirandom sequences, 2018); C = 0xbea225f9eb34556d is that
 * of mx3 (Maiga, The construct of a bit mixer, 2020); 0x3c79ac492ba7b653 and 0x1c69b3f74ac4ae35 with shifts 27, 33, 27 are
 * moremur (Evensen, Stronger, better, morer, Moremur, 2019). Not for cryptography.
 *
 * <p>The scheme is frozen: every golden digest and the peers written in C depend on it.
 */
public final class RandomStream {

    public static final long WEYL_QUANTUM = 0x9e3779b97f4a7c15L;
    public static final long WEYL_DRAW = 0xd1b54a32d192ed03L;
    public static final long MX3 = 0xbea225f9eb34556dL;

    public static final long MOREMUR_1 = 0x3c79ac492ba7b653L;
    public static final long MOREMUR_2 = 0x1c69b3f74ac4ae35L;
    public static final long ONE = 0x3ff0000000000000L;
    public static final double BELOW_ONE = 1 - 0x1p-53;

    public final long first;
    public final long second;

    private RandomStream(long first, long second) {
        this.first = first;
        this.second = second;
    }

    /**
     * The stream of a replicate.
     *
     * @param seed the seed, any 64-bit value
     * @param replicate the replicate, any 64-bit value
     * @return its stream
     */
    public static RandomStream of(long seed, long replicate) {
        return new RandomStream(
                mx3(mx3(seed + WEYL_QUANTUM) + replicate * WEYL_QUANTUM),
                mx3(mx3(seed + WEYL_DRAW) + replicate * WEYL_DRAW));
    }

    /**
     * 64 random bits.
     *
     * @param quantum the quantum, any 64-bit value
     * @param draw which of the quantum's numbers, any 64-bit value
     * @return the bits
     */
    public long bits(long quantum, long draw) {
        return bits(first, second, quantum, draw);
    }

    static long bits(long first, long second, long quantum, long draw) {
        long x = quantum * WEYL_QUANTUM + first;
        x = (x ^ (x >>> 32)) * MX3;
        return moremur(x + second + draw * WEYL_DRAW);
    }

    /**
     * A uniform number, \((n + 1/2)\,2^{-52}\) with n the top 52 bits: never 0 and never 1, and 1 − U is exact and equally
     * distributed.
     *
     * @param quantum the quantum
     * @param draw which of the quantum's numbers
     * @return U, \(2^{-53} \le U \le 1 - 2^{-53}\)
     */
    public double uniform(long quantum, long draw) {
        return toUniform(bits(quantum, draw));
    }

    /**
     * An exponential number of mean 1, −log U.
     *
     * @param quantum the quantum
     * @param draw which of the quantum's numbers
     * @return a number between 1.1e-16 and 36.8; its distribution function is right to \(2^{-53}\) absolutely
     */
    public double exponential(long quantum, long draw) {
        return -Kernels.log(uniform(quantum, draw));
    }

    /**
     * A standard normal number, \(\Phi^{-1}(U)\).
     *
     * @param quantum the quantum
     * @param draw which of the quantum's numbers
     * @return a number between −8.3 and 8.3
     */
    public double normal(long quantum, long draw) {
        return NormalQuantile.of(uniform(quantum, draw));
    }

    @Override
    public String toString() {
        return "RandomStream[key=" + Long.toHexString(first) + Long.toHexString(second) + "]";
    }

    public static double toUniform(long bits) {
        return Double.longBitsToDouble((bits >>> 12) | ONE) - BELOW_ONE;
    }

    private static long moremur(long value) {
        long x = value;
        x = (x ^ (x >>> 27)) * MOREMUR_1;
        x = (x ^ (x >>> 33)) * MOREMUR_2;
        return x ^ (x >>> 27);
    }

    private static long mx3(long value) {
        long x = value;
        x = (x ^ (x >>> 32)) * MX3;
        x = (x ^ (x >>> 29)) * MX3;
        x = (x ^ (x >>> 32)) * MX3;
        return x ^ (x >>> 29);
    }
}
