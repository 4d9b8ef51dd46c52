package org.neuralquanta.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.random.RandomStream;

/** The operations that the toy model learns, and the splits of their pairs. */
@Statement("T30")
class OperationTest {

    @Provide
    Arbitrary<Operation> operations() {
        return Arbitraries.of(Sum.OF_TEN, PermutationProduct.OF_THREE);
    }

    private static int product(int one, int two) {
        return PermutationProduct.OF_THREE.answer(one * 6 + two);
    }

    /** The laws of a group, and that it is the one of six elements that does not commute. */
    @Test
    void permutationsOfThreeAreTheGroupThatDoesNotCommute() {
        boolean commutes = true;
        for (int a = 0; a < 6; a++) {
            assertThat(product(0, a)).isEqualTo(product(a, 0)).isEqualTo(a);
            int symbol = a;
            assertThat(IntStream.range(0, 6).map(b -> product(symbol, b))).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
            for (int b = 0; b < 6; b++) {
                commutes &= product(a, b) == product(b, a);
                for (int c = 0; c < 6; c++) {
                    assertThat(product(product(a, b), c)).isEqualTo(product(a, product(b, c)));
                }
            }
        }
        assertThat(commutes).isFalse();
    }

    /** The decoder can tell the answers of permutations: their matrices multiply as they do. */
    @Test
    void matricesOfPermutationsAreALosslessRepresentation() {
        PermutationProduct operation = PermutationProduct.OF_THREE;
        var matrices = new float[6 * 9];
        List<int[]> permutations = List.of(
                new int[] {0, 1, 2}, new int[] {0, 2, 1}, new int[] {1, 0, 2}, new int[] {1, 2, 0}, new int[] {2, 0, 1}, new int[] {2, 1, 0});
        for (int s = 0; s < 6; s++) {
            for (int k = 0; k < 3; k++) {
                matrices[s * 9 + k * 3 + permutations.get(s)[k]] = 1;
            }
        }
        var read = new float[9];
        for (int pair = 0; pair < operation.pairs(); pair++) {
            operation.combine(matrices, pair, read, 0);
            int answer = operation.answer(pair);
            assertThat(read).containsExactly(Arrays.copyOfRange(matrices, answer * 9, answer * 9 + 9));
        }
    }

    /** The derivative of a linear function of what the decoder reads, against central differences, exact for a bilinear operation. */
    @Property(tries = 60)
    void slopesAreCentralDifferences(@ForAll("operations") Operation operation, @ForAll long seed) {
        RandomStream stream = RandomStream.of(seed, 0);
        var numbers = new float[operation.symbols() * operation.dimension()];
        var weights = new float[operation.dimension()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) stream.normal(i, 0);
        }
        for (int k = 0; k < weights.length; k++) {
            weights[k] = (float) stream.normal(k, 1);
        }
        int pair = (int) (stream.uniform(0, 2) * operation.pairs());
        var slopes = new float[numbers.length];
        operation.spread(numbers, pair, weights, 0, slopes);
        for (int i = 0; i < numbers.length; i++) {
            float[] up = numbers.clone();
            float[] down = numbers.clone();
            up[i] += 0.5f;
            down[i] -= 0.5f;
            double expected = value(operation, up, pair, weights) - value(operation, down, pair, weights);
            assertThat((double) slopes[i]).isCloseTo(expected, within(1e-4));
        }
    }

    private static double value(Operation operation, float[] numbers, int pair, float[] weights) {
        var read = new float[operation.dimension()];
        operation.combine(numbers, pair, read, 0);
        double sum = 0;
        for (int k = 0; k < read.length; k++) {
            sum += (double) weights[k] * read[k];
        }
        return sum;
    }

    @Property(tries = 60)
    void setsHaveTheirSizeAndKnowEveryAnswerWhereRedrawn(@ForAll("operations") Operation operation, @ForAll long seed) {
        int size = operation.pairs() * 4 / 5;
        for (boolean redrawn : new boolean[] {false, true}) {
            int[] training = new Split(size, redrawn).of(operation, seed);
            int[] others = Split.others(operation, training);
            assertThat(IntStream.concat(IntStream.of(training), IntStream.of(others)).sorted().toArray())
                    .containsExactly(IntStream.range(0, operation.pairs()).toArray());
            assertThat(training).hasSize(size);
            int[] known = IntStream.of(training).map(operation::answer).distinct().toArray();
            if (redrawn) {
                assertThat(known).contains(IntStream.of(others).map(operation::answer).distinct().toArray());
            }
        }
    }

    /** Each of the 36 pairs of permutations is drawn as often as any other. */
    @Test
    void pairsOfPermutationsAreDrawnAlike() {
        var drawn = new int[36];
        for (int seed = 0; seed < 3000; seed++) {
            for (int pair : PermutationProduct.OF_THREE.draw(24, seed, 0)) {
                drawn[pair]++;
            }
        }
        // Mean 2000, standard deviation 26; five of them.
        assertThat(Arrays.stream(drawn)).allMatch(count -> Math.abs(count - 2000) < 130);
    }

    @Test
    void splitsThatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Split(0, false)).withMessageContaining("at least 1, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Split(1, true).of(Sum.OF_TEN, 1))
                .withMessageContaining("use more pairs");
    }
}
