/**
 * Matrices of numbers in files and memory: .npy, safetensors and CSV, which programs in other languages write.
 *
 * <p>Invariant: a number is finite and is the one in the file, or it is refused with its row and column; a file whose description
 * of itself does not match its bytes is refused before any number is read. Files may be larger than memory.
 */
@NullMarked
package org.neuralquanta.matrix;

import org.jspecify.annotations.NullMarked;

