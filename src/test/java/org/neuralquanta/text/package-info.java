/** Tests of scaling on text. */
@NullMarked
package org.neuralquanta.text;

import org.jspecify.annotations.NullMarked;
