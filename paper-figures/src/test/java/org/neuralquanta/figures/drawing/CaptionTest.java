package org.neuralquanta.figures.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaptionTest {

    @Test
    void theMarkdownHasTheTextTheRowsAndTheFiles() {
        String markdown = new Caption("Title", "Text.", "a paper", "T1, T2", "$\\alpha = 1$", "all", "none of it", "nothing").markdown("name", CaptionTest.class);
        assertThat(markdown)
                .startsWith("# Title\n\n![Title](name.png)\n\nText.\n\n")
                .contains("| follows | a paper |\n| statements | T1, T2 |\n| parameters | $\\alpha = 1$ |\n| theory | all |\n"
                        + "| simulation | none of it |\n| measured | nothing |\n")
                .contains("[SVG](name.svg), [PDF](name.pdf), [PNG](name.png), [all plotted numbers](name.csv)")
                .contains("| drawn by | [`CaptionTest`](../src/main/java/org/neuralquanta/figures/drawing/CaptionTest.java) |");
    }

    @Test
    void withoutSimulationItSaysSo() {
        assertThat(new Caption("Title", "Text.", "a paper", "T1", "none", "all", "nothing").markdown("name", CaptionTest.class))
                .contains("| simulation | nothing |");
    }

    @Test
    void thinSpacesSurviveReadersOfMarkdown() {
        assertThat(new Caption("Title", "$10\\,000$", "", "", "", "", "").markdown("name", CaptionTest.class))
                .contains("$10\\thinspace 000$")
                .doesNotContain("\\,");
    }
}
