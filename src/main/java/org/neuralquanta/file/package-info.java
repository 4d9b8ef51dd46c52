/**
 * Files: tables read row by row, from texts with delimiters and JSON lines, with the file, the line and the column in every error; numbers
 * as text; and files that are written completely or not at all.
 *
 * <p>Invariant: a cell is either returned as it stands in the file or refused with an
 * {@link org.neuralquanta.table.InvalidTableException}; nothing is silently skipped or rounded to zero. What is recognised is
 * reported, and what can be read in two ways is refused.
 */
@NullMarked
package org.neuralquanta.file;

import org.jspecify.annotations.NullMarked;
