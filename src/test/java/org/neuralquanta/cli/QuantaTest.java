package org.neuralquanta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.NeuralQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.Moment;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;

/** What is printed is what the library answers, in both forms. */
class QuantaTest {

    private static Run good(String line) {
        Run run = Run.of(line);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return run;
    }

    @Test
    void distributionIsThatOfTheLibrary() {
        Run run = good("distribution --alpha 0.4 --quanta 1e6 --offset 2.5 --ranks 1,2^10,1e6,2^62 --format json");
        var zipf = Zipf.finite(0.4, 1_000_000).withOffset(2.5);
        assertThat(run.json())
                .containsEntry("alpha", 0.4)
                .containsEntry("quanta", 1e6)
                .containsEntry("offset", 2.5)
                .containsEntry("normalization", zipf.normalization());
        long[] ranks = {1, 1024, 1_000_000, 1L << 62};
        for (int i = 0; i < ranks.length; i++) {
            assertThat(run.list("ranks").get(i))
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "k", (double) ranks[i],
                            "p", zipf.probability(ranks[i]),
                            "tail", zipf.tail(ranks[i]),
                            "tailLower", zipf.tailEnclosure(ranks[i]).lower(),
                            "tailUpper", zipf.tailEnclosure(ranks[i]).upper()));
        }
    }

    @Test
    void whatDoesNotExistIsNullWithAReason() {
        Run infinite = good("distribution --format json --alpha 200 --ranks 1,1e6 --quanta inf");
        assertThat(infinite.json()).containsEntry("quanta", null).containsEntry("quantaReason", "infinitely many");
        assertThat(infinite.list("ranks").get(1))
                .containsEntry("p", null)
                .containsEntry("tail", null)
                .containsEntry("tailUpper", null)
                .hasEntrySatisfying("pReason", reason -> assertThat((String) reason).contains("2^-1022"));
    }

    @Test
    void countsAreMeasured(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("counts.csv"), "# three words\nword,count\nthe,5\nand,3\nof,0\n");
        Run run = good("distribution --ranks 1,2 --format json --counts " + file);
        assertThat(run.json())
                .containsEntry("alpha", null)
                .containsEntry("alphaReason", "frequencies are measured")
                .containsEntry("quanta", 2.0)
                .containsEntry("normalization", 0.125);
        assertThat(run.list("ranks").get(0)).containsEntry("p", 0.625).containsEntry("tail", 0.375);
        Run law = good("law data --sampling without-replacement --at 1,7 --format json --counts " + file);
        // Of 8 samples 5 and 3 are of the two quanta: one sample misses the other one, seven miss none.
        assertThat((Double) law.list("points").get(0).get("exact")).isCloseTo(2 * 0.625 * 0.375, within(1e-11));
        assertThat((Double) law.list("points").get(0).get("count")).isCloseTo(1, within(1e-11));
        assertThat((Double) law.list("points").get(1).get("exact")).isCloseTo(0, within(1e-11));
        assertThat(law.json()).containsEntry("exponent", null).containsKey("exponentReason");
    }

    @Test
    void dataLawIsThatOfTheLibrary() {
        Run run = good("law data --alpha 0.4 --emergence shots --tau 2 --gap 3 --residual 0.5 --at 1e3,2^20 --format json");
        var law = DataLaw.of(QuantaModel.of(Zipf.infinite(0.4))
                .learnedAfter(Shots.of(2))
                .with(new Gap(3, 0))
                .withResidual(0.5));
        assertThat(run.json())
                .containsEntry("exponent", law.asymptotic().exponent())
                .containsEntry("amplitude", law.asymptotic().amplitude());
        double[] at = {1000, 1_048_576};
        for (int i = 0; i < at.length; i++) {
            double x = at[i];
            assertThat(run.list("points").get(i))
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "x", x,
                            "exact", law.exact(x),
                            "lower", law.bound(x).lower(),
                            "upper", law.bound(x).upper(),
                            "bound", "proven",
                            "asymptotic", law.asymptotic().at(x),
                            "localExponent", law.localExponent(x),
                            "count", value(law.count(x)),
                            "variance", value(law.variance(x))));
        }
    }

    /** The closed form of T48, of the number of samples and of that of learned quanta. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "law data --alpha 0.4 --oscillation 0.2,5 --emergence exponential --at 1e8 | 0.2857142857142857 | 3.5714285714285716 | 0.0015199417615 | 1e-12",
        "law data --stretched 2.302585092994046,1 --emergence exponential --at 1e6  | 1                  | 2.7287527076837     | 0.1139145483298 | 1e-12",
        "law parameters --alpha 0.4 --oscillation 0.2,5 --cost 10 --at 1e9          | 0.4                | 5                   | 0.0159490444566 | 3e-8"
    })
    void oscillatingLawsHaveTheirClosedForm(String line, double exponent, double frequency, double swing, double accuracy) {
        Run run = good(line + " --format json");
        assertThat((Double) run.json().get("meanExponent")).isEqualTo(exponent, within(1e-14));
        assertThat((Double) run.json().get("angularFrequency")).isEqualTo(frequency, within(1e-9));
        assertThat((Double) run.json().get("swing")).isEqualTo(swing, within(1e-9));
        Map<String, @Nullable Object> point = run.list("points").getFirst();
        double exact = (Double) Objects.requireNonNull(point.get("exact"));
        assertThat((Double) point.get("asymptotic")).isEqualTo(exact, within(accuracy * exact));
        assertThat(good(line).out()).contains("on average ~ ", "oscillates with the angular frequency").doesNotContain("- closed form:");
    }

    /** A step has corners, which its Fourier series does not follow. */
    @Test
    void aLawWithCornersHasNone() {
        Run run = good("law data --stretched 1,1 --at 1e6");
        assertThat(run.out()).contains("- closed form: geometric").doesNotContain("on average");
    }

    private static double value(Moment moment) {
        return ((Moment.Value) moment).value();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "law parameters --alpha 0.4 --at 1e3",
        "law parameters --alpha 0.4 --cost 10 --kappa 0.5 --eta 0.1 --at 1e3",
        "law parameters --alpha -0.5 --quanta 2^40 --at 1e3",
        "law parameters --alpha 1 --kappa -1 --at 10",
        "law data --alpha 0.4 --at 1,1e18",
        "law data --alpha 0.4 --delta 0.3 --emergence exponential --at 1e5",
        "law data --alpha 0.4 --emergence logistic --midpoint 5 --at 1e5",
        "law data --alpha 0.4 --emergence multilinear --midpoint 5 --quanta 1000 --at 1e5",
        "law data --alpha 0.4 --emergence weibull --shape 0.5 --at 1e5",
        "law data --alpha 0.4 --gamma 1 --emergence shots --at 1e5",
        "law parameters --alpha 0.4 --gamma -0.5 --quanta 1e6 --at 100",
        "law data --alpha 0.4 --emergence shots --sampling multinomial --at 1e5",
        "law steps --alpha 0.4 --nu 2 --at 1e5",
        "law compute --alpha 0.4 --at 1e9",
        "law compute --alpha 0.4 --kappa -1 --at 1e9",
        "law compute --alpha 0.4 --kappa -2 --at 1e9",
        "law compute --alpha 1 --emergence shots --tau 1e4 --at 1e9",
        "law compute --alpha 0.4 --emergence logistic --midpoint -50 --at 1e18",
    })
    void everyFieldIsThereInBothForms(String line) {
        Run run = good(line + " --format json");
        Map<String, @Nullable Object> json = run.json();
        assertThat(json).containsKeys("exponent", "amplitude", "points");
        reasonsStandBesideNulls(json);
        for (Map<String, @Nullable Object> point : run.list("points")) {
            assertThat(point).containsKeys("x", "exact", "lower", "upper", "asymptotic", "localExponent");
            if (line.startsWith("law data")) {
                assertThat(point).containsKeys("count", "variance");
            }
            reasonsStandBesideNulls(point);
            assertThat((Double) point.get("exact")).isBetween((Double) point.get("lower"), (Double) point.get("upper"));
        }
        assertThat(json.containsKey("allocation")).isEqualTo(line.startsWith("law compute"));
        assertThat(run.out()).doesNotContain("NaN", "Infinity");

        List<String> text = good(line).out().lines().toList();
        String header = text.stream().filter(row -> row.contains("exact/closed")).findFirst().orElseThrow();
        assertThat(header).contains("exact", "lower", "upper", "closed form", "local exponent");
        int row = text.indexOf(header) + 1;
        assertThat(text.get(row)).hasSameSizeAs(header);
    }

    private static void reasonsStandBesideNulls(Map<String, @Nullable Object> object) {
        object.forEach((name, value) -> {
            if (value == null) {
                assertThat((String) object.get(name + "Reason")).as("reason for %s", name).isNotBlank();
            }
        });
    }

    @Test
    void computeTellsHowToSpendIt() {
        Run run = good("law compute --alpha 0.4 --at 1e9 --format json");
        Map<String, @Nullable Object> allocation = Run.object(run.json(), "allocation");
        Map<String, @Nullable Object> parameters = Run.object(allocation, "parameters");
        // T18 at κ = δ = 0, F = N D: N ~ F^{1/(2+α)}, D ~ F^{(1+α)/(2+α)}.
        assertThat((Double) parameters.get("exponent")).isCloseTo(1 / 2.4, within(1e-14));
        assertThat((Double) Run.object(allocation, "data").get("exponent")).isCloseTo(1.4 / 2.4, within(1e-14));
        assertThat(parameters).containsKeys("amplitude");
        assertThat((Double) run.json().get("exponent")).isCloseTo(0.4 / 2.4, within(1e-14));
    }

    @Test
    void computeIsSixFlopsForEachParameterAndSample() {
        Run six = good("law compute --alpha 0.4 --at 6e9 --format json");
        Run one = good("law compute --alpha 0.4 --at 1e9 --flops-per-parameter-and-sample 1 --format json");
        assertThat(six.json()).containsEntry("unit", "FLOPs").containsEntry("flopsPerParameterAndSample", 6.0);
        assertThat(one.json()).containsEntry("unit", "FLOPs").containsEntry("flopsPerParameterAndSample", 1.0);
        assertThat(six.list("points").getFirst().get("exact")).isEqualTo(one.list("points").getFirst().get("exact"));
        assertThat(good("law compute --alpha 0.4 --at 6e9").out())
                .startsWith("compute is 6 N D FLOPs\nreducible loss ~ ")
                .contains(" FLOPs^-0.1666", "\n     FLOPs ");
    }

    @ParameterizedTest
    @CsvSource({
        "law --format json data --alpha 0.4 --at 1e3",
        "law data --format=json --alpha 0.4 --at 1e3",
        "law data --alpha 0.4 --at 1e3 --format json",
        "--format json law data --alpha 0.4 --at 1e3",
    })
    void theFormatStandsAnywhere(String line) {
        assertThat(good(line).json()).isEqualTo(good("law data --alpha 0.4 --format json --at 1e3").json());
    }

    @Test
    void numbersAreReadExactly() {
        Run run = good("distribution --alpha 0.4 --ranks 2^62,4611686018427387904,9007199254740993,1e3,+5,10^2 --format json");
        // Jackson wrote the ranks as whole numbers; a double could not hold 2^53 + 1.
        assertThat(run.out())
                .contains("\"k\" : 4611686018427387904", "\"k\" : 9007199254740993", "\"k\" : 1000,", "\"k\" : 5,", "\"k\" : 100,");
    }

    @Test
    void textIsForPeople() {
        List<String> lines = good("distribution --alpha 1 --ranks 1,10,1000").out().lines().toList();
        assertThat(lines)
                .hasSize(7)
                .startsWith("Zipf[alpha=1.0, offset=0.0, quanta=inf]", "normalization 0.6079271018540267", "");
        assertThat(lines.get(3).strip().split(" {2,}")).containsExactly("k", "p", "tail", "tail lower", "tail upper");
        assertThat(lines.subList(4, 7)).allSatisfy(row -> assertThat(row).hasSameSizeAs(lines.get(3)));
        assertThat(lines.get(4)).startsWith("   1 ").contains(" 0.6079271018540267 ", " 0.39207289814597");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "distribution ", "law ", "law parameters ", "law data ", "law steps ", "law compute ", "figures "})
    void helpHasAnExampleThatWorks(String command) {
        String help = good(command + "--help").out();
        assertThat(help).contains("Usage: quanta " + command.strip(), "--format");
        String example = help.lines().filter(line -> line.startsWith("Example: quanta ")).findFirst().orElseThrow();
        good(example.substring("Example: quanta ".length()));
    }

    @Test
    void versionIsThatOfTheLibrary() {
        assertThat(good("--version").out()).isEqualTo("quanta " + NeuralQuanta.version() + "\n");
    }

    @Test
    void figuresNamesTheGoal() {
        assertThat(good("figures").out()).contains("mvn -f paper-figures");
        assertThat(good("figures --format json").json()).containsEntry("command", "mvn -f paper-figures");
    }

    @Test
    void aFullDiskIsExitCodeThree() {
        var full = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        }, false, StandardCharsets.UTF_8);
        var err = new ByteArrayOutputStream();
        assertThat(Quanta.run(List.of("--version"), full, new PrintStream(err, true, StandardCharsets.UTF_8))).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    }
}
