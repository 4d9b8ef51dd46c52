/** Laws and oracles of the exact algebra. */
@NullMarked
package org.neuralquanta.symbolic;

import org.jspecify.annotations.NullMarked;
