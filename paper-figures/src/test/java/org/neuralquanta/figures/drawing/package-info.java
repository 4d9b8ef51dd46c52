/** Tests of the drawing kit, without a figure. */
package org.neuralquanta.figures.drawing;
