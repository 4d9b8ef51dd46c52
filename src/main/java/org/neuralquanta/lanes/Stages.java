package org.neuralquanta.lanes;

import java.util.List;
import java.util.function.Consumer;

/**
 * Passes over the arrays of an object, each compiled by itself: the one call that starts them has targets of many classes, so the compiler
 * inlines none. Inlined into one method, together they exceed what it is ready to inline, and every vector becomes an object:
 * {@code SimulationBenchmark.curve} then takes 3.7 times as long. Immutable, thread-safe.
 */
final class Stages<T> {

    private final List<Consumer<T>> stages;

    Stages(List<Consumer<T>> stages) {
        this.stages = List.copyOf(stages);
    }

    void run(T object) {
        for (int i = 0; i < stages.size(); i++) {
            stages.get(i).accept(object);
        }
    }
}
