/**
 * What commands have to draw, and the service that draws it. The library has no drawing code: it looks on
 * the class path for a {@link org.neuralquanta.plot.Plotter}, which the figures project provides.
 */
@NullMarked
package org.neuralquanta.plot;

import org.jspecify.annotations.NullMarked;
