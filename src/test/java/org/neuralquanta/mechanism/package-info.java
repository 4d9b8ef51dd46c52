/** Tests of the package of the same name. */
@NullMarked
package org.neuralquanta.mechanism;

import org.jspecify.annotations.NullMarked;
