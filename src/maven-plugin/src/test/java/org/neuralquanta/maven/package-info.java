/** Tests of the goals. */
package org.neuralquanta.maven;
