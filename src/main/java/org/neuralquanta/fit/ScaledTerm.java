package org.neuralquanta.fit;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.analysis.interpolation.SplineInterpolator;
import org.hipparchus.analysis.polynomials.PolynomialSplineFunction;
import org.neuralquanta.form.Grid;
import org.neuralquanta.form.LogSum;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.runs.UnfittableException;

/**
 * E + A f(x/S), with log f interpolated in log x by a cubic spline. Coordinates (e, b, s): e = log E, s = log S, and b the logarithm of the
 * second term at the centre c, \(b=\log A+g(c-s)\), g(u) = log f(e^u), since A and S are hardly distinguishable where f is nearly a power;
 * for c = 0, b is log A.
 */
record ScaledTerm(Table table, double centre) implements Shape {

    /** Knots per factor of e. */
    private static final int KNOTS = 12;

    private static final int SCALES = 9;

    /** g and its derivatives from least to most. */
    record Table(
            double least, double most, PolynomialSplineFunction log, PolynomialSplineFunction slope, PolynomialSplineFunction curvature) {

        static Table of(CurveModel.Scaled model) {
            double least = Math.log(model.least());
            double most = Math.log(model.most());
            int knots = Math.max(5, 1 + (int) Math.ceil(KNOTS * (most - least)));
            var at = new double[knots];
            var values = new double[knots];
            for (int i = 0; i < knots; i++) {
                at[i] = i == knots - 1 ? most : least + (most - least) * i / (knots - 1);
                double x = Math.clamp(Math.exp(at[i]), model.least(), model.most());
                double loss = model.law().applyAsDouble(x);
                if (!(loss > 0 && loss < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException(
                            "the law '" + model.name() + "' must be finite and > 0 to be fitted, was " + loss + " at " + x);
                }
                values[i] = Math.log(loss);
            }
            PolynomialSplineFunction log = new SplineInterpolator().interpolate(at, values);
            PolynomialSplineFunction slope = log.polynomialSplineDerivative();
            return new Table(least, most, log, slope, slope.polynomialSplineDerivative());
        }

        boolean holds(double u) {
            return u >= least && u <= most;
        }
    }

    @Override
    public int dimension() {
        return 3;
    }

    private boolean isAnchored() {
        return centre != 0;
    }

    @Override
    public Evaluation evaluation() {
        return this::evaluate;
    }

    private void evaluate(double[] theta, Runs runs, int run, Jet jet) {
        double u = runs.log(0, run) - theta[2];
        double anchor = centre - theta[2];
        if (!table.holds(u) || (isAnchored() && !table.holds(anchor))) {
            jet.value = Double.NaN;
            return;
        }
        double term = theta[1] + table.log.value(u);
        double slope = -table.slope.value(u);
        double curvature = table.curvature.value(u);
        if (isAnchored()) {
            term -= table.log.value(anchor);
            slope += table.slope.value(anchor);
            curvature -= table.curvature.value(anchor);
        }
        double share = LogSum.firstShare(term, theta[0]);
        jet.value = LogSum.of(term, theta[0]);
        jet.gradient[0] = 1 - share;
        jet.gradient[1] = share;
        jet.gradient[2] = slope * share;
        double spread = share * (1 - share);
        jet.hessian[0][0] = spread;
        jet.hessian[1][0] = -spread;
        jet.hessian[1][1] = spread;
        jet.hessian[2][0] = -slope * spread;
        jet.hessian[2][1] = slope * spread;
        jet.hessian[2][2] = slope * slope * spread + curvature * share;
    }

    private double logAmplitude(double[] theta) {
        return isAnchored() ? theta[1] - table.log.value(centre - theta[2]) : theta[1];
    }

    @Override
    public double[] parameters(double[] theta) {
        return new double[] {Math.exp(theta[0]), Math.exp(logAmplitude(theta)), Math.exp(theta[2])};
    }

    @Override
    public List<Coordinate> coordinates() {
        return List.of(new Coordinate("E", 0, -1, true), new Coordinate("A", 1, 0, true), new Coordinate("S", 2, -1, true));
    }

    @Override
    public double[][] jacobian(double[] theta) {
        double slope = isAnchored() ? table.slope.value(centre - theta[2]) : 0;
        return new double[][] {{1, 0, 0}, {0, 1, slope}, {0, 0, 1}};
    }

    @Override
    public double[] recentred(double[] theta, double... centres) {
        double amplitude = logAmplitude(theta);
        double[] moved = theta.clone();
        moved[1] = centres[0] == 0 ? amplitude : amplitude + table.log.value(centres[0] - theta[2]);
        return moved;
    }

    @Override
    public Shape around(double... centres) {
        return new ScaledTerm(table, centres[0]);
    }

    @Override
    public double[] centres() {
        return new double[] {centre};
    }

    /** Scales at which the law is known for all runs, equally spaced in log S. */
    @Override
    public List<double[]> starts(Runs runs) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < runs.size(); i++) {
            lowest = Math.min(lowest, runs.log(0, i));
            highest = Math.max(highest, runs.log(0, i));
        }
        double least = highest - table.most;
        double most = lowest - table.least;
        if (!(least < most)) {
            throw new UnfittableException("the law is known over a smaller range than that of the runs: from e^" + table.least + " to e^"
                    + table.most + ", the runs from e^" + lowest + " to e^" + highest);
        }
        double low = Grid.leastLogLoss(FormShape.data(runs, centres()));
        double middle = Grid.medianLogLoss(FormShape.data(runs, centres()));
        var starts = new ArrayList<double[]>();
        for (int i = 1; i < SCALES; i++) {
            double scale = least + (most - least) * i / SCALES;
            for (double share : Grid.RESIDUAL_SHARES) {
                double e = low + Math.log(share);
                double term = Grid.logDifference(middle, e);
                starts.add(new double[] {e, isAnchored() ? term : term - table.log.value(centre - scale), scale});
            }
        }
        return starts;
    }
}
