package org.neuralquanta.mixture;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.elementary.CompensatedSum;
import org.neuralquanta.law.JointLaw;
import org.neuralquanta.law.NoPowerLawException;
import org.neuralquanta.law.ScalingLaw;
import org.neuralquanta.numerics.Descent;

/**
 * Loss of a mixture of families against parameters and data together: there is room for the n quanta that the test uses most, \(n_j\) of
 * them of family j, and these are learned from the family's share of the data,
 * \[L(N,D)=L_\infty+\sum_j\pi_j\Bigl[\sum_{k\le n_j}b_{jk}\,\varphi_j(q_jDp_{jk}/k^{\delta_j})+\sum_{k>n_j}b_{jk}\Bigr],\qquad
 * b_{jk}=\Delta_jk^{\eta_j}p_{jk}\]
 * (T38, T42). N and the families are as in {@link MixtureParameterLaw}, D and the shares as in {@link MixtureDataLaw}.
 *
 * <p>Immutable, thread-safe.
 */
@Statement("T42")
public final class MixtureJointLaw {

    private final Mixture mixture;
    private final double[] shares;
    private final MixtureParameterLaw room;
    private final List<FamilyLoss> losses;

    private MixtureJointLaw(Mixture mixture, double[] shares) {
        this.mixture = mixture;
        this.shares = shares;
        this.room = MixtureParameterLaw.of(mixture);
        this.losses = mixture.families().stream().map(FamilyLoss::new).toList();
    }

    /**
     * Creates the law of data that mix the families in given shares.
     *
     * @param mixture the families; frequencies must be given by a formula, and costs must be equal
     * @param shares \(q_j\), from 0 to 1, one for each family; they add up to 1 within 1e-9
     * @return loss against parameters and data
     * @throws IllegalArgumentException if shares, frequencies or costs do not meet these conditions
     * @throws ArithmeticException if a weight is so small that use frequencies leave the range of doubles
     */
    public static MixtureJointLaw of(Mixture mixture, double... shares) {
        return new MixtureJointLaw(mixture, mixture.checkShares(shares));
    }

    /**
     * The exact loss, a sum over all quanta of all families. At equal use frequencies, rounded numbers decide.
     *
     * @param parameters N, from 0 to 1e18 C
     * @param samples D, from 1 to 1e18
     * @return L(N, D), relative error of the reducible part at most 1e-12
     * @throws IllegalArgumentException if an argument is out of range
     * @throws ArithmeticException if use frequencies leave the range of doubles
     */
    public double exact(double parameters, double samples) {
        MixtureDataLaw.check(samples);
        List<Long> learned = room.learned(parameters);
        var sum = new CompensatedSum();
        for (int j = 0; j < shares.length; j++) {
            sum.add(losses.get(j).lossWithRoom(learned.get(j), shares[j] * samples));
        }
        return mixture.residual() + sum.value();
    }

    /**
     * An interval for {@link #exact}. Where rounding leaves the order of use frequencies undecided, it covers all possible numbers of
     * quanta.
     *
     * @param parameters N, from 0 to 1e18 C
     * @param samples D, from 1 to 1e18
     * @return an interval that contains L(N, D): proven, or estimated with the reason why it is not proven
     * @throws IllegalArgumentException if an argument is out of range
     * @throws ArithmeticException if use frequencies leave the range of doubles
     */
    public Bound bound(double parameters, double samples) {
        MixtureDataLaw.check(samples);
        return bound(room.places(parameters), samples);
    }

    private Bound bound(MergedOrder.Places places, double samples) {
        Enclosure upper = enclosure(places.fewest(), samples);
        double lower = places.left() == 0 ? upper.lower() : Math.min(upper.lower(), enclosure(places.most(), samples).lower());
        return mixture.bound(new Enclosure(lower, upper.upper()), true);
    }

    private Enclosure enclosure(long[] learned, double samples) {
        Enclosure all = Enclosure.exactly(samples);
        return Enclosure.sum(IntStream.range(0, shares.length)
                .mapToObj(j -> losses.get(j).enclosureWithRoom(learned[j], MixtureDataLaw.samplesOf(shares[j], all)))
                .toList());
    }

    /**
     * The smallest number of samples with which N parameters reach a given loss.
     *
     * @param loss L, at least the loss with 1e18 samples
     * @param parameters N, from 0 to 1e18 C
     * @return an interval that contains D: proven where the bounds at its ends are
     * @throws IllegalArgumentException if N is out of range, or no number of samples is enough
     * @throws ArithmeticException if the loss cannot be computed, or its bound is too wide, where the given loss may be reached
     */
    public Bound samplesFor(double loss, double parameters) {
        MergedOrder.Places places = room.places(parameters);
        return new Descent(1, ScalingLaw.LARGEST, false, samples -> bound(places, samples)).to(loss);
    }

    /**
     * The smallest number of parameters with which D samples reach a given loss.
     *
     * @param loss L, at least the loss with 1e18 C parameters
     * @param samples D, from 1 to 1e18
     * @return an interval that contains N: proven where the bounds at its ends are
     * @throws IllegalArgumentException if D is out of range, or no number of parameters is enough
     * @throws ArithmeticException if the loss cannot be computed, or its bound is too wide, where the given loss may be reached
     */
    public Bound parametersFor(double loss, double samples) {
        MixtureDataLaw.check(samples);
        return new Descent(0, room.most(), false, parameters -> bound(parameters, samples)).to(loss);
    }

    /**
     * The closed form: for each family, that of T38, with its share of the data and the quanta that the broken power law of {@link
     * MixtureParameterLaw} assigns to it.
     *
     * @param parameters N &gt; 0
     * @param samples D, from 1 to 1e18
     * @return L(N, D)
     * @throws IllegalArgumentException if an argument is out of range
     * @throws NoPowerLawException if a family has no power law or no share of the data; the message names it
     */
    public double asymptotic(double parameters, double samples) {
        MixtureDataLaw.check(samples);
        // Refuses families without a share or a power law.
        MixtureDataLaw.of(mixture, shares).asymptotic();
        BrokenPowerLaw merged = room.asymptotic();
        List<Double> ranks = merged.ranks(parameters);
        var sum = new CompensatedSum();
        sum.add(mixture.residual());
        for (int j = 0; j < shares.length; j++) {
            Family family = mixture.families().get(j);
            sum.add(family.weight()
                    * JointLaw.of(family.model().withResidual(0)).asymptotic().at(ranks.get(j) * merged.cost(), shares[j] * samples));
        }
        return sum.value();
    }

    @Override
    public String toString() {
        return "MixtureJointLaw[mixture=" + mixture + ", shares=" + Arrays.toString(shares) + "]";
    }
}
