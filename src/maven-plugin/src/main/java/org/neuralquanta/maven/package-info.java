/** The goals of the Maven plugin. */
package org.neuralquanta.maven;
