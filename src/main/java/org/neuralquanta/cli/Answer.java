package org.neuralquanta.cli;

/** What a command answers, in each form. */
interface Answer {

    /** For people: aligned columns. */
    String text();

    /** For scripts: one JSON object. */
    String json();

    /** The exit code: 1 if a check that was asked for failed. */
    default int exitCode() {
        return 0;
    }

    /** In one of the forms that the question offers. */
    default String in(String format) {
        return format.equals("json") ? json() : text();
    }
}
