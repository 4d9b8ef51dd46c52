/** Tests of studies. */
package org.neuralquanta.figures.study;
