package org.neuralquanta.mechanism;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.matrix.Matrix;
import org.neuralquanta.random.RandomStream;

/**
 * Mahalanobis' distances of vectors that are brought, such as activations of any network, from known groups of them, with a threshold of a
 * stated false-alarm rate. Of each group three fifths, drawn by the seed, make the {@link MechanismModel}; a fifth sets the threshold; the
 * last fifth measures the rate. Immutable, thread-safe.
 */
@Statement("T37")
public final class VectorScores {

    private static final int MOST_NUMBERS = 1 << 28;
    private static final int LONGEST = 8192;

    /** The squares of differences between vectors fit into 32-bit floats, in which the covariance is held. */
    private static final double LARGEST_SQUARES = 1e36;

    private final Detector detector;
    private final double falseAlarm;
    private final double[] harmless;
    private final List<MechanismModel.Reading> tested;

    private VectorScores(Detector detector, double[] harmless, List<MechanismModel.Reading> tested) {
        this.detector = detector;
        this.falseAlarm = detector.flagged(harmless);
        this.harmless = harmless;
        this.tested = List.copyOf(tested);
    }

    /**
     * Scores vectors.
     *
     * @param vectors samples × length, at most 8192 numbers and below 1e18 in Euclidean length
     * @param groups for each sample its group, from 0 on
     * @param test vectors of the same length that are to be tested; nothing where none are
     * @param components the leading components that are kept, from 1 to the length
     * @param rate the rate of false alarms
     * @param seed names the division of the samples
     * @return the scores
     * @throws IllegalArgumentException if an argument is out of range, the vectors are too long, too many, too few for the rate, or all alike, or
     *     a tested vector is so far from the groups that the square of its distance is no number; what is said begins with the name of the
     *     matrix at fault
     */
    public static VectorScores of(Matrix vectors, int[] groups, Optional<Matrix> test, int components, double rate, long seed) {
        if (vectors.rows() != groups.length) {
            throw new IllegalArgumentException("there must be a group for each of " + vectors.rows() + " vectors, were " + groups.length);
        }
        Detector.checkRate(rate);
        double[][] all = rows(vectors);
        checkSquares(vectors.name(), all);
        List<List<Integer>> parts = divide(groups, seed);
        checkParts(vectors.name(), parts, rate);
        MechanismModel model = named(vectors.name(), () -> fitted(all, groups, parts.get(0), components));
        Detector detector = Detector.calibrated(distances(vectors.name(), model, all, parts.get(1)), rate);
        List<MechanismModel.Reading> tested = test.map(matrix -> tested(matrix, vectors.columns(), model, detector)).orElse(List.of());
        return new VectorScores(detector, distances(vectors.name(), model, all, parts.get(2)), tested);
    }

    private static MechanismModel fitted(double[][] all, int[] groups, List<Integer> samples, int components) {
        return MechanismModel.fit(
                samples.stream().map(i -> all[i]).toArray(double[][]::new), samples.stream().mapToInt(i -> groups[i]).toArray(), components);
    }

    private static List<MechanismModel.Reading> tested(Matrix matrix, long length, MechanismModel model, Detector detector) {
        if (matrix.columns() != length) {
            throw new IllegalArgumentException(
                    matrix.name() + ": vectors must be as long as the others, " + length + ", were " + matrix.columns());
        }
        double[][] rows = rows(matrix);
        return IntStream.range(0, rows.length).mapToObj(i -> read(matrix.name(), model, rows, i, detector.threshold())).toList();
    }

    private static MechanismModel.Reading read(String name, MechanismModel model, double[][] rows, int row, double threshold) {
        return named(name + ": row " + row + " (counted from 0)", () -> model.read(rows[row], threshold));
    }

    private static <T> T named(String name, Supplier<T> use) {
        try {
            return use.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private static void checkSquares(String name, double[][] rows) {
        for (int i = 0; i < rows.length; i++) {
            double squares = Arrays.stream(rows[i]).map(x -> x * x).sum();
            if (!(squares < LARGEST_SQUARES)) {
                throw new IllegalArgumentException(
                        name + ": row " + i + " (counted from 0) is too large; its Euclidean length must be below " + Math.sqrt(LARGEST_SQUARES));
            }
        }
    }

    private static void checkParts(String name, List<List<Integer>> parts, double rate) {
        int needed = (int) Math.ceil(1 / rate - 1);
        if (parts.get(1).size() < needed) {
            throw new IllegalArgumentException(name + ": a fifth of each group sets the threshold, and a rate of " + rate + " needs " + needed
                    + " such vectors, were " + parts.get(1).size() + "; bring about " + 5L * needed + " in groups of at least 5, or raise the rate");
        }
        if (parts.get(2).isEmpty()) {
            throw new IllegalArgumentException(name + ": a fifth of each group measures the false-alarm rate, but no group has 5 vectors");
        }
    }

    private static double[][] rows(Matrix matrix) {
        if (matrix.columns() > LONGEST || matrix.rows() * matrix.columns() > MOST_NUMBERS) {
            throw new IllegalArgumentException(matrix.name() + ": vectors must be at most " + LONGEST + " long, and have at most " + MOST_NUMBERS
                    + " numbers in all, were " + matrix.rows() + " of length " + matrix.columns());
        }
        double[][] rows = new double[(int) matrix.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = matrix.row(i);
        }
        return rows;
    }

    /** Three fifths, one fifth and one fifth of each group. */
    private static List<List<Integer>> divide(int[] groups, long seed) {
        RandomStream stream = RandomStream.of(seed, 0);
        Map<Integer, Integer> sizes = new HashMap<>();
        IntStream.of(groups).forEach(group -> sizes.merge(group, 1, Integer::sum));
        Map<Integer, Integer> seen = new HashMap<>();
        List<List<Integer>> parts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        IntStream.range(0, groups.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> stream.bits(i, 0)))
                .forEach(i -> {
                    int place = seen.merge(groups[i], 1, Integer::sum) - 1;
                    int fifth = 5 * place / sizes.getOrDefault(groups[i], 1);
                    parts.get(Math.max(0, fifth - 2)).add(i);
                });
        return parts;
    }

    private static double[] distances(String name, MechanismModel model, double[][] vectors, List<Integer> samples) {
        return samples.stream().mapToDouble(i -> read(name, model, vectors, i, Double.POSITIVE_INFINITY).distance()).toArray();
    }

    /**
     * The distance from the nearest group above which a vector is flagged.
     *
     * @return the threshold
     */
    public double threshold() {
        return detector.threshold();
    }

    /**
     * The share of vectors that are flagged though they are of a group, among those that neither the model nor the threshold has seen.
     *
     * @return from 0 to 1
     */
    public double falseAlarm() {
        return falseAlarm;
    }

    /**
     * The share of tested vectors that are flagged.
     *
     * @return from 0 to 1; empty if none are tested
     */
    public OptionalDouble flagged() {
        return tested.stream().mapToDouble(reading -> reading.unlikeAll() ? 1 : 0).average();
    }

    /**
     * How well distances separate tested vectors from those of the groups.
     *
     * @return {@link Detector#auroc}; empty if none are tested
     */
    public OptionalDouble auroc() {
        return tested.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Detector.auroc(harmless, tested.stream().mapToDouble(MechanismModel.Reading::distance).toArray()));
    }

    /**
     * What is read off each tested vector.
     *
     * @return in their order
     */
    public List<MechanismModel.Reading> tested() {
        return tested;
    }

    @Override
    public String toString() {
        return "VectorScores[threshold=" + threshold() + ", tested=" + tested.size() + "]";
    }
}
