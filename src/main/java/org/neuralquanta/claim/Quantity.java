package org.neuralquanta.claim;

/** The subject of an asymptotic statement, a function of a rank or a resource. Immutable, thread-safe. */
public enum Quantity {
    /** The frequency as given, not normalised. */
    FREQUENCY("frequency(%s)", "f(%s)"),
    /** The use frequency, of sum 1. */
    USE("p(%s)", "p(%s)"),
    /** The frequency of training samples that use the quantum, where it is not that of the test. */
    TRAINING_USE("train(%s)", "p_{\\mathrm{train}}(%s)"),
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
    /** Benefit per unit of exposure that a sample of the quantum adds, where each quantum has its own threshold. */
    RETURN("benefit(%1$s)/threshold(%1$s)", "\\frac{\\mathrm{benefit}(%1$s)}{\\mathrm{threshold}(%1$s)}"),
    /** The reciprocal of the benefit per parameter. */
    LEVEL("cost(%1$s)/benefit(%1$s)", "\\frac{\\mathrm{cost}(%1$s)}{\\mathrm{benefit}(%1$s)}"),
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
    /** The rank, a real number, at which an amount of the resource makes the exposure 1. */
    EXPOSED_RANK("k_1(%s)", "k_1(%s)"),
    /** The integral of the benefit over all ranks above one. */
    BENEFIT_ABOVE("B(%s)", "B(%s)"),
    /** The reducible loss. */
    LOSS("L(%s) - L_inf", "L(%s)-L_\\infty"),
    /** The reducible loss with the best training frequencies, by samples or by the number of quanta that they train. */
    BEST_LOSS("L_best(%s) - L_inf", "L_{\\mathrm{best}}(%s)-L_\\infty"),
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
