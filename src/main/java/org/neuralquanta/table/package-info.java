/**
 * How tables are written, and what is wrong with one: the delimiter and the decimal mark of a file, and the exceptions of everything that
 * reads tables, which name the file, the line and the column.
 */
@NullMarked
package org.neuralquanta.table;

import org.jspecify.annotations.NullMarked;
