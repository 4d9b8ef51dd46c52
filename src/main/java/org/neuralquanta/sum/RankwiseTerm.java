package org.neuralquanta.sum;

import java.util.function.LongToDoubleFunction;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.numerics.Sector;
import org.neuralquanta.numerics.SmoothTerm;

/**
 * A term that is known at whole ranks only. Immutable, thread-safe.
 *
 * @param function the value at a rank
 * @param resolution its relative accuracy
 */
record RankwiseTerm(LongToDoubleFunction function, double resolution) implements SmoothTerm {

    @Override
    public double at(double rank) {
        return function.applyAsDouble((long) rank);
    }

    @Override
    public boolean isAtWholeRanks() {
        return true;
    }

    @Override
    public Enclosure enclosureAt(double rank, double spread) {
        throw onlyValues();
    }

    @Override
    public double atLog(double logRank) {
        throw onlyValues();
    }

    @Override
    public Enclosure enclosureAtLog(double logRank, double spread) {
        throw onlyValues();
    }

    @Override
    public double logBound(Sector ranks, int power) {
        throw onlyValues();
    }

    private static UnsupportedOperationException onlyValues() {
        return new UnsupportedOperationException("only values at whole ranks are known");
    }
}
