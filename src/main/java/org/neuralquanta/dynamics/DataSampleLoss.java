package org.neuralquanta.dynamics;

import org.neuralquanta.Statement;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.Moment;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;

/**
 * The loss on a single sample that uses m quanta, drawn independently by use frequency, after training on D other samples: the mean
 * of \(\Delta k^\eta\) over those of its quanta that are unlearned (T24). Its mean is the law of data (T11, T12) for every m. Given the
 * training set it is a mean of m independent numbers, so over samples and training sets its variance is
 * \(\frac1m(E[X^2]-L^2-V)+V\), with L and V the mean and variance of the law and \(E[X^2]=\sum_k(\Delta k^\eta)^2p_k\varphi(Dp_k)\).
 *
 * <p>Relative error 1e-11. Immutable, thread-safe. Source: Michaud et al., arXiv 2303.13506, section 5.
 */
@Statement("T24")
public final class DataSampleLoss {

    private final DataLaw law;
    private final DataLaw square;
    private final int uses;

    private DataSampleLoss(QuantaModel model, int uses) {
        this.law = DataLaw.of(model.withResidual(0));
        this.square = DataLaw.of(model.withResidual(0).with(new Gap(model.gap().first() * model.gap().first(), 2 * model.gap().eta())));
        this.uses = uses;
    }

    /**
     * The losses of samples.
     *
     * @param model frequencies, gaps and emergence, by a curve that is a probability
     * @param uses m, 1 ≤ m ≤ 10^6
     * @return mean and variance over samples and training sets
     * @throws IllegalArgumentException if m is out of range, the curve is a share of loss rather than a probability, or 2η ≥ α for
     *     infinitely many quanta, whose losses have no variance
     */
    public static DataSampleLoss of(QuantaModel model, int uses) {
        SampleLoss.checkUses(uses);
        if (!model.emergence().isProbability()) {
            throw new IllegalArgumentException("losses of single samples need a curve that is the probability of an unlearned quantum, was "
                    + model.emergence());
        }
        return new DataSampleLoss(model, uses);
    }

    /**
     * The mean over samples and training sets, without L∞.
     *
     * @param samples D, the size of the training set, in the range of {@link DataLaw}
     * @return L(D)
     * @throws IllegalArgumentException if D is out of range
     */
    public double mean(double samples) {
        return law.exact(samples);
    }

    /**
     * The variance over samples and training sets.
     *
     * @param samples D, the size of the training set, in the range of {@link DataLaw}
     * @return the variance
     * @throws IllegalArgumentException if D is out of range
     */
    public double variance(double samples) {
        double mean = law.exact(samples);
        double overSets = ((Moment.Value) law.variance(samples)).value();
        return (square.exact(samples) - mean * mean - overSets) / uses + overSets;
    }

    @Override
    public String toString() {
        return "DataSampleLoss[law=" + law + ", uses=" + uses + "]";
    }
}
