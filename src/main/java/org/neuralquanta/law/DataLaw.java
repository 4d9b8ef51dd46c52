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
import org.neuralquanta.sum.Residual;
import org.neuralquanta.sum.Response;
import org.neuralquanta.sum.Share;
import org.neuralquanta.sum.Weight;

/**
 * Expected loss against data: \(L(D)=L_\infty+\sum_k\Delta k^\eta p_k\,\varphi(D p_k/k^\delta)\sim
 * \Delta\frac{c}{1+\alpha+\delta}M[\varphi](w)(cD)^{-w}\), \(w=\frac{\alpha-\eta}{1+\alpha+\delta}\) (T8, T11, T12). Under multinomial
 * sampling the binomial probability that a quantum is still unlearned takes the place of φ, without replacement the hypergeometric one.
 *
 * <p>D from 1 to 1e18; a whole number unless sampling is Poisson. Immutable, thread-safe. Sources: Michaud et al.,
 * arXiv 2303.13506; Hutter, arXiv 2102.04074; Karlin 1967 for the count.
 */
@Statement({"T8", "T9", "T11", "T12", "T13", "T14", "T16", "T17", "T19"})
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
     * @param model what is assumed
     * @return loss against data
     */
    public static DataLaw of(QuantaModel model) {
        return of(model, Sampling.POISSON);
    }

    /**
     * Creates the law of a model.
     *
     * @param model what is assumed
     * @param sampling how the samples are drawn
     * @return loss against data
     * @throws IllegalArgumentException if the sampling does not go with the emergence curve or the distribution
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

    /** {@inheritDoc} It is a whole number of samples unless sampling is Poisson. */
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
     * {@inheritDoc} Where D is a whole number the exponent is that of the step to D + 1,
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
     * The variance of the loss over data sets (T14): \(\sum_k(\Delta k^\eta p_k)^2\varphi(1-\varphi)\).
     *
     * @param samples D
     * @return Var L(D), or why it has no such formula
     * @throws IllegalArgumentException if D is out of range
     */
    @Statement("T14")
    public Moment variance(double samples) {
        Response response = response(samples);
        Moment.Absent absent = absentVariance();
        if (absent != null) {
            return absent;
        }
        return moment(() -> response.step().isPresent() ? 0 : sums.sum(Weight.LOSS_SQUARED, Share.FLUCTUATION, response, counting(samples)));
    }

    /**
     * The variance of the number of learned quanta over data sets: \(\sum_k\varphi(1-\varphi)\) (T14).
     *
     * @param samples D
     * @return Var n(D), or why it has no such formula
     * @throws IllegalArgumentException if D is out of range
     */
    @Statement("T14")
    public Moment countVariance(double samples) {
        Response response = response(samples);
        Moment.Absent absent = absentVariance();
        if (absent == null) {
            absent = absentCount();
        }
        if (absent != null) {
            return absent;
        }
        return moment(() -> response.step().isPresent() ? 0 : sums.sum(Weight.ONE, Share.FLUCTUATION, response, counting(samples)));
    }

    @Override
    public String toString() {
        return "DataLaw[model=" + model + ", sampling=" + sampling + "]";
    }

    private Moment.@Nullable Absent absentVariance() {
        if (sampling != Sampling.POISSON) {
            return new Moment.Absent("with a fixed number of samples the counts of quanta are dependent,"
                    + " so the variance is not a sum over quanta");
        }
        return model.emergence().isProbability()
                ? null
                : new Moment.Absent("the emergence curve is a share of loss, not a probability, so it has no variance");
    }
}
