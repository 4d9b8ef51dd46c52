package org.neuralquanta.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole ledger once, under the theory as stated and under each wrong one. Chance fails a run with probability below 1e-5. */
class LedgerTest {

    private static final long SEED = LedgerTest.class.getName().hashCode();

    private static List<Report> reports = List.of();

    @BeforeAll
    static void run() throws InterruptedException {
        reports = Ledger.standard().run(SEED, 2, List.of(Theory.values()), _ -> {});
    }

    private static Report stated() {
        return reports.getFirst();
    }

    @Test
    void theTheoryPassesEveryCheck() {
        assertThat(stated().findings()).allMatch(Finding::passes);
        assertThat(stated().absent()).isEmpty();
        assertThat(stated().falseAlarm()).isBetween(1e-6, 1e-4);
    }

    @Test
    void everyWrongTheoryIsNoticedByEveryCheckThatItConcerns() {
        assertThat(reports).hasSize(Theory.values().length);
        assertThat(reports.subList(1, reports.size())).allSatisfy(report -> {
            assertThat(report.missed(stated())).as(report.theory().toString()).isEmpty();
            assertThat(report.caught(stated())).as(report.theory().toString()).isNotEmpty();
        });
    }

    @Test
    void everyCheckNoticesAWrongTheory() {
        var blind = new TreeSet<>(stated().findings().stream().map(Finding::id).toList());
        reports.forEach(report -> blind.removeAll(report.caught(stated())));
        assertThat(blind).isEmpty();
    }

    @Test
    void everyTheorySaysWhatItChanges() {
        assertThat(Theory.values()).extracting(Theory::sentence).doesNotHaveDuplicates().allMatch(sentence -> sentence.length() > 10);
    }

    @Test
    void everyStatementHasACheckAndIdentifiersAreUnique() {
        Set<String> numbers =
                stated().findings().stream().map(Finding::number).collect(Collectors.toSet());
        assertThat(numbers).contains("T45", "T46", "T48").containsAll(IntStream.rangeClosed(1, 44).mapToObj(n -> "T" + n).toList());
        assertThat(stated().findings()).extracting(Finding::id).doesNotHaveDuplicates();
    }

    @Test
    void theSeedAloneDecidesWhatIsDrawn() throws InterruptedException {
        Ledger ledger = Ledger.standard().only(List.of("T13"));
        List<Theory> theories = List.of(Theory.STATED);
        var progress = new ArrayList<String>();
        List<Report> first = ledger.run(7, 1, theories, progress::add);
        assertThat(ledger.run(7, 3, theories, _ -> {})).isEqualTo(first);
        assertThat(ledger.run(8, 1, theories, _ -> {})).isNotEqualTo(first);
        assertThat(progress).hasSize(ledger.size()).allMatch(id -> id.startsWith("T13."));
    }

    @Test
    void onlyStatementsCanBeAskedFor() {
        assertThatThrownBy(() -> Ledger.standard().only(List.of("T1", "T47")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("T47")
                .hasMessageContaining("T48");
    }

    @Test
    void aWrongNumberFails() {
        assertThat(Finding.of("T1.x", "", new Expectation(1, 0.1), Measurement.exactly(1.2)).passes()).isFalse();
        assertThat(Finding.of("T1.x", "", new Expectation(1, 0.1), new Measurement(1.5, 0.1)).passes()).isTrue();
        assertThat(Finding.of("T1.x", "", new Expectation(1, 0.1), new Measurement(1.7, 0.1)).passes()).isFalse();
        assertThat(Finding.of("T1.x", "", new Expectation(1, 0.1), Measurement.exactly(Double.NaN)).passes()).isFalse();
    }
}
