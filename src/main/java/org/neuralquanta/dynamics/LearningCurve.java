package org.neuralquanta.dynamics;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.ScalingLaw;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.numerics.Bisection;
import org.neuralquanta.special.HurwitzZeta;

/**
 * The learning curve from its start (T40), \[L(D)=E+(\varepsilon_0-E)\,S(D/D_0),\qquad S(u)=\sum_{k\ge1}p_ke^{-up_k},\qquad
 * p_k=\frac{k^{-(1+\alpha)}}{\zeta(1+\alpha)},\] over infinitely many quanta, from ε₀, the loss of guessing, at D = 0 to E. Far above D₀ it
 * is the power law of T12. Its inverse, {@link #samplesFor}, is accurate at the start too, where the loss hardly changes: there it inverts
 * the fall of the loss, which is a sum of positive terms.
 *
 * <p>Domain: D from 0 to 1e18 D₀. L − E has a relative accuracy of 1e-12; ε₀ − L has the same up to the D at which the most used quantum is
 * learned with probability 1 − 1/e, and is accurate to 1e-12 of ε₀ − E beyond. Immutable, thread-safe.
 *
 * {@snippet file="org/neuralquanta/ExamplesTest.java" region="learning-curve"}
 */
@Statement({"T12", "T40"})
public final class LearningCurve {

    private static final double LARGEST_ALPHA = 20;

    /** Up to this exposure of the most used quantum powers of it are summed: the first term left out is below 1e-19. */
    private static final double SERIES = 1;
    private static final int TERMS = 20;

    /** Below it the fall is its first term to the last bit. */
    private static final double TINY = 1e-40;

    /** Slopes are compared at exposures whose logarithms differ by this much. */
    private static final double STEP = 0.125;

    private final double start;
    private final double residual;
    private final double alpha;
    private final double scale;
    private final double first;
    private final double[] powers;
    private final List<DataLaw> moments;

    private LearningCurve(double start, double residual, double alpha, double scale) {
        if (!(residual >= 0 && residual < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the irreducible loss must be finite and >= 0, was " + residual);
        }
        if (!(start > residual && start < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the loss of guessing must be finite and above the irreducible loss, " + residual + ", was " + start);
        }
        if (!(alpha > 0 && alpha <= LARGEST_ALPHA)) {
            throw new IllegalArgumentException("alpha must lie in (0, 20], was " + alpha);
        }
        if (!(scale > 0 && scale * ScalingLaw.LARGEST < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("D_0 must be > 0 and at most 1e290, was " + scale);
        }
        this.start = start;
        this.residual = residual;
        this.alpha = alpha;
        this.scale = scale;
        this.first = 1 / HurwitzZeta.value(alpha, 1);
        this.powers = IntStream.range(0, TERMS + 3)
                // Beyond an exponent of 101 the zeta function is 1 to the last bit.
                .mapToDouble(i -> Math.pow(first, i + 1) * HurwitzZeta.value(Math.min(100, (1 + alpha) * (i + 1) - 1), 1))
                .toArray();
        QuantaModel model = QuantaModel.of(Zipf.infinite(alpha)).learnedAfter(new Exponential());
        this.moments = IntStream.range(0, 3)
                .mapToObj(j -> DataLaw.of(model.with(new Gap(Math.pow(first, j), -j * (1 + alpha)))))
                .toList();
    }

    /**
     * Creates a learning curve.
     *
     * @param start ε₀, the loss before learning, above {@code residual}
     * @param residual E ≥ 0, the loss when all is learned
     * @param alpha α, above 0 and at most 20
     * @param scale D₀ &gt; 0, the samples of a quantum that teach it with probability 1 − 1/e
     * @return the curve
     * @throws IllegalArgumentException if a number is out of range
     */
    public static LearningCurve of(double start, double residual, double alpha, double scale) {
        return new LearningCurve(start, residual, alpha, scale);
    }

    /**
     * The loss.
     *
     * @param samples D, 0 to 1e18 D₀
     * @return L(D)
     * @throws IllegalArgumentException if D is out of range
     */
    public double loss(double samples) {
        return residual + (start - residual) * moment(0, exposure(samples));
    }

    /**
     * By how much the loss has fallen.
     *
     * @param samples D, 0 to 1e18 D₀
     * @return ε₀ − L(D), without cancellation at the start
     * @throws IllegalArgumentException if D is out of range
     */
    public double fall(double samples) {
        return (start - residual) * closed(exposure(samples));
    }

    /**
     * The local exponent of the reducible loss, \(-\frac{d\log(L-E)}{d\log D}\), from the derivative.
     *
     * @param samples D, 0 to 1e18 D₀
     * @return the exponent: 0 at the start, tending to α/(1+α) for large D
     * @throws IllegalArgumentException if D is out of range
     */
    public double localExponent(double samples) {
        double u = exposure(samples);
        return u * moment(1, u) / moment(0, u);
    }

    /**
     * Where the curve, irreducible loss included, is steepest on logarithmic axes: an inflection, since \(-\frac{d\log L}{d\log D}\) starts
     * at 0 and, for E &gt; 0, ends there.
     *
     * @return D; empty where, to double precision, the slope grows up to 1e18 D₀
     */
    public OptionalDouble inflection() {
        int last = (int) (Math.log(ScalingLaw.LARGEST) / STEP) - 1;
        int steepest = IntStream.range((int) (-5 / STEP), last).boxed()
                .max((i, j) -> Double.compare(slope(i * STEP), slope(j * STEP))).orElseThrow();
        double low = (steepest - 1) * STEP;
        double high = (steepest + 1) * STEP;
        if (!(steepening(low) > 0 && steepening(high) < 0)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(scale * Math.exp(Bisection.between(low, high, 1e-13, 0, log -> steepening(log) > 0).low()));
    }

    /** −d log L / d log D. */
    private double slope(double log) {
        double u = Math.exp(log);
        return (start - residual) * u * moment(1, u) / (residual + (start - residual) * moment(0, u));
    }

    /** Of the sign of the slope's derivative by log D, \((u\,m_1-u^2m_2)(E'+m_0)+u^2m_1^2\), over u, E′ = E/(ε₀−E). */
    private double steepening(double log) {
        double u = Math.exp(log);
        double slope = moment(1, u);
        return (slope - u * moment(2, u)) * (residual / (start - residual) + moment(0, u)) + u * slope * slope;
    }

    /**
     * The number of samples that it takes to reach a loss: the inverse of {@link #loss}.
     *
     * @param loss the loss to be reached, above E, at most ε₀
     * @return D, to the accuracy with which the loss determines it: about 1e-12 over the local exponent, or over that of the fall at the start
     * @throws IllegalArgumentException if the loss is out of range, or 1e18 D₀ samples are not enough
     */
    public double samplesFor(double loss) {
        if (!(loss > residual && loss <= start)) {
            throw new IllegalArgumentException("loss must lie above " + residual + ", at most " + start + ", was " + loss);
        }
        double open = (loss - residual) / (start - residual);
        double closed = (start - loss) / (start - residual);
        if (closed == 0) {
            return 0;
        }
        double most = Math.log(ScalingLaw.LARGEST);
        if (moment(0, ScalingLaw.LARGEST) > open) {
            throw new IllegalArgumentException("loss must be at least that of 1e18 D_0 samples, " + loss(scale * ScalingLaw.LARGEST) + ", was " + loss);
        }
        double log = Bisection.between(Math.log(TINY), most, 1e-15, 1e-16, l -> {
            double u = Math.exp(Math.min(l, most));
            return closed < open ? closed(u) < closed : moment(0, u) > open;
        }).low();
        return scale * Math.exp(log);
    }

    private double exposure(double samples) {
        if (!(samples >= 0 && samples <= ScalingLaw.LARGEST * scale)) {
            throw new IllegalArgumentException("samples must be between 0 and 1e18 D_0, " + ScalingLaw.LARGEST * scale + ", was " + samples);
        }
        return Math.min(ScalingLaw.LARGEST, samples / scale);
    }

    /** \(m_j=\sum_kp_k^{1+j}e^{-up_k}=\sum_n\frac{(-u)^n}{n!}\sum_kp_k^{1+j+n}\). */
    private double moment(int j, double u) {
        return isShort(u) ? series(j, 0, u) : moments.get(j).exact(u);
    }

    private boolean isShort(double u) {
        return u * first <= SERIES;
    }

    /** 1 − S(u). */
    private double closed(double u) {
        return isShort(u) ? -series(0, 1, u) : 1 - moment(0, u);
    }

    /** From the term {@code first} on, by Horner's rule. */
    private double series(int j, int first, double u) {
        double sum = 0;
        for (int n = TERMS; n >= first; n--) {
            sum = powers[j + n] - u / (n + 1) * sum;
        }
        return first == 0 ? sum : -u * sum;
    }

    @Override
    public String toString() {
        return "LearningCurve[start=" + start + ", residual=" + residual + ", alpha=" + alpha + ", scale=" + scale + "]";
    }
}
