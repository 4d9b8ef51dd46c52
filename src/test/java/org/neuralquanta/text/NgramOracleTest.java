package org.neuralquanta.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.special.OracleFile;

/** Baselines of n-grams against src/test/resources/oracle/ngrams.py. */
class NgramOracleTest {

    private static final List<CSVRecord> ROWS = OracleFile.read("ngrams.csv");

    private static List<CSVRecord> rows(int order) {
        return ROWS.stream().filter(row -> row.get("order").equals(String.valueOf(order))).toList();
    }

    private static Corpus corpus() {
        String text = rows(0).stream().map(row -> Character.toString(Integer.parseInt(row.get("value")))).collect(Collectors.joining());
        return Corpus.of(text, 200);
    }

    @Test
    void lossesOfEveryOrderAreThoseOfTheOracle() {
        Corpus corpus = corpus();
        NgramModel model = NgramModel.of(corpus, 5);
        for (int order = 1; order <= 5; order++) {
            List<CSVRecord> expected = rows(order);
            assertThat(corpus.places()).containsExactly(expected.stream().mapToInt(row -> Integer.parseInt(row.get("index"))).toArray());
            assertThat(model.losses(order))
                    .containsExactly(expected.stream().mapToDouble(row -> Double.parseDouble(row.get("value"))).toArray(), within(1e-12));
        }
    }

    @Test
    void ordersOutOfRangeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> NgramModel.of(corpus(), 8)).withMessageContaining("between 1 and 7, was 8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NgramModel.of(corpus(), 2).losses(3))
                .withMessageContaining("between 1 and 2, was 3");
    }
}
