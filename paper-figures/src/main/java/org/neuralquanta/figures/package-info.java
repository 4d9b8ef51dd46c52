/**
 * Draws the figures of neural-quanta. {@link org.neuralquanta.figures.DrawFigures} starts it; a
 * {@link org.neuralquanta.figures.Figure} computes one figure, a {@link org.neuralquanta.figures.Sheet} of
 * {@link org.neuralquanta.figures.Panel}s holds its numbers and its look, a {@link org.neuralquanta.figures.Picture}
 * its geometry, from which the SVG, PDF and PNG files are written; the CSV file is written from the same sheet.
 *
 * <p>To add a figure, write one class that implements {@code Figure} and add it to {@code DrawFigures.ALL}.
 */
package org.neuralquanta.figures;
