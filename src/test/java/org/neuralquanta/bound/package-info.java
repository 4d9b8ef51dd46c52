/** Tests of intervals against exact decimal arithmetic. */
@NullMarked
package org.neuralquanta.bound;

import org.jspecify.annotations.NullMarked;
