package org.neuralquanta.figures.simulation;

import org.neuralquanta.montecarlo.Observer;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.random.ZipfDraws;

/**
 * The loss that random test sets show once the first n quanta are learned: the share of their samples that use another one.
 *
 * @param alpha the exponent of use
 * @param quanta the number of quanta
 * @param samples the samples of a test set
 * @param sets how many test sets
 * @param seed the seed
 */
public record TestSets(double alpha, long quanta, int samples, int sets, long seed) {

    /** Hands on the losses of each test set at the given numbers of learned quanta. */
    public void losses(double[] learned, Observer.LossCurve curves) {
        var draws = ZipfDraws.of(1 + alpha, quanta);
        for (int set = 0; set < sets; set++) {
            RandomStream stream = RandomStream.of(seed, set);
            double[] losses = new double[learned.length];
            for (int i = 0; i < samples; i++) {
                long rank = draws.draw(stream, i);
                for (int j = 0; j < learned.length && learned[j] < rank; j++) {
                    losses[j] += 1.0 / samples;
                }
            }
            curves.accept(set, losses);
        }
    }
}
