package org.neuralquanta.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.matrix.Matrix;

/** Similarities of gradients that numpy wrote, against numpy's; what is refused. */
@Statement("T35")
class GradientsTest {

    private static final Path FILES = Path.of("src/test/resources/matrix");

    private static Matrix floats(long rows, long columns, float... values) {
        return Matrix.of(MemorySegment.ofArray(values), ValueLayout.JAVA_FLOAT, rows, columns);
    }

    @Test
    void cosinesAreThoseOfNumpy() throws IOException {
        Matrix expected = Matrix.open(FILES.resolve("cosines.npy"));
        Gradients gradients = Gradients.of(Matrix.open(FILES.resolve("gradients.npy")));
        assertThat(gradients.parameters()).isEqualTo(400);
        SimilarityMatrix found = gradients.similarities(Similarity.SIGNED);
        for (int i = 0; i < 24; i++) {
            double[] row = expected.row(i);
            for (int j = 0; j < 24; j++) {
                assertThat(found.value(i, j)).isCloseTo((float) row[j], within(1e-7f));
            }
        }
    }

    /** From the file, a stream and a segment; the clusters are the groups. */
    @Test
    void clustersOfWhatNumpyWroteAreItsGroups() throws IOException {
        Path file = FILES.resolve("gradients.npy");
        byte[] bytes = Files.readAllBytes(file);
        Matrix groups = Matrix.open(FILES.resolve("groups.npy"));
        var truth = new Clustering(IntStream.range(0, 24).map(i -> (int) groups.row(i)[0]).toArray());
        for (Matrix matrix : new Matrix[] {
            Matrix.open(file), Matrix.read(new ByteArrayInputStream(bytes)), Matrix.of(MemorySegment.ofArray(bytes))
        }) {
            SimilarityMatrix similarities = Gradients.of(matrix).similarities(Similarity.ABSOLUTE);
            assertThat(Dendrogram.averageLinkage(similarities).cutInto(3).adjustedRandIndex(truth)).isEqualTo(1);
        }
    }

    /** More parameters than are read at once. */
    @Test
    void blocksFitTogether() {
        int samples = 64;
        int parameters = 70_001;
        float[] values = new float[samples * parameters];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i * 0.7 + Math.floorDiv(i, parameters));
        }
        double product = 0;
        double first = 0;
        double last = 0;
        for (int p = 0; p < parameters; p++) {
            double a = values[p];
            double b = values[(samples - 1) * parameters + p];
            product += a * b;
            first += a * a;
            last += b * b;
        }
        Gradients gradients = Gradients.of(floats(samples, parameters, values));
        assertThat(gradients.similarities(Similarity.SIGNED).value(samples - 1, 0))
                .isCloseTo((float) (product / Math.sqrt(first * last)), within(1e-7f));
    }

    @Test
    void namesTheRowWithoutAGradient() {
        Gradients zero = Gradients.of(floats(3, 2, 1, 2, 3, 4, 0, 0));
        String problem = "the segment: row 2 (counted from 0) is zero, or too small for its square to be a number: a sample without a gradient is like no"
                + " other; leave it out";
        assertThatIllegalArgumentException().isThrownBy(() -> zero.similarities(Similarity.SIGNED)).withMessage(problem);
        assertThatIllegalArgumentException().isThrownBy(() -> zero.sketched(CountSketch.of(4, 1))).withMessage(problem);
        Gradients infinite = Gradients.of(floats(2, 1, 1, Float.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> infinite.similarities(Similarity.SIGNED))
                .withMessageContaining("row 1 is not finite: NaN in column 0");
    }

    @Test
    void tooLargeForASquareIsSaid() {
        double[] values = {1e200, 1};
        Gradients gradients = Gradients.of(Matrix.of(MemorySegment.ofArray(values), ValueLayout.JAVA_DOUBLE, 2, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gradients.similarities(Similarity.SIGNED))
                .withMessage("the segment: row 0 (counted from 0) is too large for its square to be a number; scale it down");
    }

    @Test
    void similaritiesOfAFileAreSquareAndSymmetric() throws IOException {
        SimilarityMatrix similarities = SimilarityMatrix.of(Matrix.open(FILES.resolve("cosines.npy")));
        assertThat(similarities.size()).isEqualTo(24);
        assertThat(similarities.value(0, 0)).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimilarityMatrix.of(floats(2, 2, 1, 0.25f, 0.5f, 1)))
                .withMessage("the segment: similarities must be symmetric, was 0.5 at 1, 0, and 0.25 the other way round (counted from 0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimilarityMatrix.of(floats(1, 2, 1, 1)))
                .withMessage("the segment: similarities must be a square matrix, had 1 rows and 2 columns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimilarityMatrix.of(floats(2, 2, 1, 0, Float.NaN, 1)))
                .withMessageContaining("row 1 is not finite: NaN in column 0");
        double[] large = {1, 1e300, 1e300, 1};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimilarityMatrix.of(Matrix.of(MemorySegment.ofArray(large), ValueLayout.JAVA_DOUBLE, 2, 2)))
                .withMessage("the segment: similarities must be within the range of 32-bit floats, was 1.0E300 at 0, 1 (counted from 0)");
        float next = Math.nextUp(0.5f);
        SimilarityMatrix rounded = SimilarityMatrix.of(floats(2, 2, 1, 0.5f, next, 1));
        assertThat(rounded.value(0, 1)).isEqualTo(rounded.value(1, 0)).isBetween(0.5f, next);
    }

    @Test
    void entriesBeyondTheMatrixAreRefused() {
        SimilarityMatrix matrix = SimilarityMatrix.of(2, new float[] {1, 0, 0, 1});
        for (int[] place : new int[][] {{0, 2}, {2, 0}, {1, -1}, {-1, 1}}) {
            assertThatThrownBy(() -> matrix.value(place[0], place[1])).isInstanceOf(IndexOutOfBoundsException.class);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimilarityMatrix.of(2, new float[] {1, 0.5f, 0.25f, 1}))
                .withMessage("similarities must be finite and symmetric, were 0.25 at 1, 0 and 0.5 at 0, 1");
    }

    @Test
    void aSampleThatIsLikeNoneHasNoCluster() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpectralClustering.of(SimilarityMatrix.of(2, new float[] {1, 0, 0, 0}), 1, 1))
                .withMessage("every sample must be similar to itself or another one, but row 1 (counted from 0) has only zeros; leave it out");
    }

    private static double[] normals(Random random, int count) {
        return IntStream.range(0, count).mapToDouble(_ -> random.nextGaussian() * Math.exp(random.nextGaussian())).toArray();
    }

    private static double product(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    /** Over the seeds, the mean is the inner product and the mean square the formula, up to ten standard errors of chance. */
    @Property(tries = 20)
    void sketchesKeepInnerProductsWithTheStatedVariance(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int parameters, @ForAll @IntRange(min = 1, max = 32) int dimension) {
        var random = new Random(seed);
        double[] a = normals(random, parameters);
        double[] b = normals(random, parameters);
        double exact = product(a, b);
        double variance = CountSketch.of(dimension, 0).variance(a, b);
        int trials = 2000;
        double[] errors = IntStream.range(0, trials).mapToDouble(trial -> {
            CountSketch sketch = CountSketch.of(dimension, seed + trial);
            double[] one = new double[dimension];
            double[] other = new double[dimension];
            int half = parameters / 2;
            sketch.add(0, a, half, one);
            sketch.add(half, IntStream.range(half, parameters).mapToDouble(i -> a[i]).toArray(), parameters - half, one);
            sketch.add(0, b, parameters, other);
            return product(one, other) - exact;
        }).toArray();
        double mean = IntStream.range(0, trials).mapToDouble(i -> errors[i]).average().orElseThrow();
        double square = IntStream.range(0, trials).mapToDouble(i -> errors[i] * errors[i]).average().orElseThrow();
        double fourth = IntStream.range(0, trials).mapToDouble(i -> Math.pow(errors[i], 4)).average().orElseThrow();
        assertThat(mean).isCloseTo(0, within(10 * Math.sqrt(variance / trials) + 1e-9));
        assertThat(square).isCloseTo(variance, within(10 * Math.sqrt(fourth / trials) + 1e-9));
    }

    @Test
    void theDimensionFollowsFromTheError() {
        assertThat(CountSketch.withError(0.05, 1).dimension()).isEqualTo(800);
        assertThat(CountSketch.of(4096, 1).standardError()).isCloseTo(0.0221, within(1e-4));
        assertThatIllegalArgumentException().isThrownBy(() -> CountSketch.of(0, 1)).withMessageContaining("between 1 and 16777216, was 0");
        assertThatIllegalArgumentException().isThrownBy(() -> CountSketch.withError(Double.NaN, 1)).withMessageContaining("was NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> CountSketch.of(3, 1).add(0, new double[1], 1, new double[2]));
    }

    @Test
    void theMeasuredErrorOfSketchesIsBelowTheStated() throws IOException {
        Gradients gradients = Gradients.of(Matrix.open(FILES.resolve("gradients.npy")));
        CountSketch sketch = CountSketch.of(256, 3);
        Gradients sketches = gradients.sketched(sketch);
        assertThat(sketches.parameters()).isEqualTo(256);
        assertThat(gradients.errorOf(sketches)).isBetween(sketch.standardError() / 10, sketch.standardError());
        assertThat(gradients.errorOf(gradients)).isZero();
        assertThat(gradients.sketched(sketch).similarities(Similarity.SIGNED).value(5, 20))
                .isEqualTo(sketches.similarities(Similarity.SIGNED).value(5, 20));
    }
}
