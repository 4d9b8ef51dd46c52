package org.neuralquanta.mixture;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.elementary.CompensatedSum;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.NoPowerLawException;
import org.neuralquanta.law.PowerLaw;
import org.neuralquanta.law.ScalingLaw;
import org.neuralquanta.numerics.Descent;

/**
 * Expected loss of a mixture of families after D samples, of which a share \(q_j\) is of family j:
 * \[L(D)=L_\infty+\sum_j\pi_j\sum_k\Delta_jk^{\eta_j}p_{jk}\,\varphi_j(q_jD\,p_{jk}/k^{\delta_j})\sim L_\infty+\sum_j\pi_jA_j(q_jD)^{-w_j}\]
 * under Poisson sampling, with \(A_j\) and \(w_j\) as in T8 (T42). A family with share 0 keeps its loss, and there is then no closed form.
 *
 * <p>Domain: D from 1 to 1e18. Accuracy as for {@link DataLaw}. Immutable, thread-safe.
 */
@Statement("T42")
public final class MixtureDataLaw {

    private final Mixture mixture;
    private final double[] shares;
    private final List<FamilyLoss> losses;

    private MixtureDataLaw(Mixture mixture, double[] shares) {
        this.mixture = mixture;
        this.shares = shares;
        this.losses = mixture.families().stream().map(FamilyLoss::new).toList();
    }

    /**
     * Creates the law of data that mix the families as the test does, \(q_j=\pi_j\).
     *
     * @param mixture the families
     * @return loss against data
     */
    public static MixtureDataLaw of(Mixture mixture) {
        return of(mixture, mixture.weights());
    }

    /**
     * Creates the law of data that mix the families in given shares.
     *
     * @param mixture the families
     * @param shares \(q_j\), from 0 to 1, one for each family; they add up to 1 within 1e-9
     * @return loss against data
     * @throws IllegalArgumentException if the shares are out of range, are not as many as the families, or do not add up to 1
     */
    public static MixtureDataLaw of(Mixture mixture, double... shares) {
        return new MixtureDataLaw(mixture, mixture.checkShares(shares));
    }

    static double check(double samples) {
        if (!(samples >= 1 && samples <= ScalingLaw.LARGEST)) {
            throw new IllegalArgumentException("samples must be between 1 and 1e18, was " + samples);
        }
        return samples;
    }

    /**
     * The exact loss, a sum over all quanta of all families.
     *
     * @param samples D, from 1 to 1e18
     * @return L(D), relative error of the reducible part at most 1e-12
     * @throws IllegalArgumentException if D is out of range
     * @throws ArithmeticException if a share is so small that exposures leave the range of doubles
     */
    public double exact(double samples) {
        return mixture.residual() + reducible(check(samples));
    }

    private double reducible(double samples) {
        var sum = new CompensatedSum();
        for (int j = 0; j < shares.length; j++) {
            sum.add(losses.get(j).loss(shares[j] * samples));
        }
        return sum.value();
    }

    /**
     * An interval for {@link #exact}.
     *
     * @param samples D, from 1 to 1e18
     * @return an interval that contains L(D): proven, or estimated with the reason why it is not proven
     * @throws IllegalArgumentException if D is out of range
     */
    public Bound bound(double samples) {
        Enclosure all = Enclosure.exactly(check(samples));
        return mixture.bound(
                Enclosure.sum(IntStream.range(0, shares.length)
                        .mapToObj(j -> losses.get(j).enclosure(samplesOf(shares[j], all)))
                        .toList()),
                true);
    }

    /** The samples of a family. */
    static Enclosure samplesOf(double share, Enclosure all) {
        if (share == 0) {
            return Enclosure.exactly(0);
        }
        Enclosure own = Enclosure.exactly(share).times(all);
        return new Enclosure(Math.max(Double.MIN_NORMAL, own.lower()), own.upper());
    }

    /**
     * The smallest number of samples with which the loss is at most a given value.
     *
     * @param loss L, at least the loss with 1e18 samples
     * @return an interval that contains D: proven where the bounds at its ends are
     * @throws IllegalArgumentException if no number of samples is enough
     * @throws ArithmeticException if the bound on the loss is too wide where the given loss may be reached
     */
    public Bound samplesFor(double loss) {
        return new Descent(1, ScalingLaw.LARGEST, false, this::bound).to(loss);
    }

    /**
     * The closed form: a sum of power laws, one for each family.
     *
     * @return the sum
     * @throws NoPowerLawException if a family has no closed form or no share of the data; the message names it
     */
    public PowerLawSum asymptotic() {
        return new PowerLawSum(
                IntStream.range(0, shares.length).mapToObj(j -> term(j, shares[j])).toList(), mixture.residual());
    }

    private PowerLaw term(int family, double share) {
        if (share == 0) {
            throw new NoPowerLawException("no closed form: family " + (family + 1)
                    + " has no share of the data, so its part of the loss stays; as a power of its share it would be infinite");
        }
        PowerLaw alone = closedForm(mixture, family);
        return new PowerLaw(alone.exponent(), 0, alone.amplitude() * Math.pow(share, -alone.exponent()), 0);
    }

    /** The closed form of a family in its own samples, times its weight. */
    static PowerLaw closedForm(Mixture mixture, int family) {
        Family one = mixture.families().get(family);
        PowerLaw alone = DataLaw.of(one.model()).asymptotic();
        if (alone.logExponent() != 0) {
            throw new NoPowerLawException("no sum of power laws: the law of family " + (family + 1) + " has a logarithm");
        }
        return new PowerLaw(alone.exponent(), 0, one.weight() * alone.amplitude(), 0);
    }

    /**
     * The local exponent \(-\frac{d\log(L-L_\infty)}{d\log D}\): the mean of those of the families, weighted by their contributions to the
     * loss.
     *
     * @param samples D, from 1 to 1e18
     * @return the exponent
     * @throws IllegalArgumentException if D is out of range
     * @throws ArithmeticException if nothing is left to learn, or a staircase has no continuation
     */
    public double localExponent(double samples) {
        double loss = reducible(check(samples));
        if (!(loss > 0)) {
            throw new ArithmeticException("nothing is left to learn at " + samples + ", so there is no local exponent");
        }
        var sum = new CompensatedSum();
        for (int j = 0; j < shares.length; j++) {
            sum.add(losses.get(j).slope(shares[j] * samples));
        }
        return sum.value() / loss;
    }

    @Override
    public String toString() {
        return "MixtureDataLaw[mixture=" + mixture + ", shares=" + Arrays.toString(shares) + "]";
    }
}
