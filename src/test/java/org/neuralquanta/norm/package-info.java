/** Checks of package norm. */
@NullMarked
package org.neuralquanta.norm;

import org.jspecify.annotations.NullMarked;
