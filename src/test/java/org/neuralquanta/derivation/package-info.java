/** Each rule as a numerical law, whole derivations against exact sums, and what may not change a law. */
@NullMarked
package org.neuralquanta.derivation;

import org.jspecify.annotations.NullMarked;
