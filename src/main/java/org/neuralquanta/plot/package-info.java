/**
 * What commands have to draw, and the service that draws it. The library has no drawing code: it looks for a {@link
 * org.neuralquanta.plot.Plotter} on the class path, which the project of the figures provides.
 */
@NullMarked
package org.neuralquanta.plot;

import org.jspecify.annotations.NullMarked;
