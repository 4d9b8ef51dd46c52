/** Checks of package race. */
@NullMarked
package org.neuralquanta.race;

import org.jspecify.annotations.NullMarked;
