package org.neuralquanta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Malformed lines and files for every command: exit code 2, one line that names the option and the value, no trace, nothing
 * written. Each try spoils every example once, so a command gets at least {@link #TRIES} of each kind.
 */
class BadInputSweepTest {

    private static final int TRIES = 8;

    private static final String RUNS = "params,tokens,val_loss\n1e6,1e8,4\n1e7,1e8,3.5\n1e6,1e9,3.6\n1e7,1e9,3\n1e8,1e9,2.8\n1e8,1e10,2.5\n1e9,1e10,2.3\n1e9,1e11,2.2\n";
    private static final String COUNTS = "count\n50\n30\n20\n10\n5\n1\n";

    private static Path folder = Path.of("");
    private static List<SweptLine> lines = List.of();

    @BeforeContainer
    static void writeTheFilesOfTheExamples() throws IOException {
        folder = Files.createTempDirectory("sweep");
        lines = SweptLine.all().stream()
                .map(line -> new SweptLine(line.command(), line.words().stream()
                        .map(BadInputSweepTest::withItsFile)
                        .toList()))
                .toList();
    }

    @AfterContainer
    static void removeThem() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String withItsFile(String word) {
        if (word.endsWith(".npy")) {
            return Path.of("src/test/resources/matrix", word).toAbsolutePath().toString();
        }
        return word.endsWith(".csv") ? file(word, word.equals("runs.csv") ? RUNS : COUNTS) : word;
    }

    private static String file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String file(String name, byte... text) {
        try {
            return Files.write(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String refuses(List<String> line, String... parts) {
        List<Path> before = files();
        Run run = Run.of(line);
        assertThat(run.code()).as("exit code of %s: %s", line, run.err()).isEqualTo(2);
        assertThat(run.out()).as("output of %s", line).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).as("%s", line).startsWith("quanta: ").contains(parts).doesNotContain("Exception", "\tat ");
        assertThat(files()).as("files after %s", line).isEqualTo(before);
        return run.err();
    }

    private static List<Path> files() {
        try (Stream<Path> here = Files.list(Path.of("")); Stream<Path> there = Files.list(folder)) {
            return Stream.concat(here, there).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No number, expression, list, condition, symbol or name of anything. */
    @Provide
    Arbitrary<String> nonsense() {
        return Arbitraries.strings()
                .withChars("abcXYZ019.:;!?#%&*()[]{}$@~|\\\"'`^_éπ∑字")
                .ofMinLength(1)
                .ofMaxLength(30)
                .map(text -> "/no-such/" + text);
    }

    /** Every option of every example, so that none is left to chance. */
    @Property(tries = 1)
    void noOptionTakesNonsense(@ForAll("nonsense") String nonsense) {
        for (SweptLine line : lines) {
            for (ArgSpec arg : line.takers()) {
                List<String> spoiled = line.with(arg, nonsense);
                String message = refuses(spoiled, SweptLine.name(arg));
                assertThat(message).contains(atFault(spoiled, message, nonsense));
            }
        }
    }

    /** The nonsense, or, where the option cannot stand there at all, the value of the option that it clashes with. */
    private static String atFault(List<String> line, String message, String nonsense) {
        Matcher clash = Pattern.compile("^quanta: (--[a-z-]+): '(.*)' (cannot be used with) ").matcher(message);
        return clash.find() && line.containsAll(List.of(clash.group(1), clash.group(2))) ? clash.group(2) : nonsense;
    }

    @Provide
    Arbitrary<String> noNumber() {
        Arbitrary<String> spoiled = Arbitraries.doubles().map(x -> x + "x");
        Arbitrary<String> huge = Arbitraries.integers().between(309, 100_000).map(power -> "1e" + power);
        Arbitrary<String> list = Arbitraries.of("1,,2", ",", "1,NaN", "1;2", "1, 2, three", "1,2,");
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.of("NaN", "nan", "Infinity", "-inf", "1e", "0x1p3", "1d", "٣", "1_000", "", " ", "^", "2^2^2", "1e1e1")),
                Tuple.of(2, spoiled),
                Tuple.of(1, huge),
                Tuple.of(1, list));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void noOptionForNumbersTakesWhatIsNone(
            @ForAll("noNumber") String noNumber, @ForAll @IntRange(min = 0, max = 1_000_000) int choice) {
        for (SweptLine line : lines) {
            if (!line.takersOfNumbers().isEmpty()) {
                ArgSpec arg = pick(line.takersOfNumbers(), choice);
                String last = noNumber.substring(noNumber.lastIndexOf(',') + 1).strip();
                refuses(line.with(arg, noNumber), SweptLine.name(arg), noNumber.equals("1,,2") ? "" : last);
            }
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void misspelledOptionsAreNamed(
            @ForAll @IntRange(min = 0, max = 1_000_000) int choice, @ForAll @IntRange(min = 0, max = 1_000_000) int letter) {
        for (SweptLine line : lines) {
            List<String> names = Stream.concat(Stream.of("--format"), line.options().stream().map(OptionSpec::longestName)).toList();
            var name = new StringBuilder(pick(names, choice));
            name.insert(3 + letter % (name.length() - 2), (char) ('a' + letter % 26));
            if (!names.contains(name.toString())) {
                refuses(line.and(name.toString(), "1"), name.toString());
            }
        }
    }

    /** Six lines for each example, so fewer tries. */
    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
    void whatIsTooMuchIsNamed(@ForAll("nonsense") String nonsense, @ForAll @IntRange(min = 0, max = 1_000_000) int choice) {
        for (SweptLine line : lines) {
            refuses(line.and(nonsense), nonsense);
            refuses(line.and("--format", nonsense), "--format", nonsense);
            List<OptionSpec> flags = line.options().stream().filter(option -> option.arity().max() == 0).toList();
            if (!flags.isEmpty()) {
                String flag = pick(flags, choice).longestName();
                refuses(line.and(flag + "=" + nonsense), flag, nonsense);
            }
            List<OptionSpec> once = line.options().stream()
                    .filter(option -> line.words().contains(option.longestName()) && !option.isMultiValue())
                    .toList();
            if (!once.isEmpty()) {
                String option = pick(once, choice).longestName();
                String value = line.value(once.get(choice % once.size()));
                refuses(line.and(option, value), option, value, "once");
                refuses(line.and(option, nonsense), option);
                refuses(line.and(option), option);
            }
        }
    }

    @Provide
    Arbitrary<String> noEntry() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.of("NaN", "-1", "inf", "1e400", "-0.5", "0x1", "1 2", "٣")),
                Tuple.of(2, Arbitraries.strings().withChars("abcxyz019.:;!?#%&*()[]{}$@~|_éπ∑字").ofMinLength(2).ofMaxLength(20)
                        .map(text -> "x" + text)));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void aBadEntryIsNamedWithItsLine(@ForAll("noEntry") String entry, @ForAll @IntRange(min = 1, max = 6) int row) {
        for (SweptLine line : readers()) {
            List<String> rows = new ArrayList<>(text(line).lines().toList());
            rows.set(row, rows.get(row).replaceFirst("^[^,]+", Matcher.quoteReplacement(entry)));
            String file = file("entry.csv", String.join("\n", rows));
            refuses(line.reading(file), file + ":" + (row + 1), entry);
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void aRaggedRowIsNamed(@ForAll @IntRange(min = 1, max = 6) int row, @ForAll boolean longer) {
        for (SweptLine line : readers()) {
            List<String> rows = new ArrayList<>(text(line).lines().toList());
            rows.set(row, longer ? rows.get(row) + ",7,7" : rows.get(row).replaceFirst(",?[^,]+$", ""));
            if (!rows.get(row).isEmpty()) {
                String file = file("ragged.csv", String.join("\n", rows));
                refuses(line.reading(file), file + ":" + (row + 1));
            }
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void aFileThatIsNoTextIsNamed(@ForAll @IntRange(min = 0, max = 60) int position, @ForAll @IntRange(min = 0x80, max = 0xbf) int value) {
        for (SweptLine line : readers()) {
            byte[] bytes = text(line).getBytes(StandardCharsets.UTF_8);
            bytes[position % bytes.length] = (byte) value;
            String file = file("bytes.csv", bytes);
            refuses(line.reading(file), file, "UTF-8");
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void aFileWithoutRowsIsNamed(@ForAll("nonsense") String missing, @ForAll @IntRange(min = 0, max = 1) int rows) {
        for (SweptLine line : readers()) {
            refuses(line.reading(missing), missing, "no such file");
            refuses(line.reading(folder.toString()), folder.toString(), "directory");
            String file = file("short.csv", String.join("\n", text(line).lines().limit(rows).toList()));
            refuses(line.reading(file), file, rows == 0 ? "empty" : "no rows");
        }
    }

    @Property(tries = 1)
    void everyCommandIsSwept() {
        List<String> names = lines.stream().map(line -> line.command().qualifiedName()).distinct().toList();
        assertThat(names).contains("quanta law data", "quanta order", "quanta derive", "quanta fit", "quanta figures");
        assertThat(4 * TRIES * names.size()).as("lines, at least").isGreaterThan(300);
        assertThat(4 * TRIES * readers().size()).as("files, at least").isGreaterThan(300);
    }

    private static List<SweptLine> readers() {
        return lines.stream().filter(SweptLine::readsFile).toList();
    }

    private static String text(SweptLine line) {
        return line.command().name().equals("fit") ? RUNS : COUNTS;
    }

    private static <T> T pick(List<T> list, int choice) {
        return list.get(choice % list.size());
    }
}
