package org.neuralquanta.zipf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.TabulatedQuanta;

/** What the fit of any list of counts obeys. */
@Statement("T25")
class ZipfFitLawsTest {

    @Property(tries = 60)
    void theOrderOfTheListDoesNotMatter(
            @ForAll @Size(min = 20, max = 80) List<@LongRange(min = 1, max = 500) Long> counts, @ForAll int seed) {
        long[] first = distinct(counts);
        Collections.shuffle(counts, new Random(seed));
        ZipfFit one = ZipfFit.of(TabulatedQuanta.ofCounts(first));
        ZipfFit other = ZipfFit.of(TabulatedQuanta.ofCounts(distinct(counts)));
        assertThat(other.countExponent()).isEqualTo(one.countExponent());
        assertThat(other.cutoff()).isEqualTo(one.cutoff());
        assertThat(other.distance()).isEqualTo(one.distance());
    }

    /** A power law of counts above the cut-off says nothing about what lies below it. */
    @Property(tries = 60)
    void theExponentIsThatOfTheTailAlone(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        long[] counts = new Random(seed).doubles(300).mapToLong(u -> (long) (10 * Math.pow(u, -0.8))).toArray();
        ZipfFit fit = ZipfFit.of(TabulatedQuanta.ofCounts(counts));
        long[] tail = Arrays.stream(counts).filter(count -> count >= fit.cutoff()).toArray();
        assertThat(fit.tail()).isEqualTo(tail.length);
        // With fewer there is nothing to fit once the rest is gone.
        Assume.that(Arrays.stream(tail).distinct().count() >= 3);
        ZipfFit again = ZipfFit.of(TabulatedQuanta.ofCounts(tail));
        assertThat(again.cutoff()).isEqualTo(fit.cutoff());
        assertThat(again.countExponent()).isCloseTo(fit.countExponent(), within(1e-9));
    }

    @Property(tries = 60)
    void alphaIsTheExponentSeenByRank(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        long[] counts = new Random(seed).doubles(300).mapToLong(u -> (long) (10 * Math.pow(u, -0.8))).toArray();
        ZipfFit fit = ZipfFit.of(TabulatedQuanta.ofCounts(counts));
        assertThat((1 + fit.alpha()) * (fit.countExponent() - 1)).isCloseTo(1, within(1e-12));
        assertThat(fit.alphaInterval().contains(fit.alpha())).isTrue();
        assertThat(fit.countExponentInterval().contains(fit.countExponent())).isTrue();
    }

    /** Three counts that differ are always there. */
    private static long[] distinct(List<Long> counts) {
        return LongStream.concat(LongStream.of(1, 2, 3), counts.stream().mapToLong(Long::longValue)).toArray();
    }
}
