package org.neuralquanta.form;

import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Jets;

/**
 * A parameter of a form. Its coordinate is its logarithm, or the parameter itself. Where its value depends on the unit of a variable, the
 * coordinate does too: with log x counted from a centre c, the amplitude of \(A\,x^{-\alpha}\) has the coordinate \(\log A-\alpha c\), so
 * that its shift is −α; a scale S of x has \(\log S-c\), so that its shift is −1.
 *
 * @param name the name that is reported
 * @param logarithm whether the coordinate is the logarithm
 * @param variable the variable on whose unit the value depends, −1 for none
 * @param shift what a unit of c adds to the coordinate, as a function of the coordinates that themselves have no shift
 */
public record Parameter(String name, boolean logarithm, int variable, Shift shift) {

    /** What one unit of the centre adds to a coordinate. */
    public interface Shift {
        Jet of(Jets jets, Jet[] coordinates);
    }

    /** A positive parameter without unit of a variable, such as E. */
    public static Parameter positive(String name) {
        return new Parameter(name, true, -1, (jets, _) -> jets.constant(0));
    }

    /** A real parameter without unit of a variable, such as an exponent. */
    public static Parameter real(String name) {
        return new Parameter(name, false, -1, (jets, _) -> jets.constant(0));
    }

    /** The amplitude of \(A\,x^{-\alpha}\). */
    public static Parameter amplitude(String name, int variable, int exponent) {
        return new Parameter(name, true, variable, (jets, p) -> jets.linear(p[exponent], -1, 0));
    }

    /** The factor of \(\beta x^c\). */
    public static Parameter factor(String name, int variable, int exponent) {
        return new Parameter(name, true, variable, (_, p) -> p[exponent]);
    }

    /** A value of the variable, such as the D₀ of D/D₀. */
    public static Parameter scale(String name, int variable) {
        return new Parameter(name, true, variable, (jets, _) -> jets.constant(-1));
    }
}
