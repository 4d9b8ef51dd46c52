/** Tests of expansions beyond the leading power. */
@NullMarked
package org.neuralquanta.expansion;

import org.jspecify.annotations.NullMarked;
