/** Tests of the losses of single tokens, on planted curves. */
@NullMarked
package org.neuralquanta.tokens;

import org.jspecify.annotations.NullMarked;

