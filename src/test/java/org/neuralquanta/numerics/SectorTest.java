package org.neuralquanta.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;

/** A sector holds every point that it stands for, and every bound made of it holds at those points. */
class SectorTest {

    private static final double ROUNDING = 1e-12;

    private static void assertHolds(Sector sector, Complex point) {
        assertThat(Math.log(point.norm())).isBetween(sector.logMin() - ROUNDING, sector.logMax() + ROUNDING);
        assertThat(Math.abs(point.getArgument())).isLessThanOrEqualTo(sector.argument() + ROUNDING);
    }

    private static Complex inDisc(double centre, double radius, double share, double angle) {
        return new Complex(centre + share * radius * Math.cos(angle), share * radius * Math.sin(angle));
    }

    @Property
    void discsLieInTheirSectors(
            @ForAll @Scale(8) @DoubleRange(min = 1, max = 1e6) double centre,
            @ForAll @Scale(8) @DoubleRange(min = 0, max = 0.99) double relative,
            @ForAll @Scale(8) @DoubleRange(min = 0, max = 1) double share,
            @ForAll @Scale(8) @DoubleRange(min = -3.2, max = 3.2) double angle) {
        double radius = relative * centre;
        assertHolds(Sector.ofDisc(centre, radius), inDisc(centre, radius, share, angle));
    }

    @Property
    void shiftsOfASectorHoldTheShiftedPoints(
            @ForAll @Scale(8) @DoubleRange(min = 2, max = 1e4) double centre,
            @ForAll @Scale(8) @DoubleRange(min = 0, max = 0.9) double relative,
            @ForAll @Scale(8) @DoubleRange(min = -0.99, max = 1e4) double shift,
            @ForAll @Scale(8) @DoubleRange(min = 0, max = 1) double share,
            @ForAll @Scale(8) @DoubleRange(min = -3.2, max = 3.2) double angle) {
        double radius = relative * (centre - 1);
        Complex point = inDisc(centre, radius, share, angle);
        assertHolds(Sector.ofDisc(centre, radius).plus(shift), point.add(shift));
    }

    @Property
    void boundsOfMonomialsHold(
            @ForAll @Scale(8) @DoubleRange(min = 4, max = 1e5) double centre,
            @ForAll @Scale(8) @DoubleRange(min = 0, max = 0.7) double relative,
            @ForAll @Scale(8) @DoubleRange(min = -0.9, max = 50) double offset,
            @ForAll @Scale(8) @DoubleRange(min = -5, max = 20) double alpha,
            @ForAll @Scale(8) @DoubleRange(min = -2, max = 2) double rankPower,
            @ForAll @Scale(8) @DoubleRange(min = -8, max = 8) double logPower,
            @ForAll @Scale(8) @DoubleRange(min = -3.2, max = 3.2) double angle) {
        double radius = relative * (centre - 1);
        Complex z = inDisc(centre, radius, 1, angle);
        var monomial = new MonomialTerm(2.5, offset, alpha, rankPower, logPower);
        Complex value = z.add(offset).log().multiply(-(1 + alpha)).exp()
                .multiply(z.log().multiply(rankPower).exp())
                .multiply(z.add(Math.E - 1).log().log().multiply(logPower).exp())
                .multiply(2.5);
        Sector sector = Sector.ofDisc(centre, radius);
        assertThat(Math.log(value.norm())).isLessThanOrEqualTo(monomial.logBound(sector, 0) + 1e-9);
        assertThat(Math.log(value.multiply(z).norm())).isLessThanOrEqualTo(monomial.logBound(sector, 1) + 1e-9);
        Complex turn = z.add(offset).log().multiply(-(1 + alpha))
                .add(z.log().multiply(rankPower))
                .add(z.add(Math.E - 1).log().log().multiply(logPower));
        assertThat(Math.abs(turn.getImaginaryPart())).isLessThanOrEqualTo(monomial.argumentBound(sector) + 1e-9);
    }

    @Property
    void boundsInTheLogarithmOfTheRankHold(
            @ForAll @Scale(8) @DoubleRange(min = 28, max = 1e4) double centre,
            @ForAll @Scale(8) @DoubleRange(min = 0, max = 0.9) double relative,
            @ForAll @Scale(8) @DoubleRange(min = 1e-6, max = 2) double decay,
            @ForAll @Scale(8) @DoubleRange(min = -8, max = 8) double logPower,
            @ForAll @Scale(8) @DoubleRange(min = -3.2, max = 3.2) double angle) {
        double radius = relative * (centre - 10);
        Complex u = inDisc(centre, radius, 1, angle);
        var monomial = new MonomialTerm(1, 0, decay, 0, logPower);
        Complex shift = u.negate().exp().multiply(Math.E - 1).add(1).log();
        double logModulus = -decay * u.getRealPart() + logPower * Math.log(u.add(shift).norm());
        assertThat(logModulus).isLessThanOrEqualTo(monomial.logBound(Sector.ofLogDisc(centre, radius), 1) + 1e-9);
    }

    /** The corners, which no disc reaches. */
    @Property
    void shiftsHoldTheShiftedCorners(
            @ForAll @Scale(8) @DoubleRange(min = -3, max = 5) double logMin,
            @ForAll @Scale(8) @DoubleRange(min = 0, max = 3) double width,
            @ForAll @Scale(8) @DoubleRange(min = 0, max = 2.5) double argument,
            @ForAll @Scale(8) @DoubleRange(min = -0.99, max = 10) double relativeShift) {
        double shift = relativeShift * Math.exp(logMin);
        Sector shifted = new Sector(logMin, logMin + width, argument).plus(shift);
        for (double modulus : new double[] {logMin, logMin + width}) {
            for (double angle : new double[] {0, argument}) {
                assertHolds(shifted, new Complex(0, angle).exp().multiply(Math.exp(modulus)).add(shift));
            }
        }
    }

    @Test
    void aShiftAcrossZeroLeavesNoBoundBelow() {
        assertThat(new Sector(0, 1, 0.1).plus(-3))
                .isEqualTo(new Sector(Double.NEGATIVE_INFINITY, 1 + Math.log1p(3 * Math.exp(-1)), Double.POSITIVE_INFINITY));
    }
}
