package org.neuralquanta.modular;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import org.neuralquanta.Statement;
import org.neuralquanta.lanes.Memory;
import org.neuralquanta.network.Adam;
import org.neuralquanta.network.Sphere;
import org.neuralquanta.norm.NormRun;
import org.neuralquanta.transformer.Sequences;
import org.neuralquanta.transformer.Transformer;
import org.neuralquanta.transformer.TransformerTrainer;

/**
 * A run of training on addition modulo p, all training pairs at each step (T46). Immutable, thread-safe.
 *
 * <p>AdamW with memories 0.9 and 0.98 from the initial weights of Nanda et al. 2023, all multiplied by the scale of the plan. The run ends
 * early once the test accuracy has been at least 99 % at every recorded step of the last 500.
 *
 * <p>Source: Liu, Michaud and Tegmark, Omnigrok, arXiv 2210.01117, Figs. 6 and 8; Nanda et al., arXiv 2301.05217.
 *
 * @param task the task
 * @param points the course of training, by step; losses are mean cross-entropies in nats
 */
@Statement("T46")
public record ModularRun(ModularTask task, List<NormRun.Point> points) {

    /** The accuracy that counts as fitted and as general. */
    public static final double GOAL = 0.99;

    private static final int STAY = 500;
    private static final double BETA_2 = 0.98;

    /**
     * Copies the list.
     */
    public ModularRun {
        points = List.copyOf(points);
    }

    /** Watches a run. */
    @FunctionalInterface
    public interface Observer {

        /**
         * Is called at each recorded step.
         *
         * @param point where the run is
         * @param transformer the transformer itself; it moves on afterwards
         */
        void see(NormRun.Point point, Transformer transformer);
    }

    /**
     * Trains.
     *
     * @param task the task
     * @param plan how; its batch must be 0, for all pairs
     * @param observer what watches
     * @return the run
     * @throws IllegalArgumentException if the plan has a batch, or the outputs would not fit into memory
     * @throws org.neuralquanta.network.DivergedException if a loss stops being finite
     */
    public static ModularRun of(ModularTask task, NormRun.Plan plan, Observer observer) {
        if (plan.batch() != 0) {
            throw new IllegalArgumentException("batch must be 0, for all pairs, was " + plan.batch());
        }
        mustFit(task.p());
        Transformer transformer = ModularStart.of(task.p(), plan.seed(), plan.scale());
        Sphere sphere = Sphere.through(transformer.parameters());
        Sequences train = task.train();
        Sequences test = task.test();
        var points = new ArrayList<NormRun.Point>();
        var rule = new Adam(plan.rate(), plan.decay(), 0.9, BETA_2, 1e-8);
        try (var trainer = new TransformerTrainer(transformer, rule, 1)) {
            long general = Long.MAX_VALUE;
            for (int step = 0; step <= plan.steps(); step++) {
                if (step > 0) {
                    trainer.step(train, (_, _, _) -> {});
                    if (plan.constantNorm()) {
                        sphere.project(transformer.parameters());
                    }
                }
                if (step % plan.every() == 0 || step == plan.steps()) {
                    NormRun.Point point = point(step, transformer, train, test);
                    points.add(point);
                    observer.see(point, transformer);
                    general = point.testAccuracy().orElseThrow() >= GOAL ? Math.min(general, step) : Long.MAX_VALUE;
                    if (step - general >= STAY) {
                        break;
                    }
                }
            }
        }
        return new ModularRun(task, points);
    }

    /**
     * Refuses a run whose outputs, p for each of the p² pairs, would not fit into memory.
     *
     * @param p the modulus
     * @throws IllegalArgumentException if they would not
     */
    public static void mustFit(int p) {
        Memory.check(Float.BYTES * Math.pow(p, 3), "the outputs for all pairs modulo " + p, "a smaller modulus");
    }

    private static NormRun.Point point(long step, Transformer transformer, Sequences train, Sequences test) {
        Answers fitted = Answers.of(transformer.outputs(train), train.labels());
        Answers general = Answers.of(transformer.outputs(test), test.labels());
        return new NormRun.Point(
                step,
                Sphere.norm(transformer.parameters()),
                fitted.loss(),
                general.loss(),
                OptionalDouble.of(fitted.accuracy()),
                OptionalDouble.of(general.accuracy()));
    }

    /**
     * The first recorded step at which 99 % of the training pairs are right.
     *
     * @return the step, empty if never
     */
    public OptionalLong trainStep() {
        return first(NormRun.Point::trainAccuracy);
    }

    /**
     * The first recorded step at which 99 % of the test pairs are right.
     *
     * @return the step, empty if never
     */
    public OptionalLong testStep() {
        return first(NormRun.Point::testAccuracy);
    }

    private OptionalLong first(Function<NormRun.Point, OptionalDouble> accuracy) {
        return points.stream()
                .filter(point -> accuracy.apply(point).orElseThrow() >= GOAL)
                .mapToLong(NormRun.Point::step)
                .findFirst();
    }

    @Override
    public String toString() {
        return "ModularRun[task=" + task + ", points=" + points.size() + "]";
    }
}
