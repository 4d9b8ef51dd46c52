package org.neuralquanta.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.special.OracleFile;

/** Expected sizes of coarse clusters against mpmath, and their laws. */
@Statement("T25")
class CoarseClustersTest {

    @Test
    void agreesWithMpmath() {
        for (CSVRecord row : OracleFile.read("coarse-clusters.csv")) {
            double alpha = Double.parseDouble(row.get("alpha"));
            var clusters = new CoarseClusters(
                    row.get("quanta").equals("inf") ? Zipf.infinite(alpha) : Zipf.finite(alpha, Long.parseLong(row.get("quanta"))));
            long number = Long.parseLong(row.get("clusters"));
            long rank = Long.parseLong(row.get("rank"));
            double share = Double.parseDouble(row.get("share"));
            double envelope = Double.parseDouble(row.get("envelope"));
            assertThat(clusters.share(number, rank)).as(row.toString()).isCloseTo(share, within(1e-12 * share));
            assertThat(clusters.envelope(rank)).as(row.toString()).isCloseTo(envelope, within(1e-12 * envelope));
        }
    }

    @Property(tries = 100)
    void sharesAddUpToOneAndLieBelowTheEnvelope(
            @ForAll @DoubleRange(min = 0.01, max = 4) double alpha, @ForAll @IntRange(min = 1, max = 300) int number) {
        var clusters = new CoarseClusters(Zipf.infinite(alpha));
        double sum = LongStream.rangeClosed(1, number).mapToDouble(r -> clusters.share(number, r)).sum();
        assertThat(sum).isCloseTo(1, within(1e-11));
        assertThat(LongStream.rangeClosed(1, number))
                .allMatch(r -> clusters.share(number, r) <= clusters.envelope(r) * (1 + 1e-12));
    }

    /** The envelope over c(1 + 1/α) r^−(1+α) is 1 up to terms of order 1/r: less than (1 + α)/r. */
    @Property(tries = 200)
    void theEnvelopeFallsLikeTheFrequencies(
            @ForAll @DoubleRange(min = 0.01, max = 4) double alpha, @ForAll @IntRange(min = 1, max = 1_000_000) int rank) {
        Zipf quanta = Zipf.infinite(alpha);
        double leading = (1 + 1 / alpha) * quanta.probability(rank);
        assertThat(new CoarseClusters(quanta).envelope(rank) / leading).isCloseTo(1, within((1 + alpha) / rank));
    }

    @Test
    void refusesRanksThatDoNotExist() {
        var clusters = new CoarseClusters(Zipf.finite(0.4, 10));
        assertThatThrownBy(() -> clusters.share(11, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("number of clusters must be between 1 and 10, was 11");
        assertThatThrownBy(() -> clusters.share(5, 6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rank must be between 1 and the number of clusters, 5, was 6");
        assertThatThrownBy(() -> clusters.envelope(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
