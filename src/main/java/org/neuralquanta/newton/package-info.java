/**
 * Newton's method for functions of a few coordinates with exact first and second derivatives.
 */
@NullMarked
package org.neuralquanta.newton;

import org.jspecify.annotations.NullMarked;
