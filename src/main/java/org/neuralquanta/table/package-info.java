/**
 * Reading tables: texts with delimiters and JSON lines, read row by row, with the file, the line and the column in every error.
 *
 * <p>Invariant: a cell is either returned as it stands in the file or refused with an
 * {@link org.neuralquanta.table.InvalidTableException}; nothing is silently skipped or rounded to zero. What is recognised is
 * said, and what can be read in two ways is refused.
 */
@NullMarked
package org.neuralquanta.table;

import org.jspecify.annotations.NullMarked;
