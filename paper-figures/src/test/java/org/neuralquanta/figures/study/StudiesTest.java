package org.neuralquanta.figures.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.figures.ProjectFolder;

class StudiesTest {

    private static List<String> names(String choice) {
        return Studies.chosen(choice).stream().map(Study::name).toList();
    }

    @Test
    void aNameChoosesItsStudy() {
        assertThat(names("true")).doesNotHaveDuplicates().allSatisfy(name -> assertThat(names(name)).containsExactly(name));
        assertThat(names("true")).containsAll(names("quanta")).contains("toy").doesNotContain("phases-decay");
        assertThat(names("phases-decay")).containsExactly("phases-decay");
    }

    @ParameterizedTest
    @ValueSource(strings = {"toys", "", "True"})
    void anUnknownNameIsRefusedWithAllNames(String name) {
        assertThatThrownBy(() -> Studies.chosen(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("parity, parity-scaling, discovery, newline, mechanism, phases, toy, unique, norms, landscape, student, digits, constant-norm, benchmark, overlap, held-out, ")
                .hasMessageContainingAll("toy-200", "sizes", "phases-rates", "text-clusters", "envelope")
                .hasMessageEndingWith(", was " + name);
    }

    /** A file that names a study which is not there could not be written anew. */
    @Test
    void everyFileOfAStudyNamesIt() throws IOException {
        Set<String> named;
        try (Stream<Path> files = Files.list(ProjectFolder.PATH.resolve("data"))) {
            List<Path> written = files.filter(file -> file.getFileName().toString().matches("(trained|runs)-.*\\.csv")).toList();
            assertThat(written).isNotEmpty().allSatisfy(file -> assertThat(file).content().containsPattern("^# .*-Dretrain="));
            named = written.stream().map(StudiesTest::study).collect(Collectors.toSet());
        }
        assertThat(named).containsAll(names("true")).allSatisfy(name -> assertThat(names(name)).containsExactly(name));
    }

    private static String study(Path file) {
        try {
            return Files.readAllLines(file).getFirst().replaceFirst(".*-Dretrain=", "").replaceFirst(";.*", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRunLogBeginsWithTheCommandThatWritesIt(@TempDir Path folder) throws IOException {
        RunLogStudy study = new RunLogStudy() {
            @Override
            public String name() {
                return "short";
            }

            @Override
            public String log(Path data) {
                return "x\n1\n";
            }
        };
        study.run(folder, folder);
        assertThat(folder.resolve("runs-short.csv"))
                .hasContent("# run log; written anew by: mvn -f paper-figures -Dretrain=short\nx\n1\n");
    }
}
