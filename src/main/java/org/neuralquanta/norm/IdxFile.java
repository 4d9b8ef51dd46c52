package org.neuralquanta.norm;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An array of bytes in the IDX format of LeCun's digits: two zero bytes, the type 8, the number of dimensions, each size as a
 * 32-bit number, high byte first, then the bytes. Files that end in .gz are unpacked.
 */
final class IdxFile {

    private static final int UNSIGNED_BYTE = 8;
    private static final int MOST = 1 << 28;

    private final int[] sizes;
    private final byte[] bytes;

    private IdxFile(int[] sizes, byte[] bytes) {
        this.sizes = sizes;
        this.bytes = bytes;
    }

    /** The size of each dimension. */
    int[] sizes() {
        return sizes;
    }

    /** The values, the last dimension fastest. */
    byte[] bytes() {
        return bytes;
    }

    static IdxFile read(Path file, int dimensions) throws IOException {
        byte[] all = content(file);
        if (all.length < 4 || all[0] != 0 || all[1] != 0) {
            throw new IllegalArgumentException(file + ": not an IDX file: it must begin with two zero bytes");
        }
        if (all[2] != UNSIGNED_BYTE) {
            throw new IllegalArgumentException(file + ": the type of an IDX file of digits must be 8 (unsigned byte), was " + all[2]);
        }
        if (all[3] != dimensions) {
            throw new IllegalArgumentException(file + ": must have " + dimensions + " dimensions, had " + all[3]
                    + (dimensions == 1 ? "; are these the images?" : "; are these the labels?"));
        }
        int header = 4 + 4 * dimensions;
        if (all.length < header) {
            throw new IllegalArgumentException(file + ": truncated in its header, after " + all.length + " of " + header + " bytes");
        }
        var sizes = new int[dimensions];
        long product = 1;
        for (int k = 0; k < dimensions; k++) {
            sizes[k] = ByteBuffer.wrap(all).getInt(4 + 4 * k);
            product = sizes[k] < 0 || sizes[k] > MOST ? Long.MAX_VALUE : Math.min(product * sizes[k], MOST + 1L);
            if (product > MOST) {
                throw new IllegalArgumentException(file + ": dimension " + k + " has the invalid size " + sizes[k]);
            }
        }
        if (all.length - header != product) {
            throw new IllegalArgumentException(file + ": must have " + product + " values after its header, had " + (all.length - header)
                    + (all.length - header < product ? "; the file is truncated" : ""));
        }
        return new IdxFile(sizes, Arrays.copyOfRange(all, header, all.length));
    }

    private static byte[] content(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return plain.readAllBytes();
        } catch (ZipException | EOFException e) {
            throw new IllegalArgumentException(file + ": the gzip file is truncated or corrupt (" + e.getMessage() + ")", e);
        }
    }
}
