package org.neuralquanta.matrix;

import java.nio.charset.StandardCharsets;

/** Files of numbers that are not read, by how they begin. */
enum Foreign {
    ZIP("a zip file, as .npz and .pt are", "PK\003\004"),
    PICKLE("a Python pickle", "\200"),
    HDF5("an HDF5 file", "\211HDF");

    /** So many bytes tell them apart. */
    static final int LONGEST = 4;

    private final String description;
    private final String beginning;

    /** @param beginning a character for each byte */
    Foreign(String description, String beginning) {
        this.description = description;
        this.beginning = beginning;
    }

    /** Refuses them; no text in UTF-8 begins so. */
    static void refuse(String name, byte[] beginning) {
        String read = new String(beginning, StandardCharsets.ISO_8859_1);
        for (Foreign kind : values()) {
            if (read.startsWith(kind.beginning)) {
                throw Fault.of(name, "is " + kind.description + "; save one array with numpy.save");
            }
        }
    }
}
