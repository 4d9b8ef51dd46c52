package org.neuralquanta.derivation;

import java.util.Locale;
import org.neuralquanta.Statement;

/** The target of a derivation: a loss or a count as a function of resources. Immutable, thread-safe. */
@Statement({"T10", "T11", "T13", "T15", "T18", "T38", "T39", "T41", "T42", "T43"})
public enum Target {
    /** Loss against parameters. */
    PARAMETERS("N", "alpha_N"),
    /** Loss against training samples. */
    DATA("D", "alpha_D"),
    /** Loss against training steps. */
    STEPS("S", "alpha_S"),
    /**
     * Loss against compute at the best split, in terms of the product F = N D of parameters and samples: compute in FLOPs is 6F, or another
     * factor times F.
     */
    COMPUTE("F", "alpha_C"),
    /**
     * The smallest sum of the loss limited by parameters alone and the loss limited by data alone, at a product F = N D: an upper bound on
     * {@link #COMPUTE}.
     */
    SUM_BOUND("F", "alpha_sum"),
    /** Loss against parameters and data together. */
    JOINT("N", "alpha_ND"),
    /** Expected number of learned quanta against training samples. */
    COUNT("D", "beta_D"),
    /** Loss against distinct samples that are visited R times each, where each visit teaches with probability h. */
    REPEATED("U", "alpha_U"),
    /** Loss against training samples that use quantum k with a frequency proportional to the power t of its use frequency. */
    TEMPERED("D", "alpha_t"),
    /** Loss against training samples drawn with the best frequencies. */
    CURATED("D", "alpha_cur"),
    /** Loss of several families of quanta against training samples. */
    MIXTURE_DATA("D", "alpha_D"),
    /** Loss of several families of quanta against training samples in the best shares. */
    MIXTURE_BEST("D", "alpha_D"),
    /** Loss of several families of quanta against parameters. */
    MIXTURE_PARAMETERS("N", "alpha_N");

    private final String variable;
    private final String exponentName;

    Target(String variable, String exponentName) {
        this.variable = variable;
        this.exponentName = exponentName;
    }

    /**
     * The target with a name.
     *
     * @param name such as {@code data}
     * @return the target
     * @throws IllegalArgumentException if there is no such target
     */
    public static Target of(String name) {
        for (Target target : values()) {
            if (target.toString().equals(name)) {
                return target;
            }
        }
        throw new IllegalArgumentException(
                "target must be parameters, data, joint, steps, compute, sum-bound, count, repeated, tempered, curated, mixture-data,"
                        + " mixture-best or mixture-parameters, was '" + name + "'");
    }

    /**
     * The variable of the law; of two, the first.
     *
     * @return N, D, S, F or U
     */
    public String variable() {
        return variable;
    }

    /**
     * What the variable is, where that is a formula in other resources.
     *
     * @return {@code N*D} for compute and its bound: compute in FLOPs is 6F, or another factor times F; otherwise empty
     */
    public String variableDefinition() {
        return switch (this) {
            case COMPUTE, SUM_BOUND -> "N*D";
            case PARAMETERS, DATA, STEPS, JOINT, COUNT, REPEATED, TEMPERED, CURATED, MIXTURE_DATA, MIXTURE_BEST, MIXTURE_PARAMETERS -> "";
        };
    }

    /**
     * Whether the law is about several families of quanta.
     *
     * @return true for the three mixtures
     */
    public boolean isMixture() {
        return this == MIXTURE_DATA || this == MIXTURE_BEST || this == MIXTURE_PARAMETERS;
    }

    /**
     * Whether the law can be derived in more than one power of its variable.
     *
     * @return true for parameters, data and steps
     */
    public boolean hasTerms() {
        return this == PARAMETERS || this == DATA || this == STEPS;
    }

    /**
     * The name of the exponent in relations between laws.
     *
     * @return for example alpha_D
     */
    public String exponentName() {
        return exponentName;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
