package org.neuralquanta.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Starting points for forms of two terms: fits of their sum. For exponents on a grid, E, A and B follow by linear least squares of relative
 * errors; the exponents that fit best are kept.
 */
final class SumStarts {

    private static final double[] EXPONENTS = {0.1, 0.15, 0.22, 0.3, 0.4, 0.55, 0.75, 1, 1.5, 2.3};
    private static final int KEPT = 12;
    private static final int MOST_RUNS = 128;

    /** A coefficient that comes out below this share of the least loss is set to it. */
    private static final double LEAST_SHARE = 0.01;

    private record Candidate(double error, double e, double a, double b, double alpha, double beta) {

        double[] start() {
            return new double[] {Math.log(e), Math.log(a), Math.log(b), alpha, beta};
        }
    }

    private SumStarts() {}

    /** Points (log E, log A, log B, α, β), the best first. */
    static List<double[]> of(Form.Data data, boolean tied) {
        double least = LEAST_SHARE * Math.exp(Grid.leastLogLoss(data));
        var candidates = new ArrayList<Candidate>();
        for (double alpha : EXPONENTS) {
            for (double beta : tied ? new double[] {alpha / (1 + alpha)} : EXPONENTS) {
                candidates.add(candidate(data, alpha, beta, least));
            }
        }
        return candidates.stream()
                .sorted(Comparator.comparingDouble(Candidate::error))
                .limit(KEPT)
                .map(Candidate::start)
                .toList();
    }

    private static Candidate candidate(Form.Data data, double alpha, double beta, double least) {
        int every = (data.size() + MOST_RUNS - 1) / MOST_RUNS;
        double[][] normal = new double[3][3];
        double[] right = new double[3];
        for (int i = 0; i < data.size(); i += every) {
            double[] row = row(data, i, alpha, beta);
            for (int j = 0; j < 3; j++) {
                right[j] += row[j];
                for (int k = 0; k < 3; k++) {
                    normal[j][k] += row[j] * row[k];
                }
            }
        }
        double[] c = solved(normal, right);
        for (int j = 0; j < 3; j++) {
            c[j] = c[j] > least ? c[j] : least;
        }
        double error = 0;
        for (int i = 0; i < data.size(); i += every) {
            double[] row = row(data, i, alpha, beta);
            double miss = c[0] * row[0] + c[1] * row[1] + c[2] * row[2] - 1;
            error += miss * miss;
        }
        return new Candidate(error, c[0], c[1], c[2], alpha, beta);
    }

    /** Coefficients of E, A and B in M/L. */
    private static double[] row(Form.Data data, int run, double alpha, double beta) {
        double l = data.logLoss(run);
        return new double[] {
            Math.exp(-l), Math.exp(-alpha * data.log(0, run) - l), Math.exp(-beta * data.log(1, run) - l)
        };
    }

    /** Gaussian elimination; a little on the diagonal keeps it regular where columns are dependent. */
    private static double[] solved(double[][] m, double[] right) {
        for (int j = 0; j < 3; j++) {
            m[j][j] *= 1 + 1e-9;
        }
        for (int j = 0; j < 3; j++) {
            for (int i = j + 1; i < 3; i++) {
                double factor = m[i][j] / m[j][j];
                right[i] -= factor * right[j];
                for (int k = j; k < 3; k++) {
                    m[i][k] -= factor * m[j][k];
                }
            }
        }
        double[] x = new double[3];
        for (int j = 2; j >= 0; j--) {
            double sum = right[j];
            for (int k = j + 1; k < 3; k++) {
                sum -= m[j][k] * x[k];
            }
            x[j] = sum / m[j][j];
        }
        return x;
    }
}
