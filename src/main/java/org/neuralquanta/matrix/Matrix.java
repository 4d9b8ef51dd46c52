package org.neuralquanta.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A matrix of numbers in a file or in memory, of which any part can be read. Files are mapped, so that they may be larger than memory: .npy
 * (versions 1 to 3; both orders of axes, both byte orders) and safetensors, with floating-point numbers of 16, 32 and 64 bits, bfloat16,
 * and integers that a double holds; and text, read as tables are, with or without a header. The first axis counts the rows, all others
 * together the columns. The tensors of one safetensors file lie side by side, by name.
 *
 * <p>Every number that is read is finite; others are refused with their row and column. A file must not change while it is in use. Immutable,
 * thread-safe.
 */
public final class Matrix {

    private static final Path STANDARD_INPUT = Path.of("-");
    private static final int BUFFER = 1 << 16;

    private final String name;
    private final long rows;
    private final long columns;
    private final List<Part> parts;

    Matrix(String name, long rows, List<Part> parts) {
        this.name = name;
        this.rows = rows;
        this.columns = parts.stream().mapToLong(Part::columns).sum();
        this.parts = List.copyOf(parts);
    }

    /**
     * Opens a file: .npy or safetensors where its name ends or its content begins that way, otherwise text.
     *
     * @param file the file; {@code -} is standard input
     * @return the matrix
     * @throws IllegalArgumentException if there is no such file, or it holds no matrix that can be read
     * @throws IOException if reading fails
     */
    public static Matrix open(Path file) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return in("standard input", spooled(System.in));
        }
        if (Files.isDirectory(file)) {
            throw Fault.of(file.toString(), "is a directory, not a file");
        }
        MemorySegment bytes = bytes(file);
        String ending = file.toString().toLowerCase(Locale.ROOT);
        boolean text = !ending.endsWith(".npy") && !ending.endsWith(".safetensors") && !Npy.begins(bytes) && !Safetensors.begins(bytes);
        if (!text) {
            return in(file.toString(), bytes);
        }
        Foreign.refuse(file.toString(), bytes.asSlice(0, Math.min(Foreign.LONGEST, bytes.byteSize())).toArray(ValueLayout.JAVA_BYTE));
        return TextMatrix.read(file);
    }

    /**
     * Reads an .npy or safetensors file from a stream. It is copied into a temporary file, which is removed.
     *
     * @param file the bytes of the file; read to their end, not closed
     * @return the matrix
     * @throws IllegalArgumentException if they are not a matrix that can be read
     * @throws IOException if reading or copying fails
     */
    public static Matrix read(InputStream file) throws IOException {
        return in("the stream", spooled(file));
    }

    /**
     * Reads an .npy or safetensors file in memory, without a copy.
     *
     * @param file the bytes of the file, accessible from all threads that use the matrix and unchanged while they do
     * @return the matrix
     * @throws IllegalArgumentException if they are not a matrix that can be read
     */
    public static Matrix of(MemorySegment file) {
        return in("the segment", file);
    }

    /**
     * Numbers in memory, row after row, without a copy.
     *
     * @param values the numbers, accessible from all threads that use the matrix and unchanged while they do
     * @param layout {@link ValueLayout#JAVA_FLOAT} or {@link ValueLayout#JAVA_DOUBLE}, in either byte order
     * @param rows number of rows, at least 1
     * @param columns number of columns, at least 1
     * @return the matrix
     * @throws IllegalArgumentException if the segment does not hold exactly that many numbers, or the layout is another one
     */
    public static Matrix of(MemorySegment values, ValueLayout layout, long rows, long columns) {
        Element element = switch (layout) {
            case ValueLayout.OfFloat _ -> Element.F4;
            case ValueLayout.OfDouble _ -> Element.F8;
            default -> throw new IllegalArgumentException("layout must be of floats or doubles, was " + layout);
        };
        Fault.unlessHolds("the segment", Shape.of("the segment", List.of(rows, columns), element).bytes(), values.byteSize());
        return new Matrix("the segment", rows,
                List.of(Part.byRows(values, element, layout.order() == ByteOrder.BIG_ENDIAN, 0, columns)));
    }

    private static Matrix in(String name, MemorySegment bytes) {
        return Safetensors.begins(bytes) || name.toLowerCase(Locale.ROOT).endsWith(".safetensors")
                ? Safetensors.read(name, bytes)
                : Npy.read(name, bytes);
    }

    /** Pipes have no size and cannot be mapped. */
    private static MemorySegment bytes(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                return spooled(in);
            }
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return mapped(channel);
        } catch (NoSuchFileException _) {
            throw Fault.of(file.toString(), "no such file");
        } catch (AccessDeniedException _) {
            throw Fault.of(file.toString(), "may not be read");
        }
    }

    private static MemorySegment mapped(FileChannel channel) throws IOException {
        return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
    }

    /** A copy without a name, which the system removes with the last use. */
    private static MemorySegment spooled(InputStream in) throws IOException {
        Path place = Files.createTempFile("matrix-", ".part");
        try (FileChannel channel = FileChannel.open(
                place, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            Files.deleteIfExists(place);
            var from = Channels.newChannel(in);
            var buffer = ByteBuffer.allocate(BUFFER);
            while (from.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                buffer.clear();
            }
            return mapped(channel);
        }
    }

    /**
     * Number of rows.
     *
     * @return at least 1
     */
    public long rows() {
        return rows;
    }

    /**
     * Number of columns.
     *
     * @return at least 1
     */
    public long columns() {
        return columns;
    }

    /**
     * Reads numbers of one row.
     *
     * @param row the row, from 0
     * @param column the column of the first number, from 0
     * @param into filled with the numbers from there on
     * @throws IndexOutOfBoundsException if there is no such row, or the row has fewer numbers
     * @throws IllegalArgumentException if a number is not finite
     */
    public void read(long row, long column, double[] into) {
        read(row, column, into, into.length);
    }

    /**
     * Reads numbers of one row.
     *
     * @param row the row, from 0
     * @param column the column of the first number, from 0
     * @param into the array whose beginning is filled with the numbers from there on
     * @param count how many
     * @throws IndexOutOfBoundsException if there is no such row, or the row or the array has fewer numbers
     * @throws IllegalArgumentException if a number is not finite
     */
    public void read(long row, long column, double[] into, int count) {
        Objects.checkIndex(row, rows);
        Objects.checkFromIndexSize(column, count, columns);
        Objects.checkFromIndexSize(0, count, into.length);
        long first = 0;
        int at = 0;
        for (Part part : parts) {
            for (long c = Math.max(0, column - first); c < part.columns() && at < count; c++) {
                into[at] = finite(part.at(row, c), row, first + c);
                at++;
            }
            first += part.columns();
            column = Math.max(column, first);
        }
    }

    private double finite(double value, long row, long column) {
        if (!Double.isFinite(value)) {
            throw Fault.of(name, "row " + row + " is not finite: " + value + " in column " + column + " (both counted from 0)");
        }
        return value;
    }

    /**
     * One row.
     *
     * @param row the row, from 0
     * @return its numbers
     * @throws IndexOutOfBoundsException if there is no such row
     * @throws IllegalArgumentException if a number is not finite, or the row is too long for an array
     */
    public double[] row(long row) {
        if (columns > Integer.MAX_VALUE - 8) {
            throw Fault.of(name, "has " + columns + " columns, too many to be read at once");
        }
        double[] values = new double[(int) columns];
        read(row, 0, values);
        return values;
    }

    /**
     * Where the numbers come from, for messages.
     *
     * @return the file, or a name that stands for it
     */
    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return "Matrix[" + name + ", rows=" + rows + ", columns=" + columns + "]";
    }
}
