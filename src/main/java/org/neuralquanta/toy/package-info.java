/**
 * The toy model of grokking, actually trained: embeddings that are added and decoded, and the phases of its runs (T28, T30).
 */
@NullMarked
package org.neuralquanta.toy;

import org.jspecify.annotations.NullMarked;

