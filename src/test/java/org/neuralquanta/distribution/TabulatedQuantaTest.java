package org.neuralquanta.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Statement;
import org.neuralquanta.table.InvalidTableException;

@Statement("T1")
class TabulatedQuantaTest {

    private static TabulatedQuanta read(Path directory, String text) throws IOException {
        return TabulatedQuanta.read(Files.writeString(directory.resolve("q.csv"), text));
    }

    @Test
    void sortsNormalisesAndLeavesZerosOut() {
        var quanta = TabulatedQuanta.ofCounts(0, 1, 5, 0, 2);
        assertThat(quanta.quanta()).hasValue(3);
        assertThat(quanta.samples()).hasValue(8);
        assertThat(new double[] {quanta.probability(1), quanta.probability(2), quanta.probability(3), quanta.probability(4)})
                .containsExactly(0.625, 0.25, 0.125, 0);
        assertThat(new long[] {quanta.count(1), quanta.count(3), quanta.count(4), quanta.count(1L << 62)})
                .containsExactly(5, 1, 0, 0);
        assertThat(new double[] {quanta.tail(0), quanta.tail(1), quanta.tail(2), quanta.tail(3), quanta.tail(1L << 62)})
                .containsExactly(1, 0.375, 0.125, 0, 0);
    }

    @Test
    void wholeFrequenciesAreCountsAndOthersAreNot() {
        assertThat(TabulatedQuanta.ofFrequencies(3, 2)).isEqualTo(TabulatedQuanta.ofCounts(2, 3));
        assertThat(TabulatedQuanta.ofFrequencies(0.5, 2).samples()).isEmpty();
        assertThat(TabulatedQuanta.ofFrequencies(0x1p53, 2).samples()).isEmpty();
        assertThatThrownBy(() -> TabulatedQuanta.ofFrequencies(0.5, 2).count(1)).isInstanceOf(IllegalStateException.class);
    }

    @Provide
    Arbitrary<double[]> frequencies() {
        Arbitrary<Double> size = Arbitraries.doubles().between(-300, 300).map(e -> Math.pow(10, e));
        Arbitrary<Double> near = Arbitraries.doubles().between(0, 1).greaterThan(0);
        return Arbitraries.oneOf(near, near.map(x -> x * x * x), size)
                .array(double[].class)
                .ofMinSize(1)
                .ofMaxSize(200);
    }

    @Property(tries = 300)
    void sumsAreThoseOfExactArithmetic(@ForAll("frequencies") double[] frequencies) {
        var total = new BigDecimal(0);
        for (double f : frequencies) {
            total = total.add(new BigDecimal(f));
        }
        Assume.that(Arrays.stream(frequencies).min().orElseThrow() / total.doubleValue() >= Double.MIN_NORMAL);
        var quanta = TabulatedQuanta.ofFrequencies(frequencies);
        double[] sorted = frequencies.clone();
        Arrays.sort(sorted);
        var beyond = new BigDecimal(0);
        for (int n = sorted.length - 1; n >= 0; n--) {
            beyond = beyond.add(new BigDecimal(sorted[sorted.length - 1 - n]));
            var tail = beyond.divide(total, new MathContext(60));
            var enclosure = quanta.tailEnclosure(n);
            assertThat(tail).isBetween(new BigDecimal(enclosure.lower()), new BigDecimal(enclosure.upper()));
            // Two sums and a quotient, each rounded once.
            double error = new BigDecimal(quanta.tail(n)).subtract(tail).abs().doubleValue();
            assertThat(error).isLessThanOrEqualTo(3.0001 * 0x1p-53 * tail.doubleValue());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "rank,count,word\n1,5,the\n2,3,and\n",
        "# words\nword,Frequency\nand,3\nthe,5\n",
        "probability,rank\n0.375,2\n0.625,1\n",
        "times\n3\n0\n5\n",
        "word,times\n\"the, a\",5\nand,3",
    })
    void findsTheColumn(String text, @TempDir Path directory) throws IOException {
        assertThat(read(directory, text).probability(1)).isEqualTo(0.625);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'count\n'            | : no rows below the header",
        "'x'                  | : no rows below the header",
        "'7'                  | :1: the header is missing: '7' is a number, not the name of a column",
        "''                   | : no header: the file is empty or holds only comments",
        "'count\n3\n-2\n'     | :3: column 'count': '-2' is negative",
        "'count\n3\nNaN\n'    | :3: column 'count': 'NaN' is not a finite decimal number",
        "'count\n1e400\n'     | :2: column 'count': '1e400' is outside the range of a double",
        "'a,count\n1,\n'      | :2: column 'count': '' is not a finite decimal number",
        "'count\n0\n0\n'      | : at least one frequency must be > 0, were 2 zeros",
        "'words,distinct\n1,2'| : no column named count, frequency or probability, and more than one column of numbers, in words,distinct",
        "'a,b\nx,y'           | : no column named count, frequency or probability, and no column of numbers, in a,b",
    })
    void refusesBadFilesInOneLine(String text, String fault, @TempDir Path directory) {
        assertThatThrownBy(() -> read(directory, text))
                .isInstanceOf(InvalidTableException.class)
                .hasMessage(directory.resolve("q.csv") + fault);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY, -Double.MIN_VALUE})
    void refusesWhatIsNoFrequency(double bad) {
        assertThatThrownBy(() -> TabulatedQuanta.ofFrequencies(1, bad))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("frequencies must be finite and >= 0, was " + bad + " at index 1");
    }

    @Test
    void refusesSumsThatADoubleCannotHold() {
        assertThatThrownBy(() -> TabulatedQuanta.ofFrequencies(1e308, 1e308)).hasMessageContaining("total");
        assertThatThrownBy(() -> TabulatedQuanta.ofFrequencies(1e300, 1e-300)).hasMessageContaining("1.0E-300");
        assertThatThrownBy(() -> TabulatedQuanta.ofCounts(1L << 53, 1)).hasMessageContaining("2^53");
        assertThatThrownBy(() -> TabulatedQuanta.ofCounts(3, -4)).hasMessage("counts must be >= 0, was -4 at index 1");
        assertThatThrownBy(TabulatedQuanta::ofCounts).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsTenMillionRows(@TempDir Path directory) throws IOException {
        int rows = 10_000_000;
        Path file = directory.resolve("large.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("frequency\n");
            for (int k = rows; k >= 1; k--) {
                out.write("0." + (100_000_000 + k) + "\n");
            }
        }
        var quanta = TabulatedQuanta.read(file);
        assertThat(quanta.quanta()).hasValue(rows);
        assertThat(quanta.probability(1)).isCloseTo(0.11 / 1.050000005e6, within(1e-22));
    }

    /** Below, not at: the tails of eight equal quanta are exact, and each is found one rank later than where it is reached. */
    @Test
    void theTailIsStrictlyBelowTheLevel() {
        TabulatedQuanta equal = TabulatedQuanta.ofCounts(3, 3, 3, 3, 3, 3, 3, 3);
        for (long n = 1; n < 8; n++) {
            assertThat(equal.rankWithTailBelow((8.0 - n) / 8)).isEqualTo(n + 1);
            assertThat(equal.rankWithTailBelow(Math.nextUp((8.0 - n) / 8))).isEqualTo(n);
        }
    }

    @Test
    void frequenciesMayBeAsLargeAsADoubleButTheirTotalToo() {
        assertThat(TabulatedQuanta.ofFrequencies(Double.MAX_VALUE, 0).probability(1)).isEqualTo(1);
        assertThatThrownBy(() -> TabulatedQuanta.ofFrequencies(Double.MAX_VALUE, Double.MAX_VALUE)).hasMessageContaining("total");
        assertThatThrownBy(() -> TabulatedQuanta.ofFrequencies(Double.MIN_VALUE)).hasMessageContaining("total");
        assertThatThrownBy(() -> TabulatedQuanta.ofFrequencies(1, Double.POSITIVE_INFINITY)).hasMessageContaining("index 1");
    }
}
