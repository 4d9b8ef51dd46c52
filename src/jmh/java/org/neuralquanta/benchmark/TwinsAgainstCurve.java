package org.neuralquanta.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.neuralquanta.Kernel;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.law.CuratedLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Execution;
import org.neuralquanta.montecarlo.JointSimulation;
import org.neuralquanta.montecarlo.MixtureSimulation;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.montecarlo.Visits;

/**
 * What simulations of repeated, mixed, tempered, best and limited data cost beside that of a plain curve over data, with as many quanta, replicates
 * and amounts of data, on one thread. They run in turns, so that whatever else the machine does hits all alike; times are processor time of the
 * process, ratios those of a round.
 */
public final class TwinsAgainstCurve {

    private static final int WARM_UP = 12;
    private static final long QUANTA = 250_000;
    private static final double ALPHA = 0.4;
    private static final long REPLICATES = 64;
    private static final double[] GRID = IntStream.range(0, 30).mapToDouble(j -> Math.pow(10, 3 + 6.0 * j / 29)).toArray();

    private TwinsAgainstCurve() {}

    /** A simulation, and the curve that it is compared with. */
    private record Twin(String name, Run run, Run curve) {}

    /** A whole run. */
    private interface Run {

        void run() throws InterruptedException;
    }

    /**
     * Prints the median ratio of each twin with the range of the middle four fifths.
     *
     * @param args the number of rounds, 41 if there is none; then parts of the names of twins, all if there is none
     */
    public static void main(String[] args) throws InterruptedException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 41;
        for (Twin twin : twins()) {
            if (args.length > 1 && Arrays.stream(args).skip(1).noneMatch(twin.name::contains)) {
                continue;
            }
            double[] ratios = new double[rounds];
            double[] times = new double[rounds];
            for (int round = -WARM_UP; round < rounds; round++) {
                double curve = time(twin.curve);
                double time = time(twin.run);
                if (round >= 0) {
                    ratios[round] = time / curve;
                    times[round] = time / (QUANTA * REPLICATES);
                }
            }
            Arrays.sort(times);
            System.out.printf(Locale.ROOT, "%s: %s times the curve, %.2f ns%n", twin.name, new Ratios(ratios), times[rounds / 2]);
        }
    }

    private static double time(Run run) throws InterruptedException {
        double start = ProcessClock.now();
        run.run();
        return ProcessClock.now() - start;
    }

    private static List<Twin> twins() {
        var twins = new ArrayList<Twin>();
        for (var visits : List.of(new Visits(4, 0.06), new Visits(4, 0.3))) {
            for (int tau : visits.teaches() < 0.1 ? new int[] {1} : new int[] {3, 10, 100}) {
                twins.add(new Twin(
                        "repeated, R = " + visits.passes() + ", h = " + visits.teaches() + ", tau = " + tau,
                        () -> curve(QUANTA).learnedAfter(tau).visiting(visits).run(GRID),
                        () -> curve(QUANTA).learnedAfter(tau).run(GRID)));
            }
        }
        twins.add(new Twin("mixture of two families", () -> mixture().run(GRID), TwinsAgainstCurve::plain));
        twins.add(new Twin(
                "tempered, t = 0.8",
                () -> curve(QUANTA).trainedOn(Zipf.finite(0.8 * (1 + ALPHA) - 1, QUANTA)).run(GRID),
                TwinsAgainstCurve::plain));
        TabulatedQuanta best = CuratedLaw.of(QuantaModel.of(Zipf.finite(ALPHA, QUANTA)).learnedAfter(new Exponential())).frequencies(1e6);
        twins.add(new Twin("best, all trained", () -> curve(QUANTA).trainedOn(best).run(GRID), TwinsAgainstCurve::plain));
        twins.add(new Twin(
                "joint, sharp",
                () -> new JointSimulation(curve(QUANTA), new JointSimulation.Room.First()).run(
                        _ -> {}, DoubleStream.iterate(1000, n -> n <= QUANTA, n -> 2 * n).toArray(), GRID),
                TwinsAgainstCurve::plain));
        return twins;
    }

    private static void plain() throws InterruptedException {
        curve(QUANTA).run(GRID);
    }

    private static Simulation curve(long quanta) {
        return on(Simulation.of(Zipf.finite(ALPHA, quanta)));
    }

    private static Simulation on(Simulation simulation) {
        return simulation.repeated(REPLICATES, 1).on(Execution.of(Kernel.VECTOR));
    }

    private static MixtureSimulation mixture() {
        return MixtureSimulation.of(
                        new MixtureSimulation.Part(0.7, 0.6, curve(QUANTA / 2)), new MixtureSimulation.Part(0.3, 0.4, curve(QUANTA / 2)))
                .repeated(REPLICATES, 1)
                .on(Execution.of(Kernel.VECTOR));
    }
}
