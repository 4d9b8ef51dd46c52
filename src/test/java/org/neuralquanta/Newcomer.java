package org.neuralquanta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.apfloat.Apfloat;
import org.hipparchus.util.FastMath;
import org.jgrapht.Graph;
import org.jheaps.AddressableHeap;
import org.neuralquanta.cli.PlotOptionTest;
import org.neuralquanta.plot.Plotter;
import picocli.CommandLine;

/** Somebody who types what a page says, and looks whether it prints what the page shows. */
final class Newcomer {

    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(e-?\\d+)?");

    /** The library and all that its dependency brings along, one class of each. */
    private static final String CLASS_PATH = Stream.of(
                    NeuralQuanta.class, FastMath.class, CsvReader.class, JsonFactory.class, Graph.class, AddressableHeap.class,
                    Apfloat.class)
            .map(Newcomer::location)
            .collect(Collectors.joining(File.pathSeparator));

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private Newcomer() {}

    /** Compiles and runs the program of a page; what it prints. */
    static String runsTheProgramOf(String page, Path directory, String... options) throws IOException, InterruptedException {
        String program = ProjectFiles.block(page, "java");
        Matcher name = Pattern.compile("public class (\\w+)").matcher(program);
        assertThat(name.find()).isTrue();
        Path source = Files.writeString(directory.resolve(name.group(1) + ".java"), program);
        int compiled = ToolProvider.getSystemJavaCompiler().run(
                null, null, null, "-Xlint:all", "-Werror", "-cp", CLASS_PATH, "-d", directory.toString(), source.toString());
        assertThat(compiled).isZero();
        return run(folder(directory), Stream.of(
                        Stream.of(JAVA), Stream.of(options).filter(option -> !option.isEmpty()),
                        Stream.of("-cp", CLASS_PATH + File.pathSeparator + directory, name.group(1)))
                .flatMap(words -> words)
                .toList());
    }

    /** An empty folder but for the sources of the project. */
    private static Path folder(Path directory) throws IOException {
        Path folder = Files.createDirectory(directory.resolve("folder"));
        Files.createSymbolicLink(folder.resolve("src"), ProjectFiles.ROOT.resolve("src"));
        return folder;
    }

    /**
     * Types the commands of a page, after saving its table as runs.csv; a stand-in draws. What is said on standard error comes before the
     * answer.
     */
    static void followsTheCommandsOf(String page, Path directory) throws IOException, InterruptedException {
        Path folder = folder(directory);
        Path services = Files.createDirectories(directory.resolve("drawing/META-INF/services"));
        Files.writeString(services.resolve(Plotter.class.getName()), PlotOptionTest.Sketch.class.getName());
        for (String table : ProjectFiles.blocks(page, "csv")) {
            Files.writeString(folder.resolve("runs.csv"), table);
        }
        String quanta = quanta(directory).stream().map(word -> "'" + word + "' ").collect(Collectors.joining());
        List<String> typed = ProjectFiles.blocks(page, "console").stream()
                .flatMap(block -> Stream.of(block.split("(?m)^\\$ ", -1)).skip(1))
                .toList();
        assertThat(typed).isNotEmpty();
        for (String part : typed) {
            int endOfLine = part.indexOf('\n');
            String line = part.substring(0, endOfLine).replace("bin/quanta ", quanta);
            printsWhatIsShown(run(folder, List.of("sh", "-c", line)), part.substring(endOfLine));
        }
    }

    /** The same words, and numbers to the twelve digits that do not depend on the machine; a line ... stands for any lines. */
    static void printsWhatIsShown(String output, String shownText) {
        List<String> printed = words(output);
        String[] parts = shownText.split("(?m)^\\.\\.\\.$", -1);
        int from = 0;
        for (int k = 0; k < parts.length; k++) {
            List<String> shown = words(parts[k]);
            boolean last = k == parts.length - 1;
            int at = k == 0 ? 0 : last ? printed.size() - shown.size() : place(printed, shown, from);
            assertThat(at).as("place of %s in %s", shown, printed).isGreaterThanOrEqualTo(from);
            from = at + shown.size();
            assertThat(printed).hasSizeGreaterThanOrEqualTo(from);
            assertThat(printed.subList(at, from)).usingElementComparator((a, b) -> same(a, b) ? 0 : 1).isEqualTo(shown);
        }
        assertThat(from).isEqualTo(printed.size());
    }

    /** Runs the Python program of a page; what it prints. */
    static String runsThePythonOf(String page, Path directory) throws IOException, InterruptedException {
        String quanta = quanta(directory).stream().map(word -> "r'" + word + "'").collect(Collectors.joining(", "));
        String program = ProjectFiles.block(page, "python");
        assertThat(program).contains("\"bin/quanta\"");
        return run(folder(directory), List.of("python3", "-c", program.replace("\"bin/quanta\"", quanta)));
    }

    /** The values that an interactive session prints for the lines of a page. */
    static List<String> typesTheSessionOf(String page) {
        var values = new ArrayList<String>();
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            Stream.of(CLASS_PATH.split(File.pathSeparator)).forEach(shell::addToClasspath);
            for (String line : ProjectFiles.block(page, "jshell").lines().toList()) {
                for (SnippetEvent event : shell.eval(shell.sourceCodeAnalysis().analyzeCompletion(line).source())) {
                    assertThat(event.status()).as(line).isEqualTo(Snippet.Status.VALID);
                    assertThat(event.exception()).as(line).isNull();
                    values.add(event.value());
                }
            }
        }
        return values;
    }

    /** The command as bin/quanta starts it. */
    private static List<String> quanta(Path directory) {
        String classPath = String.join(File.pathSeparator,
                CLASS_PATH, location(CommandLine.class), location(Newcomer.class), directory.resolve("drawing").toString());
        return List.of(JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath, "org.neuralquanta.cli.Quanta");
    }

    private static int place(List<String> printed, List<String> shown, int from) {
        return IntStream.rangeClosed(from, printed.size() - shown.size())
                .filter(at -> IntStream.range(0, shown.size()).allMatch(i -> same(printed.get(at + i), shown.get(i))))
                .findFirst()
                .orElse(-1);
    }

    private static boolean same(String printed, String shown) {
        if (!NUMBER.matcher(shown).matches() || !NUMBER.matcher(printed).matches()) {
            return printed.equals(shown);
        }
        double value = Double.parseDouble(shown);
        return Math.abs(Double.parseDouble(printed) - value) <= 1e-12 * Math.abs(value);
    }

    private static List<String> words(String text) {
        return Stream.of(text.split("[\\s^]+", -1)).filter(word -> !word.isEmpty()).toList();
    }

    /** Runs a command to its end and returns what it says on standard error, then what it prints. */
    private static String run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path output = folder.resolveSibling("output.txt");
        Path errors = folder.resolveSibling("errors.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        String said = Files.readAllLines(errors).stream()
                .filter(line -> !line.equals("WARNING: Using incubator modules: jdk.incubator.vector"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        return said + Files.readString(output);
    }
}
