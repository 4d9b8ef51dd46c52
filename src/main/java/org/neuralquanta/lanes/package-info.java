/**
 * Blocks of random numbers, scalar and on the Vector API, with the same bits for any number of lanes.
 */
@NullMarked
package org.neuralquanta.lanes;

import org.jspecify.annotations.NullMarked;
