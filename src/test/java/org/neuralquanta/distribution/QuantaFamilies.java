package org.neuralquanta.distribution;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Random distributions of every family, within the ranges of a test.
 *
 * @param exponents α of infinitely many quanta
 * @param finiteExponents α of finitely many, which may be negative
 * @param counts numbers of quanta
 * @param offsets of Zipf and Mandelbrot's law
 * @param logExponents α of log-modified laws
 * @param logPowers γ of log-modified laws
 * @param logCounts their numbers of quanta; an even number stands for infinitely many
 * @param listed the most quanta of a table
 */
public record QuantaFamilies(
        Arbitrary<Double> exponents,
        Arbitrary<Double> finiteExponents,
        Arbitrary<Long> counts,
        Arbitrary<Double> offsets,
        Arbitrary<Double> logExponents,
        Arbitrary<Double> logPowers,
        Arbitrary<Long> logCounts,
        int listed) {

    /** Wherever a distribution is defined. */
    static QuantaFamilies everywhere() {
        Arbitrary<Double> exponents = Arbitraries.oneOf(real(0.01, 3), logUniform(1e-12, 12));
        Arbitrary<Long> counts = counts(0x1p62);
        return new QuantaFamilies(
                exponents,
                Arbitraries.oneOf(exponents, real(-0.99, 1)),
                counts,
                Arbitraries.oneOf(real(-0.9, 3), logUniform(1e-6, 1e4)),
                real(0.02, 5),
                real(-2.32, 8),
                counts,
                300);
    }

    /** Where every law of a model stays within the doubles. */
    public static QuantaFamilies ofLaws(double leastExponent, double mostExponent, double mostQuanta) {
        return new QuantaFamilies(
                real(leastExponent, mostExponent),
                real(-0.9, 2),
                counts(mostQuanta),
                real(-0.9, 20),
                real(0.1, 2),
                real(-1, 4),
                counts(1e6).map(count -> count | 1),
                100);
    }

    /** Every family of {@link FrequencyFamily}, of which each has its line here, and tables. */
    public Arbitrary<QuantaDistribution> all() {
        Arbitrary<Zipf> infinite = exponents.map(Zipf::infinite);
        Arbitrary<Zipf> finite = Combinators.combine(finiteExponents, counts).as(Zipf::finite);
        Map<String, List<Arbitrary<? extends QuantaDistribution>>> byFormula = Map.of(
                "zipf", List.of(infinite, finite, Combinators.combine(Arbitraries.oneOf(infinite, finite), offsets).as(Zipf::withOffset)),
                "log-modified", List.of(Combinators.combine(logExponents, logPowers, logCounts)
                        .as((alpha, gamma, count) -> count % 2 == 0
                                ? LogModifiedZipf.infinite(alpha, gamma)
                                : LogModifiedZipf.finite(alpha, gamma, count))));
        List<Arbitrary<? extends QuantaDistribution>> families = Stream.concat(
                        FrequencyFamily.all().stream().flatMap(family -> Objects.requireNonNull(byFormula.get(family.name())).stream()),
                        Stream.of(tabulated()))
                .toList();
        return Arbitraries.of(families).flatMap(family -> family.map(QuantaDistribution.class::cast));
    }

    /** Frequencies that come as functions: of K quanta, and of infinitely many with their tail. */
    static Arbitrary<QuantaDistribution> functions() {
        Arbitrary<QuantaDistribution> listed = Combinators.combine(real(-0.5, 2), logUniform(1, 3000)).as((alpha, count) -> {
            Zipf zipf = Zipf.finite(alpha, count.longValue());
            return QuantaDistribution.of("listed", zipf::probability, count.longValue());
        });
        Arbitrary<QuantaDistribution> rankwise = real(0.1, 3).map(alpha -> {
            Zipf zipf = Zipf.infinite(alpha);
            return QuantaDistribution.of("with tail", zipf::probability, zipf::tail);
        });
        return Arbitraries.oneOf(listed, rankwise);
    }

    private Arbitrary<TabulatedQuanta> tabulated() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(1, 1_000_000).array(long[].class).ofMinSize(1).ofMaxSize(listed).map(TabulatedQuanta::ofCounts),
                real(1e-6, 1).array(double[].class).ofMinSize(1).ofMaxSize(listed).map(TabulatedQuanta::ofFrequencies));
    }

    private static Arbitrary<Long> counts(double most) {
        return logUniform(1, most).map(Double::longValue);
    }

    /** A number between two. */
    public static Arbitrary<Double> real(double least, double most) {
        return Arbitraries.doubles().between(least, most).ofScale(15);
    }

    /** A number whose logarithm is anywhere between those of two. */
    public static Arbitrary<Double> logUniform(double least, double most) {
        double low = Math.log(least);
        double range = Math.log(most) - low;
        return real(0, 1).map(u -> Math.clamp(Math.exp(low + u * range), least, most));
    }
}
