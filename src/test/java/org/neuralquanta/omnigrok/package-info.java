/** Tests of {@link org.neuralquanta.omnigrok}. */
@NullMarked
package org.neuralquanta.omnigrok;

import org.jspecify.annotations.NullMarked;
