package org.neuralquanta.figures;

/** A computed figure: what it shows and what is said about it. */
record Drawing(Sheet sheet, Caption caption) {}
