package org.neuralquanta.fit;

import java.util.ArrayList;
import java.util.List;
import org.neuralquanta.form.Grid;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.runs.Runs;

/**
 * E + A (x^−α − X^−α) with E known: coordinates (a, α, u), log X = log x_max + e^u, so that X lies beyond every run.
 */
record SaturatingTerm(double residual, double centre, double largest) implements Shape {

    @Override
    public int dimension() {
        return 3;
    }

    @Override
    public Evaluation evaluation() {
        return this::evaluate;
    }

    private void evaluate(double[] theta, Runs runs, int run, Jet jet) {
        double alpha = theta[1];
        double x = runs.log(0, run) - centre;
        double beyond = Math.exp(theta[2]);
        double q = largest - centre + beyond;
        if (!(alpha > 0)) {
            jet.value = Double.NaN;
            return;
        }
        double end = Math.exp(theta[0] - alpha * q);
        double power = Math.exp(theta[0] - alpha * x);
        double f = power * -Math.expm1(alpha * (x - q));
        double fAlpha = q * end - x * power;
        double fq = alpha * end;
        double fAlphaAlpha = x * x * power - q * q * end;
        double fAlphaQ = end * (1 - alpha * q);
        double fqq = -alpha * alpha * end;
        double total = residual + f;
        double[] g = jet.gradient;
        double[][] h = jet.hessian;
        jet.value = Math.log(total);
        g[0] = f / total;
        g[1] = fAlpha / total;
        g[2] = fq * beyond / total;
        h[0][0] = f / total - g[0] * g[0];
        h[1][0] = fAlpha / total - g[1] * g[0];
        h[2][0] = fq * beyond / total - g[2] * g[0];
        h[1][1] = fAlphaAlpha / total - g[1] * g[1];
        h[2][1] = fAlphaQ * beyond / total - g[2] * g[1];
        h[2][2] = (fqq * beyond * beyond + fq * beyond) / total - g[2] * g[2];
    }

    @Override
    public double[] parameters(double[] theta) {
        return new double[] {
            Math.exp(theta[0] + theta[1] * centre), theta[1], Math.exp(largest + Math.exp(theta[2]))
        };
    }

    @Override
    public List<Coordinate> coordinates() {
        return List.of(
                new Coordinate("A", 0, 0, true), new Coordinate("alpha", 1, -1, false), new Coordinate("X", 2, -1, true));
    }

    @Override
    public double[][] jacobian(double[] theta) {
        return new double[][] {{1, centre, 0}, {0, 1, 0}, {0, 0, Math.exp(theta[2])}};
    }

    @Override
    public double[] recentred(double[] theta, double... centres) {
        double[] moved = theta.clone();
        moved[0] += theta[1] * (centre - centres[0]);
        return moved;
    }

    @Override
    public Shape around(double... centres) {
        return new SaturatingTerm(residual, centres[0], largest);
    }

    @Override
    public double[] centres() {
        return new double[] {centre};
    }

    @Override
    public List<double[]> starts(Runs runs) {
        double middle = Grid.medianLogLoss(FormShape.data(runs, centres()));
        double first = residual == 0 ? middle : Grid.logDifference(middle, Math.min(Math.log(residual), middle - 0.01));
        var starts = new ArrayList<double[]>();
        for (double alpha : Grid.EXPONENTS) {
            for (double beyond : new double[] {-2, 0, 1.5}) {
                double q = largest - centre + Math.exp(beyond);
                double amplitude = q > 0 ? first - Math.log(-Math.expm1(-alpha * q)) : first;
                starts.add(new double[] {amplitude, alpha, beyond});
            }
        }
        return starts;
    }
}
