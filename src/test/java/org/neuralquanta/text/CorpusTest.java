package org.neuralquanta.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.file.TextFile;

/** What is held out, and what is trained on. */
class CorpusTest {

    static final String LINE = "And the earth was without form, and void; and darkness was upon it.\n";

    private static BitSet characters(List<Stretch> stretches) {
        var found = new BitSet();
        stretches.forEach(stretch -> found.set(stretch.from(), stretch.to()));
        return found;
    }

    private static Corpus kingJames() throws IOException {
        Path data = Path.of(System.getProperty("project.basedir", "."), "paper-figures/data");
        return Corpus.of(
                TextFile.read(data.resolve("kjv-full.txt.gz")), Books.read(data.resolve("kjv-books.csv")),
                List.of("Judges", "Job", "Acts", "Hebrews"), 20_000);
    }

    @Test
    void wholeBooksAreHeldOut() throws IOException {
        Corpus corpus = kingJames();
        assertThat(corpus.places()).hasSize(20_000);
        assertThat(corpus.alphabet()).isEqualTo(63);
        BitSet trained = characters(corpus.training(corpus.trainingCharacters()));
        assertThat(trained.cardinality()).isEqualTo((int) corpus.trainingCharacters());
        assertThat(corpus.trainingCharacters()).isBetween(3_777_000L, 3_777_889L);
        String text = corpus.text();
        for (String outside : List.of("So Job died, being old and full of days.", "The former treatise have I made, O Theophilus")) {
            int at = text.indexOf(outside);
            assertThat(trained.get(at, at + outside.length()).isEmpty()).as(outside).isTrue();
        }
        for (String inside : List.of("Blessed is the man that walketh not", "Now it came to pass in the days when the judges ruled")) {
            int at = text.indexOf(inside);
            assertThat(trained.get(at, at + inside.length()).cardinality()).as(inside).isEqualTo(inside.length());
        }
        for (int place : corpus.places()) {
            assertThat(trained.get(place - Corpus.MOST_CONTEXT, place + 1).isEmpty()).isTrue();
        }
    }

    @Property(tries = 50)
    void aLargerAmountContainsTheSmallerAndNothingHeldOut(
            @ForAll @IntRange(min = 80, max = 900) int lines, @ForAll @IntRange(min = 1, max = 60_000) int less,
            @ForAll @IntRange(min = 0, max = 60_000) int more) {
        Corpus corpus = Corpus.of(LINE.repeat(lines), 100);
        BitSet small = characters(corpus.training(less));
        BitSet large = characters(corpus.training(less + more));
        BitSet both = (BitSet) small.clone();
        both.and(large);
        assertThat(both).isEqualTo(small);
        // The last block is cut, but not below twice the context.
        assertThat((long) small.cardinality())
                .isBetween(Math.min(less, corpus.trainingCharacters()) - 2L * Corpus.MOST_CONTEXT, less + 2L * Corpus.MOST_CONTEXT);
        for (int place : corpus.places()) {
            assertThat(large.get(place)).isFalse();
        }
        var draws = new Draws(corpus.training(less), 24);
        for (int i = 0; i < 100; i++) {
            int place = draws.place(RandomStream.of(lines, more), i);
            assertThat(small.get(place - 24, place + 1).cardinality()).isEqualTo(25);
        }
    }

    @Test
    void whatCannotBeUsedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Corpus.of("abc", 10))
                .withMessageContaining("at least 5120 characters, had 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Corpus.of("a".repeat(10_000), 10))
                .withMessageContaining("between 2 and 256 different characters, had 1");
        var books = new Books(List.of(new Books.Book("first", 200), new Books.Book("second", 100)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Corpus.of(LINE.repeat(300), books, List.of("third"), 10))
                .withMessageContaining("there is no book 'third'; there are first, second");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Corpus.of(LINE.repeat(250), books, List.of("second"), 10))
                .withMessageContaining("the text ends within the book second; the books have 300 lines");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Corpus.of(LINE.repeat(300), books, List.of("first", "second"), 10))
                .withMessageContaining("nothing is left to train on");
    }
}
