package org.neuralquanta.fit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.neuralquanta.newton.Jet;

/**
 * log M of a fit by log N and log D, with the derivatives along lines of constant N·D. A shape keeps its values when the centre of a
 * variable moves by c and its coordinates by \(c\,s(\theta)\); hence \(\partial_x\log M=s\cdot\nabla\log M\) and
 * \(\partial_x\partial_y\log M=s_x^T H s_y\), since s depends only on coordinates that do not move. The derivatives are exact up to
 * rounding, and no form has to give any by its variables. For one thread.
 */
final class BudgetLine {

    private final Shape shape;
    private final List<String> variables;
    private final double[] theta;

    /** The coordinates that are not held. */
    private final int[] free;

    private final double[][] moves = new double[2][];
    private final double[][][] moveDerivatives = new double[2][][];
    private final Shape.Evaluation evaluation;
    private final Jet jet;

    /**
     * log M at a place, and its derivatives along the line through it on which N·D is constant.
     *
     * @param slope by log N
     * @param curvature twice by log N
     * @param slopeByProduct the derivative of the slope by log(N·D) at constant N
     */
    record Place(double log, double slope, double curvature, double slopeByProduct) {}

    BudgetLine(Fit fit, double[] coordinates) {
        Shape given = fit.minimised().shape();
        CurveModel model = fit.model();
        double[] all = coordinates;
        int[] kept = IntStream.range(0, given.dimension()).toArray();
        while (given instanceof FixedShape fixed && model instanceof CurveModel.Fixed held) {
            int[] open = fixed.free();
            all = fixed.full(all);
            kept = Arrays.stream(kept).map(j -> open[j]).toArray();
            given = fixed.base();
            model = held.base();
        }
        this.shape = given;
        this.variables = fit.runs().variables();
        this.theta = all;
        this.free = kept;
        this.evaluation = shape.evaluation();
        this.jet = new Jet(shape.dimension());
        List<String> names = model.parameters();
        double[] origin = new double[shape.centres().length];
        double[][] still = shape.around(origin).jacobian(theta);
        for (int v = 0; v < 2; v++) {
            double[] unit = origin.clone();
            unit[v] = 1;
            double[] moved = shape.around(origin).recentred(theta, unit);
            double[][] derivatives = shape.around(unit).jacobian(theta);
            double[] move = new double[shape.dimension()];
            double[][] moveDerivative = new double[shape.dimension()][];
            for (Shape.Coordinate coordinate : shape.coordinates()) {
                int j = coordinate.index();
                int row = names.indexOf(coordinate.name());
                move[j] = moved[j] - theta[j];
                moveDerivative[j] = IntStream.range(0, shape.dimension()).mapToDouble(k -> still[row][k] - derivatives[row][k]).toArray();
            }
            moves[v] = move;
            moveDerivatives[v] = moveDerivative;
        }
    }

    Place at(double logParameters, double logTokens) {
        evaluate(logParameters, logTokens);
        double[] along = along();
        double[] bend = product(along);
        return new Place(jet.value, dot(along, jet.gradient), dot(along, bend), dot(moves[1], bend));
    }

    /** The derivatives of the slope by the free coordinates. */
    double[] slopeGradient(double logParameters, double logTokens) {
        evaluate(logParameters, logTokens);
        double[] gradient = product(along());
        for (int j = 0; j < gradient.length; j++) {
            for (int k = 0; k < gradient.length; k++) {
                gradient[k] += (moveDerivatives[0][j][k] - moveDerivatives[1][j][k]) * jet.gradient[j];
            }
        }
        return Arrays.stream(free).mapToDouble(j -> gradient[j]).toArray();
    }

    private void evaluate(double logParameters, double logTokens) {
        evaluation.at(theta, Point.of(Math.exp(logParameters), Math.exp(logTokens)).at(variables), 0, jet);
    }

    private double[] along() {
        double[] along = new double[shape.dimension()];
        Arrays.setAll(along, j -> moves[0][j] - moves[1][j]);
        return along;
    }

    private double[] product(double[] vector) {
        double[] image = new double[vector.length];
        for (int j = 0; j < vector.length; j++) {
            for (int k = 0; k < vector.length; k++) {
                image[j] += jet.hessian[Math.max(j, k)][Math.min(j, k)] * vector[k];
            }
        }
        return image;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
