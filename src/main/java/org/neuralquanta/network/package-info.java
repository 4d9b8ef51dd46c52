/**
 * Training of small dense networks: ReLU and tanh, cross-entropy and squared error, Adam and AdamW, single precision.
 *
 * <p>Invariants: the bits of every result depend on the seed and the samples only, never on lanes or threads. For that, an
 * element of a matrix product is one chain of fused multiply-adds in the order of the inner index (lanes run over units, not
 * along sums), a product with few columns sums in {@value org.neuralquanta.network.Arithmetic#PARTIAL_SUMS} fixed partial
 * sums, gradients are summed over fixed chunks of samples in their order, and exp and tanh are this package's own. The scalar
 * code defines the result; the vector code is loaded only where the module {@code jdk.incubator.vector} is present.
 */
@NullMarked
package org.neuralquanta.network;

import org.jspecify.annotations.NullMarked;
