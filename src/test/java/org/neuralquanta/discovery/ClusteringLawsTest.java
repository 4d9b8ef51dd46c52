package org.neuralquanta.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.random.RandomStream;

/** Laws of divisions and their scores, and clusters that are there to be found. */
@Statement({"T25", "T35"})
class ClusteringLawsTest {

    @Property(tries = 300)
    void theRandIndexIsThatOfCountedPairs(
            @ForAll @Size(min = 2, max = 25) List<@IntRange(max = 4) Integer> first, @ForAll long seed) {
        int[] a = first.stream().mapToInt(Integer::intValue).toArray();
        var random = RandomStream.of(seed, 0);
        int[] b = new int[a.length];
        for (int i = 0; i < b.length; i++) {
            b[i] = (int) (random.uniform(i, 0) * 4);
        }
        double both = 0;
        double inA = 0;
        double inB = 0;
        double all = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < i; j++) {
                boolean sameA = a[i] == a[j];
                boolean sameB = b[i] == b[j];
                all++;
                inA += sameA ? 1 : 0;
                inB += sameB ? 1 : 0;
                both += sameA && sameB ? 1 : 0;
            }
        }
        double chance = inA * inB / all;
        double most = (inA + inB) / 2;
        double expected = most == chance ? 1 : (both - chance) / (most - chance);
        var left = new Clustering(a);
        var right = new Clustering(b);
        assertThat(left.adjustedRandIndex(right)).isCloseTo(expected, within(1e-12));
        assertThat(right.adjustedRandIndex(left)).isCloseTo(expected, within(1e-12));
        assertThat(left.adjustedRandIndex(left)).isEqualTo(1);
    }

    @Property(tries = 300)
    void sizesDecreaseAndNamesDoNotMatter(@ForAll @Size(min = 1, max = 30) List<@IntRange(max = 6) Integer> labels) {
        var division = new Clustering(labels.stream().mapToInt(Integer::intValue).toArray());
        var renamed = new Clustering(labels.stream().mapToInt(label -> 100 - 7 * label).toArray());
        int[] sizes = division.sizes();
        assertThat(Arrays.stream(sizes).sum()).isEqualTo(labels.size());
        for (int c = 1; c < sizes.length; c++) {
            assertThat(sizes[c]).isPositive().isLessThanOrEqualTo(sizes[c - 1]);
        }
        for (int i = 0; i < labels.size(); i++) {
            assertThat(renamed.cluster(i)).isEqualTo(division.cluster(i));
        }
        assertThat(division.purity(division)).isEqualTo(1);
    }

    @Test
    void theBestClusterIsFound() {
        var division = new Clustering(new int[] {1, 1, 1, 2, 2, 3});
        assertThat(division.bestF1(new boolean[] {true, true, false, false, false, true})).isCloseTo(2.0 * 2 / 6, within(1e-15));
        assertThat(division.bestF1(new boolean[] {false, false, false, true, true, false})).isEqualTo(1);
    }

    private static SimilarityMatrix blocks(int groups, int each) {
        int n = groups * each;
        float[] values = new float[n * n];
        var random = RandomStream.of(5, 0);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double noise = 0.2 * random.uniform(i, j);
                values[i * n + j] = (float) (i == j ? 1 : i / each == j / each ? 0.6 + noise : noise);
                values[j * n + i] = values[i * n + j];
            }
        }
        return SimilarityMatrix.of(n, values);
    }

    @Test
    void bothMethodsFindBlocks() {
        SimilarityMatrix matrix = blocks(6, 15);
        int[] labels = new int[90];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i / 15;
        }
        var truth = new Clustering(labels);
        assertThat(Dendrogram.averageLinkage(matrix).cutAt(0.4).adjustedRandIndex(truth)).isEqualTo(1);
        assertThat(SpectralClustering.of(matrix, 6, 1).adjustedRandIndex(truth)).isEqualTo(1);
        var embedding = SpectralEmbedding.of(matrix, 8, 1);
        assertThat(embedding.into(6, 10).adjustedRandIndex(truth)).isEqualTo(1);
        assertThat(Arrays.stream(embedding.into(2, 10).sizes()).map(size -> size % 15)).as("fewer clusters join whole blocks").containsOnly(0);
    }

    /** Broken off after each of its states, and after several at a time. */
    @Property(tries = 12)
    void workThatIsBrokenOffGoesOnToTheSameClusters(@ForAll @IntRange(min = 1, max = 40) int states, @ForAll long seed) {
        SimilarityMatrix matrix = blocks(5, 9);
        var noise = RandomStream.of(seed, 0);
        SimilarityMatrix noisy = SimilarityMatrix.of(45, (i, j) -> i == j ? 1 : (float) (matrix.value(i, j) * noise.uniform(Math.min(i, j), Math.max(i, j))));
        goesOn(states, keeping -> labels(SpectralClustering.of(noisy, 4, seed, keeping)));
        goesOn(states, keeping -> labels(SpectralEmbedding.of(noisy, 7, seed, keeping).into(6, 3, keeping)));
        // All eigenvectors, with a basis that is begun anew.
        goesOn(states, keeping -> DoubleStream.of(
                        Lanczos.largest(SimilarityMatrix.of(9, (i, j) -> i / 3 == j / 3 ? 1 : 0), 9, 1e-5, seed, keeping).values())
                .boxed().toList());
    }

    private static List<Integer> labels(Clustering found) {
        return IntStream.range(0, 45).map(found::cluster).boxed().toList();
    }

    private static void goesOn(int states, Function<Keeping, Object> work) {
        Object whole = work.apply(Keeping.NOTHING);
        var keeping = new BreakingOff(states);
        for (int tries = 0; ; tries++) {
            assertThat(tries).isLessThan(1000);
            try {
                assertThat(work.apply(keeping)).isEqualTo(whole);
                return;
            } catch (BreakingOff.BrokenOff e) {
                keeping.goOn(states);
            }
        }
    }

    @Test
    void partsOfWorkAreKeptApart() {
        var keeping = new BreakingOff(2);
        keeping.part("one").offer("stage", () -> "a");
        keeping.part("other").offer("stage", () -> "b");
        assertThat(keeping.part("one").of("stage", String.class)).hasValue("a");
        assertThat(keeping.part("other").of("stage", String.class)).hasValue("b");
        assertThat(keeping.of("stage", String.class)).isEmpty();
    }

    /** Means that k-means ends with are nearest to the points that they are means of; it counts distances block by block. */
    @Property(tries = 60)
    void kMeansEndsWherePointsAreNearestToTheirOwnMean(
            @ForAll @IntRange(min = 3, max = 150) int count, @ForAll @IntRange(min = 1, max = 5) int dimensions, @ForAll long seed) {
        var random = RandomStream.of(seed, 0);
        double[][] points = new double[count][dimensions];
        for (int i = 0; i < count; i++) {
            for (int d = 0; d < dimensions; d++) {
                points[i][d] = random.normal(i, d);
            }
        }
        Clustering found = new KMeans(2, 1000, seed).divide(points, 3, Keeping.NOTHING);
        assertThat(found.sizes()).hasSizeBetween(2, 3);
        double[][] means = new double[found.sizes().length][dimensions];
        for (int i = 0; i < count; i++) {
            for (int d = 0; d < dimensions; d++) {
                means[found.cluster(i)][d] += points[i][d] / found.sizes()[found.cluster(i)];
            }
        }
        for (double[] point : points) {
            double[] squares = Arrays.stream(means)
                    .mapToDouble(mean -> IntStream.range(0, dimensions).mapToDouble(d -> (point[d] - mean[d]) * (point[d] - mean[d])).sum())
                    .toArray();
            int own = found.cluster(Arrays.asList(points).indexOf(point));
            assertThat(squares[own]).isLessThanOrEqualTo(Arrays.stream(squares).min().orElseThrow() + 1e-9);
        }
    }

    /** The similarity of a sample with itself does not count, and a sample like no other is refused. */
    @Test
    void theEmbeddingTakesNoSampleAsLikeItself() {
        SimilarityMatrix matrix = blocks(3, 5);
        float[] other = matrix.values().clone();
        for (int i = 0; i < 15; i++) {
            other[i * 15 + i] = i;
        }
        for (int k : new int[] {2, 3, 5}) {
            assertThat(SpectralEmbedding.of(SimilarityMatrix.of(15, other), 5, 1).into(k, 5).adjustedRandIndex(
                    SpectralEmbedding.of(matrix, 5, 1).into(k, 5))).isEqualTo(1);
        }
        assertThatThrownBy(() -> SpectralEmbedding.of(SimilarityMatrix.of(2, new float[] {1, 0, 0, 1}), 1, 1)).hasMessageContaining("row 0");
        assertThatThrownBy(() -> SpectralEmbedding.of(matrix, 3, 1).into(4, 1)).hasMessageContaining("between 1 and 3, was 4");
    }

    @Test
    void theSlopeOfAPowerLawIsItsExponent() {
        int[] sizes = new int[30];
        for (int r = 0; r < sizes.length; r++) {
            sizes[r] = (int) Math.round(1e7 * Math.pow(r + 1, -1.4));
        }
        assertThat(RankSize.slope(sizes, 1).orElseThrow()).isCloseTo(-1.4, within(1e-3));
        assertThat(RankSize.slope(new int[] {5, 1}, 1)).isEmpty();
        var coarse = new Clustering(new int[] {0, 0, 0, 0, 1, 1});
        var fine = new Clustering(new int[] {0, 0, 1, 1, 1, 2});
        assertThat(RankSize.envelope(List.of(coarse, fine))).containsExactly(4, 2, 1);
    }

    @Test
    void whatCannotBeClusteredIsRefused() {
        assertThatThrownBy(() -> SimilarityMatrix.of(2, new float[] {1, 0.5f, 0.4f, 1})).hasMessageContaining("symmetric");
        assertThatThrownBy(() -> SpectralClustering.of(SimilarityMatrix.of(2, new float[] {1, -0.5f, -0.5f, 1}), 1, 1))
                .hasMessageContaining("must be >= 0");
        assertThatThrownBy(() -> Dendrogram.averageLinkage(blocks(1, 3)).cutInto(4)).hasMessageContaining("between 1 and 3, was 4");
        assertThatThrownBy(() -> new Clustering(new int[0])).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new KMeans(1, 1, 1).divide(new double[][] {{1}}, 2, Keeping.NOTHING)).hasMessageContaining("between 1 and 1");
        assertThatThrownBy(() -> Lanczos.largest(blocks(1, 3), 4, 1e-6, 1)).hasMessageContaining("between 1 and 3");
    }
}
