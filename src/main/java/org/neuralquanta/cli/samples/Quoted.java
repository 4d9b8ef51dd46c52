package org.neuralquanta.cli.samples;

/** A text as a cell of a CSV file. */
final class Quoted {

    private Quoted() {}

    static String of(String text) {
        return text.matches("[^,\"\\s#]+( [^,\"\\s]+)*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
