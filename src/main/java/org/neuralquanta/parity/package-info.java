/**
 * Multitask sparse parity (T34): networks that are actually trained, and whose quanta are known.
 *
 * <p>Invariants: a run is a function of its settings on any number of lanes and threads; losses of subtasks come from samples that training
 * never sees; the mean over subtasks is weighted by their exact frequencies.
 */
@NullMarked
package org.neuralquanta.parity;

import org.jspecify.annotations.NullMarked;
