package org.neuralquanta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Signal;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.montecarlo.Estimate;
import org.neuralquanta.montecarlo.Result;
import org.neuralquanta.montecarlo.Simulation;

/** The commands simulate and bench: what the library answers, whole files, and no answer when interrupted. */
class SimulateCommandTest {

    private static final String SMALL = "simulate --alpha 0.4 --quanta 1e3 --replicates 8 --at 10,100,1e4";
    private static final String LONG = "simulate --alpha 0.4 --quanta 1e9 --replicates 1e6 --threads 1 --at 1e3,1e9";

    @TempDir
    private Path directory = Path.of(".");

    private static Run good(String line) {
        Run run = Run.of(line);
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    @Test
    void printsWhatTheLibraryAnswers() throws InterruptedException {
        Run run = good("simulate --alpha 0.4 --quanta 500 --tau 3 --delta 0.2 --eta 0.1 --replicates 12 --seed -7 --threads 2"
                + " --kernel scalar --sampling multinomial --at 20,3e3 --format json");
        Result result = Simulation.of(Zipf.finite(0.4, 500))
                .learnedAfter(3)
                .withExponents(0.2, 0.1)
                .repeated(12, -7)
                .sampled(Sampling.MULTINOMIAL)
                .run(20, 3000);
        assertThat(run.json())
                .containsOnlyKeys("kernel", "lanes", "seed", "replicates", "points", "digest")
                .containsEntry("kernel", "scalar")
                .containsEntry("lanes", 1.0)
                .containsEntry("seed", -7.0)
                .containsEntry("replicates", 12.0)
                .containsEntry("digest", result.digest());
        assertThat(run.list("points")).hasSize(2);
        for (int i = 0; i < 2; i++) {
            Estimate point = result.points().get(i);
            assertThat(run.list("points").get(i)).containsExactlyInAnyOrderEntriesOf(Map.of(
                    "x", point.x(), "mean", point.mean(), "stdError", point.standardError(), "variance", point.variance(),
                    "count", point.count()));
        }
    }

    @Test
    void textIsForPeople() {
        List<String> lines = good(SMALL).out().lines().toList();
        assertThat(lines.getFirst()).contains(" kernel, ", "seed 1, 8 replicates");
        assertThat(lines.get(1)).matches("digest [0-9a-f]{64}");
        assertThat(lines.get(3).strip().split(" {2,}")).containsExactly("D", "mean", "std error", "variance", "learned");
        assertThat(lines).hasSize(7);
    }

    @Test
    void theDefaultsAreThoseOfTheManual() {
        String line = "simulate --alpha 0.4 --quanta 100 --at 50 --format json";
        assertThat(good(line + " --tau 1 --delta 0 --eta 0 --replicates 64 --seed 1 --sampling poisson --kernel auto").json())
                .isEqualTo(good(line).json());
    }

    @Test
    void quantaAreInfinitelyManyIfNoNumberIsGiven() {
        Run run = good("simulate --alpha 0.4 --replicates 16 --at 100,1e4 --format json");
        assertThat(run.json().get("digest")).isEqualTo(good("simulate --alpha 0.4 --quanta inf --replicates 16 --at 100,1e4 --format json")
                .json().get("digest"));
        assertThat((Double) run.list("points").get(1).get("mean")).isCloseTo(0.1, within(0.05));
    }

    @Test
    void neitherKernelNorThreadsNorFormatChangeTheResult() {
        Object digest = good(SMALL + " --format json").json().get("digest");
        for (String machine : List.of("--kernel scalar", "--kernel vector", "--threads 1", "--threads 8")) {
            assertThat(good(SMALL + " --format json " + machine).json().get("digest")).as(machine).isEqualTo(digest);
        }
        assertThat(good(SMALL).out()).contains("digest " + digest);
        assertThat(good(SMALL + " --seed 2").out()).doesNotContain("digest " + digest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-9223372036854775808", "-1", "0", "9223372036854775807", "2^62"})
    void theSeedIsAnyOf64Bits(String seed) {
        assertThat(good(SMALL + " --seed " + seed).out()).contains("digest ");
    }

    /** The digest of the manual, computed anew from the file. */
    @Test
    void curvesAreWrittenInFull() throws IOException, NoSuchAlgorithmException {
        Path file = directory.resolve("curves.csv");
        Run run = good(SMALL + " --format json --curves " + file);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(1 + 8 * 3).startsWith("replicate,x,loss");
        var digest = MessageDigest.getInstance("SHA-256");
        double sum = 0;
        for (int i = 0; i < 24; i++) {
            String[] cells = lines.get(1 + i).split(",", -1);
            assertThat(cells[0]).isEqualTo(Integer.toString(i / 3));
            assertThat(Double.parseDouble(cells[1])).isEqualTo(new double[] {10, 100, 1e4}[i % 3]);
            double loss = Double.parseDouble(cells[2]);
            digest.update(ByteBuffer.allocate(Double.BYTES).putDouble(loss).flip());
            sum += i % 3 == 1 ? loss : 0;
        }
        assertThat(run.json()).containsEntry("digest", HexFormat.of().formatHex(digest.digest()));
        assertThat((Double) run.list("points").get(1).get("mean")).isCloseTo(sum / 8, within(1e-14));
        assertThat(files()).containsExactly(file);
        assertThat(run.out()).isEqualTo(good(SMALL + " --format json").out());
    }

    @Test
    void anExistingFileIsReplacedOnlyByAWholeOne() throws IOException {
        Path file = Files.writeString(directory.resolve("curves.csv"), "mine");
        Run refused = Run.of(SMALL + " --sampling multinomial --at 2,1 --curves " + file);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(file).hasContent("mine");
        good(SMALL + " --curves " + file);
        assertThat(Files.readString(file)).startsWith("replicate,x,loss\n0,10.0,");
        assertThat(files()).containsExactly(file);
    }

    @ParameterizedTest
    @CsvSource({"., is a directory", "none/curves.csv, is in no directory", "/dev/full, is not a regular file"})
    void aPlaceWhereNoFileCanBeIsRefused(String name, String fault) throws IOException {
        Run run = Run.of(SMALL + " --curves " + directory.resolve(name));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("quanta: --curves: '").contains(fault).hasLineCount(1);
        assertThat(files()).isEmpty();
    }

    @Test
    void anInterruptedThreadHasNoAnswer() throws IOException, InterruptedException {
        var runs = new ArrayList<Run>();
        Thread thread = Thread.ofPlatform().start(() -> runs.add(Run.of(LONG + " --curves " + directory.resolve("curves.csv"))));
        while (files().isEmpty()) {
            Thread.sleep(10);
        }
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(30));
        assertThat(runs.getFirst().code()).isEqualTo(130);
        assertThat(runs.getFirst().out()).isEmpty();
        assertThat(runs.getFirst().err()).isEqualTo("quanta: interrupted\n");
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aStoppedProcessLeavesNothing(Signal signal) throws IOException, InterruptedException {
        try (var process = new CommandProcess(directory, LONG + " --curves " + directory.resolve("curves.csv"))) {
            while (files().isEmpty()) {
                process.mustBeAlive();
                Thread.sleep(10);
            }
            process.endsWithoutAnAnswer(signal);
        }
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"curve, 64000000", "zipf, 4194304", "exponential, 16777216"})
    void benchNamesKernelAndLanes(String workload, double items) {
        Run run = good("bench --workload " + workload + " --rounds 2 --threads 2 --kernel vector --format json");
        assertThat(run.json())
                .containsOnlyKeys("workload", "kernel", "lanes", "items", "nsPerItem")
                .containsEntry("workload", workload)
                .containsEntry("items", items);
        assertThat((String) run.json().get("kernel")).isIn("vector", "scalar");
        Map<String, @Nullable Object> times = Run.object(run.json(), "nsPerItem");
        assertThat(times).containsOnlyKeys("min", "median", "max");
        double median = (double) Objects.requireNonNull(times.get("median"));
        assertThat(median).isPositive().isBetween((double) Objects.requireNonNull(times.get("min")), (double) Objects.requireNonNull(times.get("max")));
    }
}
