package org.neuralquanta.order;

import org.neuralquanta.Statement;

/**
 * The order in which quanta are learned. Hypothesis QH2 says by use frequency; the others ask how much depends on that.
 * Immutable, thread-safe.
 *
 * <p>Source: Michaud, Liu, Girit and Tegmark, arXiv 2303.13506, hypothesis QH2; T3–T6.
 */
@Statement({"T3", "T4", "T5", "T6"})
public sealed interface LearningOrder permits ScoreOrder, UniformlyRandom, PlackettLuce, GivenOrder {}
