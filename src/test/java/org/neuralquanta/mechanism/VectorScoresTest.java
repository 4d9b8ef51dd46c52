package org.neuralquanta.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Statement;
import org.neuralquanta.matrix.Matrix;

/** Vectors that numpy wrote, and drawn ones. */
@Statement("T37")
class VectorScoresTest {

    private static final Path FILES = Path.of("src/test/resources/matrix");

    private static Matrix matrix(String name) throws IOException {
        return Matrix.open(FILES.resolve(name + ".npy"));
    }

    private static int[] groups() throws IOException {
        Matrix groups = matrix("vector-groups");
        return IntStream.range(0, 300).map(i -> (int) groups.row(i)[0]).toArray();
    }

    @Test
    void vectorsOfNoGroupAreFlagged() throws IOException {
        VectorScores scores = VectorScores.of(matrix("vectors"), groups(), Optional.of(matrix("suspects")), 8, 0.05, 1);
        assertThat(scores.tested()).hasSize(40);
        assertThat(scores.falseAlarm()).isLessThan(0.2);
        assertThat(scores.flagged().orElseThrow()).isGreaterThan(0.9);
        assertThat(scores.auroc().orElseThrow()).isGreaterThan(0.97);
    }

    @Test
    void vectorsOfAGroupAreReadAsIt() throws IOException {
        int[] groups = groups();
        VectorScores scores = VectorScores.of(matrix("vectors"), groups, Optional.of(matrix("vectors")), 8, 0.05, 1);
        assertThat(IntStream.range(0, 300).filter(i -> scores.tested().get(i).group() == groups[i]).count()).isGreaterThan(295);
        assertThat(scores.flagged().orElseThrow()).isLessThan(0.15);
        VectorScores untested = VectorScores.of(matrix("vectors"), groups, Optional.empty(), 8, 0.05, 1);
        assertThat(untested.threshold()).isEqualTo(scores.threshold());
        assertThat(untested.flagged()).isEmpty();
        assertThat(untested.auroc()).isEmpty();
    }

    /** Over draws of the data the rate is the stated one, up to six standard errors. */
    @Property(tries = 3)
    void theFalseAlarmRateIsAsStated(@ForAll long seed) {
        var random = new Random(seed);
        double sum = 0;
        int draws = 60;
        for (int draw = 0; draw < draws; draw++) {
            double[] all = IntStream.range(0, 200 * 4).mapToDouble(_ -> random.nextGaussian()).toArray();
            int[] groups = IntStream.range(0, 200).map(i -> i % 2).toArray();
            Matrix vectors = Matrix.of(MemorySegment.ofArray(all), ValueLayout.JAVA_DOUBLE, 200, 4);
            sum += VectorScores.of(vectors, groups, Optional.empty(), 4, 0.2, seed + draw).falseAlarm();
        }
        double error = Math.sqrt(0.2 * 0.8 * (1 / 40.0 + 1 / 40.0) / draws);
        assertThat(sum / draws).isBetween(0.2 - 6 * error - 1 / 41.0, 0.2 + 6 * error);
    }

    private static Matrix scaled(Matrix matrix, double factor, long only) {
        double[] all = IntStream.range(0, 300)
                .mapToObj(matrix::row)
                .flatMapToDouble(Arrays::stream)
                .toArray();
        int width = (int) matrix.columns();
        for (int i = 0; i < all.length; i++) {
            all[i] *= only < 0 || i / width == only ? factor : 1;
        }
        return Matrix.of(MemorySegment.ofArray(all), ValueLayout.JAVA_DOUBLE, 300, width);
    }

    private static void refused(Matrix vectors, Matrix test, String message) throws IOException {
        int[] groups = groups();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VectorScores.of(vectors, groups, Optional.of(test), 8, 0.05, 1))
                .withMessageStartingWith("the segment: " + message);
    }

    /** Of every fifth alike, whichever row it is: fitted, calibrating or measuring. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void aRowThatCannotBeSquaredIsNamed(long row) throws IOException {
        Matrix vectors = matrix("vectors");
        for (double factor : new double[] {1e200, 1e100, 1e20}) {
            refused(scaled(vectors, factor, row), vectors, "row " + row + " (counted from 0) is too large");
        }
        refused(vectors, scaled(vectors, 1e200, row), "row " + row + " (counted from 0): the vector is too far from group 0");
    }

    @Test
    void farVectorsAreFlaggedAsLongAsTheirDistanceIsANumber() throws IOException {
        Matrix vectors = matrix("vectors");
        MechanismModel.Reading far = VectorScores.of(vectors, groups(), Optional.of(scaled(vectors, 1e100, 7)), 8, 0.05, 1).tested().get(7);
        assertThat(far.unlikeAll()).isTrue();
        assertThat(far.distance()).isFinite().isGreaterThan(1e99);
    }

    @Test
    void vectorsThatAreAllAlikeAreRefused() throws IOException {
        Matrix vectors = matrix("vectors");
        refused(scaled(vectors, 0, -1), vectors, "vectors must differ within their groups");
        refused(scaled(vectors, 1e-170, -1), vectors, "vectors must differ within their groups");
        double[] constant = new double[300 * 8];
        Arrays.fill(constant, 0.1);
        refused(Matrix.of(MemorySegment.ofArray(constant), ValueLayout.JAVA_DOUBLE, 300, 8), vectors, "vectors must differ within their groups");
    }

    /** The scale is free: distances are those of vectors that are a power of two as long. */
    @Test
    void distancesDoNotDependOnTheScale() throws IOException {
        Matrix vectors = matrix("vectors");
        double threshold = VectorScores.of(vectors, groups(), Optional.empty(), 8, 0.05, 1).threshold();
        for (double factor : new double[] {0x1p-48, 0x1p55}) {
            assertThat(VectorScores.of(scaled(vectors, factor, -1), groups(), Optional.empty(), 8, 0.05, 1).threshold())
                    .isCloseTo(threshold, within(1e-6 * threshold));
        }
    }

    @Test
    void refusesWhatDoesNotMatch() throws IOException {
        Matrix vectors = matrix("vectors");
        int[] groups = groups();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VectorScores.of(vectors, new int[7], Optional.empty(), 8, 0.05, 1))
                .withMessage("there must be a group for each of 300 vectors, were 7");
        Matrix other = matrix("gradients");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VectorScores.of(vectors, groups, Optional.of(other), 8, 0.05, 1))
                .withMessageContaining("gradients.npy: vectors must be as long as the others, 8, were 400");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VectorScores.of(vectors, groups, Optional.empty(), 8, 0.001, 1))
                .withMessage(vectors.name() + ": a fifth of each group sets the threshold, and a rate of 0.001 needs 999 such vectors, were 60;"
                        + " bring about 4995 in groups of at least 5, or raise the rate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VectorScores.of(vectors, IntStream.range(0, 300).map(i -> i / 3).toArray(), Optional.empty(), 8, 0.05, 1))
                .withMessage(vectors.name() + ": a fifth of each group measures the false-alarm rate, but no group has 5 vectors");
        assertThatIllegalArgumentException().isThrownBy(() -> VectorScores.of(vectors, groups, Optional.empty(), 9, 0.05, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> VectorScores.of(vectors, groups, Optional.empty(), 8, Double.NaN, 1));
    }
}
