/** Tests of the package of the same name. */
@NullMarked
package org.neuralquanta.checkpoint;

import org.jspecify.annotations.NullMarked;
