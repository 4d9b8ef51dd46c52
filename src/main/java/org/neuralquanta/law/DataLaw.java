package org.neuralquanta.law;

import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.numerics.Descent;
import org.neuralquanta.numerics.RepeatedVisits;
import org.neuralquanta.sum.BinomialResponse;
import org.neuralquanta.sum.CorpusLoss;
import org.neuralquanta.sum.CurveResponse;
import org.neuralquanta.sum.ExposureLoss;
import org.neuralquanta.sum.GrowingResponse;
import org.neuralquanta.sum.Residual;
import org.neuralquanta.sum.Response;
import org.neuralquanta.sum.Share;
import org.neuralquanta.sum.Weight;

/**
 * Expected loss against data: \(L(D)=L_\infty+\sum_k\Delta k^\eta p_k\,\varphi(D p_k/k^\delta)\sim
 * \Delta\frac{c}{1+\alpha+\delta}M[\varphi](w)(cD)^{-w}\), \(w=\frac{\alpha-\eta}{1+\alpha+\delta}\) (T8, T11, T12). Under multinomial
 * sampling the binomial probability that a quantum is still unlearned takes the place of φ; without replacement, the hypergeometric one
 * does.
 *
 * <p>Domain: D from 1 to 1e18; a whole number unless sampling is Poisson. Immutable, thread-safe. Sources: Michaud et al., arXiv
 * 2303.13506; Hutter, arXiv 2102.04074; Karlin 1967 for the count.
 *
 * {@snippet file="org/neuralquanta/ExamplesTest.java" region="data-law"}
 */
@Statement({"T8", "T9", "T11", "T12", "T13", "T14", "T16", "T17", "T19", "T44"})
public final class DataLaw implements ScalingLaw {

    private final QuantaModel model;
    private final Sampling sampling;
    private final ExposureLoss sums;
    private final Response poisson;
    private final @Nullable CorpusLoss corpus;
    private final RepeatedVisits visits;

    private DataLaw(QuantaModel model, Sampling sampling, RepeatedVisits visits) {
        this.model = model;
        this.sampling = sampling;
        this.visits = visits;
        this.sums = ExposureLoss.of(model, 1, -model.exposure().delta());
        this.poisson = new CurveResponse(model.emergence());
        if (sampling != Sampling.POISSON) {
            shots();
        }
        this.corpus = sampling == Sampling.WITHOUT_REPLACEMENT ? corpusOf(model) : null;
    }

    /**
     * Creates the law of a model under Poisson sampling.
     *
     * @param model the assumptions
     * @return loss against data
     */
    public static DataLaw of(QuantaModel model) {
        return of(model, Sampling.POISSON);
    }

    /**
     * Creates the law of a model.
     *
     * @param model the assumptions
     * @param sampling how the samples are drawn
     * @return loss against data
     * @throws IllegalArgumentException if the sampling is incompatible with the emergence curve or the distribution
     */
    public static DataLaw of(QuantaModel model, Sampling sampling) {
        return new DataLaw(model, sampling, RepeatedVisits.ONCE);
    }

    /** The law of samples that count only if a visit teaches; each is counted once. */
    static DataLaw counting(QuantaModel model, Sampling sampling, RepeatedVisits visits) {
        return new DataLaw(model, sampling, visits);
    }

    /** τ, where the emergence curve counts samples. */
    private long shots() {
        return model.emergence()
                .countedSamples()
                .orElseThrow(() -> new IllegalArgumentException("sampling " + sampling
                        + " needs a curve that counts samples: exponential, or shots with a whole tau; was " + model.emergence()));
    }

    private CorpusLoss corpusOf(QuantaModel model) {
        if (model.distribution().form() instanceof TabulatedQuanta quanta && model.exposure().delta() == 0) {
            return new CorpusLoss(model, quanta, shots());
        }
        throw new IllegalArgumentException(
                "sampling without replacement needs tabulated counts and delta = 0; was " + model);
    }

    private double most() {
        return corpus != null ? (double) corpus.samples() : LARGEST;
    }

    private Response response(double samples) {
        if (!(samples >= 1 && samples <= most())) {
            throw new IllegalArgumentException("samples must be between 1 and " + most() + ", was " + samples);
        }
        if (sampling == Sampling.POISSON) {
            return poisson;
        }
        if (samples != Math.rint(samples)) {
            throw new IllegalArgumentException("samples must be a whole number for " + sampling + ", was " + samples);
        }
        double share = visits.share();
        return new BinomialResponse(
                (long) samples,
                shots(),
                share * model.distribution().probability(1),
                visits.missed() + share * model.distribution().tail(1));
    }

    /** The expected number of samples that count. */
    private double counting(double samples) {
        return visits.share() * samples;
    }

    @Override
    public double exact(double samples) {
        Response response = response(samples);
        double reducible = corpus != null ? corpus.loss((long) samples) : sums.loss(response, counting(samples));
        return model.residual() + reducible;
    }

    @Override
    public Bound bound(double samples) {
        Response response = response(samples);
        return Residual.bound(model, corpus != null ? corpus.enclosure((long) samples) : enclosure(response, samples));
    }

    /** The loss does not rise with the samples that count, so the ends of their number enclose it. */
    private Enclosure enclosure(Response response, double samples) {
        if (visits.isCertain()) {
            return sums.enclosure(response, samples);
        }
        Enclosure counting = visits.shareEnclosure().times(Enclosure.exactly(samples));
        return new Enclosure(
                sums.enclosure(response, counting.upper()).lower(),
                sums.enclosure(response, counting.lower()).upper());
    }

    /** {@inheritDoc} The amount is a whole number of samples unless sampling is Poisson. */
    @Override
    public Bound resourceFor(double loss) {
        return inverse(this::bound).to(loss);
    }

    /** Inverts a loss over the samples that this law accepts. */
    Descent inverse(DoubleFunction<Bound> bound) {
        return new Descent(1, most(), sampling != Sampling.POISSON, bound);
    }

    @Override
    public PowerLaw asymptotic() {
        return ClosedForm.data(model);
    }

    /**
     * {@inheritDoc} Unless sampling is Poisson, D is a whole number and the exponent is that of the step from D to D + 1,
     * \(-\log\frac{L(D+1)}{L(D)}/\log\frac{D+1}D\), whose numerator is free of cancellation: \(L(D)-L(D+1)=\sum\Delta k^\eta
     * p_k\,p\,P(\mathrm{Bin}(D,p)=\tau-1)\).
     */
    @Override
    public double localExponent(double samples) {
        Response response = response(samples);
        if (corpus != null) {
            return stepExponent(corpus.relativeStep((long) samples), samples);
        }
        double exponent = sums.localExponent(response, counting(samples));
        return sampling == Sampling.POISSON ? exponent : stepExponent(exponent / samples, samples);
    }

    private static double stepExponent(double relativeFall, double samples) {
        return -Math.log1p(-relativeFall) / Math.log1p(1 / samples);
    }

    /**
     * The expected number of learned quanta (T13).
     *
     * @param samples D
     * @return E[n(D)], or why it does not exist
     * @throws IllegalArgumentException if D is out of range
     */
    @Statement("T13")
    public Moment count(double samples) {
        Response response = response(samples);
        if (corpus != null) {
            return moment(() -> corpus.count((long) samples));
        }
        Moment.Absent absent = absentCount();
        if (absent != null) {
            return absent;
        }
        return moment(() -> sums.count(response, counting(samples)));
    }

    /** The value of a sum, or why it cannot be computed. */
    private static Moment moment(DoubleSupplier sum) {
        try {
            return new Moment.Value(sum.getAsDouble());
        } catch (ArithmeticException e) {
            return new Moment.Absent(String.valueOf(e.getMessage()));
        }
    }

    private Moment.@Nullable Absent absentCount() {
        if (!model.emergence().isProbability()) {
            return new Moment.Absent("the emergence curve is a share of loss, not the probability that a quantum is unlearned,"
                    + " so learned quanta cannot be counted");
        }
        if (model.distribution().form() instanceof ParametricQuanta quanta && quanta.quanta().isEmpty()) {
            Optional<EmergenceCurve.Closing> closing = model.emergence().closing();
            if (closing.isEmpty()) {
                return new Moment.Absent("how many of infinitely many quanta are learned depends on how " + model.emergence()
                        + " begins to close, which is not known; give its closed share, or a finite number of quanta");
            }
            double power = closing.get().power() * (1 + quanta.alpha() + model.exposure().delta());
            if (!(power > 1)) {
                return new Moment.Absent("for sigma (1 + alpha + delta) = " + power
                        + " <= 1 infinitely many quanta are expected to be learned; sigma is the power with which the curve begins to close");
            }
        }
        return null;
    }

    /**
     * The variance of the loss over data sets: \(\sum_k(\Delta k^\eta p_k)^2\varphi(1-\varphi)\) under Poisson sampling (T14); for a fixed
     * number of samples it includes the dependence between quanta (T44).
     *
     * @param samples D
     * @return Var L(D), the middle of {@link #varianceBound}, or why it does not exist
     * @throws IllegalArgumentException if D is out of range
     */
    @Statement({"T14", "T44"})
    public Moment variance(double samples) {
        return covariance(samples, samples);
    }

    /**
     * An interval for the variance of the loss.
     *
     * @param samples D
     * @return a bound on Var L(D), proven where the frequencies and the emergence curve are
     * @throws IllegalArgumentException if D is out of range
     * @throws ArithmeticException if there is no variance
     */
    @Statement({"T14", "T44"})
    public Bound varianceBound(double samples) {
        return covarianceBound(samples, samples);
    }

    /**
     * The variance of the number of learned quanta over data sets: \(\sum_k\varphi(1-\varphi)\) under Poisson sampling (T14); for a fixed
     * number of samples it includes the dependence between quanta (T44).
     *
     * @param samples D
     * @return Var n(D), or why it does not exist
     * @throws IllegalArgumentException if D is out of range
     */
    @Statement({"T14", "T44"})
    public Moment countVariance(double samples) {
        Response response = response(samples);
        Moment.Absent absent = absentVariance();
        if (absent == null) {
            absent = absentCount();
        }
        return absent != null ? absent : fluctuation(Weight.ONE, samples, samples, response, response);
    }

    /**
     * The covariance of the loss at two sizes of one growing data set (T44). Under Poisson sampling it is \(\sum_k(\Delta k^\eta
     * p_k)^2\varphi(y_2)(1-\varphi(y_1))\), since what is unlearned later was unlearned before.
     *
     * @param earlier D₁, the smaller size
     * @param later D₂ ≥ D₁, the larger size
     * @return Cov(L(D₁), L(D₂)), or why it does not exist
     * @throws IllegalArgumentException if D₁ or D₂ is out of range, or D₁ &gt; D₂
     */
    @Statement("T44")
    public Moment covariance(double earlier, double later) {
        Response before = response(earlier);
        Response now = ordered(earlier, later);
        Moment.Absent absent = absentVariance();
        return absent != null ? absent : fluctuation(Weight.LOSS, earlier, later, before, now);
    }

    /**
     * An interval for the covariance of the loss at two sizes of one growing data set.
     *
     * @param earlier D₁, the smaller size
     * @param later D₂ ≥ D₁, the larger size
     * @return a bound on Cov(L(D₁), L(D₂)), proven where the frequencies and the emergence curve are
     * @throws IllegalArgumentException if D₁ or D₂ is out of range, or D₁ &gt; D₂
     * @throws ArithmeticException if there is no covariance
     */
    @Statement("T44")
    public Bound covarianceBound(double earlier, double later) {
        Response before = response(earlier);
        Response now = ordered(earlier, later);
        Moment.Absent absent = absentVariance();
        if (absent != null) {
            throw new ArithmeticException(absent.reason());
        }
        Enclosure interval = fluctuationEnclosure(Weight.LOSS, earlier, later, before, now);
        Optional<String> unproven = model.distribution().unproven().or(() -> model.emergence().unproven());
        return unproven.isPresent() ? new Bound.Estimated(interval, unproven.get()) : new Bound.Proven(interval);
    }

    /**
     * The closed form of the covariance of the loss at two sizes of one growing data set, for infinitely many quanta and curves that count
     * τ samples (T44): \(\frac{\Delta^2c^2}\sigma(cD_2)^{-v}\int_0^\infty y^{v-1}\varphi(y)\bigl(1-\varphi(\tfrac{D_1}{D_2}y)\bigr)dy\)
     * with \(\sigma=1+\alpha+\delta\), \(v=\frac{2(1+\alpha-\eta)-1}\sigma\); for a fixed number of samples, minus \(D_1L'(D_1)L'(D_2)\).
     *
     * @param earlier D₁, the smaller size
     * @param later D₂ ≥ D₁, the larger size
     * @return the closed form, or why there is none
     * @throws IllegalArgumentException if D₁ or D₂ is out of range, or D₁ &gt; D₂
     */
    @Statement("T44")
    public Moment covarianceAsymptotic(double earlier, double later) {
        response(earlier);
        ordered(earlier, later);
        Moment.Absent absent = absentVariance();
        return absent != null ? absent : ClosedCovariance.of(model, sampling, earlier, later);
    }

    private Response ordered(double earlier, double later) {
        Response now = response(later);
        if (!(earlier <= later)) {
            throw new IllegalArgumentException("the earlier number of samples must be at most the later one, " + later + ", was " + earlier);
        }
        return now;
    }

    /** The double where the sum is one over quanta, else the middle of the enclosure. */
    private Moment fluctuation(Weight weight, double earlier, double later, Response before, Response now) {
        Weight squared = weight == Weight.LOSS ? Weight.LOSS_SQUARED : weight;
        return moment(() -> now.step().isPresent()
                ? 0
                : sampling == Sampling.POISSON
                        ? sums.sum(squared, Share.FLUCTUATION, growing(earlier, later, before, now), counting(later))
                        : fluctuationEnclosure(weight, earlier, later, before, now).midpoint());
    }

    private Enclosure fluctuationEnclosure(Weight weight, double earlier, double later, Response before, Response now) {
        Weight squared = weight == Weight.LOSS ? Weight.LOSS_SQUARED : weight;
        if (now.step().isPresent()) {
            return Enclosure.exactly(0);
        }
        Enclosure sum = corpus != null
                ? corpus.covariance(weight, (long) earlier, (long) later)
                : sampling == Sampling.POISSON
                        ? sums.enclosure(squared, Share.FLUCTUATION, growing(earlier, later, before, now), counting(later))
                        : new MultinomialCovariance(sums, model, shots()).enclosure(weight, (long) earlier, (long) later);
        // Two times may be negatively correlated only where quanta depend on each other.
        return sampling == Sampling.POISSON || earlier == later
                ? new Enclosure(Math.max(0, sum.lower()), Math.max(0, sum.upper()))
                : sum;
    }

    private static Response growing(double earlier, double later, Response before, Response now) {
        return earlier == later ? now : new GrowingResponse(now, before, earlier / later);
    }

    @Override
    public String toString() {
        return "DataLaw[model=" + model + ", sampling=" + sampling + "]";
    }

    private Moment.@Nullable Absent absentVariance() {
        return model.emergence().isProbability()
                ? null
                : new Moment.Absent("the emergence curve is a share of loss, not a probability, so it has no variance");
    }
}
