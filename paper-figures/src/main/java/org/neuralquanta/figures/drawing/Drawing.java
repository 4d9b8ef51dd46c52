package org.neuralquanta.figures.drawing;

/** A computed figure: what it shows and what is said about it. */
public record Drawing(Sheet sheet, Caption caption) {}
