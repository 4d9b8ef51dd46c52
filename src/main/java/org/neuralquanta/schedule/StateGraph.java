package org.neuralquanta.schedule;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.order.Prerequisites;

/**
 * Quanta as edges between states: from the state in which a quantum can be learned to the state that it leads to. A quantum that needs
 * others starts in the state to which all of them lead. State 0 is the start, state 1 the end. Immutable.
 *
 * @param from the state before each quantum, from rank 1 on
 * @param to the state after it
 * @param states the number of states
 */
@SuppressWarnings("ArrayRecordComponent")
record StateGraph(int[] from, int[] to, int states) {

    static final int START = 0;
    static final int END = 1;

    /** The graph, or null if there is none because two quanta share some prerequisites but not all. */
    static @Nullable StateGraph of(Prerequisites prerequisites) {
        Prerequisites followers = prerequisites.reversed();
        int quanta = prerequisites.quanta();
        var from = new int[quanta];
        var to = new int[quanta];
        Arrays.fill(to, END);
        int states = 2;
        for (int rank = 1; rank <= quanta; rank++) {
            int[] needs = prerequisites.of(rank);
            if (needs.length == 0 || from[rank - 1] != START) {
                continue;
            }
            int[] after = followers.of(needs[0]);
            for (int need : needs) {
                if (to[need - 1] != END || !Arrays.equals(followers.of(need), after)) {
                    return null;
                }
                to[need - 1] = states;
            }
            for (int follower : after) {
                if (from[follower - 1] != START || !Arrays.equals(prerequisites.of(follower), needs)) {
                    return null;
                }
                from[follower - 1] = states;
            }
            states++;
        }
        return new StateGraph(from, to, states);
    }
}
