/** Checks of a model as a value. */
@NullMarked
package org.neuralquanta.model;

import org.jspecify.annotations.NullMarked;
