/**
 * What commands read and say about single samples: clusters, losses and mechanisms.
 */
@NullMarked
package org.neuralquanta.cli.samples;

import org.jspecify.annotations.NullMarked;

