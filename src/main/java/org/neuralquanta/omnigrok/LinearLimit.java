package org.neuralquanta.omnigrok;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.neuralquanta.Statement;

/**
 * Losses of the linear model in the limit of large n and d at fixed λ = d/n (T32). With \(q=e^{-(s+\gamma)t}\),
 * \[ L_{\rm test}=\tfrac12\int\rho\Big\{W_0^2q^2+W_\star^2\Big[\frac{\gamma+sq}{s+\gamma}\Big]^2
 *    +\sigma^2\lambda s\Big[\frac{1-q}{s+\gamma}\Big]^2\Big\}
 *    +\tfrac12\Big(1-\frac1\lambda\Big)_+\big(W_0^2e^{-2\gamma t}+W_\star^2\big), \]
 * and the training loss \(|Xw-y|^2/2n\) likewise. Relative error about 1e-13.
 * Without noise the test loss never rises. Immutable, thread-safe.
 *
 * <p>Source: this library; the question is that of Liu, Michaud and Tegmark, Omnigrok, arXiv 2210.01117.
 */
@Statement("T32")
public final class LinearLimit {

    private final LinearModel model;
    private final MarchenkoPastur law;
    private final double startSquare;
    private final double teacherSquare;
    private final double noiseSquare;

    LinearLimit(LinearModel model) {
        this.model = model;
        this.law = new MarchenkoPastur(model.aspect());
        this.startSquare = model.start() * model.start();
        this.teacherSquare = model.teacher() * model.teacher();
        this.noiseSquare = model.noise() * model.noise();
    }

    /**
     * The test loss \(\frac12\mathbb E(x\cdot(w-w^\star))^2\) of a fresh Gaussian x, without its noise.
     *
     * @param time t ≥ 0, in units of the inverse rate
     * @return L_test ≥ 0
     * @throws IllegalArgumentException if the time is negative, infinite or NaN
     */
    public double test(double time) {
        checkTime(time);
        double null2 = startSquare * Math.exp(-2 * model.decay() * time) + teacherSquare;
        return (law.integral(s -> error(s, time)) + law.atom() * null2) / 2;
    }

    /** The squared error of a mode, over unit weight. */
    private double error(double s, double time) {
        double gamma = model.decay();
        double q = Math.exp(-(s + gamma) * time);
        double unlearned = unlearned(s, time);
        double progress = progress(s, time);
        return startSquare * q * q + teacherSquare * unlearned * unlearned + noiseSquare * model.aspect() * s * progress * progress;
    }

    /** The share of the teacher that a mode has not learned, 1 − s (1 − q)/(s + γ) in the form that loses nothing late. */
    private double unlearned(double s, double time) {
        double rate = s + model.decay();
        return rate > 0 ? (model.decay() + s * Math.exp(-rate * time)) / rate : 1;
    }

    /** (1 − q)/(s + γ), which is t at s + γ = 0. */
    private double progress(double s, double time) {
        double rate = s + model.decay();
        return rate > 0 ? -Math.expm1(-rate * time) / rate : time;
    }

    /**
     * The training loss \(|Xw-y|^2/2n\).
     *
     * @param time t ≥ 0
     * @return L_train ≥ 0; without noise \(\frac12\int\rho\,s\,e^2\)
     * @throws IllegalArgumentException if the time is negative, infinite or NaN
     */
    public double train(double time) {
        checkTime(time);
        double signal = law.integral(s -> {
            double q = Math.exp(-(s + model.decay()) * time);
            double unlearned = unlearned(s, time);
            return s * (startSquare * q * q + teacherSquare * unlearned * unlearned);
        });
        double kept = 0;
        if (noiseSquare > 0) {
            double unfitted = law.integral(s -> unlearned(s, time) * unlearned(s, time));
            // Of n directions of the noise, those outside the range of X are never fitted.
            kept = noiseSquare * (model.aspect() * unfitted + Math.max(0, 1 - model.aspect()));
        }
        return (signal + kept) / 2;
    }

    /**
     * The training loss without decay or noise, in closed form, \(\frac12(W_0^2+W_\star^2)e^{-2(1+\lambda)t}\frac{I_1(4\sqrt\lambda
     * t)}{2\sqrt\lambda t}\).
     *
     * @param time t ≥ 0
     * @return L_train, relative error at most 2e-14 (1 + t)
     * @throws IllegalStateException if the model has decay or noise
     * @throws IllegalArgumentException if the time is negative, infinite or NaN
     */
    public double trainClosed(double time) {
        checkTime(time);
        if (model.decay() > 0 || model.noise() > 0) {
            throw new IllegalStateException("the closed form needs gamma = sigma = 0, were " + model.decay() + " and "
                    + model.noise());
        }
        return (startSquare + teacherSquare) / 2 * Math.exp(-2 * law.lowerEdge() * time)
                * ScaledBessel.one(4 * Math.sqrt(model.aspect()) * time);
    }

    /**
     * The test loss that remains as t → ∞.
     *
     * @return the limit of {@link #test}
     */
    public double end() {
        double gamma = model.decay();
        DoubleUnaryOperator rest = s -> {
            double bias = s + gamma > 0 ? gamma / (s + gamma) : 0;
            double fitted = noiseSquare > 0 ? noiseSquare * model.aspect() * s / ((s + gamma) * (s + gamma)) : 0;
            return teacherSquare * bias * bias + fitted;
        };
        double null2 = (gamma > 0 ? 0 : startSquare) + teacherSquare;
        double bulk = gamma == 0 && noiseSquare == 0 ? 0 : law.integral(rest);
        return (bulk + law.atom() * null2) / 2;
    }

    /**
     * The floor \(\frac12(1-1/\lambda)W_\star^2\): what no training on n samples can learn about d &gt; n weights.
     *
     * @return the floor, 0 for λ ≤ 1
     */
    public double floor() {
        return law.atom() * teacherSquare / 2;
    }

    /**
     * The grokking time: when the test loss first falls to a target.
     *
     * @param target ε &gt; 0
     * @return the time, to a relative error of 1e-12; empty if the test loss stays above the target for ever (no grokking)
     * @throws IllegalArgumentException if the target is not above 0
     */
    public OptionalDouble grokkingTime(double target) {
        checkTarget(target);
        return FirstCrossing.below(this::test, target, timeScales());
    }

    /** The times from the first mode's decay to the last, at ratio 2^(1/4). */
    private double[] timeScales() {
        double slowest = model.decay() > 0 ? model.decay() : Math.max(law.lowerEdge(), 1e-8);
        double from = 1e-3 / Math.max(law.upperEdge(), model.decay());
        int count = (int) Math.ceil(4 * Math.log(800 / slowest / from) / Math.log(2));
        var times = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = from * Math.pow(2, i / 4.0);
        }
        return times;
    }

    /**
     * The critical norm \(W_c=\sqrt{2(\varepsilon-\text{floor})/(1-1/\lambda)}\): for small decay and no noise the test loss
     * falls to ε when the norm has fallen to W_c.
     *
     * @param target ε &gt; floor
     * @return W_c
     * @throws IllegalStateException if λ ≤ 1, where every direction is learned from the data and the norm decides nothing
     * @throws IllegalArgumentException if ε is not above the floor
     */
    public double criticalNorm(double target) {
        checkTarget(target);
        if (!(law.atom() > 0)) {
            throw new IllegalStateException("a critical norm exists for lambda > 1 only, was " + model.aspect());
        }
        if (!(target > floor())) {
            throw new IllegalArgumentException("the target must be above the floor " + floor() + " (below it there is no grokking), was "
                    + target);
        }
        return Math.sqrt(2 * (target - floor()) / law.atom());
    }

    /**
     * The law of Omnigrok for small decay and no noise, \(t=\frac1\gamma\ln\frac{W_0}{W_c}\).
     *
     * @param target ε &gt; floor
     * @return the predicted grokking time, negative where the start is below the critical norm
     * @throws IllegalStateException if λ ≤ 1 or γ = 0
     * @throws IllegalArgumentException if ε is not above the floor
     */
    public double predictedGrokkingTime(double target) {
        if (!(model.decay() > 0)) {
            throw new IllegalStateException("the law needs a decay gamma > 0, was 0");
        }
        return Math.log(model.start() / criticalNorm(target)) / model.decay();
    }

    @Override
    public String toString() {
        return "LinearLimit[model=" + model + "]";
    }

    private static void checkTarget(double target) {
        if (!(target > 0 && target < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the target must be finite and > 0, was " + target);
        }
    }

    static void checkTime(double time) {
        if (!(time >= 0 && time < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the time must be finite and >= 0, was " + time);
        }
    }
}
