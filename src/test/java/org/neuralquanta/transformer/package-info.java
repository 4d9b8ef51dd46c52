/** Tests of the networks. */
@NullMarked
package org.neuralquanta.transformer;

import org.jspecify.annotations.NullMarked;
