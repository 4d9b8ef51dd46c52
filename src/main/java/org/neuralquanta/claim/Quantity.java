package org.neuralquanta.claim;

/** The subject of an asymptotic statement, a function of a rank or a resource. Immutable, thread-safe. */
public enum Quantity {
    /** The frequency as given, not normalised. */
    FREQUENCY("frequency(%s)", "f(%s)"),
    /** The use frequency, of sum 1. */
    USE("p(%s)", "p(%s)"),
    /** By how much learning the quantum reduces the loss of the samples that use it. */
    GAP("gap(%s)", "\\mathrm{gap}(%s)"),
    /** The parameters that a quantum costs. */
    COST("cost(%s)", "\\mathrm{cost}(%s)"),
    /** The number of uses that a quantum needs to be learned, or the divisor of its exposure. */
    THRESHOLD("threshold(%s)", "\\mathrm{threshold}(%s)"),
    /** By how much learning the quantum reduces the loss: gap times use frequency. */
    BENEFIT("benefit(%s)", "\\mathrm{benefit}(%s)"),
    /** Benefit per parameter. */
    VALUE("benefit(%1$s)/cost(%1$s)", "\\frac{\\mathrm{benefit}(%1$s)}{\\mathrm{cost}(%1$s)}"),
    /** Exposure per unit of data or steps. */
    EXPOSURE("exposure(%s)", "q(%s)"),
    /** Exposure per distinct sample, of those samples that count where each is visited several times. */
    COUNTED_EXPOSURE("counted(%s)", "q_{\\mathrm{counted}}(%s)"),
    /** Parameters. */
    PARAMETERS("N(%s)", "N(%s)"),
    /** Training samples. */
    DATA("D(%s)", "D(%s)"),
    /** Distinct training samples, each visited several times. */
    DISTINCT_DATA("U(%s)", "U(%s)"),
    /** Training steps. */
    STEPS("S(%s)", "S(%s)"),
    /** The product of parameters and samples that compute pays for. */
    PRODUCT("F(%s)", "F(%s)"),
    /** The number of learned quanta. */
    COUNT("n(%s)", "n(%s)"),
    /** The reducible loss. */
    LOSS("L(%s) - L_inf", "L(%s)-L_\\infty"),
    /** The least sum of the reducible losses in parameters alone and in data alone, at a given product of both. */
    SUM_OF_LOSSES("min of L(N) + L(D) - 2*L_inf over N*D = %s", "\\min_{ND=%s}\\left(L(N)+L(D)-2L_\\infty\\right)"),
    /** The parameters at that least sum. */
    PARAMETERS_OF_SUM("N at the least sum over N*D = %s", "N_{\\mathrm{sum}}(%s)"),
    /** The data at that least sum. */
    DATA_OF_SUM("D at the least sum over N*D = %s", "D_{\\mathrm{sum}}(%s)");

    private final String plain;
    private final String latex;

    Quantity(String plain, String latex) {
        this.plain = plain;
        this.latex = latex;
    }

    /**
     * The quantity as plain text.
     *
     * @param variable the variable
     * @return such as L(N) - L_inf
     */
    public String plain(String variable) {
        return plain.formatted(variable);
    }

    String latex(String variable) {
        return latex.formatted(variable);
    }
}
