/** Checks of expected losses at n learned quanta. */
@NullMarked
package org.neuralquanta.sequence;

import org.jspecify.annotations.NullMarked;
