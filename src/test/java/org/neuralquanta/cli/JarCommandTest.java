package org.neuralquanta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code java -jar} starts. */
class JarCommandTest {

    private static final Path JDK = Path.of(System.getProperty("java.home"));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void isTheCommandWithTheLibrariesBesideTheJar() throws IOException {
        Path lib = Files.createDirectory(folder.resolve("lib"));
        List<String> command = JarCommand.command(JDK, folder.resolve("quanta.jar"), List.of("law", "a b")).orElseThrow();
        assertThat(command)
                .startsWith(JDK.resolve("bin/java").toString())
                .containsSequence("--add-modules", "jdk.incubator.vector")
                .containsSequence("-cp", folder.resolve("quanta.jar") + ":" + lib.resolve("*"), Quanta.class.getName(), "law", "a b")
                .endsWith("a b");
    }

    @Test
    void saysWhatToDoWithoutLibraries() throws IOException, InterruptedException {
        assertThat(JarCommand.command(JDK, folder.resolve("quanta.jar"), List.of())).isEmpty();
        // Nothing but this class is there, so it uses no other.
        Path place = folder.resolve("only/org/neuralquanta/cli/JarCommand.class");
        Files.createDirectories(place.getParent());
        try (var bytes = Objects.requireNonNull(JarCommand.class.getResourceAsStream("JarCommand.class"))) {
            Files.copy(bytes, place);
        }
        var line = new ArrayList<>(List.of(
                JDK.resolve("bin/java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", folder.resolve("only").toString(),
                JarCommand.class.getName(), "law"));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(3);
        assertThat(said).startsWith("quanta: the libraries are not in ").contains("bin/quanta").hasLineCount(1);
    }
}
