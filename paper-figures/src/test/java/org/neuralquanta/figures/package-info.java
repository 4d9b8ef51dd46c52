/** Tests of the list of figures, of the gallery, and of the packages and their imports. */
package org.neuralquanta.figures;
