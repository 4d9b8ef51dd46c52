/**
 * Exact algebra with symbols, as far as scaling laws need it: rational functions over ℚ in canonical form (so that equality can be
 * decided), assumptions with sign decisions that keep their certificates, coefficients built from powers and special
 * functions, and germs \(c\,x^e\log(x)^l\) at infinity.
 *
 * <p>Invariants: every object is immutable and thread-safe; two rational functions are equal exactly if they are the same
 * function; a sign is proved, refuted or undecided, never guessed; the parser reads printed expressions back as an equal object.
 */
@NullMarked
package org.neuralquanta.symbolic;

import org.jspecify.annotations.NullMarked;
