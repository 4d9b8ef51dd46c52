package org.neuralquanta.order;

import org.neuralquanta.Statement;

/** Every order of K quanta with the same probability. Immutable, thread-safe. */
@Statement("T5")
public record UniformlyRandom() implements LearningOrder {}
