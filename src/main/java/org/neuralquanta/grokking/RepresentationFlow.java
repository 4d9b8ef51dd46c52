package org.neuralquanta.grokking;

import org.neuralquanta.Statement;
import org.neuralquanta.numerics.Bisection;

/**
 * The flow \(dE/dt=-\eta\nabla\ell\) of a representation on its effective loss, in closed form (T26): with \(Z_0=|E(0)|^2\), which is
 * conserved,
 * \[ E(t)=\sqrt{Z_0}\,\frac{F}{|F|},\qquad F=e^{-2\eta Mt/Z_0}E(0). \]
 * The sum over the symbols is conserved if it starts at 0. Absolute error about 1e-13 √Z₀ at every time. Immutable, thread-safe.
 *
 * <p>Source: this library; the equation is that of Liu, Kitouni, Nolte, Michaud, Tegmark and Williams, arXiv 2205.10343, section 3.2,
 * who integrate it step by step.
 */
@Statement("T26")
public final class RepresentationFlow {

    private final EffectiveLoss loss;
    private final Representation start;
    private final double norm;
    private final double[] exponents;
    private final double[][] modes;

    private RepresentationFlow(EffectiveLoss loss, Representation start, double rate) {
        loss.check(start);
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the rate must be finite and > 0, was " + rate);
        }
        this.loss = loss;
        this.start = start;
        this.norm = start.squaredNorm();
        this.exponents = loss.spectrum();
        this.modes = new double[exponents.length][start.dimensions()];
        for (int m = 0; m < exponents.length; m++) {
            exponents[m] *= 2 * rate / norm;
            double[] vector = loss.eigenvector(m);
            for (int i = 0; i < vector.length; i++) {
                for (int k = 0; k < start.dimensions(); k++) {
                    modes[m][k] += vector[i] * start.at(i, k);
                }
            }
        }
    }

    /**
     * The flow from a representation, at rate η = 1.
     *
     * @param loss the effective loss
     * @param start E(0), not 0
     * @return the flow
     * @throws IllegalArgumentException if the representation is 0 or has another number of symbols
     */
    public static RepresentationFlow of(EffectiveLoss loss, Representation start) {
        return new RepresentationFlow(loss, start, 1);
    }

    /**
     * Changes the rate.
     *
     * @param rate η &gt; 0
     * @return the changed flow
     * @throws IllegalArgumentException if it is out of range
     */
    public RepresentationFlow withRate(double rate) {
        return new RepresentationFlow(loss, start, rate);
    }

    /**
     * The representation at a time.
     *
     * @param time t ≥ 0
     * @return E(t)
     * @throws IllegalArgumentException if the time is negative, infinite or NaN
     */
    public Representation at(double time) {
        checkTime(time);
        // The slowest mode that takes part has factor 1, so that nothing underflows together.
        double slowest = Double.POSITIVE_INFINITY;
        for (int m = 0; m < modes.length; m++) {
            if (power(m) > 0) {
                slowest = Math.min(slowest, exponents[m]);
            }
        }
        double squares = 0;
        var factors = new double[modes.length];
        for (int m = 0; m < modes.length; m++) {
            factors[m] = power(m) > 0 ? Math.exp(-(exponents[m] - slowest) * time) : 0;
            squares += factors[m] * factors[m] * power(m);
        }
        double scale = Math.sqrt(norm / squares);
        var result = new double[start.symbols()][start.dimensions()];
        for (int m = 0; m < modes.length; m++) {
            double[] vector = loss.eigenvector(m);
            for (int i = 0; i < vector.length; i++) {
                for (int k = 0; k < start.dimensions(); k++) {
                    result[i][k] += scale * factors[m] * vector[i] * modes[m][k];
                }
            }
        }
        return Representation.of(result);
    }

    private double power(int mode) {
        double sum = 0;
        for (double value : modes[mode]) {
            sum += value * value;
        }
        return sum;
    }

    /**
     * The effective loss at a time.
     *
     * @param time t ≥ 0
     * @return ℓ(E(t))
     * @throws IllegalArgumentException if the time is negative, infinite or NaN
     */
    public double loss(double time) {
        return loss.value(at(time));
    }

    /**
     * The rate at which the nonlinear part falls once only the slowest mode is left.
     *
     * @return 2ηλ₃/Z₀, 0 where the linear representation is not the only one
     */
    public double slowestRate() {
        return exponents[2];
    }

    /**
     * The first time at which the quality index of the representation reaches a value, to 1e-9 of the time.
     *
     * @param quality the share of parallelograms that hold, above 0 and at most 1
     * @return the time; infinite where the linear representation is not the only one, or if it exceeds 60 times the time scale of the
     *     slowest mode
     * @throws IllegalArgumentException if the quality is out of range
     */
    public double timeTo(double quality) {
        if (!(quality > 0 && quality <= 1)) {
            throw new IllegalArgumentException("the quality must be above 0 and at most 1, was " + quality);
        }
        var measure = new RepresentationQuality(loss.set().addition());
        if (measure.index(start) >= quality) {
            return 0;
        }
        if (!(slowestRate() > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double unit = 1 / exponents[exponents.length - 1];
        double end = 60 / slowestRate();
        double before = 0;
        for (double time = unit / 64; time <= end; time *= 1.02) {
            if (measure.index(at(time)) >= quality) {
                return Bisection.between(before, time, 0, 1e-9, t -> measure.index(at(t)) < quality).high();
            }
            before = time;
        }
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public String toString() {
        return "RepresentationFlow[loss=" + loss + ", start=" + start + "]";
    }

    private static void checkTime(double time) {
        if (!(time >= 0 && time < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the time must be finite and >= 0, was " + time);
        }
    }
}
