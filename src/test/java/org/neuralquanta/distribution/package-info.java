/** Oracles and laws of use frequencies. */
@NullMarked
package org.neuralquanta.distribution;

import org.jspecify.annotations.NullMarked;
