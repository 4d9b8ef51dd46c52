package org.neuralquanta.cli;

import static org.neuralquanta.cli.answer.Rounding.ALL;
import static org.neuralquanta.cli.answer.Rounding.THOUSANDTHS;

import java.util.ArrayList;
import java.util.List;
import org.neuralquanta.bench.Workload;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Field;
import org.neuralquanta.cli.answer.Prose;
import org.neuralquanta.cli.option.Choice;
import org.neuralquanta.cli.option.Machine;
import org.neuralquanta.cli.option.Whole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Times of the simulation and of its random draws. */
@Command(
        name = "bench",
        description = "Measures the speed of the simulation and of its random draws, in nanoseconds of wall time per item.",
        footer = {
            "",
            "Example: quanta bench --workload exponential --threads 1 --rounds 3",
            "",
            "curve: K = 10^6 quanta x 64 replicates (each pair is an item), data 10^3 to 10^9 in 30 points, alpha = 0.4; curve-tau100: the same"
                    + " with tau = 100; zipf: ranks with exponent 1.4, K = 10^6; exponential: -log U."
        })
final class BenchCommand implements Question {

    private static final int WARM_UP = 8;
    private static final int MOST_ROUNDS = 100_000;

    private enum Work {
        CURVE,
        CURVE_TAU100,
        ZIPF,
        EXPONENTIAL
    }

    @Mixin
    private final Machine machine = new Machine();

    @Option(names = "--workload", paramLabel = "WORKLOAD", required = true,
            description = "What to measure: curve, curve-tau100, zipf or exponential.")
    private Work workload = Work.CURVE;

    @Option(names = "--rounds", paramLabel = "R", defaultValue = "10",
            description = "Rounds to measure, after " + WARM_UP + " warm-up rounds, 1 to " + MOST_ROUNDS + "; default 10.")
    private Whole rounds = new Whole("10", 10);

    @Override
    public Answer answer() {
        Workload work = switch (workload) {
            case CURVE -> Workload.curve(1, machine.kernel(), machine.threads());
            case CURVE_TAU100 -> Workload.curve(100, machine.kernel(), machine.threads());
            case ZIPF -> Workload.zipf(machine.kernel(), machine.threads());
            case EXPONENTIAL -> Workload.exponential(machine.kernel(), machine.threads());
        };
        List<Double> times = times(work, rounds.within("--rounds", 1, MOST_ROUNDS));
        Field.Fact name = Field.of("workload", Choice.name(workload));
        Field.Fact kernel = Field.of("kernel", work.kernel());
        Field.Fact lanes = Field.whole("lanes", work.lanes());
        Field.Fact items = Field.whole("items", work.items());
        Field.Fact min = Field.of("min", times.getFirst());
        Field.Fact median = Field.of("median", (times.get((times.size() - 1) / 2) + times.get(times.size() / 2)) / 2);
        Field.Fact max = Field.of("max", times.getLast());
        return Answer.of(List.of(name, kernel, lanes, items, Field.group("nsPerItem", min, median, max)), new Prose()
                .show(name, ALL).say(", ").show(kernel, ALL).say(" kernel, ").show(lanes, ALL).say(" lanes, ").show(items, ALL)
                .say(" items per round\nnanoseconds per item: median ").show(median, THOUSANDTHS).say(", ").show(min, THOUSANDTHS)
                .say(" to ").show(max, THOUSANDTHS).say(" in " + times.size() + " rounds\n"));
    }

    /** Nanoseconds an item in each round that counts, in increasing order. */
    private static List<Double> times(Workload work, int counted) {
        var times = new ArrayList<Double>();
        try (var bar = new TerminalBar("bench", WARM_UP + counted)) {
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
        return times.stream().sorted().toList();
    }
}
