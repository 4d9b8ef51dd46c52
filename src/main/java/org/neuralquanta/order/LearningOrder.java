package org.neuralquanta.order;

import org.neuralquanta.Statement;

/**
 * The order in which quanta are learned. Hypothesis QH2 says by use frequency; the other orders show how much depends on it. Immutable,
 * thread-safe.
 *
 * <p>The kinds of orders are few and sealed, since each needs a law of its own. Two of them are open: another order by a score is
 * one record that implements {@link ScoreOrder}, another list of ranks one class that implements {@link ListedOrder}.
 *
 * <p>Source: Michaud, Liu, Girit and Tegmark, arXiv 2303.13506, hypothesis QH2; T3–T7.
 */
@Statement({"T3", "T4", "T5", "T6", "T7"})
public sealed interface LearningOrder permits ScoreOrder, ListedOrder, UniformlyRandom, PlackettLuce, WithPrerequisites {}
