package org.neuralquanta.law;

import java.util.Objects;
import java.util.function.DoubleSupplier;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.model.Capacity;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.numerics.Descent;
import org.neuralquanta.sum.Residual;

/**
 * Loss against parameters and data together: a quantum is learned if the network has room for it and has seen enough data for it. With
 * sharp capacity \(L(N,D)=L_\infty+\sum_{k\le n}\Delta k^\eta p_k\,\varphi(Dp_k/k^\delta)+\sum_{k>n}\Delta k^\eta p_k\), where n is the
 * number of quanta that N parameters have room for. With soft capacity, \(a_k=e^{-xp_k}\) and \(b_k=\varphi(Dp_k/k^\delta)\),
 * \(L(N,D)=L_\infty+\sum_k\Delta k^\eta p_k\,(a_k+b_k-\omega a_kb_k)\) (T38; see {@link Capacity}).
 *
 * <p>Domain: N from 0 to 1e18 C, D from 1 to 1e18. For N below the cost of the first quantum nothing is learned. The cost of a value or a
 * bound does not grow with N or D; only tabulated quanta are summed one by one. Immutable, thread-safe.
 *
 * {@snippet file="org/neuralquanta/ExamplesTest.java" region="joint-law"}
 */
@Statement("T38")
public final class JointLaw {

    private final QuantaModel model;
    private final Capacity capacity;
    private final JointLoss loss;

    private JointLaw(QuantaModel model, Capacity capacity) {
        this.model = model;
        this.capacity = capacity;
        this.loss = JointLoss.of(model, capacity);
    }

    /**
     * Creates the law of a model with sharp capacity: there is room for the first n quanta.
     *
     * @param model the assumptions
     * @return loss against parameters and data
     */
    public static JointLaw of(QuantaModel model) {
        return of(model, Capacity.sharp());
    }

    /**
     * Creates the law of a model.
     *
     * @param model the assumptions
     * @param capacity which quanta there is room for
     * @return loss against parameters and data
     * @throws IllegalArgumentException if the capacity is soft and every x &gt; 0 costs infinitely many parameters, as it does for
     *     infinitely many quanta with κ ≥ α
     */
    public static JointLaw of(QuantaModel model, Capacity capacity) {
        return new JointLaw(model, Objects.requireNonNull(capacity));
    }

    private void check(double parameters, double samples) {
        if (!(parameters >= 0 && parameters <= ScalingLaw.LARGEST * model.cost().first())) {
            throw new IllegalArgumentException("parameters must be between 0 and 1e18 times the cost of a quantum, "
                    + ScalingLaw.LARGEST * model.cost().first() + ", was " + parameters);
        }
        if (!(samples >= 1 && samples <= ScalingLaw.LARGEST)) {
            throw new IllegalArgumentException("samples must be between 1 and " + ScalingLaw.LARGEST + ", was " + samples);
        }
    }

    /**
     * The exact loss, a sum over all quanta. With soft capacity and room for nearly all of K quanta, the loss depends on N(K) − N, whose
     * absolute error is that of N(K) unless κ is a whole number ≥ 0.
     *
     * @param parameters N, from 0 to 1e18 C
     * @param samples D, from 1 to 1e18
     * @return L(N, D), relative error of the reducible part at most 1e-12
     * @throws IllegalArgumentException if an argument is out of range
     * @throws ArithmeticException if more than 2^62 quanta have room or data, or the capacity exposure exceeds e^660
     */
    public double exact(double parameters, double samples) {
        check(parameters, samples);
        return model.residual() + loss.loss(parameters, samples);
    }

    /**
     * An interval for {@link #exact}. Its relative width is at most 1e-11 for a threshold curve and 1e-9 for smooth ones, except
     * at a tie that rounding cannot decide, where it covers both sides, and for shots with a fractional τ.
     *
     * @param parameters N, from 0 to 1e18 C
     * @param samples D, from 1 to 1e18
     * @return an interval that contains L(N, D)
     * @throws IllegalArgumentException if an argument is out of range
     * @throws ArithmeticException if more than 2^62 quanta have room or data, or the capacity exposure exceeds e^660
     */
    public Bound bound(double parameters, double samples) {
        check(parameters, samples);
        return Residual.bound(model, loss.enclosure(parameters, samples));
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
        check(parameters, 1);
        return new Descent(1, ScalingLaw.LARGEST, false, samples -> bound(parameters, samples)).to(loss);
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
        check(0, samples);
        return new Descent(0, ScalingLaw.LARGEST * model.cost().first(), false, parameters -> bound(parameters, samples)).to(loss);
    }

    /**
     * The asymptotic law in closed form: two power laws and their crossover.
     *
     * @return the closed form
     * @throws NoPowerLawException if a term is not a power law; the message names the regime (T20)
     */
    public JointAsymptotic asymptotic() {
        return JointAsymptotic.of(model, capacity);
    }

    /**
     * The local exponents in both directions. In D it is the derivative at the given N; in N the number of quanta that have room is
     * continued to real numbers, as in {@link ParameterLaw}. Relative error at most 1e-8.
     *
     * @param parameters N, from 0 to 1e18 C
     * @param samples D, from 1 to 1e18
     * @return the exponents, or the reasons why they do not exist
     * @throws IllegalArgumentException if an argument is out of range
     */
    public LocalExponents localExponents(double parameters, double samples) {
        check(parameters, samples);
        try {
            return loss.localExponents(parameters, samples);
        } catch (ArithmeticException e) {
            return LocalExponents.absent(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String toString() {
        return "JointLaw[model=" + model + ", capacity=" + capacity + "]";
    }

    /**
     * How fast the loss falls in each direction: \(-\frac{\partial\log(L-L_\infty)}{\partial\log N}\) and
     * \(-\frac{\partial\log(L-L_\infty)}{\partial\log D}\). Immutable, thread-safe.
     *
     * @param parameters the exponent in N, or why there is none
     * @param data the exponent in D, or why there is none
     */
    @Statement("T38")
    public record LocalExponents(Exponent parameters, Exponent data) {

        /** A local exponent, or the reason why there is none. */
        public sealed interface Exponent {

            /**
             * An exponent that exists.
             *
             * @param value its value, finite, ≥ 0
             */
            record Value(double value) implements Exponent {

                /**
                 * Checks the value.
                 *
                 * @throws IllegalArgumentException if it is NaN
                 */
                public Value {
                    if (Double.isNaN(value)) {
                        throw new IllegalArgumentException("value must be a number, was NaN");
                    }
                }
            }

            /**
             * An exponent that does not exist or cannot be computed.
             *
             * @param reason the reason, in words
             */
            record Absent(String reason) implements Exponent {}
        }

        /** The value of a formula, or the reason why it has none. */
        static Exponent exponent(DoubleSupplier formula) {
            try {
                double value = formula.getAsDouble();
                return Double.isFinite(value)
                        ? new Exponent.Value(value)
                        : new Exponent.Absent("the local exponent exceeds the largest double");
            } catch (ArithmeticException e) {
                return new Exponent.Absent(String.valueOf(e.getMessage()));
            }
        }

        static LocalExponents absent(String reason) {
            return new LocalExponents(new Exponent.Absent(reason), new Exponent.Absent(reason));
        }
    }
}
