/** Tests of {@link org.neuralquanta.dynamics}. */
@NullMarked
package org.neuralquanta.dynamics;

import org.jspecify.annotations.NullMarked;
