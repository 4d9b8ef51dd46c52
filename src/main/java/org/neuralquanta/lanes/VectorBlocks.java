package org.neuralquanta.lanes;

import java.util.List;
import java.util.Optional;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.neuralquanta.elementary.Kernels;
import org.neuralquanta.elementary.NormalQuantile;
import org.neuralquanta.random.GammaDraws;
import org.neuralquanta.random.MixedGammas;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.random.ZipfDraws;

/**
 * The kernels of {@link Kernels} in the widest lanes of the machine, operation by operation, in {@link Stages}. For one thread.
 */
final class VectorBlocks implements Blocks {

    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
    private static final int LANES = DOUBLES.length();

    private static final Stages<VectorBlocks> STREAM_BITS = new Stages<>(List.of(VectorBlocks::streamBits));
    private static final Stages<VectorBlocks> UNIFORMS = new Stages<>(List.of(VectorBlocks::uniforms));
    private static final Stages<VectorBlocks> EXPONENTIALS =
            new Stages<>(List.of(VectorBlocks::uniforms, VectorBlocks::logarithms, VectorBlocks::negate));
    private static final Stages<VectorBlocks> LOGS = new Stages<>(List.of(VectorBlocks::logs));
    private static final Stages<VectorBlocks> EXPS = new Stages<>(List.of(VectorBlocks::exps));
    private static final Stages<VectorBlocks> NORMALS = new Stages<>(List.of(
            VectorBlocks::uniforms,
            VectorBlocks::spread,
            VectorBlocks::logarithms,
            VectorBlocks::upperTerms,
            VectorBlocks::quantiles,
            VectorBlocks::tails));

    private static final Stages<VectorBlocks> RANKS = new Stages<>(List.of(
            VectorBlocks::zipfBases,
            VectorBlocks::logarithms,
            VectorBlocks::zipfExponents,
            VectorBlocks::exps,
            VectorBlocks::zipfRanks));

    private long weyl;
    private long shift;
    private int count;
    private long[] bits = {};
    private double[] in = {};
    private double[] out = {};
    private double[] sums = {};
    private double[] work = {};
    private ZipfDraws zipf = ZipfDraws.of(1, 1);

    VectorBlocks() {}

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public Optional<CoarseRace> race(GammaDraws draws) {
        return Optional.of(new VectorRace(draws));
    }

    @Override
    public Optional<CoarseRace> race(MixedGammas draws) {
        return Optional.of(new VectorRace(draws));
    }

    @Override
    public void bits(RandomStream stream, long quantum, long draw, long[] bits) {
        this.weyl = quantum * RandomStream.WEYL_QUANTUM + stream.first;
        this.shift = stream.second + draw * RandomStream.WEYL_DRAW;
        this.bits = bits;
        STREAM_BITS.run(this);
    }

    private void streamBits() {
        long[] results = bits;
        LongVector constant = LongVector.broadcast(LONGS, shift);
        LongVector x = LongVector.zero(LONGS).addIndex(1).mul(RandomStream.WEYL_QUANTUM).add(weyl);
        long step = LANES * RandomStream.WEYL_QUANTUM;
        for (int i = 0; i < results.length; i += LANES) {
            VectorKernels.mix(x, constant).intoArray(results, i);
            x = x.add(step);
        }
    }

    @Override
    public void uniforms(long[] bits, int count, double[] uniforms) {
        this.bits = bits;
        this.count = count;
        this.out = uniforms;
        UNIFORMS.run(this);
    }

    private void uniforms() {
        long[] from = bits;
        double[] to = out;
        for (int i = 0; i < count; i += LANES) {
            VectorKernels.uniform(LongVector.fromArray(LONGS, from, i)).intoArray(to, i);
        }
    }

    @Override
    public void exponentials(long[] bits, int count, double[] exponentials) {
        this.bits = bits;
        this.count = count;
        this.out = exponentials;
        EXPONENTIALS.run(this);
    }

    /** In place, of normal numbers above 0. */
    private void logarithms() {
        double[] x = out;
        for (int i = 0; i < count; i += LANES) {
            VectorKernels.log(DoubleVector.fromArray(DOUBLES, x, i)).intoArray(x, i);
        }
    }

    private void negate() {
        double[] x = out;
        for (int i = 0; i < count; i += LANES) {
            DoubleVector.fromArray(DOUBLES, x, i).neg().intoArray(x, i);
        }
    }

    @Override
    public void logs(double[] x, int count, double[] logs) {
        this.in = x;
        this.count = count;
        this.out = logs;
        LOGS.run(this);
    }

    private void logs() {
        double[] from = in;
        double[] to = out;
        for (int i = 0; i < count; i += LANES) {
            DoubleVector v = DoubleVector.fromArray(DOUBLES, from, i);
            VectorMask<Double> normal = v.compare(VectorOperators.GE, Double.MIN_NORMAL)
                    .and(v.compare(VectorOperators.LE, Double.MAX_VALUE));
            if (normal.allTrue()) {
                VectorKernels.log(v).intoArray(to, i);
            } else {
                for (int j = i; j < i + LANES; j++) {
                    to[j] = Kernels.log(from[j]);
                }
            }
        }
    }

    @Override
    public void exps(double[] x, int count, double[] exps) {
        this.in = x;
        this.count = count;
        this.out = exps;
        EXPS.run(this);
    }

    private void exps() {
        double[] from = in;
        double[] to = out;
        for (int i = 0; i < count; i += LANES) {
            DoubleVector v = DoubleVector.fromArray(DOUBLES, from, i);
            // False for NaN.
            if (v.lanewise(VectorOperators.ABS).compare(VectorOperators.LE, Kernels.NORMAL_EXPONENT).allTrue()) {
                VectorKernels.exp(v).intoArray(to, i);
            } else {
                for (int j = i; j < i + LANES; j++) {
                    to[j] = Kernels.exp(from[j]);
                }
            }
        }
    }

    @Override
    public void normals(long[] bits, int count, double[] normals) {
        if (sums.length < count) {
            this.sums = new double[count];
        }
        this.bits = bits;
        this.count = count;
        this.out = normals;
        NORMALS.run(this);
    }

    /** 4u(1 − u) in place of u. */
    private void spread() {
        double[] u = out;
        for (int i = 0; i < count; i += LANES) {
            DoubleVector v = DoubleVector.fromArray(DOUBLES, u, i);
            v.mul(VectorKernels.broadcast(1).sub(v)).mul(4).intoArray(u, i);
        }
    }

    /** The upper terms of the polynomial in w, of −w. */
    private void upperTerms() {
        double[] w = out;
        double[] to = sums;
        for (int i = 0; i < count; i += LANES) {
            DoubleVector x = VectorKernels.broadcast(-NormalQuantile.CENTRE).sub(DoubleVector.fromArray(DOUBLES, w, i));
            DoubleVector square = x.mul(x);
            DoubleVector fourth = square.mul(square);
            VectorKernels.cubic(x, square, NormalQuantile.R20, NormalQuantile.R21, NormalQuantile.R22, NormalQuantile.R23)
                    .fma(fourth, VectorKernels.cubic(x, square, NormalQuantile.R16, NormalQuantile.R17, NormalQuantile.R18, NormalQuantile.R19))
                    .fma(fourth, VectorKernels.cubic(x, square, NormalQuantile.R12, NormalQuantile.R13, NormalQuantile.R14, NormalQuantile.R15))
                    .intoArray(to, i);
        }
    }

    /** Φ⁻¹ in place of −w, NaN beyond the middle. */
    private void quantiles() {
        double[] w = out;
        for (int i = 0; i < count; i += LANES) {
            DoubleVector x = VectorKernels.broadcast(-NormalQuantile.CENTRE).sub(DoubleVector.fromArray(DOUBLES, w, i));
            DoubleVector square = x.mul(x);
            DoubleVector fourth = square.mul(square);
            DoubleVector p = DoubleVector.fromArray(DOUBLES, sums, i)
                    .fma(fourth, VectorKernels.cubic(x, square, NormalQuantile.R8, NormalQuantile.R9, NormalQuantile.R10, NormalQuantile.R11))
                    .fma(fourth, VectorKernels.cubic(x, square, NormalQuantile.R4, NormalQuantile.R5, NormalQuantile.R6, NormalQuantile.R7));
            DoubleVector q = VectorKernels.uniform(LongVector.fromArray(LONGS, bits, i)).sub(0.5);
            p = p.fma(fourth, VectorKernels.cubic(x, square, NormalQuantile.REST, NormalQuantile.R1, NormalQuantile.R2, NormalQuantile.R3));
            DoubleVector sum = p.add(NormalQuantile.R0);
            sum.fma(q, VectorKernels.broadcast(NormalQuantile.R0).sub(sum).add(p).mul(q))
                    .blend(Double.NaN, x.compare(VectorOperators.GT, NormalQuantile.MIDDLE - NormalQuantile.CENTRE))
                    .intoArray(w, i);
        }
    }

    /** The numbers beyond the middle, a thousandth of them. */
    private void tails() {
        double[] normals = out;
        for (int i = 0; i < count; i += LANES) {
            if (DoubleVector.fromArray(DOUBLES, normals, i).test(VectorOperators.IS_NAN).anyTrue()) {
                for (int j = i; j < i + LANES; j++) {
                    if (Double.isNaN(normals[j])) {
                        normals[j] = NormalQuantile.of(RandomStream.toUniform(bits[j]));
                    }
                }
            }
        }
    }

    @Override
    public void ranks(ZipfDraws draws, RandomStream stream, long counter, long[] ranks) {
        if (sums.length < ranks.length || work.length < ranks.length) {
            this.sums = new double[ranks.length];
            this.work = new double[ranks.length];
        }
        this.zipf = draws;
        this.weyl = counter * RandomStream.WEYL_QUANTUM + stream.first;
        this.shift = stream.second;
        this.bits = ranks;
        this.count = ranks.length;
        this.in = work;
        this.out = work;
        RANKS.run(this);
        for (int i = 0; i < ranks.length; i++) {
            if (ranks[i] < 0) {
                ranks[i] = sums[i] >= draws.least((double) -ranks[i]) ? -ranks[i] : draws.draw(stream, counter + i, 1);
            }
        }
    }

    /** w of random u, which is kept beside it. */
    private void zipfBases() {
        double[] w = out;
        LongVector constant = LongVector.broadcast(LONGS, shift);
        LongVector x = LongVector.zero(LONGS).addIndex(1).mul(RandomStream.WEYL_QUANTUM).add(weyl);
        long step = LANES * RandomStream.WEYL_QUANTUM;
        for (int i = 0; i < count; i += LANES) {
            DoubleVector u = VectorKernels.uniform(VectorKernels.mix(x, constant)).mul(zipf.span).add(zipf.high);
            x = x.add(step);
            u.intoArray(sums, i);
            DoubleVector base = u.mul(zipf.slope).add(1);
            base.blend(ZipfDraws.LEAST_BASE, base.compare(VectorOperators.LT, ZipfDraws.LEAST_BASE)).intoArray(w, i);
        }
    }

    /** log x in place of log w. */
    private void zipfExponents() {
        double[] logs = out;
        for (int i = 0; i < count; i += LANES) {
            DoubleVector u = DoubleVector.fromArray(DOUBLES, sums, i);
            DoubleVector base = u.mul(zipf.slope).add(1);
            DoubleVector w = base.blend(ZipfDraws.LEAST_BASE, base.compare(VectorOperators.LT, ZipfDraws.LEAST_BASE)).sub(1);
            DoubleVector.fromArray(DOUBLES, logs, i)
                    .mul(u.div(w))
                    .blend(u, w.compare(VectorOperators.EQ, 0))
                    .intoArray(logs, i);
        }
    }

    /** The ranks of x, negative where only the exact condition says whether the try is accepted. */
    private void zipfRanks() {
        double[] places = out;
        for (int i = 0; i < count; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(DOUBLES, places, i);
            DoubleVector rank = x.add(Kernels.ROUND).sub(Kernels.ROUND);
            rank = rank.blend(1, rank.compare(VectorOperators.LT, 1));
            rank = rank.blend(zipf.last, rank.compare(VectorOperators.GT, zipf.last));
            LongVector whole = rank.add(0x1p52).reinterpretAsLongs().and(Kernels.MANTISSA);
            whole.blend(whole.neg(), rank.sub(x).compare(VectorOperators.GT, zipf.sure).cast(LONGS)).intoArray(bits, i);
        }
    }
}
