package org.neuralquanta.grokking;

import java.math.BigInteger;

/** Decides, difference by difference, whether a training set admits only the wanted representations. */
sealed interface Criterion {

    static Criterion of(Addition addition) {
        int p = addition.symbols();
        return addition.modular()
                ? new OnlyCircles(new IntegerEchelon(p - 1), BigInteger.valueOf(p))
                : new OnlyLinear(new Elimination(p), p - 2);
    }

    /** Adds a row \(e_i+e_j-e_k-e_l\). */
    void add(int[] row);

    /** Whether nothing else is left. */
    boolean holds();

    /** Plain addition: the differences have rank p − 2. */
    record OnlyLinear(Elimination rows, int rank) implements Criterion {

        @Override
        public void add(int[] row) {
            rows.add(row);
        }

        @Override
        public boolean holds() {
            return rows.rank() == rank;
        }
    }

    /** Addition modulo p: the differences generate a lattice of index p. */
    record OnlyCircles(IntegerEchelon rows, BigInteger index) implements Criterion {

        @Override
        public void add(int[] row) {
            rows.add(row);
        }

        @Override
        public boolean holds() {
            return rows.index().filter(index::equals).isPresent();
        }
    }
}
