/** Tests of matrices in files, most of them written by numpy. */
@NullMarked
package org.neuralquanta.matrix;

import org.jspecify.annotations.NullMarked;

