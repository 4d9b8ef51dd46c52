package org.neuralquanta.norm;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Images of digits with their labels, in the IDX format (T31). Immutable, thread-safe.
 *
 * <p>Source of the format and of the usual digits: LeCun, Cortes and Burges, the MNIST database.
 */
public final class Digits {

    private final int size;
    private final int pixels;
    private final byte[] images;
    private final byte[] labels;

    private Digits(int size, int pixels, byte[] images, byte[] labels) {
        this.size = size;
        this.pixels = pixels;
        this.images = images;
        this.labels = labels;
    }

    /**
     * Reads images and labels.
     *
     * @param images a file of three dimensions: images, rows, columns; packed if it ends in .gz
     * @param labels a file of one dimension, with a label from 0 to 9 for each image
     * @return the digits
     * @throws IOException if a file cannot be read
     * @throws IllegalArgumentException if a file is cut off or mislabelled, or the two do not belong together; the message names the
     *     file
     */
    public static Digits read(Path images, Path labels) throws IOException {
        IdxFile pictures = IdxFile.read(images, 3);
        IdxFile names = IdxFile.read(labels, 1);
        int size = pictures.sizes()[0];
        if (names.sizes()[0] != size) {
            throw new IllegalArgumentException(labels + ": must have a label for each of " + size + " images, had " + names.sizes()[0]);
        }
        int pixels = pictures.sizes()[1] * pictures.sizes()[2];
        if (size == 0 || pixels == 0) {
            throw new IllegalArgumentException(images + ": must have at least one image of at least one pixel");
        }
        for (int k = 0; k < size; k++) {
            if (names.bytes()[k] < 0 || names.bytes()[k] > 9) {
                throw new IllegalArgumentException(
                        labels + ": labels must be between 0 and 9, that of image " + k + " was " + (names.bytes()[k] & 0xff));
            }
        }
        return new Digits(size, pixels, pictures.bytes(), names.bytes());
    }

    /**
     * The number of images.
     *
     * @return ≥ 1
     */
    public int size() {
        return size;
    }

    /**
     * The number of pixels of an image.
     *
     * @return ≥ 1
     */
    public int pixels() {
        return pixels;
    }

    /**
     * The brightness of a pixel.
     *
     * @param image 0 to size − 1
     * @param pixel 0 to pixels − 1
     * @return 0 to 1
     */
    public float pixel(int image, int pixel) {
        return (images[image * pixels + pixel] & 0xff) / 255f;
    }

    /**
     * The label of an image.
     *
     * @param image 0 to size − 1
     * @return 0 to 9
     */
    public int label(int image) {
        return labels[image];
    }

    @Override
    public String toString() {
        return "Digits[images=" + labels.length + ", pixels=" + pixels + "]";
    }
}
