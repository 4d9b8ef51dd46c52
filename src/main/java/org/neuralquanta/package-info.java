/**
 * The quantization theory of neural scaling. This package holds only what every other package may use: the
 * {@link org.neuralquanta.Statement} annotation that ties code to a statement of the theory, and the library's version.
 */
@NullMarked
package org.neuralquanta;

import org.jspecify.annotations.NullMarked;
