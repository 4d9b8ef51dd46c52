/**
 * Draws the figures of neural-quanta. {@link org.neuralquanta.figures.DrawFigures} starts it, {@code Figures} lists the figures, and
 * the gallery is README.md.
 *
 * <p>A {@link org.neuralquanta.figures.drawing.Figure} stands in the package of its theme ({@code laws}, {@code fits},
 * {@code networks}, {@code grokking}). It computes its numbers from the library, from data files and from
 * {@link org.neuralquanta.figures.study}, and puts them on a {@link org.neuralquanta.figures.drawing.Sheet} of
 * {@link org.neuralquanta.figures.drawing.Panel}s. Imports go one way: themes may import {@code study} and {@code drawing}, a study
 * may import {@code drawing}, and a theme may not import another.
 */
package org.neuralquanta.figures;
