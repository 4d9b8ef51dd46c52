package org.neuralquanta.matrix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.neuralquanta.file.WholeFile;

/**
 * Writes a matrix of 32-bit or 16-bit floats as .npy, row by row, so that it may be larger than memory. The file is complete or absent: it
 * appears when {@link #keep} is called, with as many rows as were appended. Not thread-safe.
 *
 * <pre>{@code
 * try (var losses = MatrixWriter.at(Path.of("losses.npy"), sizes)) {
 *     losses.append(row);
 *     losses.keep();
 * }
 * }</pre>
 */
public final class MatrixWriter implements AutoCloseable {

    /** As numpy writes it for two axes: 64 bytes, twice. */
    private static final int HEADER = 128;

    private static final int BEFORE_DICTIONARY = 10;

    private final WholeFile file;
    private final int columns;
    private final boolean half;
    private final ByteBuffer bytes;
    private long rows;

    private MatrixWriter(WholeFile file, int columns, boolean half) {
        this.file = file;
        this.columns = columns;
        this.half = half;
        this.bytes = ByteBuffer.allocate(Math.multiplyExact(columns, half ? Short.BYTES : Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Begins a file of 32-bit floats.
     *
     * @param place where it will be
     * @param columns numbers in a row, 1 to 2^29 − 1
     * @return the writer, without rows
     * @throws IllegalArgumentException if there can be no such file, or columns are out of range
     * @throws IOException if it cannot be written
     */
    public static MatrixWriter at(Path place, int columns) throws IOException {
        return begin(place, columns, false);
    }

    /**
     * Begins a file of 16-bit floats (IEEE binary16): half as large, with a relative error of at most 5e-4 for numbers between 6.2e-5 and
     * 65504.
     *
     * @param place where it will be
     * @param columns numbers in a row, 1 to 2^29 − 1
     * @return the writer, without rows; it rounds to nearest, and rejects numbers that round to more than 65504
     * @throws IllegalArgumentException if there can be no such file, or columns are out of range
     * @throws IOException if it cannot be written
     */
    public static MatrixWriter halfPrecision(Path place, int columns) throws IOException {
        return begin(place, columns, true);
    }

    private static MatrixWriter begin(Path place, int columns, boolean half) throws IOException {
        if (columns < 1 || columns > Integer.MAX_VALUE / Float.BYTES) {
            throw new IllegalArgumentException("columns must be between 1 and " + Integer.MAX_VALUE / Float.BYTES + ", was " + columns);
        }
        var writer = new MatrixWriter(WholeFile.at(place), columns, half);
        writer.file.write(new byte[HEADER]);
        return writer;
    }

    /**
     * Appends a row.
     *
     * @param row as many finite numbers as there are columns
     * @throws IllegalArgumentException if there are more or fewer, or one is not finite in the precision of the file
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void append(float... row) {
        if (row.length != columns) {
            throw new IllegalArgumentException("row " + rows + " must have " + columns + " numbers, had " + row.length);
        }
        bytes.clear();
        for (float value : row) {
            short rounded = half ? Float.floatToFloat16(value) : 0;
            if (!Float.isFinite(value) || !Float.isFinite(Float.float16ToFloat(rounded))) {
                throw new IllegalArgumentException("row " + rows + " must be finite, had " + value);
            }
            if (half) {
                bytes.putShort(rounded);
            } else {
                bytes.putFloat(value);
            }
        }
        file.write(bytes.array());
        rows++;
    }

    /**
     * Moves the file to its place; nothing can be appended afterwards.
     *
     * @throws IllegalStateException if no row was appended
     * @throws IOException if it cannot be written or moved
     */
    public void keep() throws IOException {
        if (rows == 0) {
            throw new IllegalStateException("a matrix needs at least one row");
        }
        file.replaceBeginning(header());
        file.keep();
    }

    private byte[] header() {
        var header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put(Npy.MAGIC).put((byte) 1).put((byte) 0).putShort((short) (HEADER - BEFORE_DICTIONARY));
        String dictionary = "{'descr': '<f" + (half ? 2 : 4) + "', 'fortran_order': False, 'shape': (" + rows + ", " + columns + "), }";
        header.put(dictionary.getBytes(StandardCharsets.US_ASCII));
        while (header.position() < HEADER - 1) {
            header.put((byte) ' ');
        }
        return header.put((byte) '\n').array();
    }

    /** Removes the file unless it is kept. */
    @Override
    public void close() {
        file.close();
    }

    @Override
    public String toString() {
        return "MatrixWriter[" + file + ", rows=" + rows + ", columns=" + columns + "]";
    }
}
