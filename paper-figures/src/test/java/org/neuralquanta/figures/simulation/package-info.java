/** Tests of what simulates for figures. */
package org.neuralquanta.figures.simulation;
