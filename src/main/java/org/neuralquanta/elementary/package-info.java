/**
 * log, exp and the normal quantile from operations that the language defines to the bit; compensated sums.
 */
@NullMarked
package org.neuralquanta.elementary;

import org.jspecify.annotations.NullMarked;
