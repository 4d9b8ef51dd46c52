package org.neuralquanta.mixture;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.elementary.CompensatedSum;
import org.neuralquanta.law.NoPowerLawException;
import org.neuralquanta.law.ScalingLaw;
import org.neuralquanta.model.Cost;
import org.neuralquanta.numerics.Descent;
import org.neuralquanta.special.RankMonomial;

/**
 * Loss of a mixture of families against parameters: N parameters learn the n = ⌊N/C⌋ quanta that the test uses most, by decreasing
 * \(\pi_jp_{jk}\), of which \(n_j\) are of family j, and \(L(N)=L_\infty+\sum_j\pi_j\sum_{k>n_j}\Delta_jk^{\eta_j}p_{jk}\) (T42). Where use
 * frequencies are equal, the family that is listed first takes precedence. For equal gaps no other choice of n quanta leaves a lower loss
 * (T4).
 *
 * <p>Domain: N from 0 to 1e18 C. Frequencies must be given by a formula, and all quanta must cost the same. Immutable, thread-safe.
 */
@Statement("T42")
public final class MixtureParameterLaw {

    private final Mixture mixture;
    private final Cost cost;
    private final List<RankedFamily> families;
    private final MergedOrder order;

    private MixtureParameterLaw(Mixture mixture) {
        this.mixture = mixture;
        this.cost = mixture.families().getFirst().model().cost();
        for (Family family : mixture.families()) {
            Cost own = family.model().cost();
            if (own.kappa() != 0 || own.first() != cost.first()) {
                throw new IllegalArgumentException(
                        "a merged order needs quanta that all cost the same, kappa = 0, were " + cost + " and " + own);
            }
        }
        this.families = mixture.families().stream().map(RankedFamily::new).toList();
        this.order = new MergedOrder(families);
    }

    /**
     * Creates the law of a mixture.
     *
     * @param mixture the families; frequencies must be given by a formula, and costs must be equal
     * @return loss against parameters
     * @throws IllegalArgumentException if frequencies are given in another way, or costs differ
     * @throws ArithmeticException if a weight is so small that use frequencies leave the range of doubles
     */
    public static MixtureParameterLaw of(Mixture mixture) {
        return new MixtureParameterLaw(mixture);
    }

    /** The largest number of parameters. */
    double most() {
        return ScalingLaw.LARGEST * cost.first();
    }

    private long quanta(double parameters) {
        if (!(parameters >= 0 && parameters <= most())) {
            throw new IllegalArgumentException(
                    "parameters must be between 0 and 1e18 times the cost of a quantum, " + most() + ", was " + parameters);
        }
        return new BigDecimal(parameters).divideToIntegralValue(new BigDecimal(cost.first())).longValueExact();
    }

    /**
     * The numbers of quanta of the families that N parameters learn.
     *
     * @param parameters N, from 0 to 1e18 C
     * @return \(n_j\), one for each family
     * @throws IllegalArgumentException if N is out of range
     * @throws ArithmeticException if use frequencies leave the range of doubles
     */
    public List<Long> learned(double parameters) {
        return Arrays.stream(order.first(quanta(parameters))).boxed().toList();
    }

    /**
     * The exact loss, a sum over all quanta of all families. At equal use frequencies, rounded numbers decide; {@link #bound} covers every
     * possible order.
     *
     * @param parameters N, from 0 to 1e18 C
     * @return L(N), relative error of the reducible part at most 1e-12
     * @throws IllegalArgumentException if N is out of range
     * @throws ArithmeticException if use frequencies leave the range of doubles
     */
    public double exact(double parameters) {
        return mixture.residual() + reducible(order.first(quanta(parameters)));
    }

    /** What is certain of it. */
    MergedOrder.Places places(double parameters) {
        return order.places(quanta(parameters));
    }

    private double reducible(long[] learned) {
        var sum = new CompensatedSum();
        for (int j = 0; j < learned.length; j++) {
            sum.add(families.get(j).loss(learned[j]));
        }
        return sum.value();
    }

    /**
     * An interval for {@link #exact}.
     *
     * @param parameters N, from 0 to 1e18 C
     * @return an interval that contains L(N)
     * @throws IllegalArgumentException if N is out of range
     * @throws ArithmeticException if use frequencies leave the range of doubles
     */
    public Bound bound(double parameters) {
        return mixture.bound(order.lossAfter(quanta(parameters)), false);
    }

    /**
     * The smallest number of parameters with which the loss is at most a given value.
     *
     * @param loss L, at least the loss with 1e18 C parameters
     * @return an interval that contains N: proven where the bounds at its ends are
     * @throws IllegalArgumentException if no number of parameters is enough
     * @throws ArithmeticException if the bound on the loss is too wide where the given loss may be reached
     */
    public Bound parametersFor(double loss) {
        return new Descent(0, most(), false, this::bound).to(loss);
    }

    /**
     * The closed form: a broken power law.
     *
     * @return the law
     * @throws NoPowerLawException if a family has no power law; the message names it
     */
    public BrokenPowerLaw asymptotic() {
        return new BrokenPowerLaw(
                IntStream.range(0, families.size()).mapToObj(this::branch).toList(), cost.first(), mixture.residual());
    }

    private BrokenPowerLaw.Branch branch(int family) {
        Family one = mixture.families().get(family);
        double exponent = one.model().distribution().asymptotics().map(RankMonomial::decay).orElse(0.0) - one.model().gap().eta();
        if (!(one.model().distribution().form() instanceof ParametricQuanta quanta
                && quanta.useFrequency().logPower() == 0
                && quanta.useFrequency().decay() > -1
                && exponent > 0)) {
            throw new NoPowerLawException("no broken power law: family " + (family + 1)
                    + " alone has no power law without logarithm; it needs alpha > eta and gamma = 0");
        }
        RankMonomial frequency = quanta.useFrequency();
        double use = one.weight() * frequency.coefficient();
        return new BrokenPowerLaw.Branch(
                use, 1 + frequency.decay(), use * one.model().gap().first(), exponent, frequency.offset());
    }

    /**
     * The local exponent \(-\frac{d\log(L-L_\infty)}{d\log N}\) after n whole quanta, with the numbers of quanta continued to real values:
     * families get further quanta in proportion to \(dn_j/d\log\lambda\) at the common level of use λ, except that a family of which no
     * quantum or every quantum is learned gets none.
     *
     * @param parameters N, from C to 1e18 C
     * @return the exponent
     * @throws IllegalArgumentException if N is out of range
     * @throws ArithmeticException if nothing is left to learn, or no quantum is learned
     */
    public double localExponent(double parameters) {
        long n = quanta(parameters);
        if (n == 0) {
            throw new ArithmeticException("no quantum is affordable with " + parameters + " parameters, so there is no local exponent");
        }
        long[] learned = order.first(n);
        double loss = reducible(learned);
        if (!(loss > 0)) {
            throw new ArithmeticException("nothing is left to learn with " + parameters + " parameters, so there is no local exponent");
        }
        var saved = new CompensatedSum();
        var quanta = new CompensatedSum();
        for (int j = 0; j < learned.length; j++) {
            double density = families.get(j).density(learned[j]);
            saved.add(density * families.get(j).slope(learned[j]));
            quanta.add(density);
        }
        return quanta.value() == 0 ? 0 : (double) n * saved.value() / (quanta.value() * loss);
    }

    @Override
    public String toString() {
        return "MixtureParameterLaw[mixture=" + mixture + "]";
    }
}
