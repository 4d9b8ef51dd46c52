package org.neuralquanta.montecarlo;

import java.io.NotSerializableException;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.Kernel;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.race.Frequencies;

/**
 * What is written of a {@link Plan}. Everything else follows from it, the same on every machine.
 *
 * @param quanta frequencies in use
 * @param training frequencies in the training samples, null for the same
 * @param sampling Poisson or multinomial
 * @param tau τ
 * @param survival the emergence curve, null for τ samples
 * @param delta δ
 * @param eta η
 * @param passes visits of a sample
 * @param teaches the probability that a visit teaches
 * @param replicates number of data sets
 * @param seed their seed
 * @param threads of the machine that made the plan
 * @param kernel that was asked for
 * @param batch samples of a step, 0 where times are counted in samples
 * @param points of the grid
 * @param totals the sums over all quanta
 */
record PlanDescription(
        Serializable quanta,
        @Nullable Serializable training,
        Sampling sampling,
        int tau,
        @Nullable Serializable survival,
        double delta,
        double eta,
        int passes,
        double teaches,
        long replicates,
        long seed,
        int threads,
        Kernel kernel,
        long batch,
        List<Double> points,
        Frequencies.Totals totals)
        implements Serializable {

    static PlanDescription of(Setup setup) throws NotSerializableException {
        Simulation simulation = setup.simulation();
        QuantaDistribution quanta = simulation.quanta();
        QuantaDistribution training = simulation.training();
        DoubleUnaryOperator survival = simulation.survival().orElse(null);
        return new PlanDescription(
                serializable(quanta),
                training.equals(quanta) ? null : serializable(training),
                simulation.sampling(),
                simulation.tau(),
                survival == null ? null : serializable(survival, "an emergence curve"),
                simulation.delta(),
                simulation.eta(),
                simulation.visits().passes(),
                simulation.visits().teaches(),
                simulation.replication().count(),
                simulation.replication().seed(),
                simulation.execution().threads(),
                simulation.execution().kernel(),
                setup.batch(),
                List.copyOf(setup.points()),
                setup.frequencies().totals());
    }

    /** Frequencies that are functions of the rank are listed. */
    private static Serializable serializable(QuantaDistribution quanta) throws NotSerializableException {
        return serializable(quanta instanceof Serializable ? quanta : quanta.form(), "frequencies");
    }

    private static Serializable serializable(Object value, String what) throws NotSerializableException {
        if (value instanceof Serializable serializable) {
            return serializable;
        }
        throw new NotSerializableException(what + " of " + value.getClass().getName()
                + " cannot be sent to other machines; let the class implement Serializable, or cast a lambda to it");
    }

    @Serial
    private Object readResolve() {
        var simulation = new Simulation(
                (QuantaDistribution) quanta,
                (QuantaDistribution) (training == null ? quanta : training),
                sampling,
                tau,
                Optional.ofNullable((DoubleUnaryOperator) survival),
                delta,
                eta,
                new Visits(passes, teaches),
                new Replication(replicates, seed),
                new Execution(threads, kernel));
        return new Plan(Setup.of(simulation, batch, Setup.array(points), totals));
    }
}
