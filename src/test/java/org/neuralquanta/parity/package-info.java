/** Tests of the package of the same name. */
@NullMarked
package org.neuralquanta.parity;

import org.jspecify.annotations.NullMarked;
