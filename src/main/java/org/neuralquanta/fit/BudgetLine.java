package org.neuralquanta.fit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.runs.Point;

/**
 * The logarithm log M of a fitted loss as a function of log N and log D, with the derivatives along lines of constant N·D, on which compute
 * is constant. A form keeps its values when the centre of a variable moves by c and the form's coordinates by \(c\,s(\theta)\); hence
 * \(\partial_x\log M=s\cdot\nabla\log M\) and \(\partial_x\partial_y\log M=s_x^T H s_y\), since s depends only on coordinates that do not
 * move. The derivatives are exact up to rounding, and no form has to supply derivatives with respect to its variables. Immutable,
 * thread-safe.
 */
public final class BudgetLine {

    private final Shape shape;
    private final List<String> variables;
    private final double[] theta;

    /** The coordinates that are not held. */
    private final int[] free;

    private final double[][] moves = new double[2][];
    private final double[][][] moveDerivatives = new double[2][][];
    private final Fit fit;
    private final double[] coordinates;

    /**
     * The logarithm log M at a point, and its derivatives along the line through it on which N·D is constant; NaN where they are outside
     * the range of a double. Immutable, thread-safe.
     *
     * @param log log M
     * @param slope the first derivative with respect to log N
     * @param curvature the second derivative with respect to log N
     * @param slopeByProduct the derivative of the slope with respect to log(N·D) at constant N
     */
    public record Place(double log, double slope, double curvature, double slopeByProduct) {}

    /**
     * The lines of a fit of a model in N and D.
     *
     * @param fit the fit
     */
    public BudgetLine(Fit fit) {
        this(fit, fit.minimum().theta());
    }

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
        this.fit = fit;
        this.coordinates = coordinates;
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

    /**
     * The number of coordinates.
     *
     * @return how many derivatives {@link #slopeGradient} has
     */
    public int dimension() {
        return free.length;
    }

    /**
     * The same for a curve with one coordinate moved, from which derivatives follow by differences.
     *
     * @param coordinate which, from 0, below {@link #dimension()}
     * @param by how far
     * @return the lines of the moved curve
     */
    public BudgetLine moved(int coordinate, double by) {
        double[] other = coordinates.clone();
        other[coordinate] += by;
        return new BudgetLine(fit, other);
    }

    /**
     * The loss at a point.
     *
     * @param logParameters log N
     * @param logTokens log D
     * @return log M and its derivatives
     */
    public Place at(double logParameters, double logTokens) {
        Jet jet = evaluate(logParameters, logTokens);
        double[] along = along();
        double[] bend = product(jet, along);
        return new Place(jet.value, dot(along, jet.gradient), dot(along, bend), dot(moves[1], bend));
    }

    /**
     * The derivatives of the slope at a point with respect to the coordinates.
     *
     * @param logParameters log N
     * @param logTokens log D
     * @return the derivatives, as {@link Covariance#standardErrorAlong} expects them
     */
    public double[] slopeGradient(double logParameters, double logTokens) {
        Jet jet = evaluate(logParameters, logTokens);
        double[] gradient = product(jet, along());
        for (int j = 0; j < gradient.length; j++) {
            for (int k = 0; k < gradient.length; k++) {
                gradient[k] += (moveDerivatives[0][j][k] - moveDerivatives[1][j][k]) * jet.gradient[j];
            }
        }
        return Arrays.stream(free).mapToDouble(j -> gradient[j]).toArray();
    }

    private Jet evaluate(double logParameters, double logTokens) {
        var jet = new Jet(shape.dimension());
        shape.evaluation().at(theta, Point.of(Math.exp(logParameters), Math.exp(logTokens)).at(variables), 0, jet);
        return jet;
    }

    private double[] along() {
        double[] along = new double[shape.dimension()];
        Arrays.setAll(along, j -> moves[0][j] - moves[1][j]);
        return along;
    }

    private static double[] product(Jet jet, double[] vector) {
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

    @Override
    public String toString() {
        return "BudgetLine[" + fit + "]";
    }
}
