/**
 * The reasons for newlines in text (T36): a character model trained here, and the clusters of its gradients.
 */
@NullMarked
package org.neuralquanta.newline;

import org.jspecify.annotations.NullMarked;
