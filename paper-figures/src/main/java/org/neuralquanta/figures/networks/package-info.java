/** Figures of networks that were trained on tasks with known quanta; their data are written by {@code figures.study}. */
package org.neuralquanta.figures.networks;
