package org.neuralquanta.lanes;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import org.neuralquanta.elementary.Kernels;
import org.neuralquanta.random.RandomStream;

/** The kernels of {@link RandomStream} and {@link Kernels} in the widest lanes of the machine, operation by operation. Stateless. */
final class VectorKernels {

    private VectorKernels() {}

    static LongVector mix(LongVector weyl, LongVector second) {
        LongVector x = xorShift(weyl, 32).mul(RandomStream.MX3).add(second);
        x = xorShift(x, 27).mul(RandomStream.MOREMUR_1);
        x = xorShift(x, 33).mul(RandomStream.MOREMUR_2);
        return xorShift(x, 27);
    }

    private static LongVector xorShift(LongVector x, int shift) {
        return x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, shift));
    }

    static DoubleVector uniform(LongVector bits) {
        return bits.lanewise(VectorOperators.LSHR, 12)
                .lanewise(VectorOperators.OR, RandomStream.ONE)
                .reinterpretAsDoubles()
                .sub(RandomStream.BELOW_ONE);
    }

    /** Of normal numbers above 0: {@link Kernels#log}. */
    static DoubleVector log(DoubleVector x) {
        LongVector bits = x.reinterpretAsLongs().sub(Kernels.SQRT_HALF - Kernels.BIAS);
        DoubleVector exponent = bits.lanewise(VectorOperators.LSHR, 52)
                .lanewise(VectorOperators.OR, Kernels.MAGIC)
                .reinterpretAsDoubles()
                .sub(Kernels.MAGIC_BIAS);
        DoubleVector f = bits.lanewise(VectorOperators.AND, Kernels.MANTISSA)
                .add(Kernels.SQRT_HALF)
                .reinterpretAsDoubles()
                .sub(1);
        DoubleVector half = f.mul(0.5).mul(f);
        DoubleVector s = f.div(f.add(2));
        DoubleVector z = s.mul(s);
        DoubleVector w = z.mul(z);
        DoubleVector even = broadcast(Kernels.LOG_6).fma(w, broadcast(Kernels.LOG_4)).fma(w, broadcast(Kernels.LOG_2)).mul(w);
        DoubleVector odd = broadcast(Kernels.LOG_7)
                .fma(w, broadcast(Kernels.LOG_5))
                .fma(w, broadcast(Kernels.LOG_3))
                .fma(w, broadcast(Kernels.LOG_1))
                .mul(z);
        DoubleVector rest = s.fma(half.add(odd.add(even)), exponent.mul(Kernels.LN2_LOW));
        return exponent.fma(broadcast(Kernels.LN2_HIGH), rest.sub(half).add(f));
    }

    /** Where the result is a normal number: {@link Kernels#exp}. */
    static DoubleVector exp(DoubleVector x) {
        DoubleVector shifted = x.mul(Kernels.LOG2_E).add(Kernels.ROUND);
        DoubleVector multiple = shifted.sub(Kernels.ROUND);
        DoubleVector r = multiple.fma(broadcast(-Kernels.LN2), x);
        r = multiple.fma(broadcast(-Kernels.LN2_REST), r);
        DoubleVector square = r.mul(r);
        DoubleVector fourth = square.mul(square);
        DoubleVector q = cubic(r, square, Kernels.F10, Kernels.F11, Kernels.F12, Kernels.F13)
                .fma(fourth, cubic(r, square, Kernels.F6, Kernels.F7, Kernels.F8, Kernels.F9))
                .fma(fourth, cubic(r, square, Kernels.F2, Kernels.F3, Kernels.F4, Kernels.F5));
        DoubleVector value = q.fma(square, r).add(1);
        // The multiple stands in the last bits of the shifted number.
        return value.reinterpretAsLongs()
                .add(shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52))
                .reinterpretAsDoubles();
    }

    /** a + bx + (c + dx) x². */
    static DoubleVector cubic(DoubleVector x, DoubleVector square, double a, double b, double c, double d) {
        return broadcast(d).fma(x, broadcast(c)).fma(square, broadcast(b).fma(x, broadcast(a)));
    }

    static DoubleVector broadcast(double value) {
        return DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, value);
    }
}
