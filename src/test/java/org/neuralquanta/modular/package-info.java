/** Tests of addition modulo p by a transformer. */
@NullMarked
package org.neuralquanta.modular;

import org.jspecify.annotations.NullMarked;
