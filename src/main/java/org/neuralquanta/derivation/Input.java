package org.neuralquanta.derivation;

import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Curve;

/** A part of a {@link Problem} that can be changed. Immutable, thread-safe. */
public enum Input {
    /** How often a quantum is used. */
    FREQUENCY,
    /** The gap: by how much learning a quantum reduces the loss of the samples that use it. */
    GAP,
    /** The number of parameters that a quantum costs. */
    COST,
    /** The number of its samples that a quantum needs. */
    THRESHOLD,
    /** ν, the exponent of the learning time. */
    NU,
    /** The emergence curve. */
    EMERGENCE;

    /**
     * Whether the law of a target depends on this input, determined by changing the input.
     *
     * @param target the target
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
