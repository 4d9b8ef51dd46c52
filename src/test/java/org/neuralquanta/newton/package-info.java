/** Tests of Newton's method and of jets. */
@NullMarked
package org.neuralquanta.newton;

import org.jspecify.annotations.NullMarked;
