/** Tests of the simulation: finite sums written anew, equal bits, mutants. */
@NullMarked
package org.neuralquanta.montecarlo;

import org.jspecify.annotations.NullMarked;
