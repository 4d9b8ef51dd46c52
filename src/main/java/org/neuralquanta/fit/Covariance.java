package org.neuralquanta.fit;

import java.util.List;
import java.util.Map;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.runs.Runs;

/**
 * Asymptotic covariances of the fitted parameters, with E, A, B and X replaced by their logarithms. Immutable, thread-safe.
 */
public final class Covariance {

    /** Curvatures below this share of the largest count as 0. */
    private static final double FLAT = 1e-13;

    /** Entries below this share of the largest count as 0. */
    private static final double NOTHING = 1e-32;

    /** A variance of what nothing tells. */
    private static final double HUGE = 1e300;

    private static final double ROUNDING = 1e-6;

    private static final double LARGEST_LEVERAGE = 0.9;

    private final List<String> names;
    private final double[][] entries;

    /** Of the coordinates of the fit's shape. */
    private final RealMatrix coordinates;

    private Covariance(List<String> names, RealMatrix entries, RealMatrix coordinates) {
        this.names = names;
        this.entries = entries.getData();
        this.coordinates = coordinates;
    }

    /**
     * For independent, identically distributed residuals: \(\frac{E\psi^2}{(E\psi')^2}\,(G^TG)^{-1}\), where G holds the derivatives of log
     * M.
     *
     * @param fit a fit
     * @return its covariance
     */
    public static Covariance calibrated(Fit fit) {
        Calibration calibration = fit.calibration();
        int p = fit.minimised().shape().dimension();
        double[][] information = new double[p][p];
        eachGradient(fit, (run, g) -> addSquare(information, g, fit.runs().weight(run)));
        return reported(fit, inverse(information).scalarMultiply(calibration.variance()));
    }

    /**
     * The sandwich \(H^{-1}JH^{-1}\) with H = Σ ψ′ g gᵀ and J = Σ (Σ ψ g)(Σ ψ g)ᵀ, where the inner sums run over the runs of a group. It is
     * also valid where the scatter differs between runs, or where the runs of a group depend on each other (Huber 1967; White 1980). Each ψ
     * is divided by √(1 − h), where h is the leverage of its run (HC2), since runs with high leverage pull the curve towards themselves.
     *
     * @param fit a fit
     * @return its covariance
     */
    public static Covariance sandwich(Fit fit) {
        Calibration calibration = fit.calibration();
        Runs runs = fit.runs();
        int p = fit.minimised().shape().dimension();
        RealMatrix inverse = inverse(curvature(fit, calibration));
        double[][] scores = new double[runs.groupCount()][p];
        eachGradient(fit, (run, g) -> {
            double weight = runs.weight(run);
            double leverage = weight * calibration.curvature(run) * square(inverse, g);
            double[] score = scores[runs.group(run)];
            for (int j = 0; j < p; j++) {
                score[j] += weight * calibration.slope(run) / Math.sqrt(1 - Math.min(leverage, LARGEST_LEVERAGE)) * g[j];
            }
        });
        double[][] meat = new double[p][p];
        double groups = runs.groupCount();
        for (double[] score : scores) {
            addSquare(meat, score, groups > 1 ? groups / (groups - 1) : 1);
        }
        return reported(fit, inverse.multiply(new Array2DRowRealMatrix(meat, false)).multiply(inverse));
    }

    /**
     * The inverse of the information, Σ ψ′ g gᵀ.
     *
     * @param fit a fit
     * @return the inverse; directions without curvature get a huge but finite variance
     */
    public static Covariance inverseCurvature(Fit fit) {
        return reported(fit, inverse(curvature(fit, fit.calibration())));
    }

    private static double[][] curvature(Fit fit, Calibration calibration) {
        int p = fit.minimised().shape().dimension();
        double[][] curvature = new double[p][p];
        eachGradient(fit, (run, g) -> addSquare(curvature, g, fit.runs().weight(run) * calibration.curvature(run)));
        return curvature;
    }

    private static double square(RealMatrix matrix, double[] vector) {
        double[] image = matrix.operate(vector);
        double sum = 0;
        for (int j = 0; j < vector.length; j++) {
            sum += vector[j] * image[j];
        }
        return sum;
    }

    private interface GradientUse {
        void accept(int run, double[] gradient);
    }

    private static void eachGradient(Fit fit, GradientUse use) {
        Shape shape = fit.minimised().shape();
        Shape.Evaluation rows = shape.evaluation();
        var jet = new Jet(shape.dimension());
        for (int run = 0; run < fit.runs().size(); run++) {
            rows.at(fit.minimum().theta(), fit.runs(), run, jet);
            use.accept(run, jet.gradient);
        }
    }

    private static void addSquare(double[][] matrix, double[] vector, double factor) {
        for (int j = 0; j < vector.length; j++) {
            for (int k = 0; k < vector.length; k++) {
                matrix[j][k] += factor * (vector[j] * vector[k]);
            }
        }
    }

    /**
     * The inverse; directions without curvature get a huge but finite variance. The matrix is scaled by a power of two, and entries that are
     * far below the curvatures that count as 0 are 0: the decomposition does not converge where entries differ by 100 powers of ten, as they
     * do on a flat curve.
     */
    static RealMatrix inverse(double[][] symmetric) {
        double size = 0;
        for (double[] row : symmetric) {
            for (double entry : row) {
                size = Math.max(size, Math.abs(entry));
            }
        }
        if (!(size <= Double.MAX_VALUE)) {
            throw new ArithmeticException("curvatures must be finite, was " + size + ": the fit has no covariance");
        }
        int power = -Math.getExponent(Math.max(size, Double.MIN_NORMAL));
        double[][] scaled = new double[symmetric.length][symmetric.length];
        for (int j = 0; j < symmetric.length; j++) {
            for (int k = 0; k < symmetric.length; k++) {
                double entry = Math.scalb(symmetric[j][k], power);
                scaled[j][k] = Math.abs(entry) < NOTHING ? 0 : entry;
            }
        }
        var eigen = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(scaled, false));
        double[] values = eigen.getEigenvalues();
        double largest = Math.max(values[0], Math.scalb(Double.MIN_NORMAL, power));
        for (int j = 0; j < values.length; j++) {
            values[j] = Math.min(HUGE, Math.scalb(1 / Math.max(values[j], FLAT * largest), power));
        }
        RealMatrix vectors = eigen.getV();
        return vectors.multiply(MatrixUtils.createRealDiagonalMatrix(values)).multiply(vectors.transpose());
    }

    private static Covariance reported(Fit fit, RealMatrix coordinates) {
        var jacobian = new Array2DRowRealMatrix(fit.minimised().shape().jacobian(fit.minimum().theta()), false);
        return new Covariance(fit.model().parameters(), jacobian.multiply(coordinates).multiply(jacobian.transpose()),
                coordinates);
    }

    /**
     * The names of the parameters, in the order of rows and columns.
     *
     * @return such as E, A, B, alpha, beta
     */
    public List<String> names() {
        return names;
    }

    /**
     * A variance or covariance.
     *
     * @param row the row, from 0
     * @param column the column, from 0
     * @return the entry
     */
    public double at(int row, int column) {
        return entries[row][column];
    }

    /**
     * A standard error.
     *
     * @param parameter the row, from 0
     * @return the root of the variance
     */
    public double standardError(int parameter) {
        return Math.sqrt(entries[parameter][parameter]);
    }

    /**
     * A correlation.
     *
     * @param row the row, from 0
     * @param column the column, from 0
     * @return from −1 to 1; NaN where the runs have no scatter about the curve, or determine so little that rounding errors decide
     */
    public double correlation(int row, int column) {
        double scale = standardError(row) * standardError(column);
        double correlation = entries[row][column] / scale;
        boolean rounded = Math.abs(correlation - entries[column][row] / scale) <= ROUNDING && Math.abs(correlation) <= 1 + ROUNDING;
        return rounded ? Math.clamp(correlation, -1, 1) : Double.NaN;
    }

    @Override
    public String toString() {
        return "Covariance[parameters=" + names + "]";
    }

    /**
     * The standard error of a function of the parameters, to leading order.
     *
     * @param gradient its derivatives with respect to the coordinates of the fit, as {@link Fit#gradient} gives those of log M
     * @return the root of its variance
     */
    public double standardErrorAlong(double[] gradient) {
        return Math.sqrt(square(coordinates, gradient));
    }

    /**
     * The covariance of two functions of the parameters, to leading order.
     *
     * @param gradient the derivatives of the first with respect to the coordinates of the fit, as {@link Fit#gradient} gives those of log M
     * @param other those of the second
     * @return the covariance
     */
    public double between(double[] gradient, double[] other) {
        return new ArrayRealVector(coordinates.operate(gradient), false).dotProduct(new ArrayRealVector(other, false));
    }

    /**
     * The standard error of a linear combination of the parameters, with E, A, B and X replaced by their logarithms.
     *
     * @param coefficients the coefficient of each parameter in it, by name
     * @return the root of the combination's variance
     */
    public double standardErrorOf(Map<String, Double> coefficients) {
        double[] factors = names.stream().mapToDouble(name -> coefficients.getOrDefault(name, 0.0)).toArray();
        double sum = 0;
        for (int j = 0; j < factors.length; j++) {
            for (int k = 0; k < factors.length; k++) {
                sum += factors[j] * entries[j][k] * factors[k];
            }
        }
        return Math.sqrt(sum);
    }
}
