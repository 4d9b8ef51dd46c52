package org.neuralquanta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.core.JsonFactory;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apfloat.Apfloat;
import org.hipparchus.util.FastMath;
import org.jgrapht.Graph;
import org.jheaps.AddressableHeap;
import picocli.CommandLine;

/** Somebody who types what a page says, and looks whether it prints what the page shows. */
final class Newcomer {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(e-?\\d+)?");

    /** The library and all that its dependency brings along, one class of each. */
    private static final String CLASS_PATH = Stream.of(
                    NeuralQuanta.class, FastMath.class, CsvReader.class, Graph.class, AddressableHeap.class, Apfloat.class)
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
        Stream<String> start = Stream.of("-cp", CLASS_PATH + File.pathSeparator + directory, name.group(1));
        return run(directory, Stream.concat(Stream.of(options).filter(option -> !option.isEmpty()), start));
    }

    /** Types the commands of a page. */
    static void followsTheCommandsOf(String page, Path directory) throws IOException, InterruptedException {
        String command = "$ bin/quanta ";
        String classPath = String.join(File.pathSeparator, CLASS_PATH, location(CommandLine.class), location(JsonFactory.class));
        String[] parts = String.join("", ProjectFiles.blocks(page, "console")).split(Pattern.quote(command), -1);
        assertThat(parts).hasSizeGreaterThan(1);
        for (String part : List.of(parts).subList(1, parts.length)) {
            int endOfLine = part.indexOf('\n');
            String output = run(directory, Stream.concat(
                    Stream.of("-cp", classPath, "org.neuralquanta.cli.Quanta"),
                    Stream.of(part.substring(0, endOfLine).split(" ", -1))));
            printsWhatIsShown(output, part.substring(endOfLine));
        }
    }

    /** The same words, and numbers to the ten digits that do not depend on the machine. */
    static void printsWhatIsShown(String output, String shownText) {
        List<String> shown = words(shownText);
        List<String> printed = words(output);
        assertThat(printed).hasSameSizeAs(shown);
        for (int i = 0; i < shown.size(); i++) {
            if (NUMBER.matcher(shown.get(i)).matches()) {
                assertThat(Double.parseDouble(printed.get(i))).isCloseTo(Double.parseDouble(shown.get(i)), withinPercentage(1e-10));
            } else {
                assertThat(printed.get(i)).isEqualTo(shown.get(i));
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
}
