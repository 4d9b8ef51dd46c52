/** What {@link org.neuralquanta.benchmark.Growth} measures: workloads of growing size, their time and their memory. */
@NullMarked
package org.neuralquanta.benchmark.growth;

import org.jspecify.annotations.NullMarked;
