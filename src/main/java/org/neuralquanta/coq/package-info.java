/**
 * The steps of a derivation for the proof assistant Coq: how each rule is cited, one file per rule.
 *
 * <p>Invariants: no result of a rule is computed here. A statement follows from those of the premises by the axiom of ScalingLaws.v that
 * the rule cites, and Coq compares what the axiom gives with what was printed.
 */
@NullMarked
package org.neuralquanta.coq;

import org.jspecify.annotations.NullMarked;
