package org.neuralquanta.derivation;

import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Curve;

/** A part of a {@link Problem} that can be changed. Immutable, thread-safe. */
public enum Input {
    /** How often a quantum is used. */
    FREQUENCY,
    /** The loss that it takes off. */
    GAP,
    /** The parameters that it takes. */
    COST,
    /** The samples that it takes. */
    THRESHOLD,
    /** The exponent of the learning time. */
    NU,
    /** The emergence curve. */
    EMERGENCE;

    /**
     * Whether the law of a target depends on this input, which is found out by a change of it.
     *
     * @param target what a law is about
     * @return whether another value of this input leads to another law
     */
    public boolean isUsedBy(Target target) {
        Problem problem = Problem.quanta(Curve.SHOTS).assuming("tau >= 1");
        Problem other = switch (this) {
            case FREQUENCY -> problem.frequency("k^-(2+alpha)");
            case GAP -> problem.gap("2*Delta");
            case COST -> problem.cost("2*C");
            case THRESHOLD -> problem.threshold("2*tau");
            case NU -> problem.nu("2");
            case EMERGENCE -> problem.curve(Curve.EXPONENTIAL);
        };
        return !claim(problem, target).equals(claim(other, target));
    }

    private static Claim claim(Problem problem, Target target) {
        return Derivation.of(problem, target).theorem().claim();
    }
}
