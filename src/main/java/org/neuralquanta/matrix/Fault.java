package org.neuralquanta.matrix;

/** What is wrong with a file, in one line that begins with its name. */
final class Fault {

    private Fault() {}

    static IllegalArgumentException of(String name, String problem) {
        return new IllegalArgumentException((name + ": " + problem).replaceAll("\\p{Cntrl}+", " "));
    }

    /** Refuses data that are fewer or more than the shape needs. */
    static void unlessHolds(String name, long needed, long held) {
        if (held < needed) {
            throw of(name, "is truncated: the shape needs " + needed + " bytes of data, the file has " + held);
        }
        if (held > needed) {
            throw of(name, "has " + (held - needed) + " bytes more than the shape needs; save one array to a file");
        }
    }
}
