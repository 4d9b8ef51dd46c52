package org.neuralquanta.expansion;

import java.util.ArrayList;
import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.AnalyticQuanta;
import org.neuralquanta.distribution.FrequencyShape;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.law.NoPowerLawException;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.ComplexGamma;

/**
 * A power times an oscillation in the logarithm of the resource, \[L(x)-L_\infty\sim x^{-a}\Bigl(h_0+2\,\mathrm{Re}\sum_{m\ge1}h_m\,
 * e^{im\Omega\log x}\Bigr):\] the effect on a scaling law of a distribution that looks the same at ranks which differ by a certain factor
 * (T48).
 *
 * <p>Log-periodic frequencies \(c\,k^{-s}(1+b\cos(\omega\log k+\theta))\) have, over data, a = α/σ and Ω = ω/σ with σ = s + δ; a geometric
 * series \(c\,e^{-\lambda k}\) has a = 1 and Ω = 2π/λ. With \(w_m=(\alpha-im\omega)/\sigma\), \[h_m=\frac{\Delta c}\sigma
 * M[\varphi](w_m)\,c^{-w_m}e^{im\theta}\sum_{j\ge0}\frac{(b/2)^{m+2j}}{(m+j)!\,j!}\prod_{i&lt;m+2j}(1-w_m-i).\] M[φ] at complex arguments
 * makes the oscillation small: by a factor \(e^{-\pi m\Omega/2}\) for one sample. Immutable, thread-safe.
 *
 * @param exponent a
 * @param frequency Ω, so that the period in log x is 2π/Ω
 * @param harmonics h_0, h_1, …
 * @param residual irreducible loss L∞
 */
@Statement("T48")
public record PeriodicLaw(double exponent, double frequency, List<Harmonic> harmonics, double residual) {

    private static final double NEGLIGIBLE = 1e-17;
    private static final int MOST_HARMONICS = 400;
    private static final int MOST_ORDERS = 20_000;

    /**
     * Copies the harmonics.
     *
     * @throws IllegalArgumentException if exponent or frequency is not finite and above 0, the irreducible loss is not finite, or there are not two
     *     harmonics, the first above 0
     */
    public PeriodicLaw {
        if (!(exponent > 0 && exponent < Double.POSITIVE_INFINITY && frequency > 0 && frequency < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("exponent and frequency must be finite and > 0, were " + exponent + " and " + frequency);
        }
        if (!Double.isFinite(residual)) {
            throw new IllegalArgumentException("the irreducible loss must be finite, was " + residual);
        }
        harmonics = List.copyOf(harmonics);
        if (harmonics.size() < 2 || !(harmonics.getFirst().real > 0)) {
            throw new IllegalArgumentException("there must be at least two harmonics, the first above 0, were " + harmonics);
        }
    }

    /**
     * A complex coefficient.
     *
     * @param real its real part
     * @param imaginary its imaginary part, 0 for h_0
     */
    public record Harmonic(double real, double imaginary) {

        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if one is not finite
         */
        public Harmonic {
            if (!(Double.isFinite(real) && Double.isFinite(imaginary))) {
                throw new IllegalArgumentException("a harmonic must be finite, was " + real + " + " + imaginary + " i");
            }
        }

        private static Harmonic polar(double logModulus, double argument) {
            double modulus = Math.exp(logModulus);
            return new Harmonic(modulus * Math.cos(argument), modulus * Math.sin(argument));
        }

        private Harmonic times(Harmonic other) {
            return new Harmonic(real * other.real - imaginary * other.imaginary, real * other.imaginary + imaginary * other.real);
        }

        private Harmonic times(double factor) {
            return new Harmonic(factor * real, factor * imaginary);
        }

        private Harmonic plus(Harmonic other) {
            return new Harmonic(real + other.real, imaginary + other.imaginary);
        }

        double modulus() {
            return Math.hypot(real, imaginary);
        }
    }

    /**
     * The law of data.
     *
     * @param model the assumptions: log-periodic or geometric frequencies, and a curve that has a step or counts samples
     * @return the closed form
     * @throws IllegalArgumentException if the Mellin transform of the curve is not known at complex arguments, or δ ≠ 0 for a geometric series
     * @throws NoPowerLawException if frequencies are neither
     * @throws ArithmeticException if too many harmonics matter
     */
    public static PeriodicLaw data(QuantaModel model) {
        FrequencyShape shape = shape(model);
        double c = ((AnalyticQuanta) model.distribution()).normalization();
        double gap = model.gap().first();
        boolean isGeometric = shape.omega() == 0;
        double delta = model.exposure().delta();
        if (isGeometric && delta != 0) {
            throw new IllegalArgumentException("delta must be 0 for a geometric series, was " + delta);
        }
        double sigma = isGeometric ? shape.rate() : 1 + shape.alpha() + delta;
        double exponent = isGeometric ? 1 : shape.alpha() / sigma;
        double frequency = isGeometric ? 2 * Math.PI / sigma : shape.omega() / sigma;
        double scale = gap * (isGeometric ? 1 : c) / sigma;
        var harmonics = new ArrayList<Harmonic>();
        for (int m = 0; m < MOST_HARMONICS; m++) {
            Harmonic w = new Harmonic(exponent, -m * frequency);
            Harmonic mellin = mellin(model.emergence(), w);
            // c^(1-w) for a geometric series, whose scale lacks c.
            double shift = isGeometric ? 0 : exponent;
            Harmonic base = Harmonic.polar(-shift * Math.log(c), m * frequency * Math.log(c)).times(mellin).times(scale);
            Harmonic h = isGeometric ? base : base.times(orders(w, m, 0.5 * shape.factor(), shape.phase()));
            harmonics.add(h);
            if (m > 1 && h.modulus() + harmonics.get(m - 1).modulus() <= NEGLIGIBLE * harmonics.getFirst().modulus()) {
                return new PeriodicLaw(exponent, frequency, harmonics, model.residual());
            }
        }
        throw new ArithmeticException("more than " + MOST_HARMONICS + " harmonics matter: the law has corners; use a curve without a step");
    }

    /** \(e^{im\theta}\sum_j\frac{q^{m+2j}}{(m+j)!j!}\prod_{i<m+2j}(1-w-i)\), q = b/2. */
    private static Harmonic orders(Harmonic w, int m, double q, double phase) {
        Harmonic term = Harmonic.polar(0, m * phase);
        for (int i = 0; i < m; i++) {
            term = term.times(new Harmonic(1 - w.real - i, -w.imaginary)).times(q / (i + 1));
        }
        Harmonic sum = term;
        for (int j = 1; j < MOST_ORDERS; j++) {
            int i = m + 2 * j - 2;
            term = term.times(new Harmonic(1 - w.real - i, -w.imaginary))
                    .times(new Harmonic(-w.real - i, -w.imaginary))
                    .times(q * q / ((double) (m + j) * j));
            sum = sum.plus(term);
            if (term.modulus() <= NEGLIGIBLE * sum.modulus()) {
                return sum;
            }
        }
        throw new ArithmeticException("the modulation is so strong that its orders do not converge");
    }

    private static Harmonic mellin(EmergenceCurve curve, Harmonic w) {
        double logModulus;
        double argument;
        if (curve.step().isPresent()) {
            double log = Math.log(curve.step().getAsDouble());
            logModulus = w.real * log;
            argument = w.imaginary * log;
        } else if (curve.countedSamples().isPresent()) {
            double tau = (double) curve.countedSamples().getAsLong();
            ComplexGamma gamma = ComplexGamma.of(tau + w.real, w.imaginary);
            logModulus = gamma.logModulus() - ComplexGamma.of(tau, 0).logModulus();
            argument = gamma.argument();
        } else {
            throw new IllegalArgumentException("the Mellin transform at complex arguments is known for curves with a step and those that count"
                    + " samples, exponential or shots with a whole tau; was " + curve);
        }
        return Harmonic.polar(logModulus - Math.log(w.modulus()), argument - Math.atan2(w.imaginary, w.real));
    }

    /**
     * The loss after n learned quanta of log-periodic frequencies, to leading order:
     * \(\Delta c\,n^{-\alpha}\bigl(\frac1\alpha+b\,\mathrm{Re}\frac{e^{i(\omega\log n+\theta)}}{\alpha-i\omega}\bigr)\).
     *
     * @param model the assumptions: log-periodic frequencies
     * @return the closed form, as a function of n
     * @throws NoPowerLawException if frequencies are of another kind; those of a geometric series fall exponentially
     */
    public static PeriodicLaw parameters(QuantaModel model) {
        FrequencyShape shape = shape(model);
        if (shape.omega() == 0) {
            throw new NoPowerLawException(model.distribution().regime().orElseThrow());
        }
        double scale = model.gap().first() * ((AnalyticQuanta) model.distribution()).normalization();
        double alpha = shape.alpha();
        double modulus = Math.hypot(alpha, shape.omega());
        Harmonic first = Harmonic.polar(-Math.log(modulus), shape.phase() + Math.atan2(shape.omega(), alpha)).times(0.5 * scale * shape.factor());
        return new PeriodicLaw(alpha, shape.omega(), List.of(new Harmonic(scale / alpha, 0), first), model.residual());
    }

    private static FrequencyShape shape(QuantaModel model) {
        if (model.distribution() instanceof AnalyticQuanta quanta) {
            FrequencyShape shape = quanta.shape();
            if (shape.omega() > 0 || (shape.rate() > 0 && shape.stretch() == 1 && shape.alpha() == -1)) {
                return shape;
            }
        }
        throw new NoPowerLawException("an oscillation in the logarithm of the resource needs log-periodic or geometric frequencies; was "
                + model.distribution());
    }

    @Override
    public String toString() {
        return "PeriodicLaw[exponent=" + exponent + ", frequency=" + frequency + ", swing=" + swing() + ", residual=" + residual + "]";
    }

    /**
     * The value at an amount of the resource.
     *
     * @param x the resource, &gt; 0 and finite
     * @return the loss, L∞ included
     * @throws IllegalArgumentException if x is out of range
     */
    public double at(double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("x must be finite and > 0, was " + x);
        }
        return residual + Math.pow(x, -exponent) * harmonics.getFirst().real * (1 + oscillation(x));
    }

    /**
     * The oscillation relative to the mean: the residual of a fitted power law.
     *
     * @param x the resource, &gt; 0 and finite
     * @return \(\frac2{h_0}\mathrm{Re}\sum_{m\ge1}h_me^{im\Omega\log x}\)
     */
    public double oscillation(double x) {
        double sum = 0;
        for (int m = 1; m < harmonics.size(); m++) {
            double angle = m * frequency * Math.log(x);
            Harmonic h = harmonics.get(m);
            sum += h.real * Math.cos(angle) - h.imaginary * Math.sin(angle);
        }
        return 2 * sum / harmonics.getFirst().real;
    }

    /**
     * The relative amplitude of the first harmonic.
     *
     * @return \(2|h_1|/h_0\)
     */
    public double swing() {
        return 2 * harmonics.get(1).modulus() / harmonics.getFirst().real;
    }
}
