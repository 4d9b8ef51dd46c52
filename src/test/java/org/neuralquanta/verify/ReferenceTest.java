package org.neuralquanta.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.neuralquanta.special.FreshPoints;

/** The ledger's reference values, and the script beside them that wrote them. */
class ReferenceTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("project.basedir", ""), "src/main/resources/org/neuralquanta/verify");

    private static List<String> lines() throws IOException {
        return Files.readAllLines(FOLDER.resolve("oracle.csv"));
    }

    @Test
    void wrongTheoriesHaveValuesOfTheirOwn() throws IOException {
        List<String[]> rows = lines().stream().skip(3).map(line -> line.split(",")).toList();
        Set<String> stated = rows.stream().filter(row -> row[1].equals("stated")).map(row -> row[0]).collect(Collectors.toSet());
        var wrong = new ArrayList<String>();
        for (String[] row : rows) {
            Theory theory = Theory.valueOf(row[1].replace('-', '_').toUpperCase(Locale.ROOT));
            assertThat(stated).contains(row[0]);
            assertThat(Reference.value(theory, row[0])).isEqualTo(Double.parseDouble(row[2]));
            if (theory != Theory.STATED) {
                wrong.add(row[0]);
                assertThat(Reference.value(theory, row[0])).as(row[0]).isNotEqualTo(Reference.value(row[0]));
            }
        }
        assertThat(wrong).hasSizeGreaterThan(30);
    }

    @Test
    void whatNoTheoryChangesIsAsStated() {
        assertThat(Reference.value(Theory.BLIND, "data.shots")).isEqualTo(Reference.value("data.shots"));
        assertThatThrownBy(() -> Reference.value(Theory.BLIND, "data.shot")).hasMessageContaining("data.shot");
    }

    /** To the byte where the versions are those of the head, otherwise to the digits of a double. */
    @Test
    void theScriptWritesTheFile() throws IOException, InterruptedException {
        assumeTrue(FreshPoints.NUMBER > 0, "needs the profile mpmath");
        Process python = new ProcessBuilder("python3", "-B", FOLDER.resolve("oracle.py").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> written = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        assertThat(python.waitFor()).isZero();
        List<String> stored = lines();
        assertThat(written).hasSameSizeAs(stored);
        assertThat(written.getFirst()).isEqualTo(stored.getFirst());
        for (int i = 2; i < stored.size(); i++) {
            if (written.get(1).equals(stored.get(1))) {
                assertThat(written.get(i)).isEqualTo(stored.get(i));
            } else if (i > 2) {
                int value = stored.get(i).lastIndexOf(',') + 1;
                assertThat(written.get(i)).startsWith(stored.get(i).substring(0, value));
                double expected = Double.parseDouble(stored.get(i).substring(value));
                assertThat(Double.parseDouble(written.get(i).substring(value))).isBetween(expected * (1 - 1e-11), expected * (1 + 1e-11));
            }
        }
    }
}
