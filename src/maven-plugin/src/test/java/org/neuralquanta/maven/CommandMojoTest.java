package org.neuralquanta.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How goals start the command: a program in the place of java writes down what it was given. */
class CommandMojoTest {

    @TempDir
    private Path folder;

    private CommandMojo goal;

    @BeforeEach
    void makeGoal() {
        goal = new CommandMojo() {
            @Override
            List<List<String>> lines() {
                return List.of(List.of("fit", "our runs.csv"), List.of("law"));
            }
        };
        goal.folder = folder.toFile();
        goal.artifacts = List.of(artifact("a.jar"), artifact("b.jar"));
        goal.jdk = folder.resolve("jdk").toFile();
    }

    private static Artifact artifact(String file) {
        var artifact = new DefaultArtifact("org.example", "library", "1", "runtime", "jar", "", null);
        artifact.setFile(new File(file));
        return artifact;
    }

    private void inPlaceOfJava(String script) throws IOException {
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + script);
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    private List<String> given() throws IOException {
        return Files.readAllLines(folder.resolve("given"));
    }

    @Test
    void everyLineIsGivenWordForWordInTheFolderOfTheProject() throws IOException, MojoExecutionException {
        inPlaceOfJava("for word; do echo \"$word\"; done >>given\n");
        goal.execute();
        assertThat(given()).containsSubsequence("-cp", "a.jar" + File.pathSeparator + "b.jar", "org.neuralquanta.cli.Quanta", "fit", "our runs.csv")
                .endsWith("org.neuralquanta.cli.Quanta", "law");
    }

    @Test
    void anErrorEndsTheBuildWithTheMessageOfTheCommandAndTheRestIsNotRun() throws IOException {
        inPlaceOfJava("echo x >>given; echo 'no column N' >&2; exit 2\n");
        assertThatThrownBy(goal::execute).isInstanceOf(MojoExecutionException.class).hasMessage("quanta fit our runs.csv: no column N");
        assertThat(given()).hasSize(1);
    }

    @Test
    void aJdkThatIsNotThereIsNamed() {
        assertThatThrownBy(goal::execute).isInstanceOf(MojoExecutionException.class).hasMessageContaining(goal.jdk.getPath());
    }

    @Test
    void nothingIsDrawnWhereSkipIsSet() throws IOException, MojoExecutionException {
        inPlaceOfJava("echo x >>given\n");
        goal.skip = true;
        goal.execute();
        assertThat(folder.resolve("given")).doesNotExist();
    }
}
