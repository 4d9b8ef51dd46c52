package org.neuralquanta.text;

import java.util.List;
import org.neuralquanta.random.RandomStream;

/** Random places in stretches of text, uniform over those that have enough characters before them in their stretch. Immutable. */
final class Draws {

    private final List<Stretch> stretches;
    private final long[] before;
    private final int context;

    Draws(List<Stretch> stretches, int context) {
        this.stretches = stretches;
        this.context = context;
        this.before = new long[stretches.size() + 1];
        for (int i = 0; i < stretches.size(); i++) {
            before[i + 1] = before[i] + stretches.get(i).length() - context;
        }
    }

    /** The place of a number of a step's draw. */
    int place(RandomStream step, int number) {
        long drawn = (long) (step.uniform(number, 0) * before[stretches.size()]);
        int low = 0;
        int high = stretches.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (before[middle] <= drawn) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return stretches.get(low).from() + context + (int) (drawn - before[low]);
    }
}
