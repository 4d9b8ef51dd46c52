package org.neuralquanta.fit;

import java.util.ArrayList;
import java.util.List;
import org.neuralquanta.form.Grid;
import org.neuralquanta.form.LogSum;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.runs.Runs;

/** E + A x^−α, coordinates (e, a, α), or A x^−α, coordinates (a, α). */
record OneTerm(boolean residual, double centre) implements Shape {

    @Override
    public int dimension() {
        return residual ? 3 : 2;
    }

    @Override
    public Evaluation evaluation() {
        return this::evaluate;
    }

    private void evaluate(double[] theta, Runs runs, int run, Jet jet) {
        int a = residual ? 1 : 0;
        double x = runs.log(0, run) - centre;
        double term = theta[a] - theta[a + 1] * x;
        if (!residual) {
            jet.value = term;
            jet.gradient[0] = 1;
            jet.gradient[1] = -x;
            return;
        }
        double share = LogSum.firstShare(term, theta[0]);
        jet.value = LogSum.of(term, theta[0]);
        jet.gradient[0] = 1 - share;
        jet.gradient[1] = share;
        jet.gradient[2] = -x * share;
        double spread = share * (1 - share);
        jet.hessian[0][0] = spread;
        jet.hessian[1][0] = -spread;
        jet.hessian[1][1] = spread;
        jet.hessian[2][0] = x * spread;
        jet.hessian[2][1] = -x * spread;
        jet.hessian[2][2] = x * x * spread;
    }

    @Override
    public double[] parameters(double[] theta) {
        int a = residual ? 1 : 0;
        double amplitude = Math.exp(theta[a] + theta[a + 1] * centre);
        return residual
                ? new double[] {Math.exp(theta[0]), amplitude, theta[2]}
                : new double[] {amplitude, theta[1]};
    }

    @Override
    public List<Coordinate> coordinates() {
        int a = residual ? 1 : 0;
        var list = new ArrayList<Coordinate>();
        if (residual) {
            list.add(new Coordinate("E", 0, -1, true));
        }
        list.add(new Coordinate("A", a, 0, true));
        list.add(new Coordinate("alpha", a + 1, -1, false));
        return list;
    }

    @Override
    public double[][] jacobian(double[] theta) {
        return residual
                ? new double[][] {{1, 0, 0}, {0, 1, centre}, {0, 0, 1}}
                : new double[][] {{1, centre}, {0, 1}};
    }

    @Override
    public double[] recentred(double[] theta, double... centres) {
        int a = residual ? 1 : 0;
        double[] moved = theta.clone();
        moved[a] += theta[a + 1] * (centre - centres[0]);
        return moved;
    }

    @Override
    public Shape around(double... centres) {
        return new OneTerm(residual, centres[0]);
    }

    @Override
    public double[] centres() {
        return new double[] {centre};
    }

    @Override
    public List<double[]> starts(Runs runs) {
        double low = Grid.leastLogLoss(FormShape.data(runs, centres()));
        double middle = Grid.medianLogLoss(FormShape.data(runs, centres()));
        var starts = new ArrayList<double[]>();
        for (double exponent : Grid.EXPONENTS) {
            if (!residual) {
                starts.add(new double[] {middle, exponent});
                continue;
            }
            for (double share : Grid.RESIDUAL_SHARES) {
                double e = low + Math.log(share);
                starts.add(new double[] {e, Grid.logDifference(middle, e), exponent});
            }
        }
        return starts;
    }
}
