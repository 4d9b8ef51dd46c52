/** Checks of package zipf. */
@NullMarked
package org.neuralquanta.zipf;

import org.jspecify.annotations.NullMarked;
