/**
 * Reading tables: CSV files with a header and {@code #} comments, read row by row, with the file, the line and the column in every error.
 *
 * <p>Invariant: a cell is either returned as it stands in the file or refused with an
 * {@link org.neuralquanta.table.InvalidTableException}; nothing is silently skipped, guessed or rounded to zero.
 */
@NullMarked
package org.neuralquanta.table;

import org.jspecify.annotations.NullMarked;
