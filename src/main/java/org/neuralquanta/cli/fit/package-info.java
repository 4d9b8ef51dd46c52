/**
 * What the command {@code fit} says of a fit: answers and the report.
 */
@NullMarked
package org.neuralquanta.cli.fit;

import org.jspecify.annotations.NullMarked;
