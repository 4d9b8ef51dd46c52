package org.neuralquanta.grokking;

import java.math.BigInteger;
import java.util.Optional;
import org.neuralquanta.Statement;

/**
 * The solutions in phases of addition modulo p: maps \(\theta\) from symbols to the circle \(\mathbb R/\mathbb Z\) with
 * \(\theta_i+\theta_j=\theta_k+\theta_l\) for all training pairs of equal sum (T29).
 *
 * <p>The differences \(e_i+e_j-e_k-e_l\) generate a lattice L(D) in the integer vectors of sum 0, \(\mathbb Z^{p-1}\). Up to a common
 * shift, the solutions are the characters of the quotient; if its order, the index of L(D), is p, they are the p circles \(\theta_i=ki/p\),
 * k = 0, …, p − 1, and nothing else. Immutable, thread-safe.
 *
 * <p>Source: this library.
 */
@Statement("T29")
public final class CircleLattice {

    private final Addition addition;
    private final IntegerEchelon lattice;

    private CircleLattice(Addition addition, IntegerEchelon lattice) {
        this.addition = addition;
        this.lattice = lattice;
    }

    /**
     * The lattice of a training set.
     *
     * @param set a training set of addition modulo p
     * @return its lattice
     * @throws IllegalArgumentException if the task is plain addition
     */
    public static CircleLattice of(TrainingSet set) {
        if (!set.addition().modular()) {
            throw new IllegalArgumentException("circles belong to addition modulo p, the task was plain addition of "
                    + set.addition().symbols() + " symbols");
        }
        var lattice = new IntegerEchelon(set.addition().symbols() - 1);
        set.differences().forEach(lattice::add);
        return new CircleLattice(set.addition(), lattice);
    }

    /**
     * The index of the lattice in the integer vectors of sum 0: the number of solutions in phases up to a common shift.
     *
     * @return the index, a multiple of p; empty if it is infinite, where solutions form a continuum
     */
    public Optional<BigInteger> index() {
        return lattice.index();
    }

    /**
     * Whether the circles are the only solutions.
     *
     * @return whether the index is p
     */
    public boolean isForced() {
        return index().filter(BigInteger.valueOf(addition.symbols())::equals).isPresent();
    }

    @Override
    public String toString() {
        return "CircleLattice[addition=" + addition + "]";
    }
}
