/** Laws of the emergence curves, run for every instance. */
@NullMarked
package org.neuralquanta.emergence;

import org.jspecify.annotations.NullMarked;
