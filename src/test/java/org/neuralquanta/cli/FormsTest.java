package org.neuralquanta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.file.Table;

/** Text, JSON and CSV of an answer carry the same numbers. */
class FormsTest {

    private static final String HALF =
            Path.of(System.getProperty("project.basedir", "."), "src/test/resources/data/chinchilla-half.csv").toString();
    private static final String WORDS = HALF.replace("chinchilla-half", "kjv-word-counts");
    private static final String LOSSES = HALF.replace("data/chinchilla-half.csv", "matrix/losses.npy");
    private static final String NETWORK = " --tasks 6 --bits 8 --width 32 --batch 100 --rate 0.01 --steps 400";

    /** Lines whose table is an array of the JSON object, with its name. */
    private static final Map<String, String> TABLES = Map.ofEntries(
            Map.entry("distribution --alpha 0.4 --ranks 1,2^62", "ranks"),
            Map.entry("distribution --alpha 200 --ranks 1,1e6", "ranks"),
            Map.entry("law parameters --alpha 0.4 --at 1e3,1e6", "points"),
            Map.entry("law data --alpha 0.4 --emergence shots --at 1e3,1e6", "points"),
            Map.entry("law data --alpha 0.4 --emergence exponential --sampling multinomial --covariance-with 1e3 --at 1e3,1e6", "points"),
            Map.entry("law data --alpha 0.4 --emergence multilinear --midpoint 5 --quanta 1000 --at 1e5", "points"),
            Map.entry("law steps --alpha 0.4 --nu 2 --at 1e5", "points"),
            Map.entry("law data --alpha 0.4 --emergence exponential --loss 0.5,0.1", "needed"),
            Map.entry("law joint --alpha 0.4 --at-parameters 1e3,1e4 --loss 0.1", "needed"),
            Map.entry("law compute --alpha 0.4 --at 1e9,1e12", "points"),
            Map.entry("law data --alpha 0.4 --correction 0.8,0.5 --emergence exponential --terms 3 --at 10,1e4", "points"),
            Map.entry("law parameters --alpha 0.4 --correction 0.8,0.5 --terms 3 --at 10,1e4", "points"),
            Map.entry("law curated --alpha 0.4 --temper 0.8 --at 10,1e4", "points"),
            Map.entry("law curated --alpha 0.4 --temper best --at 10,1e4", "points"),
            Map.entry("law mixture --families 0.4:0.25,0.6:0.8 --shares best --at 10,1e4", "points"),
            Map.entry("law mixture --families 0.4:0.25,0.6:0.8:2:1 --shares 1,0 --at 10,1e4", "points"),
            Map.entry("law mixture --families 0.4:0.25,0.6:0.8 --resource parameters --at 10,1e4", "points"),
            Map.entry("law mixture --families 0.4:0.25,0.6:0.8 --loss 0.5,0.1", "needed"),
            Map.entry("law joint --alpha 0.4 --capacity soft --at-parameters 0,10 --at-data 10,1e4", "points"),
            Map.entry("law repeated --alpha 0.4 --teaches 0.06 --unique 10,1e4 --passes 1,4", "points"),
            Map.entry("law repeated --alpha 0.4 --loss 0.5,0.1 --passes 1,4", "needed"),
            Map.entry("order --alpha 0.4 --quanta 9 --order random --learned 0,4", "points"),
            Map.entry("order --alpha 0.4 --order plackett-luce --learned 0,100", "points"),
            Map.entry("order --alpha 0.4 --order plackett-luce --times 1e3,1e6", "points"),
            Map.entry("dynamics --model resource --alpha 0.4 --quanta 100 --at 10,1e3", "points"),
            Map.entry("dynamics --model domino --alpha 0.4 --at 12.5", "points"),
            Map.entry("derive data --at alpha=0.4,tau=2,Delta=1.5", "check"),
            Map.entry("derive parameters --terms 3 --at alpha=0.4,C=2,Delta=1.5", "check"),
            Map.entry("derive mixture-best --emergence exponential --families 0.4:0.25,0.6:0.8 --at Delta=1", "check"),
            Map.entry("derive mixture-parameters --families 0.4:0.25,0.6:0.8 --at C=1,Delta=1", "check"),
            Map.entry("simulate --alpha 0.4 --quanta 1e3 --replicates 8 --band 0.9 --at 10,100", "points"),
            Map.entry("law data --alpha 0.4 --emergence shots --band 0.95 --band-curves 20 --at 100,1e4", "points"),
            Map.entry("verify --only T2,T3", "checks"),
            Map.entry("fit " + HALF + " --model isoflop", "profiles"),
            Map.entry("parity" + NETWORK, "losses"),
            Map.entry("discover --task parity --samples 60 --clusters 5" + NETWORK, "clusters"),
            Map.entry("text " + HALF, "baselines"),
            Map.entry("text --losses " + LOSSES + " --sizes 1e4,4e4,16e4,64e4,256e4", "points"),
            Map.entry("discover --gradients " + LOSSES.replace("losses", "gradients") + " --clusters 5 --sketch 50", "clusters"),
            Map.entry("grokking unique --symbols 6 --exact --pairs 9,12", "points"),
            Map.entry("grokking unique --symbols 7 --modular --trials 50 --pairs 14", "points"),
            Map.entry("grokking flow --symbols 10 --pairs 45 --at 0,1e4", "points"),
            Map.entry("grokking phases --width 2 --steps 1", "cells"),
            Map.entry("omnigrok linear --aspect 2 --decay 1e-3 --norm 10 --at 0,500", "points"),
            Map.entry("omnigrok landscape --aspect 2 --norms 0.3,2", "points"),
            Map.entry("omnigrok train --task addition --symbols 5 --constant-norm --steps 3", "points"),
            Map.entry("omnigrok train --task teacher --scale 1 --steps 10", "points"));

    /** Lines without such an array: facts, or a table that is an object of the JSON. */
    private static final List<String> FACTS = List.of(
            "figures", "bench --workload exponential --rounds 1 --threads 1", "derive data", "derive data --at alpha=0.4",
            "derive relation --between parameters,data --eliminate alpha", "fit " + WORDS + " --model zipf --bootstrap 20");

    @TempDir
    private Path directory = Path.of("");

    static Stream<String> tables() {
        return TABLES.keySet().stream().sorted();
    }

    static Stream<String> allLines() {
        return Stream.concat(tables(), FACTS.stream());
    }

    private static Run good(String line) {
        Run run = Run.of(line);
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    /** The rows of the CSV, as the library's own reader has them. */
    private List<Map<String, String>> csv(String line) throws IOException {
        String text = good(line + " --format csv").out();
        assertThat(text).endsWith("\n").doesNotContain("NaN", "Infinity", "\r");
        Path file = Files.writeString(directory.resolve("answer.csv"), text);
        var rows = new ArrayList<Map<String, String>>();
        try (Table table = Table.open(file)) {
            while (table.advance()) {
                var row = new LinkedHashMap<String, String>();
                for (int i = 0; i < table.columns().size(); i++) {
                    row.put(table.columns().get(i), table.text(i));
                }
                rows.add(row);
            }
        }
        assertThat(rows).isNotEmpty();
        return rows;
    }

    private static String cell(@Nullable Object json) {
        if (json instanceof List<?> several) {
            return several.stream().map(FormsTest::cell).collect(Collectors.joining(";"));
        }
        return json == null ? "" : String.valueOf(json);
    }

    /** Numbers as doubles, as the JSON reader has them, anything else as it is. */
    private static String cell(String csv) {
        return Stream.of(csv.split(";", -1)).map(FormsTest::one).collect(Collectors.joining(";"));
    }

    private static String one(String csv) {
        return csv.matches("[-+0-9.]+(E-?\\d+)?") ? String.valueOf(Double.parseDouble(csv)) : csv;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void csvAndJsonHaveTheSameRows(String line) throws IOException {
        List<Map<String, @Nullable Object>> json = good(line + " --format json").list(Objects.requireNonNull(TABLES.get(line)));
        List<Map<String, String>> csv = csv(line);
        assertThat(csv).hasSameSizeAs(json);
        for (int i = 0; i < csv.size(); i++) {
            Map<String, String> row = csv.get(i);
            json.get(i).forEach((name, value) -> {
                if (row.containsKey(name)) {
                    assertThat(cell(row.get(name))).as("%s of %s", name, line)
                            .isEqualTo(value instanceof String text ? cell(text) : cell(value));
                } else {
                    assertThat(name).as("a field that is no column").endsWith("Reason");
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "figures", "derive data", "derive data --at alpha=0.4", "derive relation --between parameters,data --eliminate alpha"
    })
    void withoutATableFactsAreTheRows(String line) throws IOException {
        Map<String, @Nullable Object> json = good(line + " --format json").json();
        List<Map<String, String>> csv = csv(line);
        assertThat(csv).allSatisfy(row -> assertThat(row).containsOnlyKeys("name", "value"));
        for (Map<String, String> row : csv) {
            List<String> path = List.of(row.getOrDefault("name", "").split("\\.", -1));
            Map<String, @Nullable Object> object = path.size() == 1 ? json : Run.object(json, path.getFirst());
            Object value = object.get(path.getLast());
            assertThat(row.get("value")).as(row.toString()).isEqualTo(
                    value instanceof List<?> list ? String.join(";", list.stream().map(String::valueOf).toList()) : cell(value));
        }
    }

    @Test
    void factsOfGroupsHaveTheNameOfTheGroup() throws IOException {
        assertThat(csv("bench --workload exponential --rounds 1 --threads 1")).extracting(row -> row.get("name"))
                .containsExactly("workload", "kernel", "lanes", "items", "nsPerItem.min", "nsPerItem.median", "nsPerItem.max");
        assertThat(csv("fit " + WORDS + " --model zipf --bootstrap 20")).extracting(row -> row.get("name"))
                .contains("parameters.alpha", "intervals.alpha", "goodnessOfFit.pValue");
    }

    @Test
    void aFitIsItsParameters() throws IOException {
        String line = "fit " + HALF + " --model chinchilla";
        Run run = good(line + " --format json");
        Map<String, @Nullable Object> values = Run.object(run.json(), "parameters");
        Map<String, @Nullable Object> intervals = Run.object(run.json(), "intervals");
        List<Map<String, String>> csv = csv(line);
        assertThat(csv).hasSameSizeAs(values.keySet());
        for (Map<String, String> row : csv) {
            String name = row.getOrDefault("parameter", "");
            assertThat(row).containsOnlyKeys("parameter", "value", "lower", "upper").containsEntry("value", cell(values.get(name)));
            assertThat("[" + row.get("lower") + ", " + row.get("upper") + "]").isEqualTo(String.valueOf(intervals.get(name)));
        }
    }

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.^(+-])-?\\d+(\\.\\d+)?(e-?\\d+)?(?![\\w.^)])");

    private static List<String> numbers(String text) {
        return NUMBER.matcher(text).results().map(found -> found.group()).toList();
    }

    /** Every number of the text's rows is one of the JSON, rounded to the digits that are shown. */
    @ParameterizedTest
    @ValueSource(strings = {
        "distribution --alpha 0.4 --ranks 1,1000",
        "law parameters --alpha 0.4 --at 1e3,1e6",
        "law steps --alpha 0.4 --nu 2 --at 1e5",
        "order --alpha 0.4 --quanta 9 --order random --learned 0,4",
        "order --alpha 0.4 --order plackett-luce --times 1e3,1e6",
        "dynamics --model resource --alpha 0.4 --quanta 100 --at 10,1e3",
        "simulate --alpha 0.4 --quanta 1e3 --replicates 8 --at 10,100",
        "grokking unique --symbols 6 --exact --pairs 9,12",
        "grokking flow --symbols 10 --pairs 45 --at 0,1e4",
        "omnigrok linear --aspect 2 --decay 1e-3 --norm 10 --at 0,500",
        "omnigrok landscape --aspect 2 --norms 0.3,2",
    })
    void textAndCsvHaveTheSameNumbers(String line) throws IOException {
        List<String> text = good(line).out().lines().toList();
        for (Map<String, String> row : csv(line)) {
            List<Double> exact = row.values().stream().filter(cell -> cell.matches("-?\\d.*")).map(Double::valueOf).toList();
            String first = exact.getFirst() == Math.rint(exact.getFirst()) ? Long.toString(exact.getFirst().longValue()) : exact.getFirst().toString();
            String shown = text.stream().filter(one -> one.strip().startsWith(first + " ")).findFirst().orElseThrow();
            // A ratio of two of them is all that the text has besides.
            List<Double> numbers = numbers(shown).stream().map(Double::valueOf).toList();
            assertThat(numbers).as(shown).hasSizeGreaterThanOrEqualTo(2);
            long known = numbers.stream()
                    .filter(number -> exact.stream().anyMatch(one -> Math.abs(one - number) <= 1e-11 * Math.abs(one)))
                    .count();
            assertThat(known).as(shown).isGreaterThanOrEqualTo(numbers.size() - (line.startsWith("law") ? 1 : 0));
        }
    }

    @Test
    void digitsRoundComputedNumbersOnly() {
        String line = "law data --alpha 0.4 --emergence shots --at 123456,1e6";
        assertThat(good(line + " --digits 3").out().lines().toList().get(3).strip().split(" +"))
                .startsWith("123456", "0.0351", "0.0351", "0.0351", "0.0351", "1.00", "0.286");
        assertThat(good(line + " --digits 17").out()).contains("e-", "1000000");
        assertThat(good("--digits 2 distribution --alpha 1 --ranks 1").out()).contains("normalization 0.61");
    }

    @ParameterizedTest
    @MethodSource("allLines")
    void digitsChangeTheTextOrAreRefused(String line) {
        Run run = Run.of(line + " --digits 2");
        if (run.code() == 2) {
            assertThat(line).containsPattern("^(figures|grokking phases|derive (data|relation .*)$)");
            assertThat(run.err()).contains("--digits: '2' has no effect on an answer without computed numbers");
        } else {
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out()).isNotEqualTo(good(line).out());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--digits 0                | --digits: '0' is out of range; allowed: whole numbers from 1 to 17",
        "--digits 18               | --digits: '18' is out of range; allowed: whole numbers from 1 to 17",
        "--digits 2.5              | --digits: '2.5' is not a whole number",
        "--digits x                | --digits: 'x' is not a finite number",
        "--digits 3 --format json  | --digits: '3' cannot be used with --format json; allowed: with text",
        "--digits 3 --format csv   | --digits: '3' cannot be used with --format csv; allowed: with text"
    })
    void digitsAreForText(String options, String message) {
        Run run = Run.of("law data --alpha 0.4 --at 5 " + options);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(message).hasLineCount(1);
    }
}
