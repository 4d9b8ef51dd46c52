package org.neuralquanta.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @Test
    void blanksPartWords() throws MojoExecutionException {
        assertThat(Words.of("  law data\n  --alpha\t0.4 ")).containsExactly("law", "data", "--alpha", "0.4");
        assertThat(Words.of(" ")).isEmpty();
    }

    @Test
    void blanksBetweenQuotesArePartOfAWord() throws MojoExecutionException {
        assertThat(Words.of("fit \"our runs.csv\" --columns 'N=model size',loss=\"final loss\""))
                .containsExactly("fit", "our runs.csv", "--columns", "N=model size,loss=final loss");
        assertThat(Words.of("--columns \"\" --model 'power'")).containsExactly("--columns", "", "--model", "power");
    }

    @Test
    void aQuoteBetweenOthersStays() throws MojoExecutionException {
        assertThat(Words.of("\"Kaplan's runs.csv\" 'a \"b\" c'")).containsExactly("Kaplan's runs.csv", "a \"b\" c");
    }

    @Test
    void backslashesAndDollarsStay() throws MojoExecutionException {
        assertThat(Words.of("fit 'C:\\our runs\\$1.csv'")).containsExactly("fit", "C:\\our runs\\$1.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fit 'our runs.csv", "fit our\" runs.csv", "'a' \"b' "})
    void aQuoteMustBeClosed(String line) {
        assertThatThrownBy(() -> Words.of(line)).isInstanceOf(MojoExecutionException.class).hasMessageContaining("quote").hasMessageContaining(line.strip());
    }
}
