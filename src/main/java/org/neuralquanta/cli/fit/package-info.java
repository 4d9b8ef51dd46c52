/**
 * What the command {@code fit} says about a fit: answers and the report.
 */
@NullMarked
package org.neuralquanta.cli.fit;

import org.jspecify.annotations.NullMarked;
