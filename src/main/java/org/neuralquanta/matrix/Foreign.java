package org.neuralquanta.matrix;

import java.util.Arrays;

/** Files of numbers that are not read, by how they begin. */
enum Foreign {
    ZIP("a zip file, as .npz and .pt are", 'P', 'K', 3, 4),
    PICKLE("a Python pickle", 0x80),
    HDF5("an HDF5 file", 0x89, 'H', 'D', 'F');

    /** So many bytes tell them apart. */
    static final int LONGEST = 4;

    private final String description;
    private final byte[] beginning;

    Foreign(String description, int... beginning) {
        this.description = description;
        this.beginning = new byte[beginning.length];
        for (int i = 0; i < beginning.length; i++) {
            this.beginning[i] = (byte) beginning[i];
        }
    }

    /** Refuses them; no text in UTF-8 begins so. */
    static void refuse(String name, byte[] beginning) {
        for (Foreign kind : values()) {
            int length = kind.beginning.length;
            if (beginning.length >= length && Arrays.equals(beginning, 0, length, kind.beginning, 0, length)) {
                throw Fault.of(name, "is " + kind.description + "; save one array with numpy.save");
            }
        }
    }
}
