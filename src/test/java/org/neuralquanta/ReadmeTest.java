package org.neuralquanta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.apache.commons.codec.Encoder;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.io.IOUtils;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the README tells a newcomer to type works as it stands there. */
class ReadmeTest {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(e-?\\d+)?");

    /** The library and all that its dependency brings along, one class of each. */
    private static final String CLASS_PATH = Stream.of(
                    NeuralQuanta.class, FastMath.class, CSVFormat.class, IOUtils.class, Encoder.class)
            .map(ReadmeTest::location)
            .collect(Collectors.joining(File.pathSeparator));

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--add-modules=jdk.incubator.vector"})
    void itsProgramCompilesAndPrintsConsistentNumbers(String option, @TempDir Path directory)
            throws IOException, InterruptedException {
        String program = ProjectFiles.block("README.md", "java");
        Matcher name = Pattern.compile("public class (\\w+)").matcher(program);
        assertThat(name.find()).isTrue();
        Path source = Files.writeString(directory.resolve(name.group(1) + ".java"), program);

        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int compiled = compiler.run(
                null, null, null, "-Xlint:all", "-Werror", "-cp", CLASS_PATH, "-d", directory.toString(), source.toString());
        assertThat(compiled).isZero();

        String output = run(directory, Stream.of(option, "-cp", CLASS_PATH + File.pathSeparator + directory, name.group(1))
                .filter(word -> !word.isEmpty()));
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

        String shown = ProjectFiles.block("README.md", "text");
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
        String command = "$ bin/quanta ";
        String transcript = ProjectFiles.block("README.md", "console");
        String classPath = String.join(
                File.pathSeparator, CLASS_PATH, location(CommandLine.class), location(JsonFactory.class));
        String[] parts = transcript.split(Pattern.quote(command), -1);
        assertThat(parts).hasSizeGreaterThan(1);
        for (String part : List.of(parts).subList(1, parts.length)) {
            int endOfLine = part.indexOf('\n');
            String output = run(directory, Stream.concat(
                    Stream.of("-cp", classPath, "org.neuralquanta.cli.Quanta"),
                    Stream.of(part.substring(0, endOfLine).split(" ", -1))));
            List<String> shown = words(part.substring(endOfLine));
            List<String> printed = words(output);
            assertThat(printed).hasSameSizeAs(shown);
            for (int i = 0; i < shown.size(); i++) {
                if (NUMBER.matcher(shown.get(i)).matches()) {
                    assertThat(Double.parseDouble(printed.get(i)))
                            .isCloseTo(Double.parseDouble(shown.get(i)), withinPercentage(1e-10));
                } else {
                    assertThat(printed.get(i)).isEqualTo(shown.get(i));
                }
            }
        }
    }

    private static List<String> words(String text) {
        return List.of(text.trim().split("[\\s^]+", -1));
    }

    /** Runs a Java virtual machine to its end and returns what it prints. */
    private static String run(Path directory, Stream<String> arguments) throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        Path errors = directory.resolve("errors.txt");
        List<String> command = Stream.concat(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()), arguments)
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        assertThat(Files.readAllLines(errors))
                .allMatch(line -> line.equals("WARNING: Using incubator modules: jdk.incubator.vector"));
        return Files.readString(output);
    }

    @Test
    void itsDependencyIsThisLibrary() {
        assertThat(ProjectFiles.block("README.md", "xml"))
                .contains(
                        "<groupId>org.neuralquanta</groupId>",
                        "<artifactId>neural-quanta</artifactId>",
                        "<version>" + NeuralQuanta.version() + "</version>");
    }

    static List<String> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ProjectFiles.ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "SUPPORT.md"),
                            docs.map(file -> ProjectFiles.ROOT.relativize(file).toString().replace('\\', '/'))
                                    .filter(name -> name.endsWith(".md"))
                                    .sorted())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsToAFile(String page) {
        Path directory = ProjectFiles.ROOT.resolve(page).resolveSibling("");
        assertThat(ProjectFiles.links(page)).allSatisfy(link -> assertThat(directory.resolve(link)).exists());
    }

    @Test
    void linksAreFound() {
        assertThat(ProjectFiles.links("README.md")).contains("LICENSE", "docs/theory.md");
    }
}
