package org.neuralquanta.schedule;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.Prerequisites;
import org.neuralquanta.sequence.Benefits;

/**
 * The best closed set of n quanta where prerequisites form trees: where each quantum needs at most one other, or each is needed by at
 * most one other (T7). Exact, by dynamic programming in O(K n); {@link PrerequisiteLaw} answers the same question for any prerequisites
 * among at most 20 quanta. The best set at n + 1 need not contain the best set at n, so the best sets form no order. Immutable,
 * thread-safe.
 *
 * <p>In the first case leaving out a quantum leaves out all that need it. Quanta are listed depth first, each followed by those that need
 * it. The best choice of j quanta from place i on is the better of two: take quantum i and j − 1 quanta from place i + 1 on, or skip
 * quantum i and all that need it. In the second case the same recursion chooses the quanta that are left out.
 */
@Statement("T7")
public final class ForestLaw {

    private static final long MOST_CHOICES = 1L << 25;

    private final QuantaModel model;
    private final boolean needOne;

    /** Quanta in depth-first order, the size of the subtree at each, and their benefits. */
    private final int[] listed;
    private final int[] size;
    private final double[] benefit;

    private ForestLaw(QuantaModel model, Prerequisites prerequisites) {
        double[] benefits = Benefits.under(model, prerequisites);
        Prerequisites followers = prerequisites.reversed();
        this.model = model;
        this.needOne = atMostOne(prerequisites);
        if (!needOne && !atMostOne(followers)) {
            throw new IllegalArgumentException("each quantum must need at most one other, or each must be needed by at most one;"
                    + " PrerequisiteLaw takes any prerequisites of at most 20 quanta");
        }
        int quanta = benefits.length;
        this.listed = new int[quanta];
        this.size = new int[quanta];
        this.benefit = new double[quanta];
        list(needOne ? prerequisites::of : followers::of, needOne ? followers::of : prerequisites::of);
        Arrays.setAll(benefit, i -> needOne ? benefits[listed[i] - 1] : -benefits[listed[i] - 1]);
    }

    private static boolean atMostOne(Prerequisites prerequisites) {
        for (int rank = 1; rank <= prerequisites.quanta(); rank++) {
            if (prerequisites.of(rank).length > 1) {
                return false;
            }
        }
        return true;
    }

    /** Lists trees from their roots, depth first. */
    private void list(IntFunction<int[]> above, IntFunction<int[]> below) {
        var stack = new int[listed.length];
        int depth = 0;
        for (int rank = listed.length; rank >= 1; rank--) {
            if (above.apply(rank).length == 0) {
                stack[depth] = rank;
                depth++;
            }
        }
        var place = new int[listed.length + 1];
        for (int i = 0; depth > 0; i++) {
            depth--;
            listed[i] = stack[depth];
            place[listed[i]] = i;
            for (int rank : below.apply(listed[i])) {
                stack[depth] = rank;
                depth++;
            }
        }
        Arrays.fill(size, 1);
        for (int i = listed.length - 1; i >= 0; i--) {
            for (int rank : above.apply(listed[i])) {
                size[place[rank]] += size[i];
            }
        }
    }

    /**
     * Creates the law of a model.
     *
     * @param model frequencies, gaps and irreducible loss of K quanta
     * @param prerequisites the prerequisites among the same K quanta
     * @return the law
     * @throws IllegalArgumentException if the numbers of quanta differ or exceed 10^7, or the prerequisites are not trees
     */
    public static ForestLaw of(QuantaModel model, Prerequisites prerequisites) {
        return new ForestLaw(model, prerequisites);
    }

    /**
     * The best closed set of n quanta.
     *
     * @param learned n, 0 ≤ n ≤ K
     * @return their ranks, ascending
     * @throws IllegalArgumentException if n is out of range, or more than 2^25 choices would have to be compared: (K + 1)(n + 1), or (K +
     *     1)(K − n + 1) where quanta are needed by at most one other
     */
    public int[] bestSet(int learned) {
        int quanta = listed.length;
        if (learned < 0 || learned > quanta) {
            throw new IllegalArgumentException("the number of learned quanta must be between 0 and " + quanta + ", was " + learned);
        }
        int wanted = needOne ? learned : quanta - learned;
        if ((quanta + 1L) * (wanted + 1L) > MOST_CHOICES) {
            throw new IllegalArgumentException((quanta + 1L) * (wanted + 1L) + " choices would have to be compared, at most " + MOST_CHOICES
                    + " can be: use fewer quanta");
        }
        var chosen = choose(wanted);
        return IntStream.rangeClosed(1, quanta).filter(rank -> chosen[rank] == needOne).toArray();
    }

    private boolean[] choose(int wanted) {
        int quanta = listed.length;
        var best = new double[quanta + 1][];
        best[quanta] = new double[1];
        for (int i = quanta - 1; i >= 0; i--) {
            best[i] = new double[Math.min(wanted, quanta - i) + 1];
            for (int j = 1; j < best[i].length; j++) {
                best[i][j] = Math.max(benefit[i] + best[i + 1][j - 1], behind(best, i, j));
            }
        }
        var chosen = new boolean[quanta + 1];
        for (int i = 0, j = wanted; j > 0; ) {
            if (behind(best, i, j) >= benefit[i] + best[i + 1][j - 1]) {
                i += size[i];
            } else {
                chosen[listed[i]] = true;
                i++;
                j--;
            }
        }
        return chosen;
    }

    private double behind(double[][] best, int place, int wanted) {
        double[] rest = best[place + size[place]];
        return wanted < rest.length ? rest[wanted] : Double.NEGATIVE_INFINITY;
    }

    /**
     * The lowest loss after n quanta: that of the best closed set.
     *
     * @param learned n, 0 ≤ n ≤ K
     * @return the loss
     * @throws IllegalArgumentException as {@link #bestSet}
     */
    public double leastLoss(int learned) {
        var open = new boolean[listed.length + 1];
        Arrays.fill(open, true);
        for (int rank : bestSet(learned)) {
            open[rank] = false;
        }
        double left = 0;
        for (int i = listed.length - 1; i >= 0; i--) {
            left += open[listed[i]] ? Math.abs(benefit[i]) : 0;
        }
        return model.residual() + left;
    }

    @Override
    public String toString() {
        return "ForestLaw[model=" + model + ", quanta=" + benefit.length + "]";
    }
}
