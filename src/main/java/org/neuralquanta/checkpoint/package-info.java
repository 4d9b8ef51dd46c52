/** What long work has done, kept in a file, so that it goes on after the process was killed. */
@NullMarked
package org.neuralquanta.checkpoint;

import org.jspecify.annotations.NullMarked;
