/** Tests of reading tables. */
@NullMarked
package org.neuralquanta.file;

import org.jspecify.annotations.NullMarked;
