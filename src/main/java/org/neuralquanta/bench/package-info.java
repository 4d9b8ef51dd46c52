/**
 * Work whose time is measured by the command {@code bench}.
 *
 * <p>Invariant: a round does the same work every time.
 */
@NullMarked
package org.neuralquanta.bench;

import org.jspecify.annotations.NullMarked;
