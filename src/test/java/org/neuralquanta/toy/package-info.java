/** Checks of package toy. */
@NullMarked
package org.neuralquanta.toy;

import org.jspecify.annotations.NullMarked;
