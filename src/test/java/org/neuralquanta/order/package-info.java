/** Tests of {@link org.neuralquanta.order}. */
@NullMarked
package org.neuralquanta.order;

import org.jspecify.annotations.NullMarked;
