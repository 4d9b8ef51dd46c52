package org.example.own;

import java.util.stream.DoubleStream;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.JointLaw;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Estimate;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.order.ByFrequency;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.schedule.OrderLaw;

/** Laws, an order, a simulation and a fit with an emergence curve and use frequencies that the library does not have. */
public final class OwnModel {

    private static final int QUANTA = 500;

    private OwnModel() {}

    /** A share that falls like a Lorentz curve with an exponential cut-off. */
    private static double open(double exposure) {
        return Math.exp(-exposure / 10) / (1 + exposure * exposure);
    }

    /** Zipf frequencies with an exponential cut-off, not yet normalised. */
    private static double weight(double rank) {
        return Math.pow(rank, -1.3) * Math.exp(-rank / 100);
    }

    public static void main(String[] arguments) throws InterruptedException {
        double total = DoubleStream.iterate(QUANTA, k -> k >= 1, k -> k - 1).map(OwnModel::weight).sum();
        QuantaDistribution quanta = QuantaDistribution.of("cut off", k -> weight(k) / total, QUANTA);
        EmergenceCurve curve = EmergenceCurve.of("lorentz", OwnModel::open);
        QuantaModel model = QuantaModel.of(quanta).learnedAfter(curve);

        DataLaw data = DataLaw.of(model);
        for (double samples : new double[] {10, 1000, 100_000}) {
            double sum = 0;
            double left = 0;
            for (int k = QUANTA; k >= 1; k--) {
                double term = weight(k) / total * open(samples * weight(k) / total);
                sum += term;
                left += k > 20 ? weight(k) / total : term;
            }
            require("the data law", data.exact(samples), sum, 1e-12 * sum);
            require("the joint law", JointLaw.of(model).exact(20, samples), left, 1e-12 * left);
            if (!(data.bound(samples) instanceof Bound.Estimated estimated && estimated.contains(sum))) {
                throw new IllegalStateException("the bound must be estimated and hold the sum, was " + data.bound(samples));
            }
        }
        require("the order", OrderLaw.of(model, new ByFrequency()).loss(20), ParameterLaw.of(model).exact(20), 1e-12);

        // Five standard errors: one false alarm in half a million runs at three points.
        for (Estimate point : Simulation.of(quanta).learnedBy(OwnModel::open).repeated(1000, 1).run(10, 1000, 20_000).points()) {
            require("the simulation", point.mean(), data.exact(point.x()), 5 * point.standardError());
        }

        double[] x = DoubleStream.iterate(100, v -> v < 1e5, v -> 1.4 * v).toArray();
        double[] losses = DoubleStream.of(x).map(v -> 0.1 + 2 * data.exact(v / 3)).toArray();
        Fit fit = Fit.of(CurveModel.of("own law", data::exact, 1, 1e6), Runs.curve(x, losses));
        require("the fit", fit.parameter("S"), 3, 0.03);
        System.out.println("An own curve and own frequencies have their laws, order, simulation and fit on the "
                + (OwnModel.class.getModule().isNamed() ? "module" : "class") + " path.");
    }

    private static void require(String what, double value, double expected, double error) {
        if (!(Math.abs(value - expected) <= error)) {
            throw new IllegalStateException(what + " gives " + value + ", expected " + expected + " within " + error);
        }
    }
}
