/** Checks of package lanes. */
@NullMarked
package org.neuralquanta.lanes;

import org.jspecify.annotations.NullMarked;
