package org.neuralquanta.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neuralquanta.table.DecimalMark;
import org.neuralquanta.table.Delimiter;
import org.neuralquanta.table.Dialect;
import org.neuralquanta.table.InvalidTableException;
import org.neuralquanta.table.UnusableRowException;

/** Tables of any form: what is recognised, what is refused, and where reading ends. */
class RecognitionTest {

    @TempDir
    private Path directory = Path.of(".");

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("t"), text);
    }

    private static List<List<String>> rows(Table table) throws IOException {
        var rows = new ArrayList<List<String>>();
        while (table.advance()) {
            rows.add(IntStream.range(0, table.columns().size()).mapToObj(table::text).toList());
        }
        return rows;
    }

    private List<Double> amounts(String text, Dialect dialect) throws IOException {
        try (Table table = Table.recognise(write(text), dialect)) {
            var amounts = new ArrayList<Double>();
            while (table.advance()) {
                IntStream.range(0, table.columns().size()).forEach(i -> amounts.add(table.amount(i, BigDecimal.ONE)));
            }
            return amounts;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '^', value = {
        "a,b|1,2|3,4                  ~ ^^",
        "a;b|1;2|3;4                  ~ ';' as delimiter",
        "a;b|1,5;2|3;4                ~ ';' as delimiter, ',' as decimal mark",
        "a<b|1,5<2|3<4,5              ~ tab as delimiter, ',' as decimal mark",
        "a b|1 2|3 4                  ~ spaces as delimiter",
        "a   b|1     2|3 4            ~ spaces as delimiter",
        "1;2|3;4                      ~ ';' as delimiter, no header",
        "1,5;2,5|3,5;4,5              ~ ';' as delimiter, ',' as decimal mark, no header",
        "'a, b';c|1;2|3;4             ~ ';' as delimiter",
        "name, long;c|'x, y';2|z, u;4 ~ ';' as delimiter",
        "# a;b;c|'d','e'|1,2          ~ ^^",
        "a,b|'1,234,567','2,5'        ~ ^^",
        "{'a':1,'b':2}|{'a':3}        ~ JSON",
        "[{'a':1},|{'a':3}]           ~ JSON",
    })
    void saysWhatItRecognises(String text, String notes) throws IOException {
        String written = text.replace('|', '\n').replace('<', '\t').replace('\'', '"');
        try (Table table = Table.recognise(write(written), Dialect.recognised())) {
            assertThat(String.join(", ", table.notes())).isEqualTo(notes);
        }
    }

    /** With bars outside or without, from Org mode, and with decimal commas. The line of dashes is the second one only. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '^', value = {
        "# c/| a | b |/|---|:-:|/| 1 | 2.5 |/| 3 | 4 |  ~ Markdown ~ 1 2.5 3 4",
        "a | b/--- | ---/1 | 2/3 | 4                    ~ Markdown ~ 1 2 3 4",
        "| a | b |/|---+---|/| 1 | 2 |/                 ~ Markdown ~ 1 2",
        "| a | b |/|---|---|/| 1,5 | 2 |/| 3 | 4 |      ~ Markdown, ',' as decimal mark ~ 1.5 2 3 4",
        "| 1 | 2 |/|---|---|/| 3 | 4 |                  ~ Markdown, no header ~ 1 2 3 4",
    })
    void readsTablesInMarkdown(String text, String notes, String values) throws IOException {
        String written = text.replace('/', '\n');
        try (Table table = Table.recognise(write(written), Dialect.recognised())) {
            assertThat(String.join(", ", table.notes())).isEqualTo(notes);
        }
        assertThat(amounts(written, Dialect.recognised())).isEqualTo(Arrays.stream(values.split(" ", -1)).map(Double::valueOf).toList());
    }

    @Test
    void aRowOfDashesBelowTheHeadIsUnusable() {
        assertThatThrownBy(() -> amounts("| a | b |\n|---|---|\n| 1 | 2 |\n| -- | -- |\n", Dialect.recognised()))
                .isInstanceOf(UnusableRowException.class)
                .hasMessageContaining("t:4: column 'a': '--' is not a finite decimal number");
        assertThatThrownBy(() -> amounts("| a | b |\n|---|---|\n| 1 | 2 |\nwords\n", Dialect.recognised()))
                .isInstanceOf(UnusableRowException.class)
                .hasMessageContaining("t:4: 0 values where the header has 2 columns");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '^', value = {
        "a;b|1,5;1.234.567            ~ 1.5 1234567",
        "a;b|0,456;1.234              ~ .456 1234",
        "a;b|3,456;1,5                ~ 3.456 1.5",
        "a;b|3.456;1,5                ~ 3456 1.5",
        "a;b|1,234,567.5;3,456        ~ 1234567.5 3456",
        "a,b|`1,234`,`2,345,678`      ~ 1234 2345678",
        "a,b|`1,5`,2                  ~ 1.5 2",
        "a;b|1 234 567;1'234          ~ 1234567 1234",
        "a,b|1_000,70 M               ~ 1000 7e7",
        "a;b|1,5e3;2,5M               ~ 1500 2.5e6",
        "a,b|.5,-1.                   ~ .5 -1",
        "{`a`:`1,234`,`b`:1e3}        ~ 1234 1000",
    })
    void readsNumbersInTheNotationOfTheTable(String text, String values) throws IOException {
        assertThat(amounts(text.replace('|', '\n').replace('`', '"'), Dialect.recognised()))
                .isEqualTo(Arrays.stream(values.split(" ", -1)).map(Double::valueOf).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '^', value = {
        "a;b|3,456;7                  ~ t:2: column 'a': '3,456' could be 3.456 or 3456: say whether the decimal mark is point or comma",
        "a;b|1;2|3;4,5;6              ~ t:3: 3 values where the header has 2 columns",
        "a;b|1,5;1.5                  ~ t:2: column 'a': '1,5' is not a finite decimal number where the decimal mark is a point",
        "a;b|1,5;12.34.567            ~ t:2: column 'b': '12.34.567' is not a finite decimal number",
        "a;b|1.5;12,34,567            ~ t:2: column 'b': '12,34,567' is not a finite decimal number",
        "a;b|1.5;0,456                ~ t:2: column 'b': '0,456' is not a finite decimal number where the decimal mark is a point",
        "x;y,z|a;b,c                  ~ t: cells could be separated by ',' or ';': say which is the delimiter",
        "{'a':1}|{'a':{'b':1}}        ~ t:2: column 'a': '{…' is not a finite decimal number",
        "{'a':1}|{'b':1}              ~ t:1: column 'b': '' is not a finite decimal number",
        "{'a':1}|{'a':NaN}            ~ t:2: column 'a': 'NaN' is not a finite decimal number",
        "{'a':1}|{'a':1,'a':2}        ~ t:2: not JSON: Duplicate field 'a'",
        "{'a':1}|{'a':1               ~ t:2: not JSON: Unexpected end-of-input",
        "{'a':1}|7                    ~ t:2: '7' is not a JSON object",
        "{'a':1}|{'a':01}             ~ t:2: not JSON: Invalid numeric value",
        "{}                           ~ t: no names: the file has no JSON object with a value",
    })
    void refusesWhatIsAmbiguousOrBroken(String text, String fault) throws IOException {
        String written = text.replace('|', '\n').replace('\'', '"');
        assertThatThrownBy(() -> amounts(written, Dialect.recognised()))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContaining(fault);
    }

    @Test
    void takesWhatIsKnown() throws IOException {
        var commas = new Dialect(Optional.of(Delimiter.SEMICOLON), Optional.of(DecimalMark.COMMA));
        var points = new Dialect(Optional.of(Delimiter.SEMICOLON), Optional.of(DecimalMark.POINT));
        assertThat(amounts("a;b\n3,456;7\n", commas)).containsExactly(3.456, 7.0);
        assertThat(amounts("a;b\n3,456;7\n", points)).containsExactly(3456.0, 7.0);
        var bars = new Dialect(Optional.of(Delimiter.BAR), Optional.empty());
        assertThat(amounts("a,b|c\n7|8\n", bars)).containsExactly(7.0, 8.0);
        assertThatThrownBy(() -> amounts("{\"a\":1}", bars)).hasMessageContaining("is JSON");
    }

    @Test
    void whatIsAmbiguousIsNoRowToLeaveOut() throws IOException {
        assertThatThrownBy(() -> amounts("a;b\n3,456;7\n", Dialect.recognised())).isNotInstanceOf(UnusableRowException.class);
        assertThatThrownBy(() -> amounts("a;b\nx;7\n", Dialect.recognised())).isInstanceOf(UnusableRowException.class);
    }

    @Test
    void unpacksGzipAndReadsStandardInput() throws IOException {
        byte[] packed = packed("a,b\n1,2\n");
        try (Table table = Table.recognise(Files.write(directory.resolve("any.name"), packed), Dialect.recognised())) {
            assertThat(rows(table)).containsExactly(List.of("1", "2"));
        }
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(packed));
            try (Table table = Table.recognise(Path.of("-"), Dialect.recognised())) {
                assertThat(rows(table)).containsExactly(List.of("1", "2"));
            }
        } finally {
            System.setIn(before);
        }
    }

    private static byte[] packed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void aDamagedFileIsNamedWhereverItEnds() throws IOException {
        byte[] packed = packed(IntStream.range(0, 20_000).mapToObj(i -> i + "," + i * 7919L % 10_007 + "\n")
                .collect(Collectors.joining("", "a,b\n", "")));
        for (int length = 2; length < packed.length; length += 997) {
            Path file = Files.write(directory.resolve("cut.gz"), Arrays.copyOf(packed, length));
            assertThatThrownBy(() -> {
                try (Table table = Table.recognise(file, Dialect.recognised())) {
                    rows(table);
                }
            }).as("%d bytes", length).isInstanceOf(InvalidTableException.class).hasMessageContaining("damaged gzip data");
        }
    }

    /** The same text for ever. */
    private static InputStream endless(String begin, String text) {
        return new InputStream() {
            private long at;

            @Override
            public int read() {
                long place = at++;
                return place < begin.length() ? begin.charAt((int) place) : text.charAt((int) ((place - begin.length()) % text.length()));
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                for (int i = 0; i < length; i++) {
                    bytes[from + i] = (byte) read();
                }
                return length;
            }
        };
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', value = {"~~|~7,~", "~~|7", "\"|x"})
    void anEndlessRowEnds(String begin, String text) {
        InputStream before = System.in;
        System.setIn(endless("a,b\n" + begin, text));
        try {
            assertThatThrownBy(() -> {
                try (Table table = Table.recognise(Path.of("-"), Dialect.recognised())) {
                    rows(table);
                }
            }).isInstanceOf(InvalidTableException.class)
                    .hasMessageMatching("-:2: (more than 16384 columns|a cell of more than 67108864 characters)");
        } finally {
            System.setIn(before);
        }
    }
}
