package org.neuralquanta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which Java bin/quanta starts, in a distribution, and with what. Here a Java only says how it was called. */
class StartScriptTest {

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void distribution() throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(folder.resolve("lib"));
        Path script = folder.resolve("bin/quanta");
        Files.copy(Path.of(System.getProperty("project.basedir", ".")).resolve("bin/quanta"), script);
        executable(script);
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path java(String version, String modules) throws IOException {
        Path home = folder.resolve("jdk-" + version);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\nMODULES=\"" + modules + "\"\n");
        Files.writeString(home.resolve("bin/java"), "#!/bin/sh\necho \"" + version + ": $*\"\n");
        executable(home.resolve("bin/java"));
        return home;
    }

    private String start(Path home, String command) throws IOException, InterruptedException {
        Process process = process(home, command, home);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said;
    }

    @ParameterizedTest
    @CsvSource({"25, simulate, true", "25.0.3, law, false", "26, simulate, true", "26-ea, law, false", "31.1, simulate, true"})
    void laterJdksRunADistribution(String version, String command, boolean vector) throws Exception {
        String said = start(java(version, "java.base jdk.incubator.vector"), command);
        assertThat(said).startsWith(version + ": ").endsWith("org.neuralquanta.cli.Quanta " + command + "\n");
        assertThat(said.contains("--add-modules jdk.incubator.vector")).isEqualTo(vector);
    }

    @Test
    void withoutTheModuleTheCommandRunsAllTheSame() throws Exception {
        assertThat(start(java("27", "java.base"), "simulate")).startsWith("27: ").doesNotContain("--add-modules").endsWith("Quanta simulate\n");
    }

    @ParameterizedTest
    @CsvSource({"24.0.2", "1.8.0_400", "17"})
    void earlierOnesDoNot(String version) throws Exception {
        Path home = java(version, "java.base jdk.incubator.vector");
        // The JDK of this test is found behind it, and finds no library.
        Process process = process(home, "law", Path.of(System.getProperty("java.home")));
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).contains("Quanta").doesNotContain(version + ": ");
        assertThat(process.waitFor()).isNotZero();
    }

    private Process process(Path first, String command, Path second) throws IOException {
        var builder = new ProcessBuilder(folder.resolve("bin/quanta").toString(), command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", first.toString());
        builder.environment().put("JAVA25_HOME", second.toString());
        return builder.start();
    }
}
