package org.neuralquanta.toy;

import java.util.Arrays;
import java.util.List;
import org.neuralquanta.random.RandomStream;

/**
 * The product of two permutations of three things, the group S₃: six symbols, 36 ordered pairs. A symbol is a 3 × 3 matrix, and the
 * decoder reads the product of two. Immutable, thread-safe.
 *
 * <p>Source: Liu, Kitouni, Nolte, Michaud, Tegmark and Williams, arXiv 2205.10343, section 4.2 and their published code.
 */
public enum PermutationProduct implements Operation {

    /** Permutations of three things. */
    OF_THREE;

    private static final int N = 3;

    private static final List<int[]> PERMUTATIONS = List.of(
            new int[] {0, 1, 2}, new int[] {0, 2, 1}, new int[] {1, 0, 2}, new int[] {1, 2, 0}, new int[] {2, 0, 1}, new int[] {2, 1, 0});

    /** The replicate of the seed for training sets; trials count downwards from it. */
    private static final long SETS = -1000;

    @Override
    public int symbols() {
        return PERMUTATIONS.size();
    }

    @Override
    public int dimension() {
        return N * N;
    }

    @Override
    public double start() {
        return 0.05;
    }

    @Override
    public double penalty() {
        return 1e-3;
    }

    @Override
    public int pairs() {
        return symbols() * symbols();
    }

    @Override
    public int first(int pair) {
        return pair / symbols();
    }

    @Override
    public int second(int pair) {
        return pair % symbols();
    }

    @Override
    public int answers() {
        return symbols();
    }

    /** The permutation that applies the first, then the second. */
    @Override
    public int answer(int pair) {
        int[] one = PERMUTATIONS.get(first(pair));
        int[] two = PERMUTATIONS.get(second(pair));
        int[] both = {two[one[0]], two[one[1]], two[one[2]]};
        int answer = 0;
        while (!Arrays.equals(PERMUTATIONS.get(answer), both)) {
            answer++;
        }
        return answer;
    }

    /** Goes through the pairs and takes each with the share of those still wanted among those left. */
    @Override
    public int[] draw(int pairs, long seed, long trial) {
        RandomStream stream = RandomStream.of(seed, SETS - trial);
        var drawn = new int[pairs];
        int taken = 0;
        for (int pair = 0; pair < pairs() && taken < pairs; pair++) {
            if (stream.uniform(pair, 0) * (pairs() - pair) < pairs - taken) {
                drawn[taken++] = pair;
            }
        }
        return drawn;
    }

    @Override
    public void combine(float[] numbers, int pair, float[] inputs, int at) {
        int a = first(pair) * N * N;
        int b = second(pair) * N * N;
        for (int row = 0; row < N; row++) {
            for (int column = 0; column < N; column++) {
                float sum = 0;
                for (int k = 0; k < N; k++) {
                    sum += numbers[a + row * N + k] * numbers[b + k * N + column];
                }
                inputs[at + row * N + column] = sum;
            }
        }
    }

    @Override
    public void spread(float[] numbers, int pair, float[] byInputs, int at, float[] gradient) {
        int a = first(pair) * N * N;
        int b = second(pair) * N * N;
        for (int row = 0; row < N; row++) {
            for (int column = 0; column < N; column++) {
                float slope = byInputs[at + row * N + column];
                for (int k = 0; k < N; k++) {
                    gradient[a + row * N + k] += slope * numbers[b + k * N + column];
                    gradient[b + k * N + column] += slope * numbers[a + row * N + k];
                }
            }
        }
    }
}
