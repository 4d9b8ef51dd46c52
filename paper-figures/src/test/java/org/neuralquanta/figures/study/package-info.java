/** Tests of what computes data for figures. */
package org.neuralquanta.figures.study;
