/** Tests of runs and their tables. */
@NullMarked
package org.neuralquanta.runs;

import org.jspecify.annotations.NullMarked;
