package org.neuralquanta.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.csv.CSVRecord;
import org.hipparchus.special.Beta;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.special.ErrorBudget;
import org.neuralquanta.special.IncompleteGamma;
import org.neuralquanta.special.OracleFile;

@Statement("T12")
class BinomialTailTest {

    @Test
    void agreesWithTheOracleAndItsEnclosuresContainIt() {
        var budget = new ErrorBudget("BinomialTail.below", 1e-14);
        var hipparchus = new ErrorBudget("Hipparchus Beta.regularizedBeta, for comparison", 0);
        double widest = 0;
        for (CSVRecord row : OracleFile.read("binomial-tail.csv")) {
            long trials = Long.parseLong(row.get("trials"));
            long successes = Long.parseLong(row.get("successes"));
            double p = Double.parseDouble(row.get("p"));
            double condition = Double.parseDouble(row.get("condition"));
            double beta = Beta.regularizedBeta(1 - p, trials - successes + 1.0, (double) successes);
            hipparchus.add(beta, row.get("below"), condition, row);
            budget.add(BinomialTail.below(trials, successes, p), row.get("below"), condition, row);
            var enclosure = BinomialTail.belowEnclosure(trials, successes, p);
            widest = Math.max(widest, ErrorBudget.contained(enclosure, row.get("below"), condition, row));
        }
        budget.check(500);
        hipparchus.print();
        System.out.printf(Locale.ROOT, "BinomialTail.belowEnclosure: relative width / condition max %.2e%n", widest);
        assertThat(widest).isLessThanOrEqualTo(1e-11);
    }

    @Test
    void enclosuresContainTwentyThousandRandomPoints() {
        var rows = OracleFile.read("binomial-tail-random.csv.gz");
        for (CSVRecord row : rows) {
            long trials = Long.parseLong(row.get("trials"));
            long successes = Long.parseLong(row.get("tau"));
            var enclosure = BinomialTail.belowEnclosure(trials, successes, Double.parseDouble(row.get("p")));
            ErrorBudget.contained(enclosure, row.get("value"), 1, row);
        }
        assertThat(rows).hasSize(20_000);
    }

    /** P(X < τ+1) = P(X < τ) + P(X = τ), and likewise the complement with a minus. */
    @Property
    void stepsByTheTerm(
            @ForAll @LongRange(min = 1, max = 1L << 60) long trials,
            @ForAll @LongRange(min = 1, max = 999_998) long successes,
            @ForAll @Scale(12) @DoubleRange(min = -8, max = 8) double spread) {
        double p = Math.clamp((successes + spread * Math.sqrt((double) successes)) / trials, 0, 1);
        double term = BinomialTail.term(trials, successes, p);
        double below = BinomialTail.below(trials, successes + 1, p);
        double notBelow = BinomialTail.notBelow(trials, successes, p);
        double tolerance = 1e-13 * Math.max(1, 10 * Math.sqrt((double) successes));
        assertThat(BinomialTail.below(trials, successes, p) + term).isCloseTo(below, within(tolerance * below));
        assertThat(BinomialTail.notBelow(trials, successes + 1, p) + term)
                .isCloseTo(notBelow, within(tolerance * notBelow));
        assertThat(BinomialTail.below(trials, successes, p) + notBelow).isCloseTo(1, within(4e-15));
    }

    /** P(Bin(D, p) < τ) = P(Bin(D, 1−p) > D − τ) = 1 − P(Bin(D, 1−p) < D − τ + 1). */
    @Property
    void reflects(
            @ForAll @LongRange(min = 1, max = 1000) long trials,
            @ForAll @Scale(12) @DoubleRange(min = 0, max = 1) double share,
            @ForAll @Scale(12) @DoubleRange(min = 0.0, max = 1.0) double p) {
        long successes = Math.max(1, Math.round(share * trials));
        double below = BinomialTail.below(trials, successes, p);
        double reflected = BinomialTail.below(trials, trials - successes + 1, 1 - p);
        assertThat(below + reflected).isCloseTo(1, within(1e-13 * Math.sqrt(trials + 1.0)));
    }

    /** For large D and small p the number of successes is Poisson, up to a total variation of p. */
    @Property
    void tendsToThePoissonTail(
            @ForAll @LongRange(min = 1, max = 100_000) long successes,
            @ForAll @Scale(12) @DoubleRange(min = -8, max = 8) double spread) {
        double mean = Math.max(0, successes + spread * Math.sqrt((double) successes));
        double p = mean / 1e18;
        double poisson = IncompleteGamma.upper((double) successes, mean);
        assertThat(BinomialTail.below(1_000_000_000_000_000_000L, successes, p))
                .isCloseTo(poisson, within(p + 1e-13 * Math.sqrt((double) successes)));
    }

    @Test
    void endsAndExtremes() {
        assertThat(BinomialTail.below(5, 6, 0.3)).isEqualTo(1);
        assertThat(BinomialTail.below(5, 5, 1)).isZero();
        assertThat(BinomialTail.below(5, 5, 0)).isEqualTo(1);
        assertThat(BinomialTail.belowEnclosure(5, 6, 0.3)).isEqualTo(Enclosure.exactly(1));
        assertThat(BinomialTail.belowEnclosure(5, 5, 1)).isEqualTo(Enclosure.exactly(0));
        assertThat(BinomialTail.below(1L << 62, 3, 0.5)).isZero();
        assertThat(BinomialTail.belowEnclosure(1L << 62, 1000, 0.9).upper()).isLessThan(1e-299);
        assertThat(BinomialTail.below(1, 1, Double.MIN_VALUE)).isEqualTo(1);
        assertThat(BinomialTail.notBelow(1, 1, 1e-300)).isEqualTo(1e-300);
        assertThat(BinomialTail.notBelow(5, 6, 0.5)).isZero();
        assertThat(BinomialTail.notBelow(5, 5, 1)).isEqualTo(1);
        assertThat(BinomialTail.term(5, 0, 0)).isEqualTo(1);
        assertThat(BinomialTail.term(5, 5, 1)).isEqualTo(1);
        assertThat(BinomialTail.term(5, 6, 0.5)).isZero();
        assertThat(BinomialTail.term(2, 1, 0.5)).isEqualTo(0.5);
    }

    @Test
    void rejectsWhatIsOutOfRange() {
        assertThatThrownBy(() -> BinomialTail.below(0, 1, 0.5)).hasMessageContaining("was 0");
        assertThatThrownBy(() -> BinomialTail.below(5, 0, 0.5)).hasMessageContaining("was 0");
        assertThatThrownBy(() -> BinomialTail.below(5, 2_000_000, 0.5)).hasMessageContaining("was 2000000");
        for (double p : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> BinomialTail.below(5, 1, p)).hasMessageContaining("" + p);
        }
    }

    @Test
    void theEndsOfTheRangesBelongToThem() {
        assertThat(BinomialTail.notBelow(1, 1, 0.25)).isCloseTo(0.25, within(1e-16));
        assertThat(BinomialTail.below(1L << 62, 1_000_000, 1)).isZero();
        assertThat(BinomialTail.term(1, 0, 0)).isEqualTo(1);
        assertThatThrownBy(() -> BinomialTail.below(10, 1_000_001, 0.5)).hasMessageContaining("was 1000001");
        assertThatThrownBy(() -> BinomialTail.below(10, 0, 0.5)).hasMessageContaining("was 0");
        assertThatThrownBy(() -> BinomialTail.term(0, 1, 0.5)).hasMessageContaining("trials");
        assertThatThrownBy(() -> BinomialTail.term(10, -1, 0.5)).hasMessageContaining("successes");
        assertThatThrownBy(() -> BinomialTail.term(10, 1, 1.1)).hasMessageContaining("p must lie");
    }
}
