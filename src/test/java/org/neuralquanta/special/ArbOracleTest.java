package org.neuralquanta.special;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neuralquanta.Statement;

/**
 * The stored reference values that mpmath computed, against FLINT/Arb: each is to be right to all its digits. Not only does mpmath
 * claim no bounds; its {@code zeta(21, 10001)} is wrong in the 14th digit at any precision from 15 to 80 digits. Runs with
 * {@code mvn verify -Parb}, as {@link ArbComparisonTest} does.
 */
@EnabledIfSystemProperty(named = "arb.points", matches = "[0-9]+")
@Statement({"T1", "T2", "T3", "T8", "T9", "T11", "T12", "T15", "T19"})
class ArbOracleTest {

    private static ArbPeer arb;

    /** A column of a file, how many digits it has, which rows Arb can compute and what is asked of it for a row. */
    record Column(String file, String name, int digits, Predicate<CSVRecord> rows, Function<CSVRecord, String> line) {

        Column(String file, String name, int digits, String function, String... arguments) {
            this(file, name, digits, row -> true, row -> point(function, row, arguments));
        }

        @Override
        public String toString() {
            return file + ", " + name;
        }
    }

    private record Value(CSVRecord row, String line, BigDecimal number) {}

    @BeforeAll
    static void build(@TempDir Path folder) throws IOException, InterruptedException {
        arb = ArbPeer.build(folder);
    }

    static List<Column> columns() {
        return List.of(
                new Column("zeta.csv", "value", 50, "hurwitz", "alpha", "q"),
                new Column("zeta-random.csv.gz", "value", 25, "hurwitz", "alpha", "q"),
                new Column("power-sum.csv", "value", 50, "sum", "alpha", "q", "a", "b"),
                new Column("power-sum-random.csv.gz", "value", 25, "sum", "alpha", "q", "a", "b"),
                new Column("rank-monomial.csv", "sum", 25, ArbOracleTest::endsOrDecays,
                        row -> point("monomial", row, "q", "alpha", "r", "l", "first", "last")),
                new Column("incomplete-gamma.csv", "upper", 30, "upper", "tau", "y"),
                new Column("incomplete-gamma.csv", "lower", 30, "lower", "tau", "y"),
                new Column("incomplete-gamma.csv", "term", 30, "term", "tau", "y"),
                new Column("incomplete-gamma-random.csv.gz", "value", 24, "upper", "tau", "y"),
                new Column("binomial-tail.csv", "below", 30, "below", "trials", "successes", "p"),
                new Column("binomial-tail-random.csv.gz", "value", 24, "below", "trials", "tau", "p"),
                new Column("gamma-ratio.csv", "ratio", 30, "ratio", "tau", "z"),
                new Column("polylogarithm.csv", "polylogarithm", 30, "polylogarithm", "z", "m"),
                new Column("polylogarithm.csv", "difference", 30, row -> !row.get("difference").isEmpty(),
                        row -> point("difference", row, "z", "m")),
                new Column("distribution.csv", "c", 34, ArbOracleTest::isZipf,
                        row -> point("constant", row, "alpha", "parameter", "quanta")),
                new Column("distribution.csv", "p", 34, ArbOracleTest::isZipf,
                        row -> share(row, "1", "0", row.get("rank"), row.get("rank"))),
                new Column("distribution.csv", "tail", 34, row -> isZipf(row) && !isZero(row.get("tail")),
                        row -> share(row, "1", "0", after(row.get("rank")), row.get("quanta"))),
                new Column("law-staircase.csv", "loss", 25, row -> isZipf(row),
                        row -> share(row, row.get("gap"), row.get("eta"), after(row.get("learned")), row.get("quanta"))),
                new Column("law-exposure.csv", "loss", 25, row -> isShots(row) && row.get("method").equals("direct"),
                        row -> loss("loss", row)),
                new Column("law-exposure.csv", "loss", 25, row -> isShots(row) && row.get("method").equals("closed"),
                        row -> loss("closed", row)));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void everyStoredDigitIsRight(Column column) throws IOException, InterruptedException {
        int bits = (int) (column.digits() * 3.33) + 20;
        List<Value> values = OracleFile.read(column.file()).stream()
                .filter(column.rows())
                .map(row -> new Value(row, column.line().apply(row), new BigDecimal(row.get(column.name()))))
                .toList();
        arb.forEach(bits, values, Value::line, (value, ball) -> {
            BigDecimal stored = value.number();
            // Half a unit of the last digit, and a little for what rounding twice adds.
            BigDecimal doubt = BigDecimal.valueOf(501, 3).scaleByPowerOfTen(stored.precision() - stored.scale() - column.digits());
            assertThat(ball.lower().toBigDecimal()).as("%s", value).isLessThanOrEqualTo(stored.add(doubt));
            assertThat(ball.upper().toBigDecimal()).as("%s", value).isGreaterThanOrEqualTo(stored.subtract(doubt));
        });
        System.out.println(column + ": " + values.size() + " stored values right to " + column.digits() + " digits");
        assertThat(values).isNotEmpty();
    }

    /** The value that mpmath gets wrong, by Arb and by the library. */
    @Test
    void theZetaValueThatMpmathGetsWrong() throws IOException, InterruptedException {
        arb.forEach(80, List.of("hurwitz 20 10001"), line -> line, (line, ball) -> {
            double ulps = ball.distance(HurwitzZeta.value(20, 10_001)) / Math.ulp(ball.value());
            assertThat(ulps).isLessThanOrEqualTo(4);
            assertThat(ball.isInside(HurwitzZeta.enclosure(20, 10_001))).isTrue();
        });
    }

    private static String point(String function, CSVRecord row, String... arguments) {
        var line = new StringBuilder(function);
        for (String argument : arguments) {
            line.append(' ').append(row.get(argument));
        }
        return line.toString();
    }

    private static String share(CSVRecord row, String gap, String eta, String first, String last) {
        return String.join(" ", "share", row.get("alpha"), row.get("parameter"), gap, eta, first, last, row.get("quanta"));
    }

    private static String loss(String function, CSVRecord row) {
        String tau = row.get("curve").equals("exponential") ? "1" : row.get("curveParameter");
        return String.join(" ", function, row.get("alpha"), row.get("parameter"), row.get("quanta"), tau, row.get("gap"),
                row.get("eta"), row.get("delta"), row.get("nu"), row.get("x"));
    }

    /** Other sums are too slow to integrate. */
    private static boolean endsOrDecays(CSVRecord row) {
        return !row.get("last").equals("inf") || Double.parseDouble(row.get("alpha")) - Double.parseDouble(row.get("r")) >= 0.05;
    }

    private static boolean isShots(CSVRecord row) {
        boolean curve = row.get("curve").equals("exponential") || row.get("curve").equals("shots");
        return curve && isZipf(row) && !row.get("resource").equals("multinomial");
    }

    private static boolean isZipf(CSVRecord row) {
        return row.get("family").equals("zipf");
    }

    private static boolean isZero(String number) {
        return new BigDecimal(number).signum() == 0;
    }

    private static String after(String rank) {
        return Long.toString(Long.parseLong(rank) + 1);
    }
}
