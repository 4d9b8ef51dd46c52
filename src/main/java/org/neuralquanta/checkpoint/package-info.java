/** The state of long work, kept in a file, so that the work can go on after its process was killed. */
@NullMarked
package org.neuralquanta.checkpoint;

import org.jspecify.annotations.NullMarked;
