package org.neuralquanta.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.ObjLongConsumer;
import org.neuralquanta.bound.Enclosure;

/** What every distribution obeys, whatever its family. */
final class DistributionLaws {

    /** The relative error that the families promise for probabilities and tails. */
    private static final double ACCURACY = 1e-12;

    private DistributionLaws() {}

    /** Σ p = 1: the first n and the tail beyond them. */
    static void sumsToOne(QuantaDistribution quanta, long rank) {
        double sum = quanta.tail(rank);
        for (long k = rank; k >= 1; k--) {
            sum += quanta.probability(k);
        }
        assertThat(sum).as("%s to rank %d", quanta, rank).isBetween(1 - ACCURACY, 1 + ACCURACY);
        assertThat(quanta.tail(0)).isEqualTo(1);
        assertThat(quanta.tailEnclosure(0)).isEqualTo(Enclosure.exactly(1));
    }

    /** tail(k−1) − tail(k) = p_k within the enclosures. */
    static void stepsByProbabilities(QuantaDistribution quanta, long rank) {
        Enclosure before = quanta.tailEnclosure(rank - 1);
        Enclosure after = quanta.tailEnclosure(rank);
        double p = quanta.probability(rank);
        assertThat(p).as("p of %s at rank %d", quanta, rank).isBetween(
                (before.lower() - after.upper()) - ACCURACY * p, (before.upper() - after.lower()) + ACCURACY * p);
    }

    static void enclosesItsTail(QuantaDistribution quanta, long rank) {
        Enclosure tail = quanta.tailEnclosure(rank);
        assertThat(tail.contains(quanta.tail(rank))).as("%s at rank %d", quanta, rank).isTrue();
        assertThat(tail.width()).isLessThanOrEqualTo(1e-11 * tail.upper());
        assertThat(tail.lower()).isGreaterThanOrEqualTo(0);
        assertThat(tail.upper()).isLessThanOrEqualTo(1);
    }

    /** Where frequencies do not increase, tails decrease and are convex. */
    static void tailsDecreaseAndAreConvex(QuantaDistribution quanta, long rank) {
        double p = quanta.probability(rank);
        assertThat(p).isGreaterThanOrEqualTo(quanta.probability(rank + 1) * (1 - ACCURACY));
        Enclosure before = quanta.tailEnclosure(rank - 1);
        Enclosure here = quanta.tailEnclosure(rank);
        Enclosure after = quanta.tailEnclosure(rank + 1);
        assertThat(here.lower()).isLessThanOrEqualTo(before.upper());
        assertThat(before.upper() + after.upper()).isGreaterThanOrEqualTo(2 * here.lower());
    }

    /** The rank found is the first one below the level, exactly as the tails are rounded, and monotone in the level. */
    static void findsTheRankOfALevel(QuantaDistribution quanta, double epsilon) {
        long rank = quanta.rankWithTailBelow(epsilon);
        assertThat(quanta.tail(rank)).isLessThan(epsilon);
        assertThat(quanta.tail(rank - 1)).isGreaterThanOrEqualTo(epsilon);
        assertThat(quanta.rankWithTailBelow(Math.min(Math.nextUp(epsilon), 1))).isLessThanOrEqualTo(rank);
        assertThat(quanta.rankWithTailBelow(epsilon / 1.5)).isGreaterThanOrEqualTo(rank);
    }

    /** Beyond the last quantum nothing is used. */
    static void endsWithItsLastQuantum(QuantaDistribution quanta) {
        quanta.quanta().ifPresent(last -> {
            assertThat(quanta.tail(last)).isZero();
            assertThat(quanta.tailEnclosure(last)).isEqualTo(Enclosure.exactly(0));
            assertThat(quanta.probability(last)).isPositive();
            if (last < QuantaDistribution.MAX_RANK) {
                assertThat(quanta.probability(last + 1)).isZero();
                assertThat(quanta.tail(last + 1)).isZero();
            }
            assertThat(quanta.tail(QuantaDistribution.MAX_RANK)).isZero();
        });
    }

    static void refusesRanksOutOfRange(QuantaDistribution quanta) {
        refuses(quanta, QuantaDistribution::probability, 0, 1);
        refuses(quanta, QuantaDistribution::tail, -1, 0);
        refuses(quanta, QuantaDistribution::tailEnclosure, -1, 0);
    }

    private static void refuses(QuantaDistribution quanta, ObjLongConsumer<QuantaDistribution> method, long low, int least) {
        for (long rank : new long[] {low, Long.MIN_VALUE, QuantaDistribution.MAX_RANK + 1, Long.MAX_VALUE}) {
            assertThatThrownBy(() -> method.accept(quanta, rank))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("rank must be between " + least + " and 2^62, was " + rank);
        }
    }
}
