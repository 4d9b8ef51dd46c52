package org.neuralquanta.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.gradient.Part;
import org.neuralquanta.newline.NewlineDiscovery;
import org.neuralquanta.newline.NewlineReason;
import org.neuralquanta.newline.Representation;
import org.neuralquanta.newline.WrappedText;

/** Wrapped texts, and what a quickly trained model shows of them. */
@Statement("T36")
class NewlineTest {

    @Property(tries = 20)
    void wrappingIsGreedyAndEveryNewlineHasItsReason(@ForAll long seed, @ForAll @IntRange(min = 14, max = 60) int width) {
        WrappedText text = WrappedText.artificial(5000, width, seed);
        String all = text.text();
        int start = 0;
        for (int i = 0; i < all.length(); i++) {
            assertThat(text.reason(i) != NewlineReason.NONE).isEqualTo(all.charAt(i) == '\n');
            if (all.charAt(i) != '\n') {
                continue;
            }
            assertThat(i - start).isLessThanOrEqualTo(width);
            switch (text.reason(i)) {
                case WRAP -> {
                    int end = i + 1;
                    while (all.charAt(end) != ' ' && all.charAt(end) != '\n') {
                        end++;
                    }
                    assertThat(i - start + end - i).as("the next word does not fit").isGreaterThan(width);
                }
                case PARAGRAPH -> assertThat(wordsAfter(all, '+', i)).isEqualTo(3);
                case ITEM -> assertThat(wordsAfter(all, '-', i)).isEqualTo(4);
                case NONE -> throw new AssertionError("a newline without a reason at " + i);
            }
            start = i + 1;
        }
    }

    private static int wordsAfter(String text, char mark, int newline) {
        return text.substring(text.lastIndexOf(mark, newline) + 1, newline).split("[ \n]", -1).length;
    }

    /** Words end in a vowel and have no other, so that newlines of all reasons, and spaces, follow the same characters. */
    @Property(tries = 20)
    void newlinesFollowTheSameCharactersWhateverTheirReason(@ForAll long seed) {
        WrappedText text = WrappedText.artificial(5000, 24, seed);
        String all = text.text();
        for (int i = 0; i < all.length(); i++) {
            boolean between = all.charAt(i) == '\n' || all.charAt(i) == ' ';
            assertThat(i > 0 && "aeiou".indexOf(all.charAt(i - 1)) >= 0).isEqualTo(between);
        }
    }

    /** Verses end in a full stop here, as newlines by wrapping never do: a rule of the surface knows them all. */
    @Test
    void surfaceRulesFindWhatATextGivesAway() {
        List<String> verses = IntStream.range(0, 3000).mapToObj(i -> "in the beginning was the word and " + "so ".repeat(i % 9) + "on.").toList();
        NewlineDiscovery given = NewlineDiscovery.run(WrappedText.of(verses, 20), 300, 400, 2, 1, _ -> {});
        assertThat(given.surfaceF1()).isEqualTo(1);
        assertThat(given.newlineF1()).isLessThan(1);
    }

    @Test
    void aTextWithoutNewlinesByWrappingIsRefused() {
        assertThatThrownBy(() -> WrappedText.of(List.of("short", "lines"), 40))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("newlines by wrapping, had none at width 40");
        assertThatThrownBy(() -> WrappedText.of(List.of("a b"), 3)).hasMessageContaining("width must be at least 12, was 3");
        assertThatThrownBy(() -> NewlineDiscovery.run(WrappedText.artificial(400, 24, 1), 1, 1, 1, 1, _ -> {}))
                .hasMessageContaining("samples must be at least 2, were 1");
    }

    @Test
    void theCounterfactualTellsNewlinesByWrapping() {
        NewlineDiscovery found =
                NewlineDiscovery.run(WrappedText.artificial(400_000, 24, 1), 2500, 600, 2, 1, _ -> {});
        assertThat(found.samples()).isGreaterThan(200);
        assertThat(found.counterfactual()).isGreaterThan(0.75);
        assertThat(found.surfaceF1()).isBetween(found.newlineF1(), 0.9);
        Clustering clusters = SpectralEmbedding.of(found.similarities(Part.ALL, Similarity.ANGULAR), found.clusters(), 1)
                .into(found.clusters(), 5);
        assertThat(found.shuffledF1(clusters, 1)).isLessThan(clusters.bestF1(found.wrapped()));
        for (Representation representation : Representation.values()) {
            SimilarityMatrix matrix = found.similarities(representation, Similarity.ABSOLUTE);
            for (int i = 0; i < 20; i++) {
                assertThat(matrix.value(i, i)).isEqualTo(1);
                assertThat(matrix.value(i, i + 1)).isBetween(0f, 1f);
            }
        }
    }
}
