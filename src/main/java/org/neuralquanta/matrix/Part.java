package org.neuralquanta.matrix;

import java.lang.foreign.MemorySegment;

/**
 * Columns of a matrix that are stored alike.
 *
 * @param bytes the file or memory
 * @param element how a number is stored
 * @param bigEndian the order of its bytes
 * @param start where the first number begins
 * @param columns how many
 * @param rowStep bytes from one row to the next
 * @param columnStep bytes from one column to the next
 */
record Part(MemorySegment bytes, Element element, boolean bigEndian, long start, long columns, long rowStep, long columnStep) {

    /** Row after row. */
    static Part byRows(MemorySegment bytes, Element element, boolean bigEndian, long start, long columns) {
        return new Part(bytes, element, bigEndian, start, columns, columns * element.size(), element.size());
    }

    /** Column after column, as Fortran stores. */
    static Part byColumns(MemorySegment bytes, Element element, boolean bigEndian, long start, long rows, long columns) {
        return new Part(bytes, element, bigEndian, start, columns, element.size(), rows * element.size());
    }

    double at(long row, long column) {
        return element.at(bytes, start + row * rowStep + column * columnStep, bigEndian);
    }
}
