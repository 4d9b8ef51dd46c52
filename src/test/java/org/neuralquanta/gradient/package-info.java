/** Checks of package gradient. */
@NullMarked
package org.neuralquanta.gradient;

import org.jspecify.annotations.NullMarked;
