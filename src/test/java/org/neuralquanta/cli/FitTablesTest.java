package org.neuralquanta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables that people bring to the command fit. */
class FitTablesTest {

    private static final String FAULTS = ",;\t|\"'{}[]#.\n\r -_eKM0\0";
    private static final String PLAIN = table("N,D,loss", ",");

    @TempDir
    private Path directory = Path.of(".");

    private static String table(String header, String delimiter) {
        var text = new StringBuilder(header + "\n");
        for (int i = 0; i < 16; i++) {
            double n = 1e6 * Math.pow(10, i % 4);
            double d = 1e8 * Math.pow(10, Math.floorDiv(i, 4));
            double loss = 1.7 + 400 * Math.pow(n, -0.34) + 410 * Math.pow(d, -0.28) + 0.01 * Math.sin(i);
            text.append(String.format(Locale.ROOT, "%.0f%s%.0f%s%.5f\n", n, delimiter, d, delimiter, loss));
        }
        return text.toString();
    }

    private Run fit(String text, String... options) throws IOException {
        return fit(text.getBytes(StandardCharsets.UTF_8), options);
    }

    private Run fit(byte[] bytes, String... options) throws IOException {
        return run(Files.write(directory.resolve("runs"), bytes).toString(), options);
    }

    private static Run run(String file, String... options) {
        var line = new ArrayList<>(List.of("fit", file, "--bootstrap", "2", "--format", "json"));
        line.addAll(List.of(options.length == 0 ? new String[] {"--model", "chinchilla"} : options));
        return Run.of(line);
    }

    private static Object parameters(Run run) {
        assertThat(run.code()).as(run.err()).isZero();
        return Objects.requireNonNull(run.json().get("parameters"));
    }

    @Test
    void everyFormOfATableGivesTheSameFit() throws IOException {
        Object plain = parameters(fit(PLAIN));
        assertThat(fit(PLAIN).err()).isEmpty();
        Run euro = fit(table("Model Size;Training Tokens;Val Loss", ";").replace('.', ','));
        assertThat(parameters(euro)).isEqualTo(plain);
        assertThat(euro.err()).isEqualTo("quanta: read " + directory.resolve("runs")
                + ": ';' as delimiter, ',' as decimal mark, N from 'Model Size', D from 'Training Tokens', loss from 'Val Loss'\n");
        assertThat(parameters(fit(table("Model Size\tTraining Tokens\teval/loss", "\t")))).isEqualTo(plain);
        assertThat(parameters(fit(PLAIN.replaceFirst(".*\n", ""), "--model", "chinchilla", "--columns", "1,2,3"))).isEqualTo(plain);
        assertThat(parameters(fit(PLAIN.replaceAll("(?m)^(\\d{1,3})000000,", "\"$1,000,000\",")))).isEqualTo(plain);
        assertThat(parameters(fit(PLAIN.replaceAll("(?m)^(\\d+)000000,", "$1M,")))).isEqualTo(plain);
        assertThat(parameters(fit(PLAIN.replaceFirst(".*\n", "").replaceAll("(.*),(.*),(.*)", "{\"params\": $1, \"tokens\": $2, \"loss\": $3}"))))
                .isEqualTo(plain);
        var packed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(packed)) {
            zip.write(PLAIN.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(parameters(fit(packed.toByteArray()))).isEqualTo(plain);
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(PLAIN.getBytes(StandardCharsets.UTF_8)));
            assertThat(parameters(run("-"))).isEqualTo(plain);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void aCrashedRunIsNamedAndLeftOutOnRequest() throws IOException {
        String crashed = PLAIN + "1000000,100000000,\n";
        Run refused = fit(crashed);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("runs:18: column 'loss': '' is not a finite decimal number; --skip-unusable leaves such rows out");
        Run left = fit(crashed, "--model", "chinchilla", "--skip-unusable");
        assertThat(parameters(left)).isEqualTo(parameters(fit(PLAIN)));
        assertThat(left.err()).isEqualTo("quanta: 1 row left out for column 'loss': line 18, '' is not a finite decimal number\n");
    }

    @Test
    void unitsAndWarningsAreSaid() throws IOException {
        assertThat(fit(PLAIN, "--model", "chinchilla", "--loss-unit", "bits-per-byte").err()).contains("losses in bits per byte", "nats per byte");
        assertThat(fit(PLAIN.replace("N,D", "D,N")).err()).contains("warning: half of the runs have fewer than 0.1 tokens per parameter");
        assertThat(fit(PLAIN.replace("000000,", ",")).err()).contains("N below 1000");
        assertThat(fit(PLAIN + PLAIN.lines().skip(16).findFirst().orElseThrow() + "\n").err()).contains("1 run repeats another one");
    }

    @Test
    void aPlainListOfCountsIsAList() throws IOException {
        var list = new StringBuilder();
        for (int k = 1; k <= 60; k++) {
            list.append((long) Math.pow(0.5 + 0.499 * Math.sin(k * k), -0.7) + 1).append("\n");
        }
        Object named = parameters(fit("count\n" + list, "--model", "zipf"));
        Run plain = fit(list.toString(), "--model", "zipf");
        assertThat(parameters(plain)).isEqualTo(named);
        assertThat(plain.err()).endsWith("runs: no header\n");
        assertThat(parameters(fit("word;count\n" + list.toString().replaceAll("(?m)^(?=.)", "w;"), "--model", "zipf"))).isEqualTo(named);
        assertThat(parameters(fit(list.toString().replaceAll("(?m)^(.+)$", "{\"count\": $1}"), "--model", "zipf"))).isEqualTo(named);
        assertThat(fit(list.toString(), "--model", "zipf", "--skip-unusable").err()).contains("--skip-unusable", "cannot be used with --model zipf");
        assertThat(fit("word;count\nx;1,5\n", "--model", "zipf").err()).contains("needs counts");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`params,n_params,D,loss\n1,2,3,4`      | two columns could be N: say which, N=params or N=n_params (--columns)",
        "`1e7,1e9,3\n1,2,3`                     | as in --columns 1,2,3 for N, D, loss",
        "`N;D;loss\n1000;2000;3,456`            | could be 3.456 or 3456: say whether the decimal mark is point or comma",
        "`x;y,z\na;b,c`                         | cells could be separated by ',' or ';'",
        "`1,2,3\n4,5,6`                         | the header is missing: '1' is a number",
        "`N,D,loss\n1e6,1e8,3\n2e6,1e8,2`       | too few runs: chinchilla needs at least 7, there are 2",
        "`N,D,loss\n1e6,1e8,0`                  | column 'loss': must be > 0, was 0",
        "`N,D,loss\n1e6,1e8,-2`                 | column 'loss': must be > 0, was -2",
        "`N,D,loss\n1e6,1e8,NaN`                | column 'loss': 'NaN' is not a finite decimal number",
        "`N,C,loss\n1e6,1e8,3\n1e300,1e-30,3`   | :3: column 'N': N = 1.0E300 and D = 0.0: they or their compute are outside",
        "`N,C,loss\n1e6,1e8,3\n1e300,1e-20,3`   | :3: column 'N': N = 1.0E300 and D = 1.665E-321: they or their compute are outside",
        "`N,D,loss\n1e6,1e8,3\n1e200,1e200,3`   | :3: column 'N': N = 1.0E200 and D = 1.0E200: they or their compute are outside",
        "`N,D,loss\n1e6,\"1e8,3\n1e6,1e8,3`     | a quote is opened and never closed",
        "`{\"N\":1}\n{\"N\"`                    | not JSON",
    })
    void refusesInOneLine(String text, String part) throws IOException {
        Run run = fit(text);
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains(part).doesNotContain("Exception");
    }

    @Test
    void oneSizeOneLossAndAMillionColumnsAreRefused() throws IOException {
        assertThat(fit(PLAIN.replaceAll("(?m)^\\d+,", "7000000,")).err()).contains("all runs have the same N, ");
        assertThat(fit(PLAIN.replaceAll("(?m),[^,]+\\d$", ",2.5")).err()).contains("all runs have the same loss, 2.5");
        assertThat(fit("a,".repeat(1_000_000) + "a\n").err()).hasLineCount(1).contains("more than 16384 columns");
    }

    /** Whatever is done to a table, the answer is a fit or one line; never a trace. */
    @Property(tries = 150)
    void malformedTablesEndInOneLine(@ForAll Random random, @ForAll @IntRange(min = 1, max = 6) int faults) throws IOException {
        byte[] bytes = table(random.nextBoolean() ? "N,D,loss" : "params,tokens,val_loss", ",").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < faults; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) FAULTS.charAt(random.nextInt(FAULTS.length()));
        }
        Path file = Files.createTempFile("table", "");
        try {
            Run run = run(Files.write(file, bytes).toString());
            assertThat(run.code()).as(run.err()).isIn(0, 2);
            assertThat(run.err()).doesNotContain("Exception", "\tat ");
            if (run.code() == 2) {
                assertThat(run.err().lines()).hasSize(1);
                assertThat(run.out()).isEmpty();
            } else {
                assertThat(run.out()).doesNotContain("NaN", "Infinity");
            }
        } finally {
            Files.delete(file);
        }
    }
}
