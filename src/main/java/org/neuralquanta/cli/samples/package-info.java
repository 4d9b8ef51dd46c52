/**
 * What commands read of single samples, and what they say of them: clusters, losses and mechanisms.
 */
@NullMarked
package org.neuralquanta.cli.samples;

import org.jspecify.annotations.NullMarked;

