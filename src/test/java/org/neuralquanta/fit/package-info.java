/** Tests of the fits. */
@NullMarked
package org.neuralquanta.fit;

import org.jspecify.annotations.NullMarked;
