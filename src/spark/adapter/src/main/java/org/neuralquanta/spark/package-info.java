/**
 * Simulations, bootstraps and ladders of training runs as tasks of Apache Spark. A task is a function of what it is sent, so it may fail, be
 * done again, or be done twice at once; the results are those of one machine to the bit.
 */
@NullMarked
package org.neuralquanta.spark;

import org.jspecify.annotations.NullMarked;
