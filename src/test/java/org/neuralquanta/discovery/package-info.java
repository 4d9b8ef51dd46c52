/** Tests of the package of the same name. */
@NullMarked
package org.neuralquanta.discovery;

import org.jspecify.annotations.NullMarked;
