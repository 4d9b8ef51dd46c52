/** The guard against slowdowns: ratios of the library's times to those of peers, compared with a baseline. */
@NullMarked
package org.neuralquanta.benchmark.guard;

import org.jspecify.annotations.NullMarked;
