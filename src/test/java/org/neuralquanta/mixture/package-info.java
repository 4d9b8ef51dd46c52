/** Oracles and laws of mixtures of families. */
@NullMarked
package org.neuralquanta.mixture;

import org.jspecify.annotations.NullMarked;

