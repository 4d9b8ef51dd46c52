package org.neuralquanta.grokking;

import java.util.Arrays;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.neuralquanta.Statement;

/**
 * The effective loss of a representation on a training set (T26),
 * \[ \ell=\frac{\mathrm{tr}(E^{\mathsf T}ME)}{|E|^2},\qquad M=\frac{G}{|P_0(D)|},\qquad
 *    G=\sum_s\Big[n_s\sum xx^{\mathsf T}-\big(\sum x\big)\big(\sum x\big)^{\mathsf T}\Big], \]
 * over \(x=e_i+e_j\) in class s of D: the mean of \(|E_i+E_j-E_k-E_l|^2\) over the parallelograms of D, divided by the squared norm.
 *
 * <p>It divides by the parallelograms of the training set. The published code of the paper divides by those of all pairs, or not at all,
 * which only changes the unit of time. Without any parallelogram M is 0. Immutable, thread-safe.
 *
 * <p>Source: Liu, Kitouni, Nolte, Michaud, Tegmark and Williams, arXiv 2205.10343, section 3.2.
 */
@Statement("T26")
public final class EffectiveLoss {

    private final TrainingSet set;
    private final int[][] gram;
    private final double scale;
    private final double[] eigenvalues;
    private final double[][] eigenvectors;

    private EffectiveLoss(TrainingSet set) {
        this.set = set;
        this.gram = gram(set);
        this.scale = 1.0 / Math.max(1, set.parallelograms());
        int p = gram.length;
        // The iteration tests for convergence relative to neighbouring eigenvalues, and fails at many that are 0: all are shifted.
        double[][] shifted = gram();
        double shift = 1 + Arrays.stream(shifted).mapToDouble(row -> Arrays.stream(row).map(Math::abs).sum()).max().orElse(0);
        for (int i = 0; i < p; i++) {
            shifted[i][i] += shift;
        }
        var decomposition = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(shifted), 1e-14, false);
        this.eigenvalues = Arrays.stream(decomposition.getEigenvalues()).map(x -> x - shift).toArray();
        this.eigenvectors = new double[p][];
        for (int k = 0; k < p; k++) {
            eigenvectors[k] = decomposition.getEigenvector(k).toArray();
        }
        Arrays.fill(eigenvalues, 0, nullity(), 0);
    }

    /**
     * The loss on a training set.
     *
     * @param set the training set
     * @return its effective loss
     */
    public static EffectiveLoss of(TrainingSet set) {
        return new EffectiveLoss(set);
    }

    private static int[][] gram(TrainingSet set) {
        Addition addition = set.addition();
        int p = addition.symbols();
        var gram = new int[p][p];
        for (int s = 0; s < addition.sums(); s++) {
            int[] members = set.pairs(s);
            var sum = new int[p];
            for (int pair : members) {
                int i = addition.first(pair);
                int j = addition.second(pair);
                gram[i][i] += members.length;
                gram[j][j] += members.length;
                gram[i][j] += members.length;
                gram[j][i] += members.length;
                sum[i]++;
                sum[j]++;
            }
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    gram[i][j] -= sum[i] * sum[j];
                }
            }
        }
        return gram;
    }

    /** The exact number of zero eigenvalues. */
    private int nullity() {
        var rows = new Elimination(set.addition().symbols());
        set.differences().forEach(rows::add);
        return set.addition().symbols() - rows.rank();
    }

    /**
     * The training set.
     *
     * @return D
     */
    public TrainingSet set() {
        return set;
    }

    /**
     * The matrix of whole numbers, before division by the number of parallelograms.
     *
     * @return G, p × p
     */
    public double[][] gram() {
        return Arrays.stream(gram).map(row -> Arrays.stream(row).asDoubleStream().toArray()).toArray(double[][]::new);
    }

    /**
     * The eigenvalues of G, increasing; those that are 0 by the exact rank are 0 here.
     *
     * @return p eigenvalues, to about 1e-13 of the largest
     */
    public double[] gramSpectrum() {
        return eigenvalues.clone();
    }

    /**
     * The eigenvalues of M, increasing.
     *
     * @return p eigenvalues
     */
    public double[] spectrum() {
        return Arrays.stream(eigenvalues).map(x -> x * scale).toArray();
    }

    /**
     * The third smallest eigenvalue of M. For plain addition it is positive exactly where the linear representation is the only one; the
     * nonlinear part then falls as \(e^{-2\eta\lambda_3t/Z_0}\).
     *
     * @return λ₃ ≥ 0
     */
    public double lambda3() {
        return eigenvalues[2] * scale;
    }

    /** An eigenvector of unit length; vectors of eigenvalue 0 span the null space. */
    double[] eigenvector(int index) {
        return eigenvectors[index];
    }

    /**
     * The loss of a representation.
     *
     * @param representation E, of p symbols, not 0
     * @return ℓ ≥ 0
     * @throws IllegalArgumentException if it has another number of symbols or is 0
     */
    public double value(Representation representation) {
        check(representation);
        return quadratic(representation) / representation.squaredNorm();
    }

    /**
     * The gradient of the loss, \(\nabla\ell=2ME/|E|^2-2E\,\mathrm{tr}(E^{\mathsf T}ME)/|E|^4\).
     *
     * @param representation E, of p symbols, not 0
     * @return p × d numbers
     * @throws IllegalArgumentException if it has another number of symbols or is 0
     */
    public double[][] gradient(Representation representation) {
        check(representation);
        double norm = representation.squaredNorm();
        double loss = quadratic(representation) / norm;
        var result = new double[gram.length][representation.dimensions()];
        for (int i = 0; i < gram.length; i++) {
            for (int k = 0; k < representation.dimensions(); k++) {
                result[i][k] = 2 * (product(representation, i, k) - representation.at(i, k) * loss) / norm;
            }
        }
        return result;
    }

    @Override
    public String toString() {
        return "EffectiveLoss[set=" + set + "]";
    }

    private double quadratic(Representation representation) {
        double sum = 0;
        for (int i = 0; i < gram.length; i++) {
            for (int k = 0; k < representation.dimensions(); k++) {
                sum += representation.at(i, k) * product(representation, i, k);
            }
        }
        return Math.max(sum, 0);
    }

    private double product(Representation representation, int row, int dimension) {
        double sum = 0;
        for (int j = 0; j < gram.length; j++) {
            sum += gram[row][j] * representation.at(j, dimension);
        }
        return sum * scale;
    }

    void check(Representation representation) {
        if (representation.symbols() != gram.length) {
            throw new IllegalArgumentException(
                    "the representation must have p = " + gram.length + " symbols, had " + representation.symbols());
        }
        if (!(representation.squaredNorm() > 0)) {
            throw new IllegalArgumentException("the representation must not be 0, where the effective loss is not defined");
        }
    }
}
