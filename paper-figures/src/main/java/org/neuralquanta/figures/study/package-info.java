/**
 * The studies: what takes too long to compute whenever a figure is drawn, such as networks that are trained. A study writes what it
 * measured to the data folder, which figures read. {@link org.neuralquanta.figures.study.Studies} runs them.
 */
package org.neuralquanta.figures.study;
