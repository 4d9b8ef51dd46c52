package org.neuralquanta.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.gradient.Part;
import org.neuralquanta.newline.NewlineDiscovery;
import org.neuralquanta.newline.NewlineReason;
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
                case PARAGRAPH -> assertThat(all.charAt(i - 1)).isEqualTo('.');
                case ITEM -> assertThat(all.charAt(i - 1)).isEqualTo(';');
                case NONE -> throw new AssertionError("a newline without a reason at " + i);
            }
            start = i + 1;
        }
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
                NewlineDiscovery.run(WrappedText.artificial(400_000, 24, 1), 1500, 600, 2, 1, _ -> {});
        assertThat(found.samples()).isGreaterThan(200);
        assertThat(found.counterfactual()).isGreaterThan(0.9);
        Clustering clusters = SpectralClustering.of(
                found.similarities(Part.ALL, Similarity.ANGULAR), found.clusters(), 1);
        assertThat(found.shuffledF1(clusters, 1)).isLessThan(clusters.bestF1(found.wrapped()));
    }
}
