/** Checks of package elementary. */
@NullMarked
package org.neuralquanta.elementary;

import org.jspecify.annotations.NullMarked;
