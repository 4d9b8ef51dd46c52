package org.neuralquanta.law;

import java.util.function.ToDoubleFunction;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.numerics.RepeatedVisits;
import org.neuralquanta.sum.Residual;

/**
 * Expected loss after R passes over U distinct samples, where each visit to a sample teaches with probability h and a quantum is learned
 * once τ visits have taught it. A sample counts if some visit to it teaches, which has probability \(g=1-(1-h)^R\). The number N of such
 * samples that a quantum needs is random, between ⌈τ/R⌉ and τ ({@link RepeatedVisits}), so that with y = U p_k/k^δ
 * \[L(U,R)=L_\infty+\sum_k\Delta k^\eta p_k\sum_nP(N=n)\,Q(n,g\,y)\sim A\,E\Bigl[\frac{\Gamma(N+w)}{w\,\Gamma(N)}\Bigr](g\,U)^{-w},\]
 * with A and w as in T8. For one shot N = 1 and \(\varphi(y)=e^{-gy}\); where every visit teaches, h = 1, R passes turn τ into ⌈τ/R⌉ (T41).
 *
 * <p>The loss never rises with R: overfitting is outside this law. Domain: U as D in {@link DataLaw}; R from 1 to 1e18; τ up to 100 where h
 * &lt; 1 and R &gt; 1. Immutable, thread-safe. Source: Muennighoff et al., arXiv 2305.16264, whose geometric decay this law derives.
 *
 * {@snippet file="org/neuralquanta/ExamplesTest.java" region="repeated-law"}
 */
@Statement("T41")
public final class RepeatedLaw {

    private final QuantaModel model;
    private final Sampling sampling;
    private final double teaches;
    private final long shots;

    private RepeatedLaw(QuantaModel model, double teaches, Sampling sampling) {
        this.model = model;
        this.sampling = sampling;
        this.teaches = teaches;
        this.shots = model.emergence()
                .countedSamples()
                .orElseThrow(() -> new IllegalArgumentException(
                        "repeated data need a curve that counts visits: exponential, or shots with a whole tau; was " + model.emergence()));
        new RepeatedVisits(1, teaches, shots);
        if (sampling == Sampling.WITHOUT_REPLACEMENT && teaches < 1) {
            throw new IllegalArgumentException("sampling without replacement needs visits that always teach, teaches = 1, was " + teaches);
        }
        DataLaw.of(model, sampling);
    }

    /**
     * Creates the law of a model under Poisson sampling.
     *
     * @param model the assumptions; the curve must count visits: exponential, or shots with a whole τ
     * @param teaches h in (0, 1], the probability that a visit teaches
     * @return loss against distinct samples and passes
     * @throws IllegalArgumentException if the curve does not count visits, or h is out of range
     */
    public static RepeatedLaw of(QuantaModel model, double teaches) {
        return of(model, teaches, Sampling.POISSON);
    }

    /**
     * Creates the law of a model.
     *
     * @param model the assumptions; the curve must count visits: exponential, or shots with a whole τ
     * @param teaches h in (0, 1], the probability that a visit teaches; 1 for sampling without replacement
     * @param sampling how the distinct samples are drawn
     * @return loss against distinct samples and passes
     * @throws IllegalArgumentException if the curve does not count visits, h is out of range, or the sampling is incompatible with them
     */
    public static RepeatedLaw of(QuantaModel model, double teaches, Sampling sampling) {
        return new RepeatedLaw(model, teaches, sampling);
    }

    private RepeatedVisits visits(long passes) {
        return new RepeatedVisits(passes, teaches, shots);
    }

    /** The model in which n samples are needed. */
    private QuantaModel needing(long n) {
        return n == shots ? model : model.learnedAfter(n == 1 ? new Exponential() : Shots.of((double) n));
    }

    /** The mean over N of a value of the law in which N samples are needed. */
    private double mean(RepeatedVisits visits, ToDoubleFunction<DataLaw> value) {
        return visits.expectation(n -> value.applyAsDouble(part(visits, n)));
    }

    private DataLaw part(RepeatedVisits visits, long n) {
        return DataLaw.counting(needing(n).withResidual(0), sampling, visits);
    }

    /**
     * The exact loss, a sum over all quanta.
     *
     * @param unique U, in the range of {@link DataLaw}
     * @param passes R from 1 to 1e18
     * @return L(U, R), relative error of the reducible part at most 1e-12
     * @throws IllegalArgumentException if an argument is out of range
     * @throws ArithmeticException if h is so small that exposures leave the range of doubles
     */
    public double exact(double unique, long passes) {
        return model.residual() + mean(visits(passes), law -> law.exact(unique));
    }

    /**
     * An interval for {@link #exact}.
     *
     * @param unique U, in the range of {@link DataLaw}
     * @param passes R from 1 to 1e18
     * @return an interval that contains L(U, R): proven, or estimated with the reason why it is not proven
     * @throws IllegalArgumentException if an argument is out of range
     * @throws ArithmeticException if h is so small that exposures leave the range of doubles
     */
    public Bound bound(double unique, long passes) {
        RepeatedVisits visits = visits(passes);
        Enclosure reducible = visits.expectationOfIncreasing(n -> part(visits, n).bound(unique).interval());
        return Residual.bound(model, reducible);
    }

    /**
     * The smallest number of distinct samples with which R passes reach a given loss.
     *
     * @param loss L, at least the loss with the most samples allowed
     * @param passes R from 1 to 1e18
     * @return an interval that contains U: proven where the bounds at its ends are
     * @throws IllegalArgumentException if R is out of range, or no number of samples is enough
     * @throws ArithmeticException if the bound on the loss is too wide where the given loss may be reached
     */
    public Bound uniqueFor(double loss, long passes) {
        return DataLaw.of(model, sampling).inverse(unique -> bound(unique, passes)).to(loss);
    }

    /**
     * The closed form in U at a given number of passes. As for {@link DataLaw} it holds to all orders (T9).
     *
     * @param passes R from 1 to 1e18
     * @return exponent and amplitude
     * @throws IllegalArgumentException if R is out of range
     * @throws NoPowerLawException if another regime applies; the message names it (T20)
     * @throws ArithmeticException if the amplitude cannot be computed
     */
    public PowerLaw asymptotic(long passes) {
        RepeatedVisits visits = visits(passes);
        PowerLaw once = ClosedForm.data(model);
        double amplitude = visits.expectation(n -> ClosedForm.data(needing(n)).amplitude())
                * Math.pow(visits.share(), -once.exponent());
        return new PowerLaw(once.exponent(), once.logExponent(), amplitude, once.residual());
    }

    /**
     * The local exponent in U, \(-\frac{\partial\log(L-L_\infty)}{\partial\log U}\), as defined for {@link DataLaw}.
     *
     * @param unique U, in the range of {@link DataLaw}
     * @param passes R from 1 to 1e18
     * @return the exponent
     * @throws IllegalArgumentException if an argument is out of range
     * @throws ArithmeticException if nothing is left to learn
     */
    public double localExponent(double unique, long passes) {
        RepeatedVisits visits = visits(passes);
        double loss = mean(visits, law -> law.exact(unique));
        if (!(loss > 0)) {
            throw new ArithmeticException("nothing is left to learn at " + unique + ", so there is no local exponent");
        }
        return mean(visits, law -> {
            double part = law.exact(unique);
            return part > 0 ? part * law.localExponent(unique) : 0;
        }) / loss;
    }

    /**
     * What R passes over U samples are worth, measured in samples that are visited once, \(D_{\mathrm{eff}}/U\): for one shot \(\sum_{r\lt
     * R}(1-h)^r=\frac{1-(1-h)^R}h\), at every U; for τ shots the ratio of samples at equal closed form, \(\frac
     * gh\bigl(\frac{\Gamma(\tau+w)}{\Gamma(\tau)}\big/E\bigl[\frac{\Gamma(N+w)}{\Gamma(N)}\bigr]\bigr)^{1/w}\), which may exceed R: visits
     * to the same sample come together, and so reach a quantum's τ sooner than visits that are spread out.
     *
     * @param passes R from 1 to 1e18
     * @return at least 1
     * @throws IllegalArgumentException if R is out of range
     * @throws NoPowerLawException for τ &gt; 1, if there is no closed form; the message names the regime (T20)
     */
    public double worth(long passes) {
        RepeatedVisits visits = visits(passes);
        return visits.share() / teaches * gain(visits);
    }

    /**
     * The most that any number of passes is worth: \(\frac1h\bigl(\frac{\Gamma(\tau+w)}{\Gamma(\tau)\,\Gamma(1+w)}\bigr)^{1/w}\), the limit
     * of {@link #worth}.
     *
     * @return at least 1
     * @throws NoPowerLawException for τ &gt; 1, if there is no closed form; the message names the regime (T20)
     */
    public double largestWorth() {
        return gain(new RepeatedVisits(shots, 1, shots)) / teaches;
    }

    /** \(E\bigl[\prod_{j=N}^{\tau-1}\frac j{j+w}\bigr]^{-1/w}\), accurate for small w too. */
    private double gain(RepeatedVisits visits) {
        if (shots == 1) {
            return 1;
        }
        double w = ClosedForm.data(model).exponent();
        double deficit = visits.expectation(n -> Math.expm1(logRatio(n, w)));
        double log = deficit > -0.5 ? Math.log1p(deficit) : Math.log(visits.expectation(n -> Math.exp(logRatio(n, w))));
        return Math.exp(-log / w);
    }

    /** \(\log\frac{\Gamma(n+w)\,\Gamma(\tau)}{\Gamma(n)\,\Gamma(\tau+w)}\). */
    private double logRatio(long n, double w) {
        double sum = 0;
        for (long j = n; j < shots; j++) {
            sum -= Math.log1p(w / (double) j);
        }
        return sum;
    }

    @Override
    public String toString() {
        return "RepeatedLaw[model=" + model + ", teaches=" + teaches + ", sampling=" + sampling + "]";
    }
}
