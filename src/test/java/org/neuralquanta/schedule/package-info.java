/** Checks of the laws of the order of learning. */
@NullMarked
package org.neuralquanta.schedule;

import org.jspecify.annotations.NullMarked;
