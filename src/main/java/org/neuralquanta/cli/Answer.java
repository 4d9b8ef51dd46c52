package org.neuralquanta.cli;

/** What a command answers, in both forms. */
interface Answer {

    /** For people: aligned columns. */
    String text();

    /** For scripts: one JSON object. */
    String json();
}
