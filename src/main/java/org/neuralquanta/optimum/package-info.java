/**
 * The least loss for a given amount of compute, and the best split of compute between parameters and data.
 */
@NullMarked
package org.neuralquanta.optimum;

import org.jspecify.annotations.NullMarked;
