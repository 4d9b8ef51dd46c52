package org.neuralquanta.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdkTest {

    @ParameterizedTest
    @CsvSource({"25, true", "25.0.1, true", "25-ea, true", "25+36, true", "24.0.2, false", "250, false", "2.5, false"})
    void aJdkIsKnownByItsRelease(String version, boolean right, @TempDir Path home) throws IOException {
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        assertThat(Jdk25.isOne(home)).isEqualTo(right);
    }

    @Test
    void aFolderWithoutReleaseIsNone(@TempDir Path home) {
        assertThat(Jdk25.isOne(home)).isFalse();
    }

    /** This build runs on one or has found one. */
    @Test
    void oneIsFound() throws MojoExecutionException {
        Path java = Path.of(Jdk25.java());
        assertThat(java).isExecutable();
        assertThat(Jdk25.isOne(java.getParent().getParent())).isTrue();
    }
}
