/**
 * The drawing kit: axes, layers and panels, text with mathematics, captions, and the files. A
 * {@link org.neuralquanta.figures.drawing.Sheet} of {@link org.neuralquanta.figures.drawing.Panel}s holds the numbers and the look of a
 * figure; a {@link org.neuralquanta.figures.drawing.Picture} is its geometry, from which the SVG, PDF and PNG files are written; the
 * CSV file is written from the same sheet.
 */
package org.neuralquanta.figures.drawing;
