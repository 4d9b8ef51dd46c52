/**
 * The symbols that formulas are made of: exponents, coefficients and resources by name.
 */
@NullMarked
package org.neuralquanta.symbol;

import org.jspecify.annotations.NullMarked;
