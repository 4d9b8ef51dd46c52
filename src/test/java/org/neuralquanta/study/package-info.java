/** Tests of what follows from a fit. */
@NullMarked
package org.neuralquanta.study;

import org.jspecify.annotations.NullMarked;
