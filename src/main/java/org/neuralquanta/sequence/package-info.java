/**
 * Expected losses when quanta are learned one after another in some order, at exactly n learned quanta.
 */
@NullMarked
package org.neuralquanta.sequence;

import org.jspecify.annotations.NullMarked;
