@org.jspecify.annotations.NullMarked
package org.neuralquanta.figures.speed;
