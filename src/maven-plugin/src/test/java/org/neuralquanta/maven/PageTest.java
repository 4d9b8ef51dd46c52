package org.neuralquanta.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of the plugin against the descriptor that the build writes. */
class PageTest {

    private static final Pattern PARAMETER = Pattern.compile("<name>(\\w+)</name>(?:(?!</parameter>).)*<editable>true</editable>", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"fit", "figures"})
    void everyParameterThatAPomCanSetIsOnThePage(String goal) throws IOException {
        String page = Files.readString(Path.of("README.md"));
        assertThat(page).contains("quanta:" + goal);
        String descriptor = Files.readString(Path.of("target/classes/META-INF/maven/plugin.xml"));
        String described = descriptor.substring(descriptor.indexOf("<goal>" + goal + "</goal>"));
        String parameters = described.substring(0, described.indexOf("</parameters>"));
        assertThat(PARAMETER.matcher(parameters).results().map(found -> found.group(1)))
                .contains(goal.equals("fit") ? "table" : "figures", "jdk", "skip")
                .allMatch(parameter -> page.contains("| `" + parameter + "` |"));
    }
}
