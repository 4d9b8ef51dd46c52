/**
 * The statements of derivations: {@link org.neuralquanta.claim.Claim}s about quantities of the model, and in which regime they hold.
 */
@NullMarked
package org.neuralquanta.claim;

import org.jspecify.annotations.NullMarked;
