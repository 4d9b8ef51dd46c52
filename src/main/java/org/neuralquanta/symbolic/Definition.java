package org.neuralquanta.symbolic;

/** The definition of a name in a law: a constant without a closed form, or a function. Immutable, thread-safe. */
public sealed interface Definition permits RankSum, MonotoneRoot, DefinedFunction {

    /**
     * The defined name.
     *
     * @return a symbol, or a function with its arguments
     */
    String head();

    /**
     * The defined name, in TeX.
     *
     * @return a formula
     */
    String headLatex();

    /**
     * The definition.
     *
     * @return plain text
     */
    String definition();

    /**
     * The definition, in TeX.
     *
     * @return a formula
     */
    String toLatex();
}
