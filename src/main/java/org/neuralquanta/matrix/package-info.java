/**
 * Matrices of numbers in files and memory: .npy, safetensors and CSV, which programs in other languages write.
 *
 * <p>Invariant: a number is finite and is that of the file, or is refused with its row and column; a file that says of itself what its bytes
 * do not hold is refused before a number is read. Files may be larger than memory.
 */
@NullMarked
package org.neuralquanta.matrix;

import org.jspecify.annotations.NullMarked;

