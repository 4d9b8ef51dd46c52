package org.neuralquanta.discovery;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.neuralquanta.Statement;
import org.neuralquanta.random.RandomStream;

/**
 * The largest eigenvalues of a symmetric matrix with their eigenvectors, by the Lanczos method: the matrix is projected onto the space of
 * v, Av, A²v, …, in an orthonormal basis in which it is tridiagonal. Every new vector is orthogonalised against all earlier ones, twice, so
 * that rounding makes no eigenvalue appear a second time. Immutable, thread-safe.
 *
 * <p>Source: Parlett, The Symmetric Eigenvalue Problem (1980), chapter 13.
 */
@Statement("T35")
public final class Lanczos {

    private static final String STAGE = "eigenvectors";
    private static final double INVARIANT = 1e-10;

    private final double[] values;
    private final double[][] vectors;
    private final double residual;

    private Lanczos(double[] values, double[][] vectors, double residual) {
        this.values = values;
        this.vectors = vectors;
        this.residual = residual;
    }

    /**
     * Eigenvalues and eigenvectors of a matrix.
     *
     * @param matrix the matrix
     * @param count how many, 1 ≤ count ≤ N
     * @param tolerance largest residual |Av − λv| of any of them, &gt; 0; 1e-6 suits single precision
     * @param seed the seed of the first vector
     * @return the largest, decreasing
     * @throws IllegalArgumentException if count or tolerance is out of range
     */
    public static Lanczos largest(SimilarityMatrix matrix, int count, double tolerance, long seed) {
        return largest(matrix, count, tolerance, seed, Keeping.NOTHING);
    }

    /**
     * Eigenvalues and eigenvectors of a matrix, with the basis kept vector by vector.
     *
     * @param matrix the matrix
     * @param count how many, 1 ≤ count ≤ N
     * @param tolerance largest residual |Av − λv| of any of them, &gt; 0; 1e-6 suits single precision
     * @param seed names the first vector
     * @param keeping where the state of this work is kept
     * @return the largest, decreasing
     * @throws IllegalArgumentException if count or tolerance is out of range
     */
    public static Lanczos largest(SimilarityMatrix matrix, int count, double tolerance, long seed, Keeping keeping) {
        int n = matrix.size();
        if (count < 1 || count > n) {
            throw new IllegalArgumentException("count must be between 1 and " + n + ", was " + count);
        }
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("tolerance must be > 0, was " + tolerance);
        }
        var random = RandomStream.of(seed, 0);
        double[][] basis = new double[n][];
        double[] diagonal = new double[n];
        double[] beside = new double[n];
        Optional<State> kept = keeping.of(STAGE, State.class);
        kept.ifPresent(state -> state.copyInto(basis, diagonal, beside));
        int done = kept.map(state -> state.basis.length).orElse(0);
        double[] next = kept.map(state -> state.next.clone()).orElseGet(() -> fresh(random, 0, n));
        int check = Math.min(n, 2 * count + 20);
        while (check <= done) {
            check = checkAfter(check, n);
        }
        for (int m = done; ; m++) {
            basis[m] = next;
            next = multiply(matrix.values(), n, basis[m]);
            diagonal[m] = dot(next, basis[m]);
            orthogonalise(next, basis, m + 1);
            beside[m] = Math.sqrt(dot(next, next));
            boolean last = m + 1 == n;
            if (m + 1 >= check || last) {
                Lanczos found = project(basis, diagonal, beside, m + 1, count);
                if (found.residual <= tolerance || last) {
                    return found;
                }
                check = checkAfter(check, n);
            }
            if (beside[m] <= INVARIANT) {
                // The space holds all that the first vector reaches: go on with another one, not joined to it.
                beside[m] = 0;
                next = fresh(random, m + 1, n);
                orthogonalise(next, basis, m + 1);
            }
            scale(next);
            int size = m + 1;
            double[] following = next;
            keeping.offer(STAGE, () -> new State(
                    Arrays.copyOf(basis, size), Arrays.copyOf(diagonal, size), Arrays.copyOf(beside, size), following));
        }
    }

    /** The dimension after which eigenvectors are next looked at. */
    private static int checkAfter(int check, int n) {
        return Math.min(n, check + check / 4 + 1);
    }

    /**
     * What was done so far.
     *
     * @param basis the vectors so far
     * @param diagonal of the matrix in this basis
     * @param beside what stands beside the diagonal
     * @param next the vector that follows
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record State(double[][] basis, double[] diagonal, double[] beside, double[] next) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1;

        void copyInto(double[][] otherBasis, double[] otherDiagonal, double[] otherBeside) {
            System.arraycopy(basis, 0, otherBasis, 0, basis.length);
            System.arraycopy(diagonal, 0, otherDiagonal, 0, diagonal.length);
            System.arraycopy(beside, 0, otherBeside, 0, beside.length);
        }
    }

    private static double[] fresh(RandomStream random, int number, int n) {
        double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            v[i] = random.normal(i, number);
        }
        scale(v);
        return v;
    }

    private static void scale(double[] v) {
        double length = Math.sqrt(dot(v, v));
        for (int i = 0; i < v.length; i++) {
            v[i] /= length;
        }
    }

    private static void orthogonalise(double[] v, double[][] basis, int count) {
        for (int round = 0; round < 2; round++) {
            for (int b = 0; b < count; b++) {
                double share = dot(v, basis[b]);
                for (int i = 0; i < v.length; i++) {
                    v[i] -= share * basis[b][i];
                }
            }
        }
    }

    private static double[] multiply(float[] a, int n, double[] v) {
        double[] result = new double[n];
        for (int row = 0; row < n; row++) {
            addRow(a, row * n, v[row], result);
        }
        return result;
    }

    private static void addRow(float[] a, int offset, double factor, double[] result) {
        for (int i = 0; i < result.length; i++) {
            result[i] += factor * a[offset + i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    private static Lanczos project(double[][] basis, double[] diagonal, double[] beside, int m, int count) {
        double[] main = Arrays.copyOf(diagonal, m);
        double[] secondary = Arrays.copyOf(beside, m - 1);
        var tridiagonal = new EigenDecompositionSymmetric(main, secondary);
        int found = Math.min(count, m);
        double[] values = new double[found];
        double[][] vectors = new double[found][basis[0].length];
        double residual = 0;
        for (int k = 0; k < found; k++) {
            values[k] = tridiagonal.getEigenvalue(k);
            double[] coordinates = tridiagonal.getEigenvector(k).toArray();
            residual = Math.max(residual, Math.abs(beside[m - 1] * coordinates[m - 1]));
            for (int b = 0; b < m; b++) {
                for (int i = 0; i < vectors[k].length; i++) {
                    vectors[k][i] += coordinates[b] * basis[b][i];
                }
            }
        }
        return new Lanczos(values, vectors, residual);
    }

    /**
     * The eigenvalues.
     *
     * @return decreasing
     */
    public double[] values() {
        return values.clone();
    }

    /**
     * An eigenvector.
     *
     * @param index 0 for that of the largest eigenvalue
     * @return N numbers, a vector of length 1
     * @throws IllegalArgumentException if there is no such eigenvalue
     */
    public double[] vector(int index) {
        if (!(index >= 0 && index < vectors.length)) {
            throw new IllegalArgumentException("index must be between 0 and " + (vectors.length - 1) + ", was " + index);
        }
        return vectors[index].clone();
    }

    /**
     * The largest residual of the eigenvectors.
     *
     * @return largest |Av − λv|
     */
    public double residual() {
        return residual;
    }

    @Override
    public String toString() {
        return "Lanczos[values=" + values.length + ", largest=" + values[0] + ", residual=" + residual + "]";
    }
}
