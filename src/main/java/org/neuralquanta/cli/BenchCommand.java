package org.neuralquanta.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Times of the simulation and of the draws that it is made of. */
@Command(
        name = "bench",
        description = "Measures the simulation and the draws it is made of, in nanoseconds of wall time an item.",
        footer = {
            "",
            "Example: quanta bench --workload exponential --threads 1 --rounds 3",
            "",
            "curve: K = 10^6 quanta x 64 replicates (an item is one of each), 30 amounts of data 10^3 to 10^9, alpha = 0.4;",
            "curve-tau100: the same with tau = 100; zipf: ranks with exponent 1.4, K = 10^6; exponential: -log U."
        })
final class BenchCommand implements Question {

    private static final int WARM_UP = 8;
    private static final Domain ROUNDS = Domain.whole("from 1 to 1e5", 1, 1e5);

    @Mixin
    private final Machine machine = new Machine();

    @Option(names = "--workload", paramLabel = "WORKLOAD", description = Workload.NAMES + ".")
    private @Nullable String workload;

    @Option(names = "--rounds", paramLabel = "R", defaultValue = "10",
            description = "Rounds that count, after " + WARM_UP + " that do not; default 10.")
    private String rounds = "10";

    @Override
    public Answer answer() {
        if (workload == null) {
            throw new BadInput("--workload: missing; allowed: " + Workload.NAMES);
        }
        Workload work = Workload.of(workload, machine.kernel(), machine.threads());
        int counted = (int) Numbers.real("--rounds", rounds, ROUNDS);
        var times = new ArrayList<Double>();
        try (var bar = new Progress("bench", WARM_UP + counted)) {
            for (int round = -WARM_UP; round < counted; round++) {
                long start = System.nanoTime();
                work.round();
                if (round >= 0) {
                    times.add((double) (System.nanoTime() - start) / work.items());
                }
                bar.step();
            }
        } catch (InterruptedException e) {
            throw new Interrupted(e);
        }
        return new Measured(workload, work, times.stream().sorted().toList());
    }

    private record Measured(String workload, Workload work, List<Double> sorted) implements Answer {

        private double min() {
            return sorted.getFirst();
        }

        private double median() {
            return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
        }

        private double max() {
            return sorted.getLast();
        }

        @Override
        public String text() {
            return "%s, %s kernel, %d lanes, %d items a round%nnanoseconds an item: median %.3f, %.3f to %.3f in %d rounds%n".formatted(
                    workload, work.kernel(), work.lanes(), work.items(), median(), min(), max(), sorted.size());
        }

        @Override
        public String json() {
            return JsonDocument.of(json -> json.string("workload", workload)
                    .string("kernel", work.kernel())
                    .whole("lanes", work.lanes())
                    .whole("items", work.items())
                    .object("nsPerItem", times -> times.number("min", min()).number("median", median()).number("max", max())));
        }
    }
}
