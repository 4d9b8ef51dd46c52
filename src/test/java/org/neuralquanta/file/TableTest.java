package org.neuralquanta.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neuralquanta.table.InvalidTableException;

class TableTest {

    private static List<List<String>> rows(Path file) throws IOException {
        var rows = new ArrayList<List<String>>();
        try (Table table = Table.open(file)) {
            while (table.advance()) {
                rows.add(IntStream.range(0, table.columns().size()).mapToObj(table::text).toList());
            }
        }
        return rows;
    }

    private static Path write(Path directory, String text) throws IOException {
        return Files.writeString(directory.resolve("t.csv"), text);
    }

    @Test
    void readsHeaderCommentsQuotesAndEveryLineEnd(@TempDir Path directory) throws IOException {
        Path file = write(
                directory,
                "\uFEFF# a comment, \"half a quote\n\n rank , word\r\n1,the\r2,\"and, so \"\"on\"\"\"\n# between\n3,\"two\nlines\"\n4, last");
        try (Table table = Table.open(file)) {
            assertThat(table.columns()).containsExactly("rank", "word");
            assertThat(table.advance()).isTrue();
            assertThat(table.line()).isEqualTo(4);
            assertThat(table.number(0)).isEqualTo(1);
            assertThat(table.isNumber(1)).isFalse();
        }
        assertThat(rows(file))
                .containsExactly(
                        List.of("1", "the"), List.of("2", "and, so \"on\""), List.of("3", "two\nlines"), List.of("4", "last"));
    }

    @Provide
    Arbitrary<List<List<String>>> cells() {
        Arbitrary<String> cell = Arbitraries.strings().withChars("ab1 ,\"#é\n").ofMaxLength(6).map(String::strip);
        return cell.list().ofSize(3).list().ofMinSize(1).ofMaxSize(20);
    }

    @Property(tries = 300)
    void readsBackWhatWasWritten(@ForAll("cells") List<List<String>> cells) throws IOException {
        Path file = Files.createTempFile("table", ".csv");
        try {
            String text = cells.stream()
                    .map(row -> row.stream()
                            .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                            .collect(Collectors.joining(",", "", "\n")))
                    .collect(Collectors.joining("", "a,b,c\n", ""));
            Files.writeString(file, text);
            assertThat(rows(file)).isEqualTo(cells);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void leavesOutSpacesAndIndentedComments(@TempDir Path directory) throws IOException {
        Path file = write(directory, " a ,\tb\n  # 5\" wide, \n \t\n1 , \"x, y\" \n\" \",\"#\"\n");
        assertThat(rows(file)).containsExactly(List.of("1", "x, y"), List.of("", "#"));
    }

    @Test
    void readsLinesLongerThanItsBuffer(@TempDir Path directory) throws IOException {
        String lengthy = "x".repeat(200_000);
        assertThat(rows(write(directory, "a,b\n1," + lengthy + "\n2,short\n")))
                .containsExactly(List.of("1", lengthy), List.of("2", "short"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''                | : no header: the file is empty or holds only comments",
        "'# only\n'        | : no header: the file is empty or holds only comments",
        "'5\n6\n'          | :1: the header is missing: '5' is a number, not the name of a column",
        "'a,a\n1,2'        | :1: the header has two columns 'a'",
        "'a,,b\n1,2,3'     | :1: the header has a column without a name",
        "'a,b\n1,2\n3'     | :3: 1 values where the header has 2 columns",
        "'a,b\n1,2,3'      | :2: 3 values where the header has 2 columns",
        "'a,b\n1,\"2\n3,4' | :2: a quote is opened and never closed",
        "'a,b\n1,\"2\"3\"\"'   | :2: a quote stands inside a cell: write it twice and quote the cell",
        "'a,b\n1,\u0000'   | :2: not a text file in UTF-8",
    })
    void namesFileLineAndFault(String text, String fault, @TempDir Path directory) throws IOException {
        Path file = write(directory, text);
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(InvalidTableException.class)
                .hasMessage(file + fault);
    }

    @Test
    void namesColumnAndValueOfABadCell(@TempDir Path directory) throws IOException {
        Path file = write(directory, "n,loss\n1,2\n\n3,abc\n");
        try (Table table = Table.open(file)) {
            assertThat(table.advance()).isTrue();
            assertThat(table.advance()).isTrue();
            assertThatThrownBy(() -> table.number(1))
                    .isInstanceOf(InvalidTableException.class)
                    .hasMessage(file + ":4: column 'loss': 'abc' is not a finite decimal number");
        }
    }

    @Test
    void refusesBinaryFilesDirectoriesAndMissingFiles(@TempDir Path directory) throws IOException {
        Path latin = Files.write(directory.resolve("latin.csv"), "a\né".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> rows(latin)).hasMessage(latin + ":2: not a text file in UTF-8");
        byte[] half = "a\r\n1\r\n2\u00e9\n3\n".repeat(10_000).getBytes(StandardCharsets.ISO_8859_1);
        Path inside = Files.write(directory.resolve("inside.csv"), half);
        try (Table table = Table.open(inside)) {
            assertThat(table.advance()).isTrue();
            assertThatThrownBy(table::advance).hasMessage(inside + ":3: not a text file in UTF-8");
        }
        assertThatThrownBy(() -> rows(directory)).hasMessage(directory + ": is a directory, not a file");
        Path missing = directory.resolve("missing.csv");
        assertThatThrownBy(() -> rows(missing)).hasMessage(missing + ": no such file");
    }
}
