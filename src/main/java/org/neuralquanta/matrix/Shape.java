package org.neuralquanta.matrix;

import java.util.List;

/**
 * The shape of an array as a matrix: the first axis counts the rows, all others together the columns.
 *
 * @param rows at least 1
 * @param columns at least 1
 * @param bytes how many bytes all numbers have
 */
record Shape(long rows, long columns, long bytes) {

    static Shape of(String name, List<Long> sizes, Element element) {
        if (sizes.isEmpty()) {
            throw Fault.of(name, "has no axis, only one number; allowed: (rows, columns)");
        }
        long columns = 1;
        try {
            for (long size : sizes.subList(1, sizes.size())) {
                columns = Math.multiplyExact(columns, size);
            }
            long bytes = Math.multiplyExact(Math.multiplyExact(sizes.getFirst(), columns), element.size());
            if (bytes == 0 || sizes.getFirst() < 0 || columns < 0) {
                throw Fault.of(name, "has the shape " + sizes + "; allowed: at least one row and one column");
            }
            return new Shape(sizes.getFirst(), columns, bytes);
        } catch (ArithmeticException _) {
            throw Fault.of(name, "has the shape " + sizes + ", more than 2^63 bytes");
        }
    }
}
