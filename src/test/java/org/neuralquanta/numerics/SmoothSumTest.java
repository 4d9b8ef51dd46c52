package org.neuralquanta.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.elementary.CompensatedSum;
import org.neuralquanta.special.PowerSum;

/** Panels against plain addition, on a term with a narrow bump that no monomial has. */
class SmoothSumTest {

    /** exp(−(log x − centre)² / 2 width²): entire in log x, and as narrow as one likes. */
    private record Bump(double centre, double width) implements SmoothTerm {

        @Override
        public double at(double rank) {
            double t = (Math.log(rank) - centre) / width;
            return Math.exp(-0.5 * t * t);
        }

        @Override
        public Enclosure enclosureAt(double rank, double spread) {
            double t = Math.abs(Math.log(rank) - centre) / width;
            double error = (t + 1) * (spread + 0x1p-50 * (1 + Math.abs(centre))) / width + 0x1p-50;
            double value = at(rank);
            return Enclosure.around(value, 2 * error * value);
        }

        @Override
        public double atLog(double logRank) {
            double t = (logRank - centre) / width;
            return Math.exp(logRank - 0.5 * t * t);
        }

        @Override
        public Enclosure enclosureAtLog(double logRank, double spread) {
            throw new UnsupportedOperationException();
        }

        @Override
        public double logBound(Sector ranks, int power) {
            double nearest = Math.clamp(centre, ranks.logMin(), ranks.logMax()) - centre;
            double turn = ranks.argument();
            return (turn * turn - nearest * nearest) / (2 * width * width) + power * ranks.logMax();
        }
    }

    private static double plain(SmoothTerm term, long first, long count) {
        var sum = new CompensatedSum();
        for (long j = 0; j < count; j++) {
            sum.add(term.at((double) (first + j)));
        }
        return sum.value();
    }

    /** How far roundings inside the term may move a sum: a narrow bump turns those of the logarithm into many of its own. */
    private static double rounding(SmoothTerm term, long first, long count) {
        var sum = new CompensatedSum();
        for (long j = 0; j < count; j++) {
            sum.add(0.5 * term.enclosureAt((double) (first + j), 0x1p-50).width());
        }
        return sum.value();
    }

    @Property(tries = 200)
    void panelsGiveTheSumWhateverTheWidthOfTheBump(
            @ForAll @Scale(8) @DoubleRange(min = 3, max = 12) double centre,
            @ForAll @Scale(8) @DoubleRange(min = 1e-4, max = 1) double width,
            @ForAll @IntRange(min = 1, max = 5000) int first,
            @ForAll @IntRange(min = 0, max = 300_000) int count) {
        var term = new Bump(centre, width);
        double truth = plain(term, first, count);
        var sum = new SmoothSum(term, false, 0);
        assertThat(sum.addRanks(first, Double.POSITIVE_INFINITY, count)).isEqualTo(count);
        double rounding = 2 * rounding(term, first, count);
        assertThat(sum.error()).isLessThanOrEqualTo(1e-13 * truth + 1e-290);
        assertThat(sum.value()).isCloseTo(truth, within(sum.error() + rounding + 1e-290));
        var rigorous = new SmoothSum(term, true, 0);
        rigorous.addRanks(first, Double.POSITIVE_INFINITY, count);
        // Below, the bump's own enclosures lose their width to underflow.
        if (truth > 1e-290) {
            assertThat(rigorous.enclosure().contains(truth)).isTrue();
        }
    }

    @Property(tries = 100)
    void panelsFromTheLastRankDownGiveTheSameSum(
            @ForAll @Scale(8) @DoubleRange(min = 3, max = 12) double centre,
            @ForAll @Scale(8) @DoubleRange(min = 1e-3, max = 1) double width,
            @ForAll @IntRange(min = 1, max = 300_000) int last,
            @ForAll @IntRange(min = 1, max = 300_000) int until) {
        var term = new Bump(centre, width);
        var sum = new SmoothSum(term, true, 0);
        double lowest = sum.addRanksDown(last, until);
        assertThat(lowest).isBetween(1.0, (double) Math.max(until, last + 1));
        double truth = plain(term, (long) lowest, last - (long) lowest + 1);
        if (truth > 1e-290) {
            assertThat(sum.enclosure().contains(truth)).isTrue();
            assertThat(sum.value()).isCloseTo(truth, within(1e-13 * truth + 2 * rounding(term, (long) lowest, last - (long) lowest + 1)));
        }
    }

    @Test
    void stopsAtAPanelsEndAndNeverBeyondTheLastRank() {
        var sum = new SmoothSum(new MonomialTerm(1, 0, 0.4, 0, 0), false, 0);
        long done = sum.addRanks(1, 1000, 1_000_000);
        assertThat(done).isBetween(999L, 4096L);
        assertThat(done + sum.addRanks(1.0 + done, Double.POSITIVE_INFINITY, 1_000_000 - done)).isEqualTo(1_000_000);
        assertThat(sum.value()).isCloseTo(PowerSum.value(0.4, 0, 1, 1_000_000), within(1e-14));
    }

    @Test
    void costsFewEvaluationsWhereTheTermIsSmooth() {
        var counted = new int[1];
        var term = new SmoothTerm() {
            private final MonomialTerm monomial = new MonomialTerm(1, 0, 0.4, 0, 1);

            @Override
            public double at(double rank) {
                counted[0]++;
                return monomial.at(rank);
            }

            @Override
            public Enclosure enclosureAt(double rank, double spread) {
                return monomial.enclosureAt(rank, spread);
            }

            @Override
            public double atLog(double logRank) {
                return monomial.atLog(logRank);
            }

            @Override
            public Enclosure enclosureAtLog(double logRank, double spread) {
                return monomial.enclosureAtLog(logRank, spread);
            }

            @Override
            public double logBound(Sector ranks, int power) {
                return monomial.logBound(ranks, power);
            }
        };
        new SmoothSum(term, false, 0).addRanks(1, Double.POSITIVE_INFINITY, 1L << 62);
        assertThat(counted[0]).isLessThan(1500);
    }
}
