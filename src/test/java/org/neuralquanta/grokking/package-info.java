/** Tests of {@link org.neuralquanta.grokking}. */
@NullMarked
package org.neuralquanta.grokking;

import org.jspecify.annotations.NullMarked;
