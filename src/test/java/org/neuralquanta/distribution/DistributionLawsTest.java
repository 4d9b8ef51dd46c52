package org.neuralquanta.distribution;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.neuralquanta.Statement;

/** The laws of distributions, for every family. */
@Statement("T1")
class DistributionLawsTest {

    /** Distributions of each family of {@link FrequencyFamily}. */
    private static final Map<String, Arbitrary<? extends QuantaDistribution>> BY_FORMULA = Map.of(
            "zipf", Arbitraries.oneOf(infiniteZipf(), finiteZipf(), mandelbrot()),
            "log-modified", logModified());

    private static final List<Arbitrary<? extends QuantaDistribution>> FAMILIES = Stream.concat(
                    FrequencyFamily.all().stream().map(family -> Objects.requireNonNull(BY_FORMULA.get(family.name()))),
                    Stream.of(tabulated(), listed(), rankwise()))
            .toList();

    /** K quanta that come as a function. */
    private static Arbitrary<FunctionQuanta> listed() {
        return Combinators.combine(real(-0.5, 2), logUniform(1, 3000)).as((alpha, count) -> {
            Zipf zipf = Zipf.finite(alpha, count.longValue());
            return QuantaDistribution.of("listed", zipf::probability, count.longValue());
        });
    }

    /** Infinitely many that come as a function with its tail. */
    private static Arbitrary<FunctionQuanta> rankwise() {
        return real(0.1, 3).map(alpha -> {
            Zipf zipf = Zipf.infinite(alpha);
            return QuantaDistribution.of("with tail", zipf::probability, zipf::tail);
        });
    }

    private static Arbitrary<Zipf> infiniteZipf() {
        return exponents().map(Zipf::infinite);
    }

    private static Arbitrary<Zipf> finiteZipf() {
        return Combinators.combine(Arbitraries.oneOf(exponents(), real(-0.99, 1)), counts()).as(Zipf::finite);
    }

    private static Arbitrary<Zipf> mandelbrot() {
        Arbitrary<Zipf> zipf = Arbitraries.oneOf(infiniteZipf(), finiteZipf());
        Arbitrary<Double> offsets = Arbitraries.oneOf(real(-0.9, 3), logUniform(1e-6, 1e4));
        return Combinators.combine(zipf, offsets).as(Zipf::withOffset);
    }

    private static Arbitrary<Zipf> logModified() {
        return Combinators.combine(real(0.02, 5), real(-0.29, 1), counts())
                .as((alpha, gamma, count) -> count % 2 == 0
                        ? LogModifiedZipf.infinite(alpha, 8 * gamma * Math.min(1, 1 + alpha))
                        : LogModifiedZipf.finite(alpha, 8 * gamma * Math.min(1, 1 + alpha), count));
    }

    private static Arbitrary<TabulatedQuanta> tabulated() {
        Arbitrary<TabulatedQuanta> counted = Arbitraries.longs()
                .between(1, 1_000_000)
                .array(long[].class)
                .ofMinSize(1)
                .ofMaxSize(300)
                .map(TabulatedQuanta::ofCounts);
        Arbitrary<TabulatedQuanta> measured = real(1e-6, 1)
                .array(double[].class)
                .ofMinSize(1)
                .ofMaxSize(300)
                .map(TabulatedQuanta::ofFrequencies);
        return Arbitraries.oneOf(counted, measured);
    }

    private static Arbitrary<Double> exponents() {
        return Arbitraries.oneOf(real(0.01, 3), logUniform(1e-12, 12));
    }

    private static Arbitrary<Long> counts() {
        return logUniform(1, 0x1p62).map(Double::longValue);
    }

    private static Arbitrary<Double> real(double least, double most) {
        return Arbitraries.doubles().between(least, most).ofScale(15);
    }

    private static Arbitrary<Double> logUniform(double least, double most) {
        double low = Math.log(least);
        double range = Math.log(most) - low;
        return real(0, 1).map(u -> Math.clamp(Math.exp(low + u * range), least, most));
    }

    @Provide
    Arbitrary<QuantaDistribution> distributions() {
        return Arbitraries.of(FAMILIES).flatMap(family -> family.map(QuantaDistribution.class::cast));
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
