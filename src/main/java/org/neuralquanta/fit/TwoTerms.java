package org.neuralquanta.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.form.Grid;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.runs.Runs;

/**
 * E + (T_N^q + T_D^q)^{1/q} with T_N = A N^−α and T_D = B D^−β, q = 1 for the sum: coordinates (e, a, α, b, β), or
 * (e, a, α, b) where β follows from α.
 */
record TwoTerms(CurveModel.@Nullable Quanta tie, int sharpness, double centreN, double centreD) implements Shape {

    @Override
    public int dimension() {
        return tie == null ? 5 : 4;
    }

    @Override
    public Evaluation evaluation() {
        return this::evaluate;
    }

    private void evaluate(double[] theta, Runs runs, int run, Jet jet) {
        double x = runs.log(0, run) - centreN;
        double y = runs.log(1, run) - centreD;
        double alpha = theta[2];
        double t1 = theta[1] - alpha * x;
        double t2 = theta[3] - (tie == null ? theta[4] : tie.tied(alpha)) * y;
        // Shares of e^{q t1} and e^{q t2} in their sum, and of their sum's root e^u in M, by three exponentials and one logarithm
        // for q = 1.
        double top = Math.max(t1, t2);
        double p1 = Math.exp(sharpness * (t1 - top));
        double p2 = Math.exp(sharpness * (t2 - top));
        double w1 = p1 / (p1 + p2);
        double w2 = p2 / (p1 + p2);
        double root = sharpness == 1 ? p1 + p2 : Math.pow(p1 + p2, 1.0 / sharpness);
        double ratio = Math.exp(theta[0] - top);
        double v = root / (root + ratio);
        jet.value = top + Math.log(root + ratio);
        // With d = dt1 − dt2: du = w1 dt1 + w2 dt2, d²u = q w1 w2 d dᵀ + w2 d²t2, and
        // dm = v du + (1−v) de, d²m = v(1−v)(du−de)(du−de)ᵀ + v d²u.
        double slope = tie == null ? 0 : -y * tie.dataExponentSlope(alpha);
        double duAlpha = -w1 * x + w2 * slope;
        double dAlpha = -x - slope;
        double spread = v * (1 - v);
        double split = v * sharpness * w1 * w2;
        double[] g = jet.gradient;
        g[0] = 1 - v;
        g[1] = v * w1;
        g[2] = v * duAlpha;
        g[3] = v * w2;
        double[][] h = jet.hessian;
        h[0][0] = spread;
        h[1][0] = -spread * w1;
        h[2][0] = -spread * duAlpha;
        h[3][0] = -spread * w2;
        h[1][1] = spread * w1 * w1 + split;
        h[2][1] = spread * duAlpha * w1 + split * dAlpha;
        h[3][1] = spread * w2 * w1 - split;
        h[2][2] = spread * duAlpha * duAlpha + split * dAlpha * dAlpha;
        h[3][2] = spread * w2 * duAlpha - split * dAlpha;
        h[3][3] = spread * w2 * w2 + split;
        if (tie != null) {
            h[2][2] -= v * w2 * y * tie.dataExponentCurvature(alpha);
            return;
        }
        g[4] = -v * w2 * y;
        h[4][0] = spread * w2 * y;
        h[4][1] = y * (split - spread * w2 * w1);
        h[4][2] = y * (split * dAlpha - spread * w2 * duAlpha);
        h[4][3] = -y * h[3][3];
        h[4][4] = y * y * h[3][3];
    }

    private double beta(double[] theta) {
        return tie == null ? theta[4] : tie.tied(theta[2]);
    }

    @Override
    public double[] parameters(double[] theta) {
        double beta = beta(theta);
        return new double[] {
            Math.exp(theta[0]), Math.exp(theta[1] + theta[2] * centreN), Math.exp(theta[3] + beta * centreD), theta[2], beta
        };
    }

    @Override
    public List<Coordinate> coordinates() {
        var list = new ArrayList<>(List.of(
                new Coordinate("E", 0, -1, true),
                new Coordinate("A", 1, 0, true),
                new Coordinate("B", 3, 1, true),
                new Coordinate("alpha", 2, -1, false)));
        if (tie == null) {
            list.add(new Coordinate("beta", 4, -1, false));
        }
        return list;
    }

    @Override
    public double[][] jacobian(double[] theta) {
        double slope = tie == null ? 0 : tie.dataExponentSlope(theta[2]);
        double[][] rows = {
            {1, 0, 0, 0, 0}, {0, 1, centreN, 0, 0}, {0, 0, slope * centreD, 1, centreD}, {0, 0, 1, 0, 0}, {0, 0, slope, 0, 1}
        };
        if (tie != null) {
            Arrays.setAll(rows, i -> Arrays.copyOf(rows[i], 4));
        }
        return rows;
    }

    @Override
    public double[] recentred(double[] theta, double... centres) {
        double[] moved = theta.clone();
        moved[1] += theta[2] * (centreN - centres[0]);
        moved[3] += beta(theta) * (centreD - centres[1]);
        return moved;
    }

    @Override
    public Shape around(double... centres) {
        return new TwoTerms(tie, sharpness, centres[0], centres[1]);
    }

    @Override
    public double[] centres() {
        return new double[] {centreN, centreD};
    }

    @Override
    public List<double[]> starts(Runs runs) {
        double low = Grid.leastLogLoss(FormShape.data(runs, centres()));
        double middle = Grid.medianLogLoss(FormShape.data(runs, centres()));
        var starts = new ArrayList<double[]>();
        for (double residual : Grid.RESIDUAL_SHARES) {
            double e = low + Math.log(residual);
            double rest = Grid.logDifference(middle, e);
            for (double share : Grid.TERM_SHARES) {
                double a = rest + Math.log(share);
                double b = rest + Math.log1p(-share);
                for (double alpha : Grid.EXPONENTS) {
                    if (tie != null) {
                        starts.add(new double[] {e, a, alpha, b});
                        continue;
                    }
                    for (double beta : Grid.EXPONENTS) {
                        starts.add(new double[] {e, a, alpha, b, beta});
                    }
                }
            }
        }
        return starts;
    }
}
