/**
 * The least loss at an amount of compute, and its best split between parameters and data.
 */
@NullMarked
package org.neuralquanta.optimum;

import org.jspecify.annotations.NullMarked;
