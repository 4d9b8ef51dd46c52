package org.neuralquanta.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files written by numpy, and by the description of safetensors; each fault is refused in one line. */
class MatrixTest {

    private static final Path FILES = Path.of("src/test/resources/matrix");
    private static final int ROWS = 5;
    private static final int COLUMNS = 3;

    @TempDir
    private Path directory = Path.of("");

    private static double value(int row, int column) {
        return (7 * row + 3 * column) / 4.0 - 5;
    }

    private static void assertIsWhatWasWritten(Matrix matrix, double factor, double added) {
        assertThat(matrix.rows()).isEqualTo(ROWS);
        assertThat(matrix.columns()).isEqualTo(COLUMNS);
        for (int row = 0; row < ROWS; row++) {
            assertThat(matrix.row(row)).containsExactly(
                    factor * value(row, 0) + added, factor * value(row, 1) + added, factor * value(row, 2) + added);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"f2.npy", "f4.npy", "f8.npy", "f2-big.npy", "f4-big.npy", "f8-big.npy", "f4-fortran.npy", "f8-big-fortran.npy",
        "version-2.npy", "version-3.npy", "f16.safetensors", "bf16.safetensors", "f32.safetensors", "f64.safetensors", "parts.safetensors"})
    void readsFloats(String file) throws IOException {
        assertIsWhatWasWritten(Matrix.open(FILES.resolve(file)), 1, 0);
    }

    @ParameterizedTest
    @CsvSource({"i1, 0", "i2-big, 0", "i4, 0", "i8, 0", "u1, 20", "u2, 20", "u4, 20"})
    void readsIntegers(String file, double added) throws IOException {
        assertIsWhatWasWritten(Matrix.open(FILES.resolve(file + ".npy")), 4, added);
    }

    @Test
    void readsTruthValuesColumnsAndMoreAxes() throws IOException {
        assertThat(Matrix.open(FILES.resolve("b1.npy")).row(3)).containsExactly(1, 1, 1);
        assertThat(Matrix.open(FILES.resolve("b1.npy")).row(0)).containsExactly(0, 0, 0);
        Matrix column = Matrix.open(FILES.resolve("column.npy"));
        assertThat(column.columns()).isEqualTo(1);
        assertThat(column.row(4)).containsExactly(value(4, 0));
        Matrix axes = Matrix.open(FILES.resolve("three-axes.npy"));
        assertThat(axes.rows()).isEqualTo(2);
        assertThat(axes.row(1)).containsExactly(6, 7, 8, 9, 10, 11);
    }

    @Test
    void readsTheExtremesOfHalfPrecision() throws IOException {
        Matrix matrix = Matrix.open(FILES.resolve("special.npy"));
        double[] expected = {65504, -65504, 0x1p-24, -0x1p-24, 0x1p-14, 0, 0x1.554p-2, 3.140625};
        for (int row = 0; row < expected.length; row++) {
            assertThat(matrix.row(row)).containsExactly(expected[row]);
        }
    }

    /** Any part of a row, over the seams of tensors. */
    @Test
    void readsPartsOfRows() throws IOException {
        Matrix matrix = Matrix.open(FILES.resolve("parts.safetensors"));
        for (int from = 0; from < COLUMNS; from++) {
            for (int count = 0; count <= COLUMNS - from; count++) {
                double[] into = new double[count];
                matrix.read(2, from, into);
                for (int i = 0; i < count; i++) {
                    assertThat(into[i]).isEqualTo(value(2, from + i));
                }
            }
        }
        assertThatThrownBy(() -> matrix.row(5)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> matrix.read(0, 1, new double[3])).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> matrix.read(-1, 0, new double[1])).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void readsStreamsAndSegments() throws IOException {
        for (String file : new String[] {"f4.npy", "f2-big.npy", "bf16.safetensors"}) {
            byte[] bytes = Files.readAllBytes(FILES.resolve(file));
            assertIsWhatWasWritten(Matrix.read(new ByteArrayInputStream(bytes)), 1, 0);
            assertIsWhatWasWritten(Matrix.of(MemorySegment.ofArray(bytes)), 1, 0);
        }
    }

    @Test
    void readsNumbersInMemory() {
        float[] floats = new float[ROWS * COLUMNS];
        byte[] big = new byte[Double.BYTES * ROWS * COLUMNS];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) value(i / COLUMNS, i % COLUMNS);
            ByteBuffer.wrap(big).putDouble(Double.BYTES * i, floats[i]);
        }
        assertIsWhatWasWritten(Matrix.of(MemorySegment.ofArray(floats), ValueLayout.JAVA_FLOAT, ROWS, COLUMNS), 1, 0);
        assertIsWhatWasWritten(Matrix.of(MemorySegment.ofArray(big),
                ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN), ROWS, COLUMNS), 1, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Matrix.of(MemorySegment.ofArray(floats), ValueLayout.JAVA_FLOAT, ROWS, COLUMNS + 1))
                .withMessage("the segment: is truncated: the shape needs 80 bytes of data, the file has 60");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Matrix.of(MemorySegment.ofArray(floats), ValueLayout.JAVA_INT, ROWS, COLUMNS))
                .withMessageStartingWith("layout must be of floats or doubles");
    }

    @Test
    void readsText() throws IOException {
        Path file = Files.writeString(directory.resolve("a.csv"), "1,0.5\n0.5,1e-3\n");
        assertThat(Matrix.open(file).row(1)).containsExactly(0.5, 1e-3);
        Path named = Files.writeString(directory.resolve("b.csv"), "small;large\n2;1\n");
        assertThat(Matrix.open(named).row(0)).containsExactly(2, 1);
        Path bad = Files.writeString(directory.resolve("c.csv"), "1,2\n3,nan\n");
        assertThatIllegalArgumentException().isThrownBy(() -> Matrix.open(bad)).withMessageContaining("c.csv:2: column '2': 'nan'");
    }

    /** A sparse file of 3 GB, of which two rows are written. */
    @Test
    void filesNeedNotFitIntoMemory() throws IOException {
        Path place = directory.resolve("large.npy");
        long rows = 106_000_000;
        String dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + rows + ", 7), }";
        byte[] header = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) 118)
                .put((dictionary + " ".repeat(117 - dictionary.length()) + "\n").getBytes(StandardCharsets.US_ASCII)).array();
        try (var file = new RandomAccessFile(place.toFile(), "rw")) {
            file.write(header);
            file.setLength(128 + rows * 28);
            file.seek(128 + (rows - 1) * 28);
            file.write(new byte[] {0, 0, (byte) 0x80, 0x3f});
        }
        Matrix matrix = Matrix.open(place);
        assertThat(matrix.rows()).isEqualTo(rows);
        assertThat(matrix.row(rows - 1)).containsExactly(1, 0, 0, 0, 0, 0, 0);
        assertThat(matrix.row(50_000_000)).containsOnly(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            object.npy | has dtype object, Python objects that only Python reads; allowed: f2, f4, f8, i1, i2, i4, i8, u1, u2, u4, b1; convert it with .astype('float32')
            structured.npy | has a structured dtype; allowed: f2, f4, f8, i1, i2, i4, i8, u1, u2, u4, b1; convert it with .astype('float32')
            complex.npy | has dtype '<c8'; allowed: f2, f4, f8, i1, i2, i4, i8, u1, u2, u4, b1; convert it with .astype('float32')
            text.npy | has dtype '<U2'; allowed: f2, f4, f8, i1, i2, i4, i8, u1, u2, u4, b1; convert it with .astype('float32')
            scalar.npy | has no axis, only one number; allowed: (rows, columns)
            empty.npy | has the shape [0, 3]; allowed: at least one row and one column
            fortran-three-axes.npy | has Fortran order and 3 axes; allowed: 2 axes; reshape it to (samples, -1)
            missing.npy | no such file
            unequal.safetensors | tensor 'b' has 2 rows, tensor 'a' 5; all tensors need one row for each sample
            unknown.safetensors | tensor 'a' has dtype 'F8_E4M3'; allowed: F16, BF16, F32, F64, I8, I16, I32, I64, U8, U16, U32, BOOL
            """)
    void refusesOtherFiles(String file, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Matrix.open(FILES.resolve(file)))
                .withMessage(FILES.resolve(file) + ": " + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nan.npy | 2 | row 2 is not finite: NaN in column 1 (both counted from 0)
            infinite.npy | 3 | row 3 is not finite: -Infinity in column 2 (both counted from 0)
            large-integer.npy | 1 | row 1 is not finite: NaN in column 0 (both counted from 0)
            """)
    void namesTheRowThatIsNotFinite(String file, long row, String problem) throws IOException {
        Matrix matrix = Matrix.open(FILES.resolve(file));
        assertThat(matrix.row(0)).isNotEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> matrix.row(row)).withMessage(FILES.resolve(file) + ": " + problem);
    }

    private static void refused(byte[] bytes, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Matrix.of(MemorySegment.ofArray(bytes)))
                .withMessage("the segment: " + problem);
    }

    @Test
    void refusesWhatIsCutOrTooLong() throws IOException {
        byte[] whole = Files.readAllBytes(FILES.resolve("f4.npy"));
        refused(Arrays.copyOf(whole, 187), "is truncated: the shape needs 60 bytes of data, the file has 59");
        refused(Arrays.copyOf(whole, 189), "has 1 bytes more than the shape needs; save one array to a file");
        refused(Arrays.copyOf(whole, 100), "is truncated: the header has 118 bytes, the file 100");
        refused(Arrays.copyOf(whole, 8), "is truncated: the header is missing");
        refused(Arrays.copyOf(whole, 5), "is not a .npy file: it does not begin with \\x93NUMPY; save it with numpy.save");
        whole[0] = 'P';
        refused(whole, "is not a .npy file: it does not begin with \\x93NUMPY; save it with numpy.save");
    }

    private static byte[] npy(String dictionary, int dataBytes) {
        return ByteBuffer.allocate(10 + dictionary.length() + dataBytes).order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) dictionary.length())
                .put(dictionary.getBytes(StandardCharsets.US_ASCII)).array();
    }

    @Test
    void refusesHeadersThatSayTooMuch() {
        String begin = "{'descr': '<f4', 'fortran_order': False, 'shape': ";
        assertThat(Matrix.of(MemorySegment.ofArray(npy(begin + "(2L, 1L)}", 8))).rows()).isEqualTo(2);
        refused(npy(begin + "(4611686018427387904, 4)}", 8), "has the shape [4611686018427387904, 4], more than 2^63 bytes");
        refused(npy(begin + "(99999999999999999999, 1)}", 8),
                "has the shape (99999999999999999999, 1); allowed: sizes below 2^63");
        refused(npy(begin + "(-1, -1)}", 4), "has a header without descr, fortran_order and shape");
        refused(npy("{'descr': '<f4', 'shape': (1, 1)}", 4), "has a header without descr, fortran_order and shape");
        byte[] version = npy(begin + "(2, 1)}", 8);
        version[6] = 9;
        refused(version, "has version 9 of the .npy format; allowed: 1 to 3");
        byte[] header = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0}).putInt(-1).array();
        refused(header, "has a header of 4294967295 bytes; allowed: up to 65536");
    }

    private static byte[] safetensors(long length, String header, int dataBytes) {
        return ByteBuffer.allocate(8 + header.length() + dataBytes).order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length).put(header.getBytes(StandardCharsets.US_ASCII)).array();
    }

    private void refusedSafetensors(long length, String header, int dataBytes, String problem) throws IOException {
        Path file = Files.write(directory.resolve("a.safetensors"), safetensors(length, header, dataBytes));
        assertThatIllegalArgumentException().isThrownBy(() -> Matrix.open(file)).withMessage(file + ": " + problem);
    }

    private void refusedSafetensors(String header, int dataBytes, String problem) throws IOException {
        refusedSafetensors(header.length(), header, dataBytes, problem);
    }

    @Test
    void refusesSafetensorsThatSayTooMuch() throws IOException {
        String good = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]}}";
        assertThat(Matrix.of(MemorySegment.ofArray(safetensors(good.length(), good, 8))).rows()).isEqualTo(2);
        refusedSafetensors(1L << 60, good, 8,
                "is not a safetensors file: its header would have 1152921504606846976 bytes; allowed: 2 to 100000000");
        refusedSafetensors(-1, good, 8,
                "is not a safetensors file: its header would have 18446744073709551615 bytes; allowed: 2 to 100000000");
        refusedSafetensors(9_000_000, good, 8, "is truncated: the header has 9000000 bytes, the file " + (good.length() + 16));
        refusedSafetensors(good, 7, "tensor 'a' lies at 0 to 8, the file has 7 bytes of data");
        refusedSafetensors(good, 9, "has 1 bytes that belong to no tensor");
        refusedSafetensors(good.replace("[0,8]", "[8,16]"), 16, "tensor 'a' begins at 8, the one before it ends at 0");
        refusedSafetensors(good.replace("[0,8]", "[0,4]"), 8, "tensor 'a' has 4 bytes, its shape needs 8");
        refusedSafetensors(good.replace("[0,8]", "[8,0]"), 8, "tensor 'a' lies at 8 to 0, the file has 8 bytes of data");
        refusedSafetensors(good.replace("[0,8]", "[0,1e3]"), 8, "tensor 'a' has '1e3' in its shape or offsets, which is not a whole number");
        refusedSafetensors(good.replace("[0,8]", "7"), 8, "tensor 'a' has a shape or offsets that are not lists");
        refusedSafetensors(good.replace("[2,1]", "[]"), 8, "tensor 'a': has no axis, only one number; allowed: (rows, columns)");
        refusedSafetensors(good.replace("\"F32\"", "{\"x\":[1]}"), 8,
                "tensor 'a' has dtype ''; allowed: F16, BF16, F32, F64, I8, I16, I32, I64, U8, U16, U32, BOOL");
        refusedSafetensors("{}", 0, "has no tensor");
        refusedSafetensors("[]", 0, "is not a safetensors file: its header does not begin with '{'");
        String twice = good.substring(0, good.length() - 1) + "," + good.substring(1);
        refusedSafetensors(twice, 8, "has a header that is not JSON: Duplicate field 'a'");
    }

    /** Any bytes end in a matrix or in one line. */
    @Test
    void damagedFilesAreReadOrRefused() throws IOException {
        var random = new Random();
        for (String file : new String[] {"f4.npy", "parts.safetensors"}) {
            byte[] whole = Files.readAllBytes(FILES.resolve(file));
            for (int i = 0; i < 2000; i++) {
                byte[] bytes = whole.clone();
                for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                try {
                    Matrix matrix = Matrix.of(MemorySegment.ofArray(bytes));
                    for (long row = 0; row < matrix.rows(); row++) {
                        assertThat(matrix.row(row)[0]).isCloseTo(0, within(Double.MAX_VALUE));
                    }
                } catch (IllegalArgumentException e) {
                    assertThat(e.getMessage()).startsWith("the segment: ").doesNotContain("\n");
                }
            }
        }
    }
}
