package org.neuralquanta.lanes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Passes over the arrays of an object, each compiled by itself: the one call that starts them has targets of many classes, so the compiler
 * inlines none. Inlined into one method, together they exceed what it is ready to inline, and every vector becomes an object. So that there
 * are many classes whatever a program uses, each sequence ends with three passes that do nothing. Immutable, thread-safe.
 */
final class Stages<T> {

    private final List<Consumer<T>> stages;

    Stages(List<Consumer<T>> stages) {
        var all = new ArrayList<>(stages);
        all.add(it -> {});
        all.add(it -> {});
        all.add(it -> {});
        this.stages = List.copyOf(all);
    }

    void run(T object) {
        for (int i = 0; i < stages.size(); i++) {
            stages.get(i).accept(object);
        }
    }
}
