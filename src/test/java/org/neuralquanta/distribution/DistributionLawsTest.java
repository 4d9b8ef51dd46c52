package org.neuralquanta.distribution;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.neuralquanta.Statement;

/** The laws of distributions, for every family. */
@Statement("T1")
class DistributionLawsTest {

    @Provide
    Arbitrary<QuantaDistribution> distributions() {
        return Arbitraries.oneOf(QuantaFamilies.everywhere().all(), QuantaFamilies.functions());
    }

    /** A rank that has a use, with one before and one after it. */
    private static long rank(QuantaDistribution quanta, double share) {
        double most = Math.min((double) quanta.quanta().orElse(1L << 40), 0x1p40);
        Assume.that(most >= 2);
        return Math.clamp((long) Math.pow(most, share), 1, (long) most - 1);
    }

    @Property
    void sumsToOne(@ForAll("distributions") QuantaDistribution quanta, @ForAll @Scale(15) @DoubleRange(min = 0, max = 1) double share) {
        DistributionLaws.sumsToOne(quanta, Math.min(quanta.quanta().orElse(2000), (long) (2000 * share)));
    }

    @Property
    void stepsByProbabilities(
            @ForAll("distributions") QuantaDistribution quanta, @ForAll @Scale(15) @DoubleRange(min = 0, max = 1) double share) {
        DistributionLaws.stepsByProbabilities(quanta, rank(quanta, share));
    }

    @Property
    void enclosesItsTail(
            @ForAll("distributions") QuantaDistribution quanta, @ForAll @Scale(15) @DoubleRange(min = 0, max = 1) double share) {
        DistributionLaws.enclosesItsTail(quanta, rank(quanta, share));
    }

    @Property
    void tailsDecreaseAndAreConvex(
            @ForAll("distributions") QuantaDistribution quanta, @ForAll @Scale(15) @DoubleRange(min = 0, max = 1) double share) {
        DistributionLaws.tailsDecreaseAndAreConvex(quanta, rank(quanta, share));
    }

    @Property
    void findsTheRankOfALevel(
            @ForAll("distributions") QuantaDistribution quanta, @ForAll @Scale(15) @DoubleRange(min = 1e-9, max = 1) double share) {
        // The tail at rank 2^60 is a level that is reached, whatever the exponent.
        double least = quanta.tail(Math.min(1L << 60, quanta.quanta().orElse(1L << 40) - 1));
        double epsilon = least + share * (1 - least);
        Assume.that(epsilon / 1.5 > quanta.tail(Math.min(1L << 40, quanta.quanta().orElse(1L << 40))));
        DistributionLaws.findsTheRankOfALevel(quanta, epsilon);
    }

    @Property
    void endsWithItsLastQuantum(@ForAll("distributions") QuantaDistribution quanta) {
        DistributionLaws.endsWithItsLastQuantum(quanta);
    }

    @Property
    void refusesRanksOutOfRange(@ForAll("distributions") QuantaDistribution quanta) {
        DistributionLaws.refusesRanksOutOfRange(quanta);
    }
}
