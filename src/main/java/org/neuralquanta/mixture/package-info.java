/**
 * Several families of quanta, each with its weight, frequencies, gaps, curve and irreducible loss: losses over data that mix them in given
 * or in the best shares, and over parameters that learn their quanta in one merged order (T42). Weights and shares add up to 1; a family
 * without a share of the data keeps its loss.
 */
@NullMarked
package org.neuralquanta.mixture;

import org.jspecify.annotations.NullMarked;

