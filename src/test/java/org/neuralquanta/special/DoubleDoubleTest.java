package org.neuralquanta.special;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class DoubleDoubleTest {

    private static double relativeError(DoubleDouble sum, BigDecimal exact) {
        return new BigDecimal(sum.high())
                .add(new BigDecimal(sum.low()))
                .subtract(exact)
                .divide(exact, MathContext.DECIMAL64)
                .abs()
                .doubleValue();
    }

    @Provide
    Arbitrary<Double> offsets() {
        return Arbitraries.oneOf(
                Doubles.uniform(Math.nextUp(-1.0), 1), Doubles.logUniform(1e-20, 1e20), Doubles.logUniform(1, 1e300));
    }

    @Property
    void rankPlusOffsetIsHeldTo105Bits(
            @ForAll @LongRange(min = 1, max = 1L << 62) long rank, @ForAll("offsets") double offset) {
        BigDecimal exact = new BigDecimal(rank).add(new BigDecimal(offset));
        DoubleDouble sum = DoubleDouble.of(rank, offset);
        assertThat(relativeError(sum, exact)).isLessThanOrEqualTo(0x1p-105);
        assertThat(Math.abs(sum.low())).isLessThanOrEqualTo(Math.ulp(sum.high()) / 2);
        assertThat(relativeError(sum.plus(17), exact.add(BigDecimal.valueOf(17)))).isLessThanOrEqualTo(0x1p-104);
    }
}
