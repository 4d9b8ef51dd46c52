package org.neuralquanta.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
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
                .withMessage("harmless scores must be at least 999 for a rate of 0.001, were 60");
        assertThatIllegalArgumentException().isThrownBy(() -> VectorScores.of(vectors, groups, Optional.empty(), 9, 0.05, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> VectorScores.of(vectors, groups, Optional.empty(), 8, Double.NaN, 1));
    }
}
