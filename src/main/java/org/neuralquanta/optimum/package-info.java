/**
 * The least loss that an amount of compute can reach: how it is best split between parameters and data.
 */
@NullMarked
package org.neuralquanta.optimum;

import org.jspecify.annotations.NullMarked;
