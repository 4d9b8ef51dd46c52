package org.neuralquanta.grokking;

import org.neuralquanta.Statement;

/**
 * The quality of a representation (T28). Each dimension is centred and divided by its standard deviation (with p − 1 in the denominator); a
 * parallelogram, two pairs with equal sum, holds if the mean over the dimensions of \((E_i+E_j-E_k-E_l)^2\) is below {@value #TOLERANCE}.
 * Immutable, thread-safe.
 *
 * <p>Source: Liu, Kitouni, Nolte, Michaud, Tegmark and Williams, arXiv 2205.10343, sections 3.1 and 3.3, and their published code.
 *
 * @param addition the task
 */
@Statement("T28")
public record RepresentationQuality(Addition addition) {

    /** The mean squared distance below which a parallelogram holds. */
    public static final double TOLERANCE = 0.01;

    /**
     * The representation quality index: the share of all parallelograms that hold.
     *
     * @param representation E, of p symbols
     * @return RQI, 0 to 1
     * @throws IllegalArgumentException if it has another number of symbols
     * @throws ArithmeticException if all symbols agree in a dimension
     */
    public double index(Representation representation) {
        double[][] sums = sums(representation);
        long hold = 0;
        long all = 0;
        for (int s = 0; s < addition.sums(); s++) {
            int[] members = addition.members(s);
            for (int a = 0; a < members.length; a++) {
                for (int b = 0; b < a; b++) {
                    hold += holds(sums[members[a]], sums[members[b]]) ? 1 : 0;
                    all++;
                }
            }
        }
        return (double) hold / all;
    }

    /**
     * The accuracy over all pairs that the representation implies: training pairs, and pairs with a training pair of equal sum
     * whose parallelogram holds.
     *
     * @param representation E, of p symbols
     * @param set the training set
     * @return the share of all N pairs
     * @throws IllegalArgumentException if the representation or the set belong to another task
     * @throws ArithmeticException if all symbols agree in a dimension
     */
    public double impliedAccuracy(Representation representation, TrainingSet set) {
        if (!set.addition().equals(addition)) {
            throw new IllegalArgumentException("the training set must belong to " + addition + ", was of " + set.addition());
        }
        double[][] sums = sums(representation);
        int right = 0;
        for (int s = 0; s < addition.sums(); s++) {
            int[] known = set.pairs(s);
            for (int pair : addition.members(s)) {
                boolean found = set.contains(pair);
                for (int k = 0; k < known.length && !found; k++) {
                    found = holds(sums[pair], sums[known[k]]);
                }
                right += found ? 1 : 0;
            }
        }
        return (double) right / addition.pairs();
    }

    private double[][] sums(Representation representation) {
        if (representation.symbols() != addition.symbols()) {
            throw new IllegalArgumentException(
                    "the representation must have p = " + addition.symbols() + " symbols, had " + representation.symbols());
        }
        Representation standard = representation.standardised();
        var sums = new double[addition.pairs()][standard.dimensions()];
        for (int i = 0; i < addition.symbols(); i++) {
            for (int j = i; j < addition.symbols(); j++) {
                double[] sum = sums[addition.pair(i, j)];
                for (int k = 0; k < sum.length; k++) {
                    sum[k] = standard.at(i, k) + standard.at(j, k);
                }
            }
        }
        return sums;
    }

    private static boolean holds(double[] a, double[] b) {
        double squares = 0;
        for (int k = 0; k < a.length; k++) {
            squares += (a[k] - b[k]) * (a[k] - b[k]);
        }
        return squares / a.length < TOLERANCE;
    }
}
