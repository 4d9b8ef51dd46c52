package org.neuralquanta.mixture;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.elementary.CompensatedSum;
import org.neuralquanta.law.NoPowerLawException;
import org.neuralquanta.law.PowerLaw;
import org.neuralquanta.law.ScalingLaw;
import org.neuralquanta.numerics.Bisection;
import org.neuralquanta.numerics.Descent;

/**
 * The lowest expected loss of a mixture after D samples, over all shares \(q_j\) of the families: \(L(D)=\min_qL(q,D)\), for convex curves.
 * Where the loss \(\pi_jL_j(x)\) of each family is a convex function of its samples x, the minimum is the point with
 * \[-\pi_jL_j'(q_jD)=\nu\ \text{ where }q_j\gt0,\qquad-\pi_jL_j'(0)\le\nu\ \text{ where }q_j=0,\]
 * and there is no other (T42). In closed form \(w_j\pi_jA_jq_j^{-1-w_j}D^{-w_j}\) is the same for all families ({@link #closedShares}).
 *
 * <p>Domain: D from 1 to 1e18. Immutable, thread-safe.
 *
 * {@snippet file="org/neuralquanta/ExamplesTest.java" region="mixture"}
 */
@Statement("T42")
public final class BestMixtureLaw {

    private final Mixture mixture;
    private final List<FamilyLoss> losses;

    private BestMixtureLaw(Mixture mixture) {
        for (int j = 0; j < mixture.families().size(); j++) {
            var curve = mixture.families().get(j).model().emergence();
            if (!curve.isConvex()) {
                throw new IllegalArgumentException("the best shares are known for convex curves only, such as exponential; that of family "
                        + (j + 1) + " was " + curve + "; give the shares, such as those that are best in closed form");
            }
        }
        this.mixture = mixture;
        this.losses = mixture.families().stream().map(FamilyLoss::new).toList();
    }

    /**
     * Creates the law of the best shares.
     *
     * @param mixture the families; their curves must be convex
     * @return the lowest loss against data
     * @throws IllegalArgumentException if a curve is not known to be convex
     */
    public static BestMixtureLaw of(Mixture mixture) {
        return new BestMixtureLaw(mixture);
    }

    /**
     * The best shares.
     *
     * @param samples D, from 1 to 1e18
     * @return \(q_j\), one for each family; they add up to 1. The benefits of a further sample agree to a relative difference of at most
     *     1e-11; a share of less than 1e-18 samples is 0
     * @throws IllegalArgumentException if D is out of range
     * @throws ArithmeticException if the shares are not found
     */
    public List<Double> shares(double samples) {
        List<Double> own = best(samples).samples();
        double all = own.stream().mapToDouble(Double::doubleValue).sum();
        return own.stream().map(each -> each / all).toList();
    }

    private BestSamples best(double samples) {
        MixtureDataLaw.check(samples);
        List<Family> families = mixture.families();
        double[] elasticity = families.stream().mapToDouble(family -> 1 + exponent(family)).toArray();
        double[] start = families.stream().mapToDouble(family -> samples * family.weight()).toArray();
        try {
            double[] closed = closedShares(mixture, samples);
            for (int j = 0; j < closed.length; j++) {
                start[j] = samples * closed[j];
            }
        } catch (NoPowerLawException | ArithmeticException _) {
            // The weights are a start too.
        }
        return BestSamples.of(losses, start, elasticity, samples);
    }

    /** The exponent of a family alone, roughly where it has none. */
    private static double exponent(Family family) {
        var model = family.model();
        double alpha = model.distribution().asymptotics().map(frequency -> frequency.decay()).orElse(1.0);
        return Math.max(0.01, (alpha - model.gap().eta()) / (1 + alpha + model.exposure().delta()));
    }

    /**
     * The exact loss at the best shares.
     *
     * @param samples D, from 1 to 1e18
     * @return L(D), relative error of the reducible part at most 1e-12
     * @throws IllegalArgumentException if D is out of range
     * @throws ArithmeticException if the shares are not found
     */
    public double exact(double samples) {
        return mixture.residual() + reducible(best(samples));
    }

    private double reducible(BestSamples best) {
        var sum = new CompensatedSum();
        for (int j = 0; j < losses.size(); j++) {
            sum.add(losses.get(j).loss(best.samples().get(j)));
        }
        return sum.value();
    }

    /**
     * An interval for {@link #exact}. Its upper end is a loss at shares that add up to at most 1. Its lower end is that of
     * \(\sum_j\min_x(\pi_jL_j(x)+\nu x)-\nu D\), which is at most the loss at any shares, for every ν ≥ 0.
     *
     * @param samples D, from 1 to 1e18
     * @return an interval that contains L(D): proven, or estimated with the reason why it is not proven
     * @throws IllegalArgumentException if D is out of range
     * @throws ArithmeticException if the shares are not found
     */
    public Bound bound(double samples) {
        BestSamples best = best(samples);
        Enclosure sum = Enclosure.sum(best.samples().stream().map(Enclosure::exactly).toList());
        // Where the samples add up to more than D, all get less by the same factor.
        double less = sum.upper() <= samples ? 1 : Enclosure.exactly(samples).dividedBy(sum).lower();
        Enclosure upper = Enclosure.sum(IntStream.range(0, losses.size())
                .mapToObj(j -> losses.get(j).enclosure(Math.max(0, Math.nextDown(less * best.samples().get(j)))))
                .toList());
        Enclosure level = Enclosure.exactly(best.level());
        Enclosure lower = Enclosure.sum(IntStream.range(0, losses.size())
                        .mapToObj(j -> Enclosure.exactly(least(losses.get(j), best.samples().get(j), level, samples)))
                        .toList())
                .plus(Enclosure.exactly(-samples).times(level));
        return mixture.bound(new Enclosure(Math.min(Math.max(0, lower.lower()), upper.upper()), upper.upper()), true);
    }

    /**
     * A number not above \(f(u)=L(u)+\nu u\) for all u from 0 to D, f convex. Where f is at most f(x) neither at x − h nor at x + h, its least
     * value is between them, where it is above the lines through its values at the ends and at x: at least \(2f(x)-\max f(x\pm h)\).
     * Where samples are so few that this is not seen, an end that is not better than x is: up to there L is at least its value there.
     */
    private static double least(FamilyLoss family, double x, Enclosure level, double all) {
        Enclosure at = cost(family, x, level);
        for (double width = 0x1p-22; x > 0 && width < 0.6; width *= 8) {
            Enclosure before = cost(family, x * (1 - width), level);
            Enclosure after = cost(family, x * (1 + width), level);
            if (before.lower() >= at.upper() && after.lower() >= at.upper()) {
                // The two steps are equal up to rounding.
                double rise = (1 + 0x1p-20) * (Math.max(before.upper(), after.upper()) - at.lower());
                return Math.nextDown(at.lower() - rise);
            }
        }
        for (double end = Math.max(1e-18, 2 * x); end < all; end *= 4) {
            if (cost(family, end, level).lower() >= at.upper()) {
                return family.enclosure(end).lower();
            }
        }
        return family.enclosure(all).lower();
    }

    private static Enclosure cost(FamilyLoss family, double samples, Enclosure level) {
        return family.enclosure(samples).plus(level.times(Enclosure.exactly(samples)));
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
     * The closed form of the lowest loss: that at the {@link #closedShares}.
     *
     * @param samples D, from 1 to 1e18
     * @return the loss
     * @throws IllegalArgumentException if D is out of range
     * @throws NoPowerLawException if a family has no power law; the message names it
     */
    public double asymptotic(double samples) {
        return MixtureDataLaw.of(mixture, closedShares(mixture, samples)).asymptotic().at(samples);
    }

    /**
     * The shares at which the closed form of the loss is lowest, for every curve: the only solution of
     * \(w_j\pi_jA_jq_j^{-1-w_j}D^{-w_j}=\nu\), \(\sum_jq_j=1\). As D grows, the share of the family with the smallest exponent tends to 1.
     *
     * @param mixture the families
     * @param samples D, from 1 to 1e18
     * @return \(q_j\), above 0, one for each family
     * @throws IllegalArgumentException if D is out of range
     * @throws NoPowerLawException if a family has no power law; the message names it
     */
    public static double[] closedShares(Mixture mixture, double samples) {
        double logSamples = Math.log(MixtureDataLaw.check(samples));
        PowerLaw[] laws = IntStream.range(0, mixture.families().size())
                .mapToObj(j -> MixtureDataLaw.closedForm(mixture, j))
                .toArray(PowerLaw[]::new);
        DoubleFunction<double[]> shares = logLevel -> Arrays.stream(laws)
                .mapToDouble(law -> Math.exp(
                        (Math.log(law.exponent() * law.amplitude()) - law.exponent() * logSamples - logLevel) / (1 + law.exponent())))
                .toArray();
        DoublePredicate isTooMuch = logLevel -> Arrays.stream(shares.apply(logLevel)).sum() >= 1;
        double low = 0;
        double high = 0;
        for (double step = 1; !isTooMuch.test(low); step *= 2) {
            low -= step;
        }
        for (double step = 1; isTooMuch.test(high); step *= 2) {
            high += step;
        }
        double[] best = shares.apply(Bisection.between(low, high, 0, 0, isTooMuch).low());
        // What rounding leaves of the sum.
        double sum = Arrays.stream(best).sum();
        return Arrays.stream(best).map(share -> share / sum).toArray();
    }

    /**
     * The local exponent \(-\frac{d\log(L-L_\infty)}{d\log D}\). At the best shares the loss does not change with the shares to first
     * order, so it is that of {@link MixtureDataLaw} at these shares, \(\nu D/(L-L_\infty)\).
     *
     * @param samples D, from 1 to 1e18
     * @return the exponent
     * @throws IllegalArgumentException if D is out of range
     * @throws ArithmeticException if nothing is left to learn, or the shares are not found
     */
    public double localExponent(double samples) {
        BestSamples best = best(samples);
        double loss = reducible(best);
        if (!(loss > 0)) {
            throw new ArithmeticException("nothing is left to learn at " + samples + ", so there is no local exponent");
        }
        return best.level() * samples / loss;
    }

    @Override
    public String toString() {
        return "BestMixtureLaw[mixture=" + mixture + "]";
    }
}
