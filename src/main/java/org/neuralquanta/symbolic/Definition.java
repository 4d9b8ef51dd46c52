package org.neuralquanta.symbolic;

/** What a name in a law stands for: a constant without a closed form, or a function. Immutable, thread-safe. */
public sealed interface Definition permits RankSum, MonotoneRoot, DefinedFunction {

    /**
     * What is defined.
     *
     * @return a symbol, or a function with its arguments
     */
    String head();

    /**
     * What is defined, in TeX's mathematics.
     *
     * @return a formula
     */
    String headLatex();

    /**
     * What it stands for.
     *
     * @return plain text
     */
    String definition();

    /**
     * What it stands for, in TeX's mathematics.
     *
     * @return a formula
     */
    String toLatex();
}
