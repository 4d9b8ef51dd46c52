package org.neuralquanta.law;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.IterativeLegendreGaussIntegrator;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.numerics.Bisection;

/**
 * The exposure Y of the last affordable quantum at which compute is best split: Y minimises \(Y^{\beta/E}h(Y)\), which gives
 * \(\frac\beta E h(Y)=w\bigl(h(Y)-\frac1\beta\bigr)+\frac{\varphi(Y)}\sigma\) (T18; see {@link ClosedForm#compute}). The right side less
 * the left falls with Y, so there is one such Y; where φ jumps over it, Y is the jump.
 *
 * @param exposure Y
 * @param height h(Y)
 */
record OptimalExposure(double exposure, double height) {

    private static final double LARGEST_ARGUMENT = 100;

    static OptimalExposure of(EmergenceCurve curve, double decay, double sigma, double whole) {
        if (curve.step().isPresent()) {
            return new OptimalExposure(curve.step().getAsDouble(), 1 / decay);
        }
        double w = decay / sigma;
        boolean isAnalytic = curve.sectorBounds().isPresent();
        DoubleUnaryOperator height =
                isAnalytic ? y -> height(curve, decay, sigma, w, y) : heightByTransform(curve, decay, sigma, w);
        DoubleUnaryOperator imbalance = log -> {
            double y = Math.exp(log);
            double h = height.applyAsDouble(y);
            return w * (h - 1 / decay) + curve.open(y) / sigma - decay / whole * h;
        };
        double low = -40;
        double high = 8;
        while (imbalance.applyAsDouble(high) > 0) {
            high += 2;
            if (high > 600) {
                throw new ArithmeticException("the best exposure of the last quantum is above e^600 for " + curve);
            }
        }
        while (imbalance.applyAsDouble(low) < 0) {
            low -= 40;
            if (low < -600) {
                throw new ArithmeticException("the best exposure of the last quantum is below e^-600 for " + curve);
            }
        }
        double log = isAnalytic
                ? new BracketingNthOrderBrentSolver(1e-13, 1e-13, 1e-14, 5).solve(500, imbalance::applyAsDouble, low, high)
                : Bisection.between(low, high, 1e-14, 1e-15, u -> imbalance.applyAsDouble(u) > 0).high();
        double y = Math.exp(log);
        return new OptimalExposure(y, height.applyAsDouble(y));
    }

    /** h(Y), with its integral taken in log y from Y to where φ is negligible. */
    private static double height(EmergenceCurve curve, double decay, double sigma, double w, double y) {
        double end = Math.max(y, 1);
        while (curve.open(end) > 1e-40) {
            end *= 1.5;
        }
        if (end == y) {
            return 1 / decay;
        }
        double from = Math.log(y);
        double to = Math.log(end);
        double sum = 0;
        int panels = (int) Math.ceil(4 * (to - from)) + 1;
        // Where φ is small its own rounding is larger than the error that the whole allows.
        var integrator = new IterativeLegendreGaussIntegrator(24, 1e-13, 1e-15 * sigma / decay);
        for (int i = 0; i < panels; i++) {
            double a = from + (to - from) * i / panels;
            double b = from + (to - from) * (i + 1) / panels;
            sum += integrator.integrate(100_000, u -> Math.exp(w * (u - from)) * curve.open(Math.exp(u)), a, b);
        }
        return 1 / decay + sum / sigma;
    }

    /** h(Y) for a curve that may jump or fall slowly. */
    private static DoubleUnaryOperator heightByTransform(EmergenceCurve curve, double decay, double sigma, double w) {
        if (!(w <= LARGEST_ARGUMENT)) {
            throw new ArithmeticException("the best split needs the Mellin transform of the emergence curve above " + LARGEST_ARGUMENT
                    + ", up to where it is known");
        }
        var beyond = new UpperTransform(curve, w, curve.mellin(w));
        return y -> 1 / decay + beyond.at(y) / sigma;
    }
}
