package org.neuralquanta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README and its page on programs tell a newcomer to type works as it stands there. */
class ReadmeTest {

    private static final String PROGRAM = "docs/program.md";

    @ParameterizedTest
    @ValueSource(strings = {"", "--add-modules=jdk.incubator.vector"})
    void itsProgramCompilesAndPrintsConsistentNumbers(String option, @TempDir Path directory)
            throws IOException, InterruptedException {
        String output = Newcomer.runsTheProgramOf(PROGRAM, directory, option);
        List<double[]> rows = rows(output);
        assertThat(rows).hasSizeGreaterThanOrEqualTo(3).allSatisfy(row -> {
            assertThat(row).hasSize(6);
            double lower = row[1];
            double exact = row[2];
            double upper = row[3];
            double closedForm = row[4];
            double localExponent = row[5];
            assertThat(lower).isLessThanOrEqualTo(exact);
            assertThat(exact).isLessThanOrEqualTo(upper);
            // From a thousand samples on the closed form agrees to more digits than a double has (T9).
            boolean many = row[0] >= 1e3;
            assertThat(closedForm / exact).isCloseTo(1, within(many ? 1e-12 : 1e-3));
            assertThat(localExponent).isCloseTo(0.4 / 1.4, within(many ? 1e-6 : 0.02));
        });

        String shown = ProjectFiles.block(PROGRAM, "text");
        assertThat(output.lines().findFirst()).isEqualTo(shown.lines().findFirst());
        List<double[]> shownRows = rows(shown);
        assertThat(rows).hasSameSizeAs(shownRows);
        for (int i = 0; i < rows.size(); i++) {
            // Twelve digits are promised; powers and logarithms may differ beyond them from one machine to the next.
            for (int j = 0; j < rows.get(i).length; j++) {
                assertThat(rows.get(i)[j]).isCloseTo(shownRows.get(i)[j], withinPercentage(1e-10));
            }
        }
    }

    private static List<double[]> rows(String table) {
        return table.lines()
                .skip(1)
                .map(line -> Arrays.stream(line.trim().split("\\s+"))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }

    @Test
    void itsCommandsPrintWhatItShows(@TempDir Path directory) throws IOException, InterruptedException {
        Newcomer.followsTheCommandsOf("README.md", directory);
    }

    @Test
    void itsDependencyIsThisLibrary() {
        assertThat(ProjectFiles.block(PROGRAM, "xml"))
                .contains(
                        "<groupId>org.neuralquanta</groupId>",
                        "<artifactId>neural-quanta</artifactId>",
                        "<version>" + NeuralQuanta.version() + "</version>");
    }
}
