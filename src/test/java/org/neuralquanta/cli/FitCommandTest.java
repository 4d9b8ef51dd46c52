package org.neuralquanta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.neuralquanta.Signal;

/** The command fit, on the half table and on what people get wrong. */
class FitCommandTest {

    private static final String HALF =
            Path.of(System.getProperty("project.basedir", "."), "src/test/resources/data/chinchilla-half.csv").toString();

    @TempDir
    private Path directory = Path.of(".");

    private static Run run(String... args) {
        var all = new ArrayList<>(List.of("fit"));
        all.addAll(List.of(args));
        return Run.of(all);
    }

    private static double number(Map<String, @Nullable Object> object, String name) {
        return (double) Objects.requireNonNull(object.get(name));
    }

    @Test
    void fitsTheHalfTableAsSciPyDoes() {
        Run run = run(HALF, "--model", "chinchilla", "--compare-forms", "--held-out", "--format", "json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        Map<String, @Nullable Object> json = run.json();
        assertThat(number(json, "rows")).isEqualTo(120);
        assertThat(number(json, "objective")).isCloseTo(5.037510838e-4, within(5e-10));
        assertThat(number(Run.object(json, "parameters"), "alpha")).isCloseTo(0.363852, within(4e-5));
        assertThat(Objects.toString(Run.object(json, "intervals").get("beta"))).startsWith("[0.31");
        Map<String, @Nullable Object> test = Run.object(json, "quantaTest");
        assertThat(number(test, "pValue")).isEqualTo(0.001);
        assertThat(Objects.toString(test.get("verdict"))).contains("contradict");
        assertThat(json).containsKeys("allocation", "forms", "heldOut", "warnings", "correlations");
        Run text = run(HALF, "--model", "quanta", "--bootstrap", "100");
        assertThat(text.code()).isZero();
        assertThat(text.out()).contains("quanta, 120 runs", "bootstrap, 100 refits", "compute-optimal: N ~ C^0.417");
    }

    @Test
    void fitsOneVariable() {
        Run run = run(HALF, "--model", "power", "--columns", "N=N", "--loss", "squares", "--format", "json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Run.object(run.json(), "parameters")).containsOnlyKeys("E", "A", "alpha");
        assertThat(run.json()).doesNotContainKey("quantaTest");
        Run without = run(HALF, "--model", "power", "--columns", "N=N", "--residual", "0", "--format", "json");
        assertThat(Run.object(without.json(), "parameters")).containsOnlyKeys("A", "alpha");
        Run finite = run(HALF, "--model", "power", "--columns", "N=N", "--residual", "0", "--finite", "--format", "json");
        assertThat(finite.code()).as(finite.err()).isZero();
        assertThat(Run.object(finite.json(), "parameters")).containsOnlyKeys("A", "alpha", "X");
    }

    @Test
    void fitsIsoFlopProfiles() {
        Run run = run(HALF, "--model", "isoflop", "--format", "json");
        assertThat(run.code()).as(run.err()).isZero();
        Map<String, @Nullable Object> allocation = Run.object(run.json(), "allocation");
        assertThat(number(allocation, "exponent")).isCloseTo(0.49677327284589223, within(1e-9));
        assertThat(number(allocation, "exponent") + number(allocation, "tokenExponent")).isCloseTo(1, within(1e-15));
        assertThat(run.list("profiles")).hasSize(28);
        Run given = run(HALF, "--model", "isoflop", "--profiles", "3e19,9e19,1e21,2.7e21", "--budgets", "1e30", "--digits", "4");
        assertThat(given.code()).as(given.err()).isZero();
        assertThat(given.out())
                .contains("isoflop, 120 runs, 42 in profiles", "N ~ C^0.4779, 95 % from 0.3307 to 0.6251, D ~ C^0.5221")
                .containsPattern("! C = 1e30: beyond the table by .* decades in C");
    }

    @Test
    void whatIsHeldIsHeldOfAllFormsThatHaveIt() {
        Run run = run(HALF, "--model", "chinchilla", "--tied", "--fix", "E=1.7", "--compare", "quanta,overlap,max,norm", "--format", "json");
        assertThat(run.list("comparison")).extracting((Map<String, @Nullable Object> row) -> row.get("model") + " " + number(row, "free"))
                .containsExactly("quanta 3.0", "quanta 3.0", "overlap 4.0", "max 4.0", "norm 4.0");
        assertThat(run.err().lines()).containsExactly("quanta: max is compared without --tied: it has no relation beta = alpha/(1+alpha)");
        Run curves = run(HALF, "--model", "power", "--columns", "x=N", "--fix", "alpha=0.3", "--compare", "m1,curve");
        assertThat(curves.err().lines()).containsExactly(
                "quanta: warning: 2 runs repeat another one exactly: repeated rows make intervals too short",
                "quanta: m1 is compared without --fix alpha=0.3: its parameters are beta, c");
        assertThat(run(HALF, "--model", "norm", "--fix", "E=1,A=1,B=1,alpha=1,beta=1", "--compare", "chinchilla").err())
                .startsWith("quanta: --fix: 'beta=1': fix at least one parameter of chinchilla and leave at least one free");
    }

    /** Twice the factor is twice the compute of the same runs. */
    @Test
    void theFactorOfComputeIsSetAndSaid() throws IOException {
        Path table = Files.writeString(directory.resolve("compute.csv"), Files.readAllLines(Path.of(HALF)).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(",", -1))
                .map(row -> row[0].equals("N") ? "N,C,loss" : row[0] + "," + 12 * Double.parseDouble(row[0]) * Double.parseDouble(row[1]) + "," + row[2])
                .collect(Collectors.joining("\n")));
        Run usual = run(HALF, "--model", "chinchilla", "--held-out", "--next-run", "1e20", "--format", "json");
        Run twelve = run(table.toString(), "--model", "chinchilla", "--held-out", "--next-run", "2e20", "--format", "json",
                "--flops-per-parameter-and-sample", "12");
        assertThat(twelve.code()).as(twelve.err()).isZero();
        assertThat(usual.json()).doesNotContainKey("flopsPerParameterAndSample");
        assertThat(number(twelve.json(), "flopsPerParameterAndSample")).isEqualTo(12);
        assertThat(number(Run.object(twelve.json(), "parameters"), "alpha"))
                .isCloseTo(number(Run.object(usual.json(), "parameters"), "alpha"), within(1e-9));
        assertThat(first(Run.object(twelve.json(), "allocation"), "budgets", "compute"))
                .isCloseTo(2 * first(Run.object(usual.json(), "allocation"), "budgets", "compute"), within(1e13));
        assertThat(first(twelve.json(), "heldOut", "budget")).isCloseTo(2 * first(usual.json(), "heldOut", "budget"), within(1e11));
        assertThat(first(twelve.json(), "nextRuns", "D")).isCloseTo(first(usual.json(), "nextRuns", "D"), withinPercentage(1e-6));
        String[] text = {HALF, "--model", "isoflop", "--flops-per-parameter-and-sample", "1.5"};
        assertThat(run(text).out()).contains("(C = 1.5ND FLOPs)");
        assertThat(run(HALF, "--model", "quanta", "--flops-per-parameter-and-sample", "1").out())
                .contains("loss huber, compute is ND FLOPs", "(C = ND FLOPs)");
        assertThat(run(HALF, "--model", "power", "--columns", "N=N", "--flops-per-parameter-and-sample", "3").err())
                .contains("--flops-per-parameter-and-sample: '3' cannot be used with --model power; allowed: with a model in N and D");
        assertThat(run(HALF, "--model", "chinchilla", "--flops-per-parameter-and-sample", "0").err())
                .contains("--flops-per-parameter-and-sample: '0'");
    }

    @SuppressWarnings("unchecked")
    private static double first(Map<String, @Nullable Object> object, String rows, String name) {
        return number(((List<Map<String, @Nullable Object>>) Objects.requireNonNull(object.get(rows))).getFirst(), name);
    }

    /** Multiples of the runs' compute are results; what is given is repeated. */
    @Test
    void budgetsArePrintedAlikeByAllModels() {
        for (String model : List.of("isoflop", "chinchilla")) {
            assertThat(run(HALF, "--model", model).out()).contains("\n2.98865832298e21 ", "! C = 2.98865832298e23: ");
            assertThat(run(HALF, "--model", model, "--budgets", "1.23456789012345e21").out()).contains("\n1.23456789012345e21 ");
        }
    }

    @Test
    void fitsListsOfCounts() {
        String words = HALF.replace("chinchilla-half", "kjv-word-counts");
        Run run = run(words, "--model", "zipf", "--bootstrap", "50", "--format", "json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(number(Run.object(run.json(), "parameters"), "exponent")).isCloseTo(1.7850913, within(1e-6));
        assertThat(number(Run.object(run.json(), "parameters"), "cutoff")).isEqualTo(32);
        assertThat(run(words, "--model", "zipf", "--bootstrap", "50").out()).contains("12762 counts, fitted from 32 on", "not an estimate");
    }

    @Test
    void fitsListsInARange() {
        String words = HALF.replace("chinchilla-half", "kjv-word-counts");
        Run run = run(words, "--model", "zipf", "--bootstrap", "5", "--xmin", "20,30", "--xmax", "1000", "--format", "json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(number(Run.object(run.json(), "parameters"), "cutoff")).isBetween(20.0, 30.0);
        assertThat(number(Run.object(run.json(), "finiteQuanta"), "quanta")).isGreaterThan(12762);
        assertThat(Run.object(run.json(), "truncated")).containsKeys("exponent", "lambda", "pValue");
        assertThat(run.json()).containsEntry("warnings", List.of());
    }

    /** A probability is not 0. */
    @Test
    void pValuesTooSmallForADoubleHaveABound() throws IOException {
        String counts = new Random(3).doubles(3000).mapToObj(u -> 1 + (long) (-300 * Math.log(u)) + "\n").collect(Collectors.joining());
        Path file = Files.writeString(directory.resolve("steep.csv"), "count\n" + counts);
        Run run = run(file.toString(), "--model", "zipf", "--bootstrap", "2", "--xmin", "1");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains(", p < 1e-300\n", "exponential cut-off (log-likelihood +", ", p < 1e-300)").doesNotContain("p = 0\n", "p = 0.0)", "p = 0;");
    }

    /** An interval of a that reaches 1 leaves α open above. */
    @Test
    void aShortListIsFittedWithAWarning() throws IOException {
        Path few = Files.writeString(directory.resolve("few.csv"), "count\n50\n30\n20\n10\n5\n1\n");
        Run run = run(few.toString(), "--model", "zipf", "--bootstrap", "20");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains(" to -\n", "! only 3 counts are fitted").doesNotContain("Infinit", "NaN");
    }

    @Test
    void anOpenIntervalIsNullWithItsReason() throws IOException {
        var table = new StringBuilder("N,D,loss\n");
        for (int i = 0; i < 12; i++) {
            double n = 1e7 * Math.pow(2, i);
            table.append(n + "," + 1e10 * (1 + 1e-4 * i) + "," + (1.8 + 400 * Math.pow(n, -0.35)) * (1 + 0.002 * Math.sin(7 * i)) + "\n");
        }
        Path file = Files.writeString(directory.resolve("narrow.csv"), table);
        Run run = run(file.toString(), "--model", "chinchilla", "--loss", "squares", "--format", "json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("null").contains("not determined by these runs").doesNotContain("Infinity", "NaN");
        assertThat(run.list("warnings")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "--model chinchila                        | --model: 'chinchila' is not a valid model; allowed: power, chinchilla, quanta, max, norm, joint, overlap, kaplan, repeated, repeated-quanta, curve, limited, m1, m2, m3, m4, broken, isoflop, zipf",
        "--loss huber                             | --model: missing",
        "--model chinchilla --loss l1             | --loss: 'l1' is not a valid loss; allowed: huber, squares, student",
        "--model chinchilla --bootstrap -1        | --bootstrap: '-1' is out of range; allowed: whole numbers from 0 to 1000000",
        "--model chinchilla --bootstrap 1.5       | --bootstrap: '1.5'",
        "--model chinchilla --seed x              | --seed: 'x'",
        "--model chinchilla --columns M=x         | --columns: 'M=x': columns are given as PART=COLUMN",
        "--model chinchilla --columns N=params    | no column 'params' for N, only N, D, loss",
        "--model chinchilla --budgets 0           | --budgets: '0': compute must be finite and > 0",
        "--model chinchilla --overestimates 0.5   | --overestimates: '0.5'",
        "--model chinchilla --loss student --overestimates 2 | --overestimates: '2': base must be Huber or squares",
        "--model quanta --kappa -1                | --eta, --kappa, --delta: '0, -1, 0'",
        "--model power                            | say which of N, D",
        "--model power --columns N=N --finite     | --finite: needs --residual",
        "--model power --columns N=N --residual x | --residual: 'x'",
        "--model chinchilla --fix gamma=1         | --fix: 'gamma=1': the model chinchilla has the parameters E, A, B, alpha, beta, not gamma",
        "--model chinchilla --fix E=-1            | E must be >= 0 to be fixed",
        "--model quanta --fix beta=0.3            | beta of the model quanta follows from its other parameters",
        "--model norm --fix q                     | --fix: 'q' is not an assignment",
        "--model isoflop --profiles 1e10,1e20     | --profiles: '1e10,1e20': no run has compute within a factor of 1.25 of 1.00e+10 FLOPs",
        "--model isoflop --profiles 3e19,1e20     | --profiles: '3e19,1e20': too few budgets: a line needs 3",
        "--model isoflop --profiles 0             | --profiles: '0': compute must be finite and > 0 FLOPs, was 0",
        "--model isoflop --budgets -1             | --budgets: '-1': compute must be finite and > 0 FLOPs, was -1",
        "--model isoflop --compare chinchilla     | --compare: 'chinchilla' cannot be used with --model isoflop",
        "--model chinchilla --compare isoflop     | --compare: 'isoflop' cannot be used with --model chinchilla; allowed: quanta,",
        "--model chinchilla --profiles 1e20       | --profiles: '1e20' cannot be used with --model chinchilla; allowed: with --model isoflop",
        "--model zipf                             | no column named count",
        "--model power --columns N=N --xmin 3     | --xmin: '3' cannot be used with --model power; allowed: with --model zipf",
        "--model chinchilla --xmax 3              | --xmax: '3' cannot be used with --model chinchilla; allowed: with --model zipf",
        "--model zipf --xmin 0                    | --xmin: '0'",
        "--model zipf --xmin 1,2,3                | --xmin: '1,2,3' has more than two cut-offs",
        "--model zipf --xmin 9,2                  | --xmin: '9,2'",
        "--model zipf --xmin 5 --xmax 5           | --xmax: '5'",
    })
    void refusesInOneLine(String options, String part) {
        var args = new ArrayList<>(List.of(HALF));
        args.addAll(List.of(options.split(" ")));
        refuses(2, part, args.toArray(String[]::new));
    }

    private static void refuses(int code, String part, String... args) {
        Run run = run(args);
        assertThat(run.code()).as(run.err()).isEqualTo(code);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("quanta: ").contains(part).doesNotContain("Exception", "\tat ");
    }

    @Test
    void refusesBadTables() throws IOException {
        Path few = Files.writeString(directory.resolve("few.csv"), "N,D,loss\n1e6,1e7,3\n2e6,1e7,2.9\n");
        refuses(2, "too few runs: chinchilla needs at least 7, there are 2", few.toString(), "--model", "chinchilla");
        Path zero = Files.writeString(directory.resolve("zero.csv"), "N,D,loss\n1e6,0,3\n");
        refuses(2, "zero.csv:2: column 'D': must be > 0, was 0", zero.toString(), "--model", "quanta");
        refuses(2, "is a directory", directory.toString(), "--model", "chinchilla");
        refuses(2, "no such file", directory.resolve("none.csv").toString(), "--model", "chinchilla");
        Path shares = Files.writeString(directory.resolve("shares.csv"), "frequency\n0.5\n0.3\n0.2\n");
        refuses(2, "needs counts", shares.toString(), "--model", "zipf");
    }

    @Test
    void sizesUpDegenerateTables() throws IOException {
        var constant = new StringBuilder("N,D,loss\n");
        var proportional = new StringBuilder("N,D,loss\n");
        var oneGroup = new StringBuilder("N,D,loss,group\n");
        for (int i = 0; i < 20; i++) {
            double n = 1e7 * Math.pow(1.5, i);
            double d = 1e9 * Math.pow(2, (7 * i) % 20 / 2.0);
            double wave = 1 + 0.004 * Math.sin(7 * i);
            constant.append(n + "," + d + ",2.5\n");
            proportional.append(n + "," + 20 * n + "," + (1.8 + 500 * Math.pow(n, -0.35)) * wave + "\n");
            oneGroup.append(n + "," + d + "," + (1.8 + 500 * Math.pow(n, -0.35) + 400 * Math.pow(d, -0.26)) * wave + ",a\n");
        }
        Path flat = Files.writeString(directory.resolve("flat.csv"), constant);
        refuses(2, "all runs have the same loss, 2.5", flat.toString(), "--model", "chinchilla");
        for (String model : List.of("chinchilla", "quanta")) {
            Path file = Files.writeString(directory.resolve("proportional.csv"), proportional);
            Run run = run(file.toString(), "--model", model, "--bootstrap", "50", "--format", "json");
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out()).doesNotContain("Infinity", "NaN");
            assertThat(run.list("warnings")).isNotEmpty();
        }
        Path group = Files.writeString(directory.resolve("group.csv"), oneGroup);
        Run run = run(group.toString(), "--model", "chinchilla", "--format", "json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("only 1 groups, too few");
    }

    /** In the very folder of the runs, while it fits them again and again. */
    @ParameterizedTest
    @EnumSource
    void aStoppedProcessLeavesNothing(Signal signal) throws IOException, InterruptedException {
        Path runs = Files.copy(Path.of(HALF), directory.resolve("runs.csv"));
        try (var process = new CommandProcess(directory, "fit runs.csv --model chinchilla --bootstrap 1e6")) {
            process.hasWorked(Duration.ofSeconds(1));
            process.endsWithoutAnAnswer(signal);
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(runs);
        }
        assertThat(runs).hasSameBinaryContentAs(Path.of(HALF));
    }
}
