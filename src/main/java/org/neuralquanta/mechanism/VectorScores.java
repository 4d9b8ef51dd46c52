package org.neuralquanta.mechanism;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
     * @param vectors samples × length, at most 8192 long
     * @param groups for each sample its group, from 0 on
     * @param test vectors of the same length that are to be tested; nothing where none are
     * @param components the leading components that are kept, from 1 to the length
     * @param rate the rate of false alarms
     * @param seed names the division of the samples
     * @return the scores
     * @throws IllegalArgumentException if an argument is out of range, the vectors are too long, too many, or too few for the rate
     */
    public static VectorScores of(Matrix vectors, int[] groups, Optional<Matrix> test, int components, double rate, long seed) {
        if (vectors.rows() != groups.length) {
            throw new IllegalArgumentException("there must be a group for each of " + vectors.rows() + " vectors, were " + groups.length);
        }
        double[][] all = rows(vectors);
        List<List<Integer>> parts = divide(groups, seed);
        int[] fitted = ints(parts.get(0));
        MechanismModel model = MechanismModel.fit(
                Arrays.stream(fitted).mapToObj(i -> all[i]).toArray(double[][]::new),
                Arrays.stream(fitted).map(i -> groups[i]).toArray(),
                components);
        Detector detector = Detector.calibrated(distances(model, all, parts.get(1)), rate);
        List<MechanismModel.Reading> tested = test.stream()
                .flatMap(matrix -> {
                    if (matrix.columns() != vectors.columns()) {
                        throw new IllegalArgumentException(matrix.name() + ": vectors must be as long as the others, " + vectors.columns() + ", were "
                                + matrix.columns());
                    }
                    return Arrays.stream(rows(matrix));
                })
                .map(vector -> model.read(vector, detector.threshold()))
                .toList();
        return new VectorScores(detector, distances(model, all, parts.get(2)), tested);
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

    private static int[] ints(List<Integer> all) {
        return all.stream().mapToInt(i -> i).toArray();
    }

    private static double[] distances(MechanismModel model, double[][] vectors, List<Integer> samples) {
        return samples.stream().mapToDouble(i -> model.read(vectors[i], Double.POSITIVE_INFINITY).distance()).toArray();
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
