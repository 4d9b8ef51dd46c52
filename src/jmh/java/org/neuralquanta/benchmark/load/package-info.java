/** What {@link org.neuralquanta.benchmark.Load} measures: requests from several threads, in a closed loop and in an open one. */
@NullMarked
package org.neuralquanta.benchmark.load;

import org.jspecify.annotations.NullMarked;
