/**
 * Power laws of counts: exponents of ranked lists by maximum likelihood, with intervals, alternatives and envelopes.
 */
@NullMarked
package org.neuralquanta.zipf;

import org.jspecify.annotations.NullMarked;
