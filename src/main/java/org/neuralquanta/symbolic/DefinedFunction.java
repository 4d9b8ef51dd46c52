package org.neuralquanta.symbolic;

import java.util.List;

/** The functions that are not known by their names alone. Immutable, thread-safe. */
public enum DefinedFunction implements Definition {
    /** The regularised upper incomplete Γ. */
    GAMMAQ(
            "gammaq(s, x)",
            "Q(s, x)",
            "integral over y from x to infinity of y^(s-1)*exp(-y)/gamma(s)",
            "\\frac{1}{\\Gamma\\left(s\\right)}\\int_x^\\infty y^{s-1} e^{-y}\\, dy"),
    /** The regularised lower incomplete Γ. */
    GAMMAP(
            "gammap(s, x)",
            "P(s, x)",
            "integral over y from 0 to x of y^(s-1)*exp(-y)/gamma(s)",
            "\\frac{1}{\\Gamma\\left(s\\right)}\\int_0^x y^{s-1} e^{-y}\\, dy"),
    /** The partial Mellin transform of the logistic curve. */
    MELLIN_LOGISTIC(
            "mellin_logistic(w, x, m)",
            "M_{\\mathrm{logistic}}(w, x, m)",
            "integral over y from x to infinity of y^(w-1)/(1+exp(y-m))",
            "\\int_x^\\infty \\frac{y^{w-1}}{1+e^{y-m}}\\, dy"),
    /** The partial Mellin transform of the multilinear curve. */
    MELLIN_MULTILINEAR(
            "mellin_multilinear(w, x, m)",
            "M_{\\mathrm{multilinear}}(w, x, m)",
            "integral over y from x to infinity of y^(w-1)/(1+exp(y-m))^2",
            "\\int_x^\\infty \\frac{y^{w-1}}{\\left(1+e^{y-m}\\right)^{2}}\\, dy");

    private final String head;
    private final String headLatex;
    private final String definition;
    private final String latex;

    DefinedFunction(String head, String headLatex, String definition, String latex) {
        this.head = head;
        this.headLatex = headLatex;
        this.definition = definition;
        this.latex = latex;
    }

    @Override
    public String head() {
        return head;
    }

    @Override
    public String headLatex() {
        return headLatex;
    }

    @Override
    public String definition() {
        return definition;
    }

    @Override
    public String toLatex() {
        return latex;
    }

    /**
     * The function of arguments.
     *
     * @param arguments as many as {@link #head} shows
     * @return the expression
     */
    public Expr of(Expr... arguments) {
        return Function.valueOf(name()).of(List.of(arguments));
    }
}
