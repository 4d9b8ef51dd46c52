/** Oracles and laws of the scaling laws. */
@NullMarked
package org.neuralquanta.law;

import org.jspecify.annotations.NullMarked;
