package org.neuralquanta.norm;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.neuralquanta.Statement;
import org.neuralquanta.network.Adam;
import org.neuralquanta.network.Batch;
import org.neuralquanta.network.Loss;
import org.neuralquanta.network.Network;
import org.neuralquanta.network.Sphere;
import org.neuralquanta.network.Trainer;

/**
 * A run of training with weight decay, and the weight norm on its way (T31). Immutable, thread-safe.
 *
 * <p>Source: Liu, Michaud and Tegmark, Omnigrok, arXiv 2210.01117.
 *
 * @param task the task
 * @param points the course of training, by step; losses are mean squared errors
 */
@Statement("T31")
public record NormRun(NormTask task, List<Point> points) {

    /**
     * Copies the list.
     */
    public NormRun {
        points = List.copyOf(points);
    }

    /**
     * A moment of training.
     *
     * @param step the number of steps done
     * @param norm the Euclidean norm of all weights and biases
     * @param train the mean loss on training samples, by which the network is trained
     * @param test the mean loss on test samples
     * @param trainAccuracy the share of training samples that are right; empty where answers are numbers, not right or wrong
     * @param testAccuracy the share of test samples that are right; empty where answers are numbers, not right or wrong
     */
    public record Point(long step, double norm, double train, double test, OptionalDouble trainAccuracy, OptionalDouble testAccuracy) {}

    /**
     * How to train.
     *
     * @param scale a, by which the usual start is multiplied, &gt; 0
     * @param rate η of AdamW, &gt; 0
     * @param decay γ of AdamW, ≥ 0
     * @param batch the number of samples of a step, 0 for all
     * @param steps the number of steps, ≥ 1
     * @param every how many steps lie between two points, ≥ 1
     * @param seed the seed of start and batches
     * @param constantNorm whether each step ends with a projection on the sphere of the norm of the start
     */
    public record Plan(double scale, double rate, double decay, int batch, int steps, int every, long seed, boolean constantNorm) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is out of range
         */
        public Plan {
            if (!(scale > 0 && scale <= 1e3)) {
                throw new IllegalArgumentException("the scale must be above 0 and at most 1000, was " + scale);
            }
            if (!(rate > 0 && rate <= 1)) {
                throw new IllegalArgumentException("the rate must be above 0 and at most 1, was " + rate);
            }
            if (!(decay >= 0 && decay * rate <= 1)) {
                throw new IllegalArgumentException("the decay must be >= 0 and at most 1 over the rate, was " + decay);
            }
            if (batch < 0 || steps < 1 || every < 1) {
                throw new IllegalArgumentException("batch must be >= 0, steps and every >= 1, were " + batch + ", " + steps + " and " + every);
            }
        }

        /**
         * With a norm that moves freely.
         *
         * @param scale a, by which the usual start is multiplied, &gt; 0
         * @param rate η of AdamW, &gt; 0
         * @param decay γ of AdamW, ≥ 0
         * @param batch the number of samples of a step, 0 for all
         * @param steps the number of steps, ≥ 1
         * @param every how many steps lie between two points, ≥ 1
         * @param seed the seed of start and batches
         * @throws IllegalArgumentException if one is out of range
         */
        public Plan(double scale, double rate, double decay, int batch, int steps, int every, long seed) {
            this(scale, rate, decay, batch, steps, every, seed, false);
        }

        /**
         * The same plan at constant weight norm, without decay.
         *
         * @return the plan
         */
        public Plan atConstantNorm() {
            return new Plan(scale, rate, 0, batch, steps, every, seed, true);
        }
    }

    /**
     * Trains.
     *
     * @param task the task
     * @param plan how
     * @return the run
     * @throws org.neuralquanta.network.DivergedException if a loss stops being finite
     */
    public static NormRun of(NormTask task, Plan plan) {
        Network network = Network.random(task.architecture(), plan.seed(), plan.scale());
        var points = new ArrayList<Point>();
        var samples = new TrainingBatches(task, plan.batch(), plan.seed());
        Sphere sphere = Sphere.through(network.parameters());
        try (var trainer = Trainer.of(network, Loss.SQUARED_ERROR, Adam.of(plan.rate()).withDecay(plan.decay()))) {
            points.add(point(task, network, 0));
            for (int step = 1; step <= plan.steps(); step++) {
                trainer.step(samples.of(step));
                if (plan.constantNorm()) {
                    sphere.project(network.parameters());
                }
                if (step % plan.every() == 0 || step == plan.steps()) {
                    points.add(point(task, network, step));
                }
            }
        }
        return new NormRun(task, points);
    }

    static Point point(NormTask task, Network network, long step) {
        return new Point(
                step,
                Sphere.norm(network.parameters()),
                network.loss(task.train(), Loss.SQUARED_ERROR),
                network.loss(task.test(), Loss.SQUARED_ERROR),
                accuracy(task, network, task.train()),
                accuracy(task, network, task.test()));
    }

    private static OptionalDouble accuracy(NormTask task, Network network, Batch samples) {
        return task.isLabelled() ? OptionalDouble.of(task.accuracy(network, samples)) : OptionalDouble.empty();
    }

    /**
     * The first recorded step at which the training samples are fitted.
     *
     * @return the step, empty if never
     */
    public OptionalLong trainStep() {
        return first(task::isFitted);
    }

    /**
     * The first recorded step at which the test samples are answered well.
     *
     * @return the step, empty if never
     */
    public OptionalLong testStep() {
        return first(task::isGeneral);
    }

    @Override
    public String toString() {
        return "NormRun[task=" + task + ", points=" + points.size() + "]";
    }

    private OptionalLong first(Predicate<Point> reached) {
        return points.stream().filter(reached).mapToLong(Point::step).findFirst();
    }
}
