package org.neuralquanta.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.neuralquanta.random.RandomStream;

/** Loops over stretches: in lanes as by scalar code, and both as the formula in double precision. */
class RowArithmeticTest {

    private final RowArithmetic scalar = new ScalarRows();
    private final RowArithmetic lanes = new VectorRows();

    private static float[] numbers(long seed, int count) {
        var stream = RandomStream.of(seed, 0);
        float[] result = new float[count];
        for (int i = 0; i < count; i++) {
            result[i] = (float) (3 * stream.normal(i, 0));
        }
        return result;
    }

    private interface Loop {
        void run(RowArithmetic rows, float[] to);
    }

    private void same(long seed, int count, Loop loop) {
        float[] one = numbers(seed, count + 5);
        float[] other = one.clone();
        loop.run(scalar, one);
        loop.run(lanes, other);
        assertThat(other).isEqualTo(one);
    }

    @Property(tries = 200)
    void lanesAreTheScalarCode(@ForAll long seed, @ForAll @IntRange(min = 1, max = 130) int count) {
        float[] a = numbers(seed + 1, count + 1);
        float[] b = numbers(seed + 2, count + 2);
        assertThat(lanes.sum(a, 1, count)).isEqualTo(scalar.sum(a, 1, count));
        assertThat(lanes.dot(a, 1, b, 2, count)).isEqualTo(scalar.dot(a, 1, b, 2, count));
        assertThat(lanes.largest(a, 1, count)).isEqualTo(scalar.largest(a, 1, count));
        float largest = scalar.largest(a, 1, count);
        same(seed, count, (rows, to) -> {
            System.arraycopy(a, 1, to, 3, count);
            rows.exponentials(to, 3, count, largest, 4.3f);
        });
        same(seed, count, (rows, to) -> rows.affine(a, 1, 0.7f, -0.3f, to, 2, count));
        same(seed, count, (rows, to) -> rows.addMultiple(0.7f, a, 1, to, 2, count));
        same(seed, count, (rows, to) -> rows.multiply(a, 1, b, 2, to, 3, count));
        same(seed, count, (rows, to) -> rows.addProducts(a, 1, b, 2, to, 3, to, 3, count));
        same(seed, count, (rows, to) -> rows.multiplyShifted(a, 1, b, 2, 0.4f, 0.3f, to, 3, count));
    }

    @Property(tries = 100)
    void scalarCodeIsTheFormula(@ForAll long seed, @ForAll @IntRange(min = 1, max = 70) int count) {
        float[] a = numbers(seed + 1, count);
        float[] b = numbers(seed + 2, count);
        double sum = 0;
        double dot = 0;
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            sum += a[i];
            dot += (double) a[i] * b[i];
            largest = Math.max(largest, a[i]);
        }
        assertThat((double) scalar.sum(a, 0, count)).isCloseTo(sum, within(1e-5 * count));
        assertThat((double) scalar.dot(a, 0, b, 0, count)).isCloseTo(dot, within(1e-5 * count));
        assertThat((double) scalar.largest(a, 0, count)).isEqualTo(largest);
        float[] exponentials = a.clone();
        scalar.exponentials(exponentials, 0, count, (float) largest, 0.5f);
        float[] affine = new float[count];
        scalar.affine(a, 0, 2, 3, affine, 0, count);
        float[] multiple = b.clone();
        scalar.addMultiple(2, a, 0, multiple, 0, count);
        float[] products = new float[count];
        scalar.addProducts(a, 0, b, 0, b, 0, products, 0, count);
        float[] shifted = new float[count];
        scalar.multiplyShifted(a, 0, b, 0, 0.5f, 0.25f, shifted, 0, count);
        float[] plain = new float[count];
        scalar.multiply(a, 0, b, 0, plain, 0, count);
        for (int i = 0; i < count; i++) {
            assertThat((double) exponentials[i]).isCloseTo(Math.exp((a[i] - largest) / 2), within(3e-6));
            assertThat((double) affine[i]).isCloseTo(2.0 * a[i] + 3, within(1e-5));
            assertThat((double) multiple[i]).isCloseTo(2.0 * a[i] + b[i], within(1e-5));
            assertThat((double) products[i]).isCloseTo((double) a[i] * b[i] + b[i], within(2e-5));
            assertThat((double) shifted[i]).isCloseTo(a[i] * (b[i] - 0.5) * 0.25, within(2e-5));
            assertThat((double) plain[i]).isCloseTo((double) a[i] * b[i], within(2e-5));
        }
    }
}
