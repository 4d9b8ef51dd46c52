package org.neuralquanta.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.elementary.CompensatedSum;
import org.neuralquanta.special.OracleFile;

class GaussRuleTest {

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 9, 12})
    void isExactForTheMeanOfEveryPolynomialUpToItsDegree(int log2) {
        GaussRule rule = new GaussRule(log2);
        for (int degree = 0; degree <= GaussRule.DEGREE; degree++) {
            assertThat(mean(rule, degree)).as("degree " + degree).isCloseTo(exactMean(1 << log2, degree), within(1e-15));
        }
        assertThat(Math.abs(mean(rule, GaussRule.DEGREE + 1) - exactMean(1 << log2, GaussRule.DEGREE + 1)))
                .as("one degree more is not exact")
                .isGreaterThan(1e-14);
    }

    /** All rules there are: what SmoothSum adds for the rounding of nodes and weights is proven by this. */
    @Test
    void everyNodeAndWeightOfEveryRuleIsCorrectlyRounded() {
        Map<String, List<CSVRecord>> references =
                OracleFile.read("gauss-rule.csv").stream().collect(Collectors.groupingBy(row -> row.get("log2")));
        assertThat(references).hasSize(59);
        references.forEach((log2, rows) -> {
            GaussRule rule = log2.equals("inf") ? GaussRule.continuous() : GaussRule.forPoints(Integer.parseInt(log2));
            int[] ascending = IntStream.range(0, GaussRule.NODES)
                    .boxed()
                    .sorted(Comparator.comparingDouble(rule::node))
                    .mapToInt(i -> i)
                    .toArray();
            for (int i = 0; i < GaussRule.NODES / 2; i++) {
                CSVRecord row = rows.get(i);
                int right = ascending[GaussRule.NODES / 2 + i];
                int left = ascending[GaussRule.NODES / 2 - 1 - i];
                assertThat(rule.node(right)).as("%s", row).isEqualTo(Double.parseDouble(row.get("node")));
                assertThat(rule.node(left)).as("%s", row).isEqualTo(-rule.node(right));
                assertThat(rule.weight(right)).as("%s", row).isEqualTo(Double.parseDouble(row.get("weight")));
                assertThat(rule.weight(left)).as("%s", row).isEqualTo(rule.weight(right));
            }
        });
    }

    @Test
    void isTheRuleOfGaussAndLegendreInTheLimit() {
        for (int degree = 0; degree <= GaussRule.DEGREE; degree += 2) {
            assertThat(mean(GaussRule.continuous(), degree)).isCloseTo(1.0 / (degree + 1), within(1e-15));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 17, 30, 61})
    void hasPositiveWeightsAndNodesInside(int log2) {
        GaussRule rule = GaussRule.forPoints(log2);
        for (int i = 0; i < GaussRule.NODES; i++) {
            assertThat(rule.weight(i)).isPositive();
            assertThat(Math.abs(rule.node(i))).isLessThan(1 - Math.scalb(1.0, -log2));
        }
    }

    @Test
    void isKeptAndTheSameAsAFreshOne() {
        for (int i = 0; i < GaussRule.NODES; i++) {
            assertThat(GaussRule.forPoints(9).node(i)).isEqualTo(new GaussRule(9).node(i));
            assertThat(GaussRule.forPoints(9).weight(i)).isEqualTo(new GaussRule(9).weight(i));
        }
        assertThat(GaussRule.forPoints(9)).isSameAs(GaussRule.forPoints(9));
        assertThat(GaussRule.continuous()).isSameAs(GaussRule.continuous());
    }

    private static double mean(GaussRule rule, int degree) {
        var sum = new CompensatedSum();
        for (int i = 0; i < GaussRule.NODES; i++) {
            sum.add(rule.weight(i) * Math.pow(rule.node(i), degree));
        }
        return sum.value();
    }

    /** The mean of t^degree over t = (2j + 1 − N)/N, in 40 digits. */
    private static double exactMean(int points, int degree) {
        var context = new MathContext(40);
        var sum = BigDecimal.ZERO;
        for (int j = 0; j < points; j++) {
            sum = sum.add(BigDecimal.valueOf(2L * j + 1 - points).divide(BigDecimal.valueOf(points), context).pow(degree, context));
        }
        return sum.divide(BigDecimal.valueOf(points), context).doubleValue();
    }
}
