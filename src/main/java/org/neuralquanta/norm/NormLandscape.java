package org.neuralquanta.norm;

import java.util.ArrayList;
import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.network.Adam;
import org.neuralquanta.network.Loss;
import org.neuralquanta.network.Network;
import org.neuralquanta.network.Sphere;
import org.neuralquanta.network.Trainer;

/**
 * Training and test loss of a network against its weight norm, the training loss minimised at each norm by steps of Adam, each followed
 * by a rescaling of all weights back to the norm (T31): the training loss is L-shaped, the test loss U-shaped. Immutable, thread-safe.
 *
 * <p>Source: Liu, Michaud and Tegmark, Omnigrok, arXiv 2210.01117, section 2 and Fig. 1.
 *
 * @param points a point for each norm: step is the number of steps at that norm, accuracies as in {@link NormRun}
 */
@Statement("T31")
public record NormLandscape(List<NormRun.Point> points) {

    /**
     * Copies the list.
     */
    public NormLandscape {
        points = List.copyOf(points);
    }

    /**
     * Trains at each norm, from the same direction.
     *
     * @param task the task
     * @param norms the norms, each &gt; 0
     * @param rate η of Adam at the norm of the usual start, in proportion at others
     * @param batch the number of samples of a step, 0 for all
     * @param steps the number of steps at each norm, ≥ 1
     * @param seed the seed of the start
     * @return the landscape
     * @throws IllegalArgumentException if a norm or the rate is not finite and above 0, or there are no steps
     */
    public static NormLandscape of(NormTask task, List<Double> norms, double rate, int batch, int steps, long seed) {
        if (batch < 0 || steps < 1) {
            throw new IllegalArgumentException("batch must be >= 0 and steps >= 1, were " + batch + " and " + steps);
        }
        var points = new ArrayList<NormRun.Point>();
        for (double norm : norms) {
            if (!(norm > 0 && norm < 1e6)) {
                throw new IllegalArgumentException("a norm must be above 0 and below 1e6, was " + norm);
            }
            Network network = Network.random(task.architecture(), seed, 1);
            double usual = Sphere.norm(network.parameters());
            var sphere = new Sphere(norm);
            sphere.project(network.parameters());
            try (var trainer = Trainer.of(network, Loss.SQUARED_ERROR, Adam.of(rate * norm / usual))) {
                var samples = new TrainingBatches(task, batch, seed);
                for (int step = 1; step <= steps; step++) {
                    trainer.step(samples.of(step));
                    sphere.project(network.parameters());
                }
            }
            points.add(NormRun.point(task, network, steps));
        }
        return new NormLandscape(points);
    }

    @Override
    public String toString() {
        return "NormLandscape[points=" + points.size() + "]";
    }
}
