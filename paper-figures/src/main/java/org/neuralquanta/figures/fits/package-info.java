/** Figures of measured curves, word counts and clusters, and of the laws that are fitted to them. */
package org.neuralquanta.figures.fits;
