package org.neuralquanta.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The writer writes what numpy writes, or nothing. */
class MatrixWriterTest {

    @TempDir
    private Path directory = Path.of("");

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        }
    }

    @Test
    void writesTheBytesOfNumpy() throws IOException {
        Path place = directory.resolve("a.npy");
        for (boolean half : new boolean[] {false, true}) {
            try (var writer = half ? MatrixWriter.halfPrecision(place, 3) : MatrixWriter.at(place, 3)) {
                for (int row = 0; row < 5; row++) {
                    writer.append(value(row, 0), value(row, 1), value(row, 2));
                }
                assertThat(place).doesNotExist();
                writer.keep();
            }
            assertThat(place).hasSameBinaryContentAs(Path.of("src/test/resources/matrix", half ? "f2.npy" : "f4.npy"));
            assertThat(files()).isEqualTo(1);
            Files.delete(place);
        }
    }

    @Test
    void halfPrecisionHasNoLargeNumbers() throws IOException {
        try (var writer = MatrixWriter.halfPrecision(directory.resolve("a.npy"), 1)) {
            writer.append(65504);
            assertThatIllegalArgumentException().isThrownBy(() -> writer.append(65520)).withMessage("row 1 must be finite, had 65520.0");
        }
    }

    private static float value(int row, int column) {
        return (7 * row + 3 * column) / 4f - 5;
    }

    @Test
    void whatIsNotKeptIsNotThere() throws IOException {
        try (var writer = MatrixWriter.at(directory.resolve("a.npy"), 2)) {
            writer.append(1, 2);
            assertThatIllegalArgumentException().isThrownBy(() -> writer.append(1)).withMessage("row 1 must have 2 numbers, had 1");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.append(1, Float.NaN))
                    .withMessage("row 1 must be finite, had NaN");
        }
        assertThat(files()).isZero();
    }

    @Test
    void aMatrixHasARowAndAColumn() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MatrixWriter.at(directory.resolve("a.npy"), 0))
                .withMessage("columns must be between 1 and 536870911, was 0");
        try (var writer = MatrixWriter.at(directory.resolve("a.npy"), 1)) {
            assertThatIllegalStateException().isThrownBy(writer::keep).withMessage("a matrix needs at least one row");
        }
        assertThat(files()).isZero();
    }
}
