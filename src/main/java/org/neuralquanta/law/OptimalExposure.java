package org.neuralquanta.law;

import org.hipparchus.analysis.integration.IterativeLegendreGaussIntegrator;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.neuralquanta.emergence.EmergenceCurve;

/**
 * The exposure Y of the last affordable quantum at which compute is best split: Y minimises \(Y^{\beta/E}h(Y)\), which gives
 * \(\frac\beta E h(Y)=w\bigl(h(Y)-\frac1\beta\bigr)+\frac{\varphi(Y)}\sigma\) (T18; see {@link ClosedForm#compute}).
 *
 * @param exposure Y
 * @param height h(Y)
 */
record OptimalExposure(double exposure, double height) {

    static OptimalExposure of(EmergenceCurve curve, double decay, double sigma, double whole) {
        if (curve.step().isPresent()) {
            return new OptimalExposure(curve.step().getAsDouble(), 1 / decay);
        }
        double w = decay / sigma;
        double low = -40;
        double high = 8;
        var solver = new BracketingNthOrderBrentSolver(1e-13, 1e-13, 1e-14, 5);
        while (imbalance(curve, decay, sigma, whole, w, high) > 0) {
            high += 2;
        }
        while (imbalance(curve, decay, sigma, whole, w, low) < 0) {
            low -= 40;
            if (low < -600) {
                throw new ArithmeticException("the best exposure of the last quantum is below e^-600 for " + curve);
            }
        }
        double log = solver.solve(500, u -> imbalance(curve, decay, sigma, whole, w, u), low, high);
        double y = Math.exp(log);
        return new OptimalExposure(y, height(curve, decay, sigma, w, y));
    }

    /** Positive where Y is below its best value. */
    private static double imbalance(EmergenceCurve curve, double decay, double sigma, double whole, double w, double log) {
        double y = Math.exp(log);
        double height = height(curve, decay, sigma, w, y);
        return w * (height - 1 / decay) + curve.open(y) / sigma - decay / whole * height;
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
        var integrator = new IterativeLegendreGaussIntegrator(24, 1e-13, 1e-300);
        int panels = (int) Math.ceil(4 * (to - from)) + 1;
        for (int i = 0; i < panels; i++) {
            double a = from + (to - from) * i / panels;
            double b = from + (to - from) * (i + 1) / panels;
            sum += integrator.integrate(100_000, u -> Math.exp(w * (u - from)) * curve.open(Math.exp(u)), a, b);
        }
        return 1 / decay + sum / sigma;
    }
}
