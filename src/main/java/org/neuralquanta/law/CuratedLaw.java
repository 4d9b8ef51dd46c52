package org.neuralquanta.law;

import java.util.stream.LongStream;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.curation.Curation;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.numerics.Descent;
import org.neuralquanta.sum.Learned;
import org.neuralquanta.sum.Residual;

/**
 * The lowest expected loss against data over all frequencies \(q_k\) of the training samples, when the test uses quantum k with frequency
 * \(p_k\) and one sample teaches a quantum: \(L(D)=L_\infty+\min_q\sum_kb_ke^{-Dq_k}\), \(b_k=\Delta k^\eta p_k\). The minimum is attained
 * by \(q_k=\log(b_k/\mu)/D\) where the benefit \(b_k\) exceeds the level μ, and 0 elsewhere, so that with n such quanta
 * \[L(D)=L_\infty+n\mu+\sum_{k>n}b_k\sim\Delta c\,\bigl(1+\tfrac1a\bigr)\Bigl(\frac D{1+a}\Bigr)^{-a},\qquad a=\alpha-\eta\]
 * (T43). The exponent in data equals that in parameters.
 *
 * <p>Domain: D from 1 to 1e18. Poisson sampling. Immutable, thread-safe.
 *
 * {@snippet file="org/neuralquanta/ExamplesTest.java" region="curated-law"}
 */
@Statement("T43")
public final class CuratedLaw implements ScalingLaw {

    private static final double LARGEST_NOISE = 30;

    /** Of frequencies that are listed one by one. */
    static final int MOST_LISTED = 10_000_000;

    private final QuantaModel model;
    private final Curation curation;

    private CuratedLaw(QuantaModel model) {
        if (!(model.emergence() instanceof Exponential)) {
            throw new IllegalArgumentException("the best frequencies are known for the exponential curve only, was " + model.emergence()
                    + "; use exponential, or a temper");
        }
        if (model.exposure().delta() != 0) {
            throw new IllegalArgumentException("curated data need delta = 0, was " + model.exposure().delta());
        }
        this.model = model;
        this.curation = Curation.of(model);
    }

    /**
     * Creates the law of a model.
     *
     * @param model the assumptions: the exponential curve, δ = 0, and frequencies given by Zipf's law or a table
     * @return the lowest loss against data
     * @throws IllegalArgumentException if the model is not of this kind, or its benefits do not fall with the rank
     */
    public static CuratedLaw of(QuantaModel model) {
        return new CuratedLaw(model);
    }

    @Override
    public double exact(double samples) {
        long trained = trained(samples);
        return model.residual() + (trained * curation.level(samples, trained) + curation.rest(trained));
    }

    /**
     * {@inheritDoc} Consider the lowest loss when only the first m quanta are trained, with frequencies of any sign. It falls as m grows.
     * Where m is at most the number n of trained quanta, these frequencies are allowed, so it is at least L(D); where m is at least n, it
     * is at most L(D).
     */
    @Override
    public Bound bound(double samples) {
        Learned trained = curation.trained(TemperedLaw.check(samples));
        double upper = curation.loss(samples, trained.fewest()).upper();
        double lower = curation.loss(samples, trained.most()).lower();
        return Residual.bound(model, new Enclosure(Math.clamp(lower, 0, upper), upper));
    }

    @Override
    public Bound resourceFor(double loss) {
        return new Descent(1, LARGEST, false, this::bound).to(loss);
    }

    @Override
    public PowerLaw asymptotic() {
        return ClosedForm.curated(model);
    }

    /**
     * The closed form when the curator knows the benefits only up to independent factors \(e^{\sigma\xi_k}\), ξ standard normal, and
     * chooses the frequencies that would be best if these estimates were right: the loss is larger by the factor
     * \(\exp\frac{\sigma^2a}{2(1+a)}\), at the same exponent.
     *
     * @param noise σ from 0 to 30, the standard deviation of the logarithm of an estimated benefit
     * @return exponent and amplitude
     * @throws IllegalArgumentException if the noise is out of range
     * @throws NoPowerLawException if another regime applies; the message names it (T20)
     */
    public PowerLaw asymptotic(double noise) {
        if (!(noise >= 0 && noise <= LARGEST_NOISE)) {
            throw new IllegalArgumentException("noise must lie in [0, 30], was " + noise);
        }
        PowerLaw known = asymptotic();
        double a = known.exponent();
        return new PowerLaw(a, 0, known.amplitude() * Math.exp(noise * noise * a / (2 * (1 + a))), known.residual());
    }

    /** {@inheritDoc} Here it is \(D\mu/(L-L_\infty)\). */
    @Override
    public double localExponent(double samples) {
        long trained = trained(samples);
        double level = curation.level(samples, trained);
        double loss = trained * level + curation.rest(trained);
        if (!(loss > 0)) {
            throw new ArithmeticException("nothing is left to learn at " + samples + ", so there is no local exponent");
        }
        return samples * level / loss;
    }

    /**
     * The number n of quanta that occur in training at the best frequencies. The first quantum always occurs.
     *
     * @param samples D
     * @return n
     * @throws IllegalArgumentException if D is out of range
     */
    public long trained(double samples) {
        return curation.trained(TemperedLaw.check(samples)).taken();
    }

    /**
     * The best frequency of a quantum in the training samples, \(\log(b_k/\mu)/D\).
     *
     * @param samples D
     * @param rank k, by decreasing benefit, 1 ≤ k ≤ 2^62
     * @return q_k, 0 for k &gt; n
     * @throws IllegalArgumentException if D or the rank is out of range
     */
    public double frequency(double samples, long rank) {
        if (!(rank >= 1)) {
            throw new IllegalArgumentException("rank must be >= 1, was " + rank);
        }
        long trained = trained(samples);
        return rank > trained ? 0 : curation.frequency(samples, trained, rank);
    }

    /**
     * The best frequencies of all quanta that occur in the training samples, from which a simulation can draw: {@code
     * Simulation.trainedOn}.
     *
     * @param samples D
     * @return \(q_1\ge\dots\ge q_n\)
     * @throws IllegalArgumentException if D is out of range, or n above 10^7
     */
    public TabulatedQuanta frequencies(double samples) {
        long trained = trained(samples);
        if (trained > MOST_LISTED) {
            throw new IllegalArgumentException("the best " + samples + " samples have " + trained
                    + " quanta, and at most 1e7 are listed; use fewer samples, or frequency");
        }
        return TabulatedQuanta.ofFrequencies(
                LongStream.rangeClosed(1, trained).mapToDouble(rank -> curation.frequency(samples, trained, rank)).toArray());
    }

    @Override
    public String toString() {
        return "CuratedLaw[model=" + model + "]";
    }
}
