package org.neuralquanta.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BisectionTest {

    @Property
    void endsAtNeighboursAroundTheRoot(@ForAll @DoubleRange(min = -1e30, max = 1e30) double root) {
        var bracket = Bisection.between(-1e30, 1e30, 0, 0, x -> x < root);
        assertThat(bracket.high()).isEqualTo(Math.nextUp(bracket.low()));
        assertThat(root).isBetween(bracket.low(), bracket.high());
    }

    @Property
    void endsAsSoonAsTheEndsAreNear(
            @ForAll @IntRange(min = 1, max = 999) int thousandths, @ForAll @IntRange(min = 3, max = 40) int bits) {
        double root = thousandths / 1000.0;
        double tolerance = 0.9 * Math.scalb(1.0, -bits);
        var absolute = Bisection.between(0, 1, tolerance, 0, x -> x < root);
        assertThat(absolute.high() - absolute.low()).isBetween(tolerance / 2, tolerance);
        assertThat(root).isBetween(absolute.low(), absolute.high());
        var relative = Bisection.between(0, 1, 0, tolerance, x -> x < root);
        assertThat((relative.high() - relative.low()) / relative.low()).isBetween(tolerance / 4, tolerance);
        assertThat(root).isBetween(relative.low(), relative.high());
        assertThat(relative.middle()).isBetween(relative.low(), relative.high());
    }

    @Test
    void asksNeitherEnd() {
        assertThat(Bisection.between(0, 1, 0, 0, x -> true)).isEqualTo(new Bisection.Bracket(Math.nextDown(1.0), 1));
        assertThat(Bisection.between(2, 2, 0, 0, x -> true)).isEqualTo(new Bisection.Bracket(2, 2));
        assertThat(Bisection.last(3, 4, n -> true)).isEqualTo(3);
        assertThat(Bisection.last(-1, 4, n -> false)).isEqualTo(-1);
    }

    @Property
    void findsTheLastWholeNumber(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE - 1) long last) {
        assertThat(Bisection.last(0, Long.MAX_VALUE, n -> n <= last)).isEqualTo(last);
    }
}
