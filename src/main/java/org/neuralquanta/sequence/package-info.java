/**
 * Expected losses when quanta are learned one after another in some order, exactly at n learned quanta.
 */
@NullMarked
package org.neuralquanta.sequence;

import org.jspecify.annotations.NullMarked;
