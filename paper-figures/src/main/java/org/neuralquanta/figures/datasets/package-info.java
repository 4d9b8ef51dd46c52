/** Figures of what data are worth: repeated, mixed and curated. */
package org.neuralquanta.figures.datasets;
