package org.neuralquanta.verify;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.JointLaw;
import org.neuralquanta.law.Moment;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.model.Capacity;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Estimate;
import org.neuralquanta.montecarlo.Execution;
import org.neuralquanta.montecarlo.JointSimulation;
import org.neuralquanta.montecarlo.Simulation;

/** T38: parameters and data together. */
final class JointChecks {

    private static final double ROUNDING = 1e-12;
    private static final double ALPHA = 0.4;
    private static final QuantaModel INFINITE = QuantaModel.of(Zipf.infinite(ALPHA));

    private static final int QUANTA = 500;
    private static final double OVERLAP = 0.7;

    private JointChecks() {}

    static List<Check> all() {
        return Stream.of(
                        computed(),
                        Stream.of(room(1000, 300), room(200, 3000), room(30, 1000)),
                        Stream.of(roomByChance(20, 300), roomByChance(300, 300), roomByChance(3000, 100)))
                .flatMap(checks -> checks)
                .toList();
    }

    private static JointLaw shots(double tau) {
        return JointLaw.of(INFINITE.learnedAfter(Shots.of(tau)));
    }

    private static Stream<Check> computed() {
        JointLaw exponential = JointLaw.of(INFINITE.learnedAfter(new Exponential()));
        JointLaw threshold = JointLaw.of(INFINITE.learnedAfter(Threshold.of(3)));
        return Stream.of(
                Check.exact(
                        "T38.reference",
                        "loss with 50 parameters and 3000 samples, three shots: mpmath against the sum",
                        theory -> Expectation.within(ROUNDING, Reference.value(theory, "joint.shots")),
                        () -> shots(3).exact(50, 3000)),
                Check.exact(
                        "T38.reference-soft",
                        "loss with room for 50 of 500 quanta by chance and 3000 samples, one shot: mpmath against the sum",
                        theory -> Expectation.within(ROUNDING, Reference.value(theory, "joint.soft")),
                        () -> soft(OVERLAP).exact(50, 3000)),
                // n + 1/2 in the closed form leaves an error of order n^-2.
                Check.exact(
                        "T38.closed",
                        "loss with 10^5 parameters and 10^7 samples, exponential: closed form against the sum",
                        theory -> Expectation.within(1e-10, theory == Theory.SUM_OF_LIMITS ? sum(INFINITE.learnedAfter(new Exponential()), 1e5, 1e7) : exponential.asymptotic().at(1e5 + 0.5, 1e7)),
                        () -> exponential.exact(1e5, 1e7)),
                Check.exact(
                        "T38.corner",
                        "loss with 100 parameters and 10^4 samples, threshold 3: the larger of the two laws against the joint law",
                        theory -> {
                            double parameters = ParameterLaw.of(INFINITE).exact(100);
                            double data = DataLaw.of(INFINITE.learnedAfter(Threshold.of(3))).exact(1e4);
                            return Expectation.within(
                                    ROUNDING, theory == Theory.SUM_OF_LIMITS ? parameters + data : Math.max(parameters, data));
                        },
                        () -> threshold.exact(100, 1e4)));
    }

    private static double sum(QuantaModel model, double parameters, double samples) {
        return ParameterLaw.of(model).exact(parameters) + DataLaw.of(model).exact(samples);
    }

    private static JointLaw soft(double overlap) {
        return JointLaw.of(QuantaModel.of(Zipf.finite(ALPHA, QUANTA)).learnedAfter(new Exponential()), Capacity.soft(overlap));
    }

    /** JointSimulation.Room for the first n quanta. */
    private static Check room(int quanta, double samples) {
        return new Check(
                "T38.drawn-" + quanta,
                String.format(
                        Locale.ROOT,
                        "loss with room for %d of infinitely many quanta and %.0f samples, two shots: the sum against simulation",
                        quanta,
                        samples),
                theory -> Expectation.within(1e-9, theory == Theory.SUM_OF_LIMITS
                                ? sum(INFINITE.learnedAfter(Shots.of(2)), quanta, samples)
                                : shots(2).exact(quanta, samples)),
                chance -> loss(
                        Simulation.of(Zipf.infinite(ALPHA)).learnedAfter(2).repeated(8192, chance.seed()),
                        chance,
                        new JointSimulation.Room.First(),
                        quanta,
                        samples));
    }

    /** JointSimulation.Room by chance, by a clock of each quantum at a time x: so many have room as one sample each teaches at D = x. */
    private static Check roomByChance(double time, double samples) {
        return new Check(
                "T38.drawn-by-chance-" + Math.round(time),
                String.format(
                        Locale.ROOT,
                        "loss with room by chance at time %.0f, %d quanta, share 0.7, and %.0f samples: the sum against simulation",
                        time,
                        QUANTA,
                        samples),
                theory -> Expectation.within(1e-9, soft(theory == Theory.SUM_OF_LIMITS ? 0 : OVERLAP).exact(withRoom(time), samples)),
                chance -> loss(
                        Simulation.of(Zipf.finite(ALPHA, QUANTA)).repeated(16_384, chance.seed()),
                        chance,
                        new JointSimulation.Room.Drawn(OVERLAP),
                        time,
                        samples));
    }

    private static double withRoom(double time) {
        return switch (DataLaw.of(QuantaModel.of(Zipf.finite(ALPHA, QUANTA)).learnedAfter(new Exponential())).count(time)) {
            case Moment.Value(double value) -> value;
            case Moment.Absent(String reason) -> throw new IllegalStateException(reason);
        };
    }

    private static Measurement loss(Simulation data, Chance chance, JointSimulation.Room room, double size, double samples)
            throws InterruptedException {
        Estimate estimate = new JointSimulation(data.on(Execution.of(chance.threads())), room)
                .run(_ -> {}, new double[] {size}, samples)
                .getFirst()
                .points()
                .getFirst();
        return new Measurement(estimate.mean(), estimate.standardError());
    }
}
