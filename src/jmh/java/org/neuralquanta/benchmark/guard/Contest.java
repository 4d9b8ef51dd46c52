package org.neuralquanta.benchmark.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.neuralquanta.benchmark.ProcessClock;

/**
 * Contenders that work in turns, a short slice each, so that other load affects all alike. Times are processor time; a ratio is that of a round,
 * and its median over the rounds counts.
 */
final class Contest {

    private static final int ROUNDS = 7;
    private static final int WARM_UP = 3;

    /** Processor time after which work in this process is compiled. */
    private static final double WARM_UP_TIME = 7e8;

    private final String name;
    private final Map<String, Contender> contenders = new LinkedHashMap<>();
    private final Map<String, String> missing = new LinkedHashMap<>();
    private final List<Pair> pairs = new ArrayList<>();

    Contest(String name) {
        this.name = name;
    }

    /** Somebody who does the work. */
    interface Contender {

        /** Does a slice and returns its nanoseconds of processor time, in a unit of work that all contenders share. */
        double slice() throws Exception;

        /** Works until a slice takes as long as it will. */
        default void warmUp() throws Exception {
            for (int i = 0; i < WARM_UP; i++) {
                slice();
            }
        }
    }

    /** Work in this process. */
    interface Work {

        void run() throws Exception;
    }

    private record Pair(String one, String other) {}

    /** Somebody who needs nothing; a slice repeats the work. */
    Contest with(String contender, double units, int repetitions, Work work) {
        return with(contender, new Contender() {
            @Override
            public double slice() throws Exception {
                double start = ProcessClock.now();
                for (int i = 0; i < repetitions; i++) {
                    work.run();
                }
                return (ProcessClock.now() - start) / (units * repetitions);
            }

            @Override
            public void warmUp() throws Exception {
                double start = ProcessClock.now();
                for (int i = 0; i < WARM_UP || ProcessClock.now() - start < WARM_UP_TIME; i++) {
                    slice();
                }
            }
        });
    }

    Contest with(String contender, Contender slices) {
        contenders.put(contender, slices);
        return this;
    }

    /** Somebody who cannot run here. */
    Contest without(String contender, String reason) {
        missing.put(contender, reason);
        return this;
    }

    /** Asks for the ratio of two times. */
    Contest compare(String one, String other) {
        pairs.add(new Pair(one, other));
        return this;
    }

    List<Measured> measure() throws Exception {
        for (Contender contender : contenders.values()) {
            contender.warmUp();
        }
        round();
        var rounds = new ArrayList<Map<String, Double>>();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(round());
        }
        return pairs.stream().map(pair -> measured(pair, rounds)).toList();
    }

    private Map<String, Double> round() throws Exception {
        var times = new LinkedHashMap<String, Double>();
        for (Map.Entry<String, Contender> contender : contenders.entrySet()) {
            times.put(contender.getKey(), contender.getValue().slice());
        }
        return times;
    }

    private Measured measured(Pair pair, List<Map<String, Double>> rounds) {
        String both = name + ": " + pair.one + " / " + pair.other;
        for (String contender : List.of(pair.one, pair.other)) {
            if (missing.containsKey(contender)) {
                return Measured.skipped(both, missing.get(contender));
            }
        }
        return Measured.of(both, Measured.median(rounds.stream()
                .mapToDouble(times -> Objects.requireNonNull(times.get(pair.one)) / Objects.requireNonNull(times.get(pair.other)))
                .toArray()));
    }
}
