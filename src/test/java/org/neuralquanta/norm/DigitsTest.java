package org.neuralquanta.norm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neuralquanta.Statement;

/** Files of digits: sound ones, and ones that are cut or mislabelled, which are named with their fault. */
@Statement("T31")
class DigitsTest {

    @TempDir
    Path folder = Path.of("");

    private static byte[] idx(int type, int[] sizes, int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * sizes.length + values.length);
        bytes.put((byte) 0).put((byte) 0).put((byte) type).put((byte) sizes.length);
        for (int size : sizes) {
            bytes.putInt(size);
        }
        for (int value : values) {
            bytes.put((byte) value);
        }
        return bytes.array();
    }

    private static byte[] images() {
        return idx(8, new int[] {2, 1, 2}, 0, 255, 51, 102);
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private void refuses(byte[] images, byte[] labels, String... parts) throws IOException {
        Path first = file("images", images);
        Path second = file("labels", labels);
        assertThatThrownBy(() -> Digits.read(first, second)).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(parts);
    }

    @Test
    void soundFiles() throws IOException {
        Digits digits = Digits.read(file("images", images()), file("labels", idx(8, new int[] {2}, 3, 9)));
        assertThat(digits.size()).isEqualTo(2);
        assertThat(digits.pixels()).isEqualTo(2);
        assertThat(digits.pixel(0, 1)).isEqualTo(1f);
        assertThat(digits.pixel(1, 0)).isEqualTo(0.2f);
        assertThat(digits.label(1)).isEqualTo(9);
    }

    @Test
    void packedFiles() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(images());
        }
        Path labels = file("labels", idx(8, new int[] {2}, 0, 1));
        assertThat(Digits.read(file("images.gz", packed.toByteArray()), labels).size()).isEqualTo(2);
        Path cut = file("cut.gz", Arrays.copyOf(packed.toByteArray(), packed.size() - 12));
        assertThatThrownBy(() -> Digits.read(cut, labels)).hasMessageContainingAll("cut.gz", "truncated or corrupt");
        Path plain = file("plain.gz", images());
        assertThatThrownBy(() -> Digits.read(plain, labels)).hasMessageContainingAll("plain.gz", "corrupt");
        assertThatThrownBy(() -> Digits.read(folder.resolve("none"), labels)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void cutAndMislabelledFiles() throws IOException {
        byte[] labels = idx(8, new int[] {2}, 3, 9);
        refuses(Arrays.copyOf(images(), 19), labels, "images", "must have 4 values after its header, had 3", "truncated");
        refuses(Arrays.copyOf(images(), 21), labels, "must have 4 values after its header, had 5");
        refuses(Arrays.copyOf(images(), 10), labels, "truncated in its header, after 10 of 16 bytes");
        refuses(new byte[0], labels, "two zero bytes");
        refuses(new byte[] {1, 0, 8, 3}, labels, "two zero bytes");
        refuses(idx(13, new int[] {2, 1, 2}, 0, 0, 0, 0), labels, "unsigned byte", "was 13");
        refuses(labels, labels, "must have 3 dimensions, had 1; are these the labels?");
        refuses(images(), images(), "must have 1 dimensions, had 3; are these the images?");
        refuses(idx(8, new int[] {-1, 1, 2}), labels, "invalid size -1");
        refuses(idx(8, new int[] {1 << 20, 1 << 20, 2}), labels, "invalid size");
        refuses(idx(8, new int[] {0, 1, 2}), idx(8, new int[] {0}), "at least one image");
        refuses(images(), idx(8, new int[] {3}, 1, 2, 3), "a label for each of 2 images, had 3");
        refuses(images(), idx(8, new int[] {2}, 1, 10), "between 0 and 9, that of image 1 was 10");
        refuses(images(), idx(8, new int[] {2}, 255, 1), "that of image 0 was 255");
    }
}
