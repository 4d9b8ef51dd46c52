package org.neuralquanta.fit;

import java.util.List;
import org.neuralquanta.form.Form;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.runs.Runs;

/**
 * A model in the coordinates of the optimiser: logarithms of E, A, B and plain exponents, with the variables counted from a
 * centre: \(A x^{-\alpha} = e^{a - \alpha(\log x - c)}\). With the mean of log x as centre the coordinates are nearly uncorrelated; with
 * centre 0 they are the logarithms of the parameters themselves. Immutable, thread-safe.
 */
sealed interface Shape permits OneTerm, TwoTerms, SaturatingTerm, ScaledTerm, FormShape, FixedShape {

    int dimension();

    /** Log M as a function of coordinates and run; for one thread. */
    interface Evaluation {

        /** Writes log M at a run and its derivatives into the jet; the value is not finite where the model is not defined. */
        void at(double[] theta, Runs runs, int run, Jet jet);
    }

    /** A function that evaluates it; for one thread. */
    Evaluation evaluation();

    /** On how many runs at most the grid of starting points is searched. */
    default int runsOnGrid() {
        return 4000;
    }

    /** The parameters in the order of the model. */
    double[] parameters(double[] theta);

    /** The coordinate of each free parameter. */
    List<Coordinate> coordinates();

    /** Derivatives of the reported parameters with respect to the coordinates, with E, A, B and X replaced by their logarithms. */
    double[][] jacobian(double[] theta);

    /** The same point in the coordinates of another centre; what follows them, such as the scale of the penalty, is kept. */
    double[] recentred(double[] theta, double... centres);

    /** The same model around another centre. */
    Shape around(double... centres);

    double[] centres();

    /** Starting points of the search, independent of the units. */
    List<double[]> starts(Runs runs);

    /**
     * The coordinate of a reported parameter.
     *
     * @param name the parameter
     * @param index its coordinate
     * @param variable the variable whose centre must be 0 for it, or −1
     * @param logarithm whether the coordinate is its logarithm
     */
    record Coordinate(String name, int index, int variable, boolean logarithm) {}

    static Shape of(CurveModel model, Runs runs) {
        double x = runs.centre(0);
        return switch (model) {
            case CurveModel.Power(boolean residual) -> new OneTerm(residual, x);
            case CurveModel.Saturating(double residual) -> new SaturatingTerm(residual, x, runs.log(0, runs.size() - 1));
            case CurveModel.Chinchilla(CurveModel.Combination form) -> new TwoTerms(null, form.sharpness(), x, runs.centre(1));
            case FormModel(Form form) -> FormShape.of(form, runs);
            case CurveModel.Fixed fixed -> FixedShape.of(fixed, of(fixed.base(), runs));
            case CurveModel.Scaled scaled -> new ScaledTerm(ScaledTerm.Table.of(scaled), x);
            case CurveModel.Quanta quanta -> new TwoTerms(quanta, 1, x, runs.centre(1));
        };
    }
}
