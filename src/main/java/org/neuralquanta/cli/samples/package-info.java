/**
 * What commands say of single samples: their clusters, their losses and their mechanisms.
 */
@NullMarked
package org.neuralquanta.cli.samples;

import org.jspecify.annotations.NullMarked;

