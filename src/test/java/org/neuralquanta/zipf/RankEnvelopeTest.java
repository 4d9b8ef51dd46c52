package org.neuralquanta.zipf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.CoarseClusters;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.special.OracleFile;

/** Envelopes of clusterings against numpy, and their laws. */
@Statement("T25")
class RankEnvelopeTest {

    @Test
    void slopesAgreeWithNumpy() {
        for (CSVRecord row : OracleFile.read("fit/envelope.csv")) {
            List<TabulatedQuanta> clusterings = Arrays.stream(row.get("clusterings").split("\\|"))
                    .map(list -> TabulatedQuanta.ofCounts(
                            Arrays.stream(list.split(" ")).mapToLong(Long::parseLong).toArray()))
                    .toList();
            double slope = Double.parseDouble(row.get("slope"));
            assertThat(RankEnvelope.of(clusterings).slope(Integer.parseInt(row.get("first")), Integer.parseInt(row.get("last"))))
                    .as(row.toString())
                    .isCloseTo(slope, within(1e-11));
        }
    }

    @Property(tries = 50)
    void oneExactPowerLawIsItsOwnEnvelope(@ForAll @DoubleRange(min = 0.05, max = 3) double alpha) {
        double[] sizes = IntStream.rangeClosed(1, 200).mapToDouble(r -> 7 * Math.pow(r, -1 - alpha)).toArray();
        RankEnvelope envelope = RankEnvelope.of(List.of(TabulatedQuanta.ofFrequencies(sizes)));
        assertThat(envelope.ranks()).isEqualTo(200);
        assertThat(envelope.alpha(3, 150)).isCloseTo(alpha, within(1e-10));
    }

    /**
     * The expected sizes of coarse clusters for all k up to 400 have the envelope p_r + T(r)/r. Between ranks 50 and 400 its slope is
     * −(1+α) to (1+α)/50; a single clustering with k = 400 is far from it, which a mistaken minimum or mean would also be.
     */
    @Property(tries = 10)
    void theEnvelopeHasTheSlopeThatNoSingleClusteringHas(@ForAll @DoubleRange(min = 0.1, max = 1) double alpha) {
        var model = new CoarseClusters(Zipf.infinite(alpha));
        List<TabulatedQuanta> clusterings = IntStream.rangeClosed(1, 400)
                .mapToObj(k -> TabulatedQuanta.ofFrequencies(
                        IntStream.rangeClosed(1, k).mapToDouble(r -> model.share(k, r)).toArray()))
                .toList();
        RankEnvelope envelope = RankEnvelope.of(clusterings);
        assertThat(envelope.share(37)).isCloseTo(model.envelope(37), within(1e-12));
        assertThat(envelope.alpha(50, 400)).isCloseTo(alpha, within((1 + alpha) / 50));
        RankEnvelope single = RankEnvelope.of(List.of(clusterings.getLast()));
        assertThat(single.alpha(50, 400)).isLessThan(alpha - 0.2);
    }

    @Test
    void refusesWhatIsNoRange() {
        assertThatThrownBy(() -> RankEnvelope.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        RankEnvelope envelope = RankEnvelope.of(List.of(TabulatedQuanta.ofCounts(5, 3, 1)));
        assertThatThrownBy(() -> envelope.share(4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rank must be between 1 and 3, was 4");
        assertThatThrownBy(() -> envelope.slope(2, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("last rank must be above the first, 2, was 2");
    }
}
